"""The page of a package in a real browser: what is given to it is compared, and nothing leaves it."""

import hashlib

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from dossier.model.manifest import ListedOriginal, ListedPicture, Manifest
from dossier.reports.verify_page import verify_page

HOSTILE = "</script><img src=x onerror=alert(1)>.jpg"
FILES = {
    "originals/photos/a.jpg": b"first picture",
    "originals/photos/b.jpg": b"second picture",
    f"originals/photos/{HOSTILE.replace('/', '_')}": b"third picture",
    "dossier/dossier.pdf": b"%PDF dossier",
}
LENGTHS = (0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 129, 1_000_003)
"""Around the edges of the blocks of SHA-256."""

FILES |= {f"lengths/{length}.bin": b"x" * length for length in LENGTHS}
PRINTED = b"the picture that a page shows"


def _digest(content):
    return hashlib.sha256(content).hexdigest()


def _page(language="en"):
    listed = [
        ListedOriginal(
            path=path.removeprefix("originals/"),
            sha256=_digest(content),
            size=len(content),
            exhibit=1,
            label=f"1/{rank}",
            page=str(rank + 4),
        )
        for rank, (path, content) in enumerate(FILES.items(), 1)
        if path.startswith("originals/")
    ]
    picture = ListedPicture(
        label="1/1", original=listed[0].sha256, derivative=_digest(PRINTED), position=5, page="5"
    )
    manifest = Manifest(
        title="Title",
        proceeding="Proceeding",
        language="en",
        pages=9,
        originals=tuple(listed),
        pictures=(picture,),
    )
    return verify_page([manifest], {path: _digest(content) for path, content in FILES.items()}, language)


@pytest.fixture
def opened(browser, tmp_path):
    path = tmp_path / "verify.html"
    path.write_text(_page(), "utf-8")
    browser.get(path.as_uri())
    return browser


def _compared(browser, folder, files):
    """What the page says after these files were chosen."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    browser.execute_script("document.getElementById('files').hidden = false")
    before = browser.find_element(By.ID, "summary").text
    chosen = "\n".join(str(folder / name) for name in files)
    browser.find_element(By.ID, "files").send_keys(chosen)
    WebDriverWait(browser, 20).until(
        lambda b: (
            b.find_element(By.ID, "summary").text not in {before, ""}
            and b.find_element(By.ID, "results").text
        )
    )
    return browser.find_element(By.ID, "summary").text, browser.find_element(By.ID, "results").text


def test_each_file_is_what_it_is(opened, tmp_path):
    files = {
        "a.jpg": FILES["originals/photos/a.jpg"],
        "b.jpg": b"second picture, retouched",
        "other.pdf": FILES["dossier/dossier.pdf"],
        "stranger.jpg": b"never listed",
        "shown.jpg": PRINTED,
    }
    summary, results = _compared(opened, tmp_path / "given", files)
    assert summary
    lines = results.lower()
    for name in files:
        assert name in results
    kinds = (
        "changed 1",
        "not listed 1",
        "unchanged, under a name of its own 1",
        "pictures as printed",
        "unchanged 1",
    )
    for word in kinds:
        assert word in lines, results
    assert "page 5" in lines.replace("\u00a0", " ")


def test_every_length_is_hashed_as_python_hashes_it(opened, tmp_path):
    files = {f"{length}.bin": FILES[f"lengths/{length}.bin"] for length in LENGTHS}
    _, results = _compared(opened, tmp_path / "given", files)
    assert f"unchanged {len(LENGTHS)}" in results.lower(), results


def test_nothing_is_fetched_and_nothing_hostile_runs(opened, tmp_path):
    _compared(opened, tmp_path / "given", {"a.jpg": FILES["originals/photos/a.jpg"]})
    script = "return performance.getEntriesByType('resource').map(one => one.name)"
    assert opened.execute_script(script) == []
    assert opened.execute_script("return document.querySelectorAll('img').length") == 0
    tried = "return fetch('http://127.0.0.1:9/').then(() => 'went', () => 'refused')"
    assert opened.execute_script(tried) == "refused"


def test_the_same_lists_give_the_same_page():
    assert _page() == _page()
    assert _page("fr") != _page("en")
