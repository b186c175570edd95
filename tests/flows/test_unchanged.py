"""The last build stands only where nothing that went into it, and nothing that it made, is another."""

import datetime as dt
import os
from contextlib import contextmanager
from dataclasses import replace

import pytest

from dossier.executor import silent
from dossier.flows import ingredients, unchanged
from dossier.flows.build import build
from dossier.flows.request import BuildRequest
from dossier.flows.unchanged import Ledger
from tests.e2e.conftest import small_case


@pytest.fixture(scope="module")
def request_(tmp_path_factory):
    place = tmp_path_factory.mktemp("unchanged")
    own = place / "templates"
    own.mkdir()
    (own / "own.css").write_text("/* ours */", "utf-8")
    request = BuildRequest(small_case(place / "case"), place / "out", templates=own)
    ledger = Ledger(request)
    assert ledger.standing() is None, "nothing was built yet"
    ledger.remember(build(request, silent), "as it was told")
    return request


@pytest.fixture(autouse=True)
def stands(request_):
    """Before and after each test the build stands: what a test sees, it has made itself."""
    assert stood(request_)
    yield
    assert stood(request_)


def stood(request):
    found = Ledger(request).standing()
    return found is not None and found.told == "as it was told" and not found.blocked


@contextmanager
def written(path, content, *, same_time=False):
    """A file with other content, and afterwards the old one as it was."""
    before, stat = path.read_bytes(), path.stat()
    path.write_bytes(content)
    if same_time:
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    yield
    path.write_bytes(before)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def flipped(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    return bytes(content)


def some_photograph(request):
    return next(iter(sorted(request.folder.glob("photos/*/*.jpg"))))


def test_a_caption_that_changes(request_):
    text = request_.folder / "case.yaml"
    with written(text, text.read_bytes() + b"\n"):
        assert not stood(request_)


def test_a_bit_of_an_original_that_changes_with_size_and_time_kept(request_):
    picture = some_photograph(request_)
    with written(picture, flipped(picture), same_time=True):
        assert not stood(request_), "at court level every byte is read again"


def test_a_draft_trusts_size_and_time_and_a_court_level_build_does_not(request_):
    draft = replace(request_, level="draft", out=request_.out.with_name("draft"))
    ledger = Ledger(draft)
    ledger.remember(build(draft, silent), "as it was told")
    picture = some_photograph(request_)
    with written(picture, flipped(picture), same_time=True):
        assert stood(draft)
    with written(picture, flipped(picture)):
        assert not stood(draft)


def test_an_original_of_another_time(request_):
    picture = some_photograph(request_)
    with written(picture, picture.read_bytes()):
        os.utime(picture, (1, 1))
        assert not stood(request_), "pages may print when a file was changed last"


def test_a_file_more(request_):
    more = request_.folder / "photos" / "more.jpg"
    more.write_bytes(b"?")
    assert not stood(request_)
    more.unlink()


def test_a_file_less_or_called_otherwise(request_):
    picture = some_photograph(request_)
    picture.rename(picture.with_name("other.jpg"))
    assert not stood(request_)
    picture.with_name("other.jpg").rename(picture)


@pytest.mark.parametrize("name", ["dossier.pdf", "hearing.pdf", "exhibit-list.docx"])
def test_a_result_of_which_a_bit_was_changed(request_, name):
    file = request_.out / name
    with written(file, flipped(file), same_time=True):
        assert not stood(request_)


def test_a_report_that_somebody_wrote_in(request_):
    report = request_.internal / "completeness.html"
    with written(report, report.read_bytes() + b"<!-- -->"):
        assert not stood(request_)


def test_a_result_that_is_gone(request_):
    file = request_.out / "paper-kit.pdf"
    file.rename(request_.out / "elsewhere.pdf")
    assert not stood(request_)
    (request_.out / "elsewhere.pdf").rename(file)


def test_a_result_of_another_build_beside_it(request_):
    stray = request_.out / "exhibits" / "1.pdf"
    stray.parent.mkdir()
    stray.write_bytes(b"%PDF")
    assert not stood(request_)
    stray.unlink()
    stray.parent.rmdir()


@pytest.mark.parametrize(
    "asked",
    [
        {"level": "draft"},
        {"language": "fr"},
        {"as_of": dt.date(2020, 1, 1)},
        {"editions": ("rpva",)},
        {"proceeding": "main"},
        {"templates": None},
    ],
)
def test_something_else_asked_for(request_, asked):
    assert Ledger(replace(request_, **asked)).standing() is None


def test_a_firms_template_that_changes(request_):
    own = request_.templates / "own.css"
    with written(own, b"/* othr */", same_time=True):
        assert not stood(request_)


@pytest.mark.parametrize("name", ["program", "libraries", "python_version", "templates"])
def test_another_program(request_, monkeypatch, name):
    with monkeypatch.context() as patched:
        patched.setattr(unchanged, name, lambda *_: "another")
        assert not stood(request_)


def test_the_program_is_known_by_its_own_files(tmp_path):
    (tmp_path / "a.py").write_text("1", "utf-8")
    before = ingredients.folder_digest(tmp_path)
    (tmp_path / "a.py").write_text("2", "utf-8")
    assert ingredients.folder_digest(tmp_path) != before


def test_a_record_that_is_damaged_says_nothing(request_):
    record = next((request_.cache / "builds").iterdir())
    with written(record, flipped(record)):
        assert not stood(request_)


def test_a_case_that_changes_while_it_is_built_is_not_remembered(request_):
    again = replace(request_, as_of=dt.date(2026, 11, 24), out=request_.out.with_name("again"))
    ledger = Ledger(again)
    built = build(again, silent)
    text = again.folder / "case.yaml"
    with written(text, text.read_bytes() + b"\n"):
        ledger.remember(built, "as it was told")
    assert Ledger(again).standing() is None


def test_a_link_in_the_case_is_never_followed(request_, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("secret", "utf-8")
    link = request_.folder / "link.txt"
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert not stood(request_)
    link.unlink()
