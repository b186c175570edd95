"""The page of the night before filing in a real browser: copied by mouse and keyboard, with no network."""

import datetime as dt

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from dossier.model.upload import Paper, Upload, Uploaded, UploadFile
from dossier.reports.upload import upload_page
from tests.support.small_dossier import dossier

TITLE = "Pièce n° 2 – Lettre à l’assureur <b>"


def file(number, title, message):
    return UploadFile(
        f"{number}_piece.pdf", title, 2, 3_000_000, f"{number}" * 64, exhibits=(number,), message=message
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    last = Uploaded(dt.date(2026, 11, 20), {"1_piece.pdf": "1" * 64}, {1: "1_piece.pdf"})
    told = Upload(
        "RPVA",
        (file(1, "Pièce n° 1 – Constat", 1), file(2, TITLE, 1), file(3, "Pièce n° 3 – Devis", 2)),
        rules=(("Un fichier par pièce", "art. 768 CPC"),),
        as_of=dt.date(2026, 11, 1),
        last=last,
        message_bytes=10_000_000,
        paper=Paper(40, 23, 3, "Une copie."),
    )
    path = tmp_path_factory.mktemp("upload") / "upload.html"
    path.write_text(upload_page(dossier(), told, "en"), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser, address):
    browser.get_log("browser")
    browser.get(address)
    return browser


def status(page):
    return page.find_element(By.CSS_SELECTOR, "[role=status]").text


def copied(page):
    page.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    return page.execute_async_script(
        "navigator.clipboard.readText().then(arguments[0], (e) => arguments[0](String(e)))"
    )


def until(page, words):
    WebDriverWait(page, 5).until(lambda _: words in status(page))


def test_a_click_copies_the_title_exactly(page):
    page.find_element(By.CSS_SELECTOR, "button[data-copy=title-2]").click()
    until(page, TITLE)
    assert status(page) == f"Copied: {TITLE}"
    assert copied(page) == TITLE


def test_the_keyboard_alone_copies_and_ticks(page):
    box = page.find_element(By.CSS_SELECTOR, "input[data-file='1']")
    page.execute_script("arguments[0].focus()", box)
    box.send_keys(Keys.SPACE)
    until(page, "1 / 3 done")
    page.switch_to.active_element.send_keys(Keys.TAB)
    button = page.switch_to.active_element
    assert button.accessible_name == "Copy the name of file 1"
    button.send_keys(Keys.ENTER)
    until(page, "Copied: 1_piece.pdf")
    assert copied(page) == "1_piece.pdf"


def test_without_a_clipboard_the_title_is_selected_or_copied_the_old_way(page):
    page.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})"
    )
    page.find_element(By.CSS_SELECTOR, "button[data-copy=title-2]").click()
    WebDriverWait(page, 5).until(lambda _: "done" not in status(page))
    assert page.execute_script("return String(getSelection())") == TITLE


def test_what_is_done_survives_a_reload(page):
    page.find_element(By.CSS_SELECTOR, "input[data-file='3']").click()
    until(page, "1 / 3 done")
    page.refresh()
    assert page.find_element(By.CSS_SELECTOR, "input[data-file='3']").is_selected()
    assert status(page) == "1 / 3 done"


def test_nothing_is_fetched_and_nothing_is_refused_by_the_policy(page):
    assert not page.execute_script("return performance.getEntriesByType('resource').length")
    assert (
        page.execute_script("return getComputedStyle(document.querySelector('h1')).color")
        == "rgb(28, 42, 58)"
    )
    assert not [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"]


def test_a_narrow_window_scrolls_in_one_direction_only(page):
    try:
        page.set_window_size(500, 900)
        wide = page.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    finally:
        page.set_window_size(1200, 1000)
