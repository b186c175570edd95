"""The internal page in a real browser: filtered, searched, followed, printed and cut off from the network."""

import base64
import io
import json
import re
import time

import pypdfium2
import pytest
from PIL import Image
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from dossier.model.finding import Gap, Severity
from dossier.model.source import Origin
from dossier.reports.page import PageOptions, html_report
from tests.support.small_dossier import HOSTILE, dossier, event, finding, full_report, report, waiver

RULE = "# PH004 x\n\nEvery photograph says when.\n\n## What it checks\nThe time of `taken`.\n"
NAMES = tuple(f"{n:02}.jpg" for n in range(1, 31))
EVENTS = (
    event("s1", "2022-09-18 14:20 Europe/Paris", fact="start"),
    event("s2", "2022-09-18 14:10 Europe/Paris", fact="start"),
)


def _thumbnail():
    held = io.BytesIO()
    Image.new("RGB", (96, 64), "steelblue").save(held, "JPEG", quality=50)
    return held.getvalue()


def _group():
    """A lack that thirty photographs share, each in its own row."""
    ids = [f"photos/{name[:-4]}" for name in NAMES]
    parts = tuple(
        Gap(i, {"file": f"{i}.jpg"}, Origin(file="photos.csv", line=n)) for n, i in enumerate(ids, 2)
    )
    return finding(
        "PH020",
        subject="*",
        members=tuple(ids),
        parts=parts,
        facts={"count": "30"},
        slug="caption-missing",
        message="{count} photographs have no caption",
        single="{subject} has no caption",
        fix="Write what is seen.",
        ask="office",
    )


def _found():
    plain = full_report()
    others = [finding("WS001", Severity.MINOR, f"témoin {n}", facts={"file": "é"}) for n in range(6)]
    about = finding("EX005", Severity.NOTE, "letter", ask="office", fix="Date `it`.", blocks_from="court")
    accepted = (finding("PH020", subject="photos/31"), waiver("photos/31", rule="PH020"))
    return report(
        *plain.findings,
        *others,
        about,
        _group(),
        waived=(*plain.waived, accepted),
        ran=("PH004", "PH020", "EX001", "EX005", "PR001", "BR006", "WS001", "CO001"),
    )


