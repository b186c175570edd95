"""What courts ask of a finished file is read from the file, not from what was intended."""

from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from dossier.errors import ProofError
from dossier.files import program_folder
from dossier.model.parts import ForeignPages, Plan
from dossier.verify.facts import read_filed

WORDS = "The door was found open at ten in the morning and was closed again at noon."


def _file(folder, *, draw, embedded=True):
    pdf = FPDF(unit="pt", format="A4")
    if embedded:
        font = next(program_folder("templates").glob("fonts/*.ttf"))
        pdf.add_font("own", fname=str(font))
    pdf.set_font("own" if embedded else "Helvetica", size=12)
    pdf.add_page()
    draw(pdf)
    path = folder / "dossier.pdf"
    pdf.output(str(path))
    return path


def _facts(path):
    item = ForeignPages("exhibit-3", Path("a.pdf"), "", 1, "exhibit-3", "Title", "Exhibit 3", "")
    return read_filed(path, Plan("t", "en", (item,)))


def _words(angle):
    def draw(pdf):
        with pdf.rotation(angle, x=300, y=420):
            pdf.text(x=80, y=420, text=WORDS)

    return draw


def test_a_typed_page_is_searchable_and_upright(tmp_path):
    (page,) = _facts(_file(tmp_path, draw=_words(0))).pages
    assert page.searchable
    assert not page.askew
    assert not page.pictured
    assert (page.number, page.exhibit, page.rank) == (1, "Exhibit 3", 1)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_whose_words_run_another_way_is_askew(tmp_path, angle):
    (page,) = _facts(_file(tmp_path, draw=_words(angle))).pages
    assert page.askew


def test_words_stamped_aslant_do_not_make_a_page_askew(tmp_path):
    (page,) = _facts(_file(tmp_path, draw=_words(45))).pages
    assert not page.askew


def test_a_scan_is_a_picture_without_words_of_its_own(tmp_path):
    def draw(pdf):
        pdf.image(Image.new("L", (1000, 500), 200), x=72, y=72, w=144)
        pdf.text(x=20, y=20, text="Exhibit 3")

    (page,) = _facts(_file(tmp_path, draw=draw)).pages
    assert page.pictured
    assert not page.searchable
    assert page.resolution == 500


def test_fonts_that_a_file_lacks_are_named(tmp_path):
    assert _facts(_file(tmp_path, draw=_words(0))).loose_fonts == ()
    assert _facts(_file(tmp_path, draw=_words(0), embedded=False)).loose_fonts == ("Helvetica",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Account FR76 3000 6000 0112 3456 7890 189.", ["bank-account"]),
        ("Account FR76 3000 6000 0112 3456 7890 180.", []),
        ("Number 536-90-4399 of the file", ["social-security"]),
        ("Card 4111 1111 1111 1111", ["payment-card"]),
        ("Digest 4111 1111 1111 1112", []),
    ],
)
def test_identifiers_are_known_by_their_check_digits(tmp_path, text, kinds):
    facts = _facts(_file(tmp_path, draw=lambda pdf: pdf.text(x=80, y=100, text=text)))
    assert [kind for _, kind in facts.identifiers] == kinds


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    path = tmp_path / "dossier.pdf"
    path.write_bytes(b"nothing")
    with pytest.raises(ProofError, match="cannot be read"):
        _facts(path)
