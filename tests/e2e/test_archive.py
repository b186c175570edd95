"""An archive edition, built as its user builds it, and what two checkers say of it."""

import json
from hashlib import sha256

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from dossier.errors import ExitCode
from tests.e2e.conftest import small_case
from tests.support import archives

EXHIBITS = """\
id,title,kind,date,author,language,file,embed
fit,Letter that keeps its fonts,letter,2026-03-02,Syndic,en,fit.pdf,
bare,Letter in a font of no file,letter,2026-03-03,Syndic,en,bare.pdf,
script,Letter with a script,letter,2026-03-04,Syndic,en,script.pdf,
ceiling,Photographs of the ceiling,photographs,2026-03-01,A. Example,,,yes
"""


def case_of(folder):
    case = small_case(folder / "leak")
    next((case / "exhibits").iterdir()).unlink()
    (case / "exhibits" / "fit.pdf").write_bytes(archives.fit())
    (case / "exhibits" / "bare.pdf").write_bytes(archives.two(archives.bare(), archives.fit()))
    (case / "exhibits" / "script.pdf").write_bytes(archives.scripted())
    (case / "exhibits.csv").write_text(EXHIBITS, "utf-8")
    return case


@pytest.fixture(scope="module")
def built(tmp_path_factory, program_of_module):
    folder = tmp_path_factory.mktemp("archive")
    case = case_of(folder)
    done = program_of_module(
        "build", case, "--archive", "--edition", "uk-bundle", "--out", folder / "out", code=ExitCode.OK
    )
    (folder / "said").write_text(done.stdout, "utf-8")
    return folder


def words(file):
    with PdfDocument(file) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_it_keeps_both_standards(built):
    assert archives.opinions(built / "out" / "dossier.pdf") == []


def test_it_holds_what_was_asked_for_and_what_became_pictures(built):
    held = archives.attached(built / "out" / "dossier.pdf")
    case = built / "leak"
    files = {
        "2_bare.pdf": "exhibits/bare.pdf",
        "3_script.pdf": "exhibits/script.pdf",
        "4-1_a.jpg": "photos/ceiling/a.jpg",
        "4-2_b.png": "photos/ceiling/b.png",
    }
    assert held == {name: (case / path).read_bytes() for name, path in files.items()}


def test_the_person_is_told(built):
    said = (built / "said").read_text("utf-8")
    assert "2 pages shown as pictures, 4 originals attached, 0 originals only named" in said
    assert "with its position" in said
    report = json.loads((built / "out.internal" / "completeness.json").read_text("utf-8"))
    told = {(one["code"], one["subject"]) for one in report["findings"]}
    assert {("FP501", "bare"), ("FP501", "script")} <= told


def test_the_pages_say_so_in_plain_words(built):
    page = next(page for page in words(built / "out" / "dossier.pdf") if "Pages shown as pictures" in page)
    printed = "".join(page.split())
    assert "ExhibitNo.21" in printed
    assert "ExhibitNo.3allpages" in printed
    for content in archives.attached(built / "out" / "dossier.pdf").values():
        assert sha256(content).hexdigest() in printed


def test_the_file_agrees_with_its_manifest(built, program):
    done = program("verify", built / "out" / "dossier.pdf", "--originals", built / "leak", code=ExitCode.OK)
    assert "Consistent" in done.stdout


def test_its_receipt_makes_the_same_bytes_again(built, program):
    receipt = built / "out.internal" / "receipt-main.json"
    assert json.loads(receipt.read_text("utf-8"))["archive"] == {"file": 20_000_000, "total": 200_000_000}
    program("reproduce", receipt, built / "leak", code=ExitCode.OK)


def test_volumes_are_archives_too(built):
    (volume,) = (built / "out" / "filing" / "uk-bundle").iterdir()
    assert archives.opinions(volume) == []
    assert len(archives.attached(volume)) == 4
    with pikepdf.open(volume) as pdf:
        drawn = [page.Resources.XObject.get("/Page1") for page in pdf.pages]
        (width,) = {int(one.Width) for one in drawn if one is not None and "/Width" in one}
    assert abs(width - 595.28 / 72 * 300) <= 1, "the edition takes 300 dots an inch"


@pytest.mark.parametrize("edition", ["us-cmecf", "public"])
def test_a_court_that_takes_no_attached_files_is_told_of(built, program, edition):
    out = built / "refused"
    done = program(
        "build", built / "leak", "--archive", "--edition", edition, "--out", out, code=ExitCode.USAGE
    )
    assert edition in done.stderr
    assert "--archive" in done.stderr
    assert not out.exists()