def _page(folder, name, language, found, made, **options):
    path = folder / f"{name}.html"
    path.write_text(html_report(made, found, language, PageOptions(**options)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Addresses of the pages, by name."""
    folder, made = tmp_path_factory.mktemp("pages"), dossier(events=EVENTS, names=NAMES)
    pictures = {f"photos/{name[:-4]}": _thumbnail() for name in NAMES}
    told = {"found": _found(), "made": made, "pages": {"PH004": RULE}, "thumbnails": pictures}
    many = report(
        *(finding(subject=f"p{n}", origin=Origin(file="photos.csv", line=n)) for n in range(1, 1001))
    )
    bad = finding(subject=HOSTILE, facts={"file": HOSTILE}, members=(HOSTILE, '" onload="evil=1'))
    waived = ((bad, waiver(HOSTILE, reason={"fr": HOSTILE}, who=HOSTILE)),)
    hostile = {"found": report(bad, finding(), waived=waived), "pages": {"PH004": HOSTILE}}
    hostile |= {"made": dossier(events=(event("a", "2022", what=HOSTILE, fact=HOSTILE),))}
    return {
        "fr": _page(folder, "fr", "fr", **told),
        "en": _page(folder, "en", "en", **told),
        "many": _page(folder, "many", "fr", many, made),
        "hostile": _page(folder, "hostile", "fr", **hostile),
    }


@pytest.fixture
def opened(browser, pages):
    """Opens a page afresh and gives the browser."""

    def open_(name="en", fragment=""):
        browser.get("about:blank")
        browser.get(pages[name] + fragment)
        return browser

    return open_


def cards(browser):
    """The findings that can be seen, each by its anchor."""
    script = (
        "return [...document.querySelectorAll('article')].filter(a => a.checkVisibility()).map(a => a.id)"
    )
    return browser.execute_script(script)


def select(browser, name):
    return Select(browser.find_element(By.NAME, name))


def said(browser):
    """How many are shown, as the page tells those who cannot see it."""
    return browser.find_element(By.TAG_NAME, "output").text


def active(browser):
    return browser.switch_to.active_element


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["ask", "severity", "family", "exhibit"])
def test_each_value_of_each_filter_shows_as_many_findings_as_it_says(opened, language, name):
    browser = opened(language)
    whole = cards(browser)
    for option in [o.get_attribute("value") for o in select(browser, name).options][1:]:
        select(browser, name).select_by_value(option)
        promised = re.search(r"\((\d+)\)$", select(browser, name).first_selected_option.text)
        shown = cards(browser)
        assert len(shown) == int(promised[1]) > 0
        held = browser.execute_script(
            "return arguments[0].map(i => document.getElementById(i).dataset[arguments[1]])", shown, name
        )
        assert all(option in values.split(" ") for values in held)
        assert said(browser).startswith(f"{len(shown)} / {len(whole)} ")
    select(browser, name).select_by_value("")
    assert cards(browser) == whole


def test_filters_add_up_and_their_counts_follow(opened):
    browser = opened()
    select(browser, "ask").select_by_value("client")
    select(browser, "family").select_by_value("WS")
    assert cards(browser) == [f"WS001-{n}" for n in range(1, 7)]
    assert [o.text for o in select(browser, "severity").options] == [
        "all",
        "blocker (0)",
        "major (0)",
        "minor (6)",
        "note (0)",
    ]
    headings = [h.text for h in browser.find_elements(By.CSS_SELECTOR, ".group h2") if h.is_displayed()]
    assert headings == ["Ask the client 6"]


def test_an_exhibit_shows_what_is_about_it_alone_or_among_others(opened):
    browser = opened()
    select(browser, "exhibit").select_by_value("2")
    assert cards(browser) == ["PH020-1"]
    select(browser, "exhibit").select_by_value("1")
    assert cards(browser) == ["EX005-1"]


def test_words_are_found_without_accents_in_messages_remedies_and_members(opened):
    browser = opened()
    search = browser.find_element(By.NAME, "q")
    for words, found in {
        "TEMOIN 3:": ["WS001-4"],
        "photos/17": ["PH020-1"],
        "completed copy": ["BR006-1"],
        "proceedings.yaml:40": ["EX001-1"],
        "passport": [],
    }.items():
        search.clear()
        search.send_keys(words)
        assert cards(browser) == found
    search.send_keys(" nowhere")
    assert cards(browser) == []
    assert browser.find_element(By.CLASS_NAME, "nothing").is_displayed()
    assert said(browser).startswith("0 / ")


def test_reset_and_escape_show_all_again(opened):
    browser = opened()
    whole = cards(browser)
    select(browser, "severity").select_by_value("note")
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    assert cards(browser) == whole
    browser.find_element(By.NAME, "q").send_keys("letter")
    assert len(cards(browser)) < len(whole)
    active(browser).send_keys(Keys.ESCAPE)
    assert cards(browser) == whole
    assert "=" not in browser.current_url


def test_the_address_holds_the_filters_so_that_it_can_be_sent(opened):
    browser = opened()
    select(browser, "ask").select_by_value("client")
    browser.find_element(By.NAME, "q").send_keys("témoin 3 & 4")
    shown, fragment = cards(browser), browser.current_url.partition("#")[2]
    again = opened("fr", "#" + fragment)
    assert again.find_element(By.NAME, "q").get_attribute("value") == "témoin 3 & 4"
    assert select(again, "ask").first_selected_option.get_attribute("value") == "client"
    assert cards(again) == shown


@pytest.mark.parametrize(
    "fragment", ["#severity=nothing", "#q=%3Cscript%3E", "#x=y&&=", "#no-such-place", "#%E0%A4"]
)
def test_an_address_that_makes_no_sense_harms_nothing(opened, fragment):
    browser = opened("en", fragment)
    assert said(browser).endswith("shown")
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def test_every_link_of_the_page_leads_to_something_seen(opened):
    browser = opened()
    targets = browser.execute_script(
        "return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
    )
    assert {"#findings", "#conflicts", "#accepted", "#rules", "#files", "#rule-PH004"} <= set(targets)
    for target in dict.fromkeys(targets):
        link = browser.find_element(By.CSS_SELECTOR, f"a[href='{target}']")
        link.send_keys(Keys.ENTER)
        time.sleep(0.02)
        place = browser.find_element(By.ID, target[1:])
        assert place.is_displayed()
        where = browser.execute_script("return arguments[0].getBoundingClientRect().top / innerHeight", place)
        assert -0.1 < where < 1, target


def test_a_link_to_a_finding_that_a_filter_hides_shows_it(opened):
    browser = opened("en", "#family=WS")
    assert "EX001-1" not in cards(browser)
    browser.find_element(By.CSS_SELECTOR, ".next a[href='#EX001-1']").click()
    time.sleep(0.05)
    assert "EX001-1" in cards(browser)


def test_all_that_a_group_stands_for_opens_with_its_places(opened):
    browser = opened()
    group = browser.find_element(By.ID, "PH020-1")
    assert len(group.find_elements(By.CSS_SELECTOR, ".strip img")) == 12
    assert group.find_element(By.CSS_SELECTOR, ".strip .more").text == "and 18 others"
    assert "1 more is accepted by a waiver." in group.text
    group.find_element(By.CSS_SELECTOR, ".members summary").click()
    members = [item.text for item in group.find_elements(By.CSS_SELECTOR, ".members li")]
    assert len(members) == 30
    assert members[4].startswith("2/5 photos/05 photos.csv:6")


def test_the_lines_that_accept_a_finding_are_there_to_copy(opened):
    browser = opened()
    card = browser.find_element(By.ID, "PR001-1")
    card.find_element(By.CSS_SELECTOR, ".accept summary").click()
    assert card.find_element(By.TAG_NAME, "pre").text.startswith("- rule: PR001\n  subject: photos\n")
    assert not browser.find_elements(By.CSS_SELECTOR, "#EX001-1 .accept"), "a blocker cannot be accepted"


def test_the_keyboard_alone_does_everything(opened):
    browser = opened()
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert active(browser).text == "Skip to the findings"
    assert active(browser).is_displayed()
    active(browser).send_keys(Keys.ENTER)
    active(browser).send_keys(Keys.TAB)
    assert active(browser).get_attribute("name") == "q"
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    for name in ("ask", "severity", "family", "exhibit"):
        active(browser).send_keys(Keys.TAB)
        assert active(browser).get_attribute("name") == name
    active(browser).send_keys("No. 1")
    assert cards(browser) == ["EX005-1"]
    active(browser).send_keys(Keys.TAB)
    assert active(browser).get_attribute("type") == "reset"
    active(browser).send_keys(Keys.SPACE)
    time.sleep(0.02)
    assert len(cards(browser)) > 5
    while active(browser).tag_name != "summary":
        active(browser).send_keys(Keys.TAB)
    active(browser).send_keys(Keys.ENTER)
    assert active(browser).find_element(By.XPATH, "..").get_attribute("open") is not None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_paper_has_everything_and_no_control(opened, language):
    browser = opened(language)
    closed = len(browser.find_elements(By.CSS_SELECTOR, "details:not([open])"))
    pdf = pypdfium2.PdfDocument(base64.b64decode(browser.print_page()))
    paper = " ".join("".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for words in (
        "30 photographs have no caption",
        "photos/30",
        "photos.csv:31",
        "Every photograph says when.",
    ):
        assert words in paper, words
    for words in ("exhibits/letter.pdf", "témoin 5", "photos/blurred.jpg", "Maître A. Exemple"):
        assert words in paper, words
    buttons = {"fr": ("Tout montrer", "Rechercher"), "en": ("Show all", "Search")}
    assert not [word for word in buttons[language] if word in paper]
    assert len(browser.find_elements(By.CSS_SELECTOR, "details:not([open])")) == closed
    pdf.close()


@pytest.mark.parametrize("name", ["fr", "hostile"])
def test_nothing_is_asked_of_any_network(opened, name):
    opened("en").get_log("performance")
    browser = opened(name)
    browser.find_element(By.NAME, "q").send_keys("photo")
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith(("file:", "data:", "about:")) for url in asked), asked
    entries = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert all(entry.startswith("data:") for entry in entries)


def test_the_policy_lets_nothing_out_and_no_foreign_script_in(opened):
    browser = opened()
    refused = browser.execute_async_script(
        """
        const done = arguments[0], refused = new Set();
        addEventListener("securitypolicyviolation", (e) => refused.add(e.effectiveDirective));
        fetch("http://127.0.0.1:9/").catch(() => refused.add("fetch"));
        document.body.append(Object.assign(new Image(), {src: "http://127.0.0.1:9/x.png"}));
        const add = (tag, textContent) =>
          document.body.append(Object.assign(document.createElement(tag), {textContent}));
        add("script", "window.evil = 1");
        add("style", "body {color: red}");
        setTimeout(() => done([...refused].sort()), 200);
        """
    )
    assert set(refused) >= {"connect-src", "fetch", "img-src", "script-src-elem", "style-src-elem"}
    assert browser.execute_script("return window.evil") is None
    browser.get_log("browser")


def test_hostile_words_stay_words(opened):
    browser = opened("hostile")
    assert browser.execute_script("return [document.scripts.length, document.images.length]") == [1, 0]
    assert browser.execute_script("return window.evil") is None
    text = browser.execute_script("return document.body.textContent")
    assert "</script><img src=" in text
    assert not set(text) & {"\u202e", "\x1b", "\x00"}


def test_without_its_script_the_page_can_be_read_whole(opened, browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened("en")
        assert not browser.find_element(By.ID, "filters").is_displayed()
        assert len([a for a in browser.find_elements(By.TAG_NAME, "article") if a.is_displayed()]) == 12
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_thousand_findings_are_filtered_at_once(opened):
    browser = opened("many")
    search = browser.find_element(By.NAME, "q")
    measure = """
        const field = arguments[0], start = performance.now();
        field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}));
        document.body.getBoundingClientRect();
        return performance.now() - start;
    """
    assert browser.execute_script(measure, search, "p77") < 500
    assert browser.execute_script(measure, search, "p777") < 500
    assert cards(browser) == ["PH004-777"]


@pytest.mark.parametrize("name", ["fr", "hostile"])
def test_a_telephone_shows_the_page_without_scrolling_sideways(opened, browser, name):
    screen = {"width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        opened(name)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
