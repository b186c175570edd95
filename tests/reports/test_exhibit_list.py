"""The list of exhibits as documents: the court's form, one set of words, nothing that commands."""

import io
import re
import zipfile
from types import MappingProxyType

import openpyxl
import pytest
from docx import Document

from dossier.model.parts import Stamps
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.views.lists import Places, exhibit_groups
from dossier.render.views.pieces import words
from dossier.render.words import Writer
from dossier.reports.exhibit_list_docx import docx_of
from dossier.reports.exhibit_list_xlsx import xlsx_of
from tests.support.case_file import dossier_of

COURTS = {
    "bordereau": {"jurisdiction": "FR", "order": "civil"},
    "inventory": {"jurisdiction": "FR", "order": "administrative"},
    "index": {"jurisdiction": "EW", "order": "civil"},
    "exhibit-list": {"jurisdiction": "US", "order": "civil"},
}
HOSTILE = '=HYPERLINK("http://evil.example";"x")'


def listed(form, language="fr", changes=None, stamps=None):
    court = {"name": "Court", "reference": "22/1", **COURTS[form]}
    proceeding = {"id": "main", "court": court}
    dossier = dossier_of({"proceedings": [proceeding], **(changes or {})})
    numbers = {item.number: item.number * 3 for item in dossier.exhibits}
    places = Places(MappingProxyType({f"exhibit-{n}": p for n, p in numbers.items()}), numbers, 1200)
    wanted = ListWanted(stamps=stamps or Stamps())
    return dossier, places, court_list(dossier, Writer(language), places, wanted)


@pytest.mark.parametrize("form", COURTS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_court_has_its_form_and_all_files_the_same_words(form, language):
    dossier, places, told = listed(form, language)
    assert told.form == form
    rows = [tuple(cell.text for cell in row.cells) for row in told.rows]
    tables = Document(io.BytesIO(docx_of(told))).tables
    in_docx = [tuple(dict.fromkeys(cell.text for cell in row.cells)) for row in tables[0].rows]
    assert in_docx == [tuple(dict.fromkeys(row)) for row in [told.headings, *rows]]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(told))).worksheets[0]
    in_xlsx = [tuple(str(v) for v in row if v is not None) for row in sheet.iter_rows(values_only=True)]
    assert all(tuple(text for text in row if text) in in_xlsx for row in rows)
    printed = [
        (words(row.number), words(row.title), row.date, row.pages)
        for group in exhibit_groups(dossier, Writer(language), places)
        for row in group.rows
    ]
    assert [row[:4] for row, line in zip(rows, told.rows, strict=True) if line.kind == "exhibit"] == printed


def test_each_form_has_its_own_columns_and_foot():
    keys = {form: [c.key for c in listed(form)[2].columns] for form in COURTS}
    assert keys["index"][-1] == "page"
    assert "page" not in keys["bordereau"] + keys["inventory"]
    assert keys["exhibit-list"][-2:] == ["offered", "admitted"]
    assert [bool(listed(form)[2].foot) for form in COURTS] == [True, False, False, False]
    assert "Fait à ……" in listed("bordereau")[2].foot[0]


def test_the_inventory_names_every_photograph_of_a_series():
    dossier, _, told = listed("inventory")
    named = [row.cells[1].text for row in told.rows if row.kind == "photograph"]
    assert [text.split(" – ")[0] for text in named] == [f"Photo\u00a0{p.label}" for p in dossier.plates]
    assert not [row for row in listed("bordereau")[2].rows if row.kind == "photograph"]


def test_an_author_whom_the_title_does_not_name_is_added():
    changes = {"exhibits": [{"id": "letter", "title": "Letter of 17 August 2022", "author": "A. Owner"}]}
    titles = [row.cells[1].text for row in listed("index", "en", changes)[2].exhibits]
    assert "Letter of 17\u00a0August\u00a02022 – A. Owner" in titles
    assert "Photographs of the street front, A. Manager (4\u00a0photographs)" in titles


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", HOSTILE])
def test_no_cell_is_a_formula_or_becomes_one(sign):
    told = listed("index", "en", {"exhibits": [{"id": "letter", "title": sign}]})[2]
    content = xlsx_of(told)
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows() for c in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (hostile,) = [cell for cell in cells if str(cell.value).startswith(sign[:4])]
    assert hostile.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        assert not re.search(rb"<f[ >]", held.read("xl/worksheets/sheet1.xml"))


def test_a_draft_says_so_and_so_does_a_specimen():
    told = listed("bordereau", changes={"case": {"specimen": "yes"}}, stamps=Stamps(draft="PROJET"))[2]
    assert told.notes[0] == "PROJET"
    assert "SPÉCIMEN" in told.notes[1]
    text = "\n".join(p.text for p in Document(io.BytesIO(docx_of(told))).paragraphs)
    assert "PROJET" in text
    assert "SPÉCIMEN" in text


def test_the_same_list_gives_the_same_bytes_without_an_hour_or_a_name():
    told = listed("bordereau")[2]
    for make in (docx_of, xlsx_of):
        one, other = make(told), make(told)
        assert one == other
        with zipfile.ZipFile(io.BytesIO(one)) as held:
            assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = held.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}
        assert "openpyxl" not in core
        assert "python-docx" not in core


@pytest.mark.parametrize("words", ["a\x00b\x0bc", "x\u202egpj.exe", "\ufffe!", "𝕏" * 40, "A" * 30_000])
def test_no_words_of_a_stranger_break_a_file_or_turn_its_text(words):
    told = listed("inventory", "en", {"exhibits": [{"id": "letter", "title": words, "author": words}]})[2]
    texts = [cell.text for row in Document(io.BytesIO(docx_of(told))).tables[0].rows for cell in row.cells]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(told))).worksheets[0]
    values = [str(cell.value) for row in book.iter_rows() for cell in row if cell.value]
    for text in (*texts, *values):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\ufffe\ud800-\udfff]", text)
