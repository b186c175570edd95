"""YAML, CSV and XLSX are read as texts with places; nothing is guessed or run."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from dossier.errors import InputError
from dossier.ingest.faults import Faults
from dossier.ingest.tables import read_csv, read_yaml
from dossier.ingest.xlsx_file import canonical, parse_xlsx

MOMENT = dt.datetime.fromisoformat("2022-09-18T14:20")


def texts(node):
    return [{key: cell.text for key, cell in row.children.items()} for row in node.items]


def workbook(*rows, title="photos", fill=None):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    if fill:
        fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_xlsx(content, name="photos.xlsx"):
    faults = Faults()
    return parse_xlsx(content, name, faults), [str(fault.problem("en")) for fault in faults.found]


@pytest.mark.parametrize(
    "scalar", ["01000", "12:30", "20240305", "yes", "1e3", "0x1F", "2022-08-17", "1_000", ".5", "'null'"]
)
def test_a_scalar_of_yaml_stays_what_was_typed(scalar):
    node = read_yaml(f"key: {scalar}", "case.yaml").children["key"]
    assert (node.kind, node.text) == ("text", scalar.strip("'"))


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_nothing_is_absent(scalar):
    assert read_yaml(f"key: {scalar}", "case.yaml").children["key"].kind == "empty"


def test_every_scalar_and_key_knows_its_line_and_column():
    node = read_yaml("a:\n  - b: é\n    c: d\n", "x.yaml")
    inner = node.children["a"].items[0]
    assert str(inner.children["b"].origin) == "x.yaml:2:8"
    assert str(inner.origin_of_key("c")) == "x.yaml:3:5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2", "written twice, first in line 1"),
        ("a: &x 1\nb: *x", "refers to a value written elsewhere"),
        ("a: !!python/name:os.system", "asks for a special type"),
        ("a: 1\n---\nb: 2", "a second document"),
        ("? [a]\n: b", "a key must be one word"),
        ("<<: {a: b}", None),
        ("[" * 60 + "]" * 60, "nested too deeply"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_only_programs_write_is_refused(text, said):
    if said is None:
        assert read_yaml(text, "x.yaml").children["<<"].kind == "mapping"
        return
    with pytest.raises(InputError, match=said):
        read_yaml(text, "x.yaml")


def test_an_alias_bomb_costs_nothing():
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    with pytest.raises(InputError, match="refers to a value"):
        read_yaml(bomb, "x.yaml")


@pytest.mark.parametrize(
    "text", ["sep=;\na;b\n1;2\n", "\n\na;b\n1;2\n", '"a";"b"\n1;2', "A ; B\n 1 ; 2 \n;\n"]
)
def test_the_separator_is_found_in_the_header(text):
    assert texts(read_csv(text, "x.csv")) == [{"a": "1", "b": "2"}]


def test_a_separator_inside_quotes_is_text():
    assert texts(read_csv('"a,b,c";d\n"1,2";3\n', "x.csv")) == [{"a_b_c": "1,2", "d": "3"}]


def test_a_cell_beyond_the_header_is_a_fault_with_its_place():
    with pytest.raises(InputError, match=r"x.csv:3:3: the cell 'lost'"):
        read_csv("a,b\n1,2\n1,2,lost\n", "x.csv")


def test_a_quotation_mark_that_stays_open_names_its_row():
    with pytest.raises(InputError, match=r"x.csv:3: this row cannot be split"):
        read_csv('a,b\n1,2\n"3,4\n5,6\n', "x.csv")


def test_a_workbook_reads_as_its_values_would_be_typed():
    content = workbook(
        ["Fichier", "Déclaré", "net", "scale", "place"],
        ["a.jpg", MOMENT, 1234.5, True, None],
        [None, None, None, None, None],
        ["b.jpg", dt.date(2022, 9, 18), 12, False, "01000"],
    )
    node, faults = read_xlsx(content)
    assert not faults
    assert texts(node) == [
        {"fichier": "a.jpg", "declare": "2022-09-18 14:20", "net": "1234.5", "scale": "yes", "place": ""},
        {"fichier": "b.jpg", "declare": "2022-09-18", "net": "12", "scale": "no", "place": "01000"},
    ]
    assert str(node.items[1].children["net"].origin) == "photos.xlsx:4:3"


def test_a_formula_without_a_stored_result_names_its_cell():
    _, faults = read_xlsx(workbook(["id", "net"], ["a", "=1+1"]))
    assert faults[0].startswith("photos.xlsx:2:2: the formula in cell B2 has no stored result")


def test_an_error_in_a_cell_is_named():
    _, faults = read_xlsx(workbook(["id", "net"], ["a", "#REF!"]))
    assert faults[0].startswith("photos.xlsx:2:2: cell B2 holds the error #REF!")


def test_the_sheet_of_the_tables_name_is_read_and_two_others_are_a_fault():
    def second(book):
        book.create_sheet("Brouillon").append(["x"])

    node, faults = read_xlsx(workbook(["id"], ["a"], title="Photos", fill=second))
    assert (texts(node), faults) == ([{"id": "a"}], [])
    node, faults = read_xlsx(workbook(["id"], ["a"], title="Feuil1", fill=second))
    assert node is None
    assert "several sheets hold something: 'Feuil1', 'Brouillon'" in faults[0]


def test_an_empty_sheet_beside_the_table_does_not_matter():
    node, faults = read_xlsx(
        workbook(["id"], ["a"], title="Feuil1", fill=lambda book: book.create_sheet("Feuil2"))
    )
    assert (texts(node), faults) == ([{"id": "a"}], [])


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_member(content, name, text):
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return stream.getvalue()


GOOD = workbook(["id"], ["a"])
BAD_WORKBOOKS = {
    "bomb": (with_member(GOOD, "xl/media/zero.bin", bytes(65 << 20)), "unpacks to far more"),
    "entities": (
        with_member(GOOD, "xl/extra.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "no spreadsheet program",
    ),
    "not a zip": (b"id;net\n", "not an .xlsx workbook"),
    "another zip": (zipped(hello="x"), "cannot be read"),
    "cut short": (GOOD[: len(GOOD) // 2], "not an .xlsx workbook"),
    "too large": (bytes((8 << 20) + 1), "too large"),
}


@pytest.mark.parametrize(("content", "said"), BAD_WORKBOOKS.values(), ids=BAD_WORKBOOKS)
def test_a_workbook_that_is_none_or_a_bomb_is_one_fault(content, said):
    node, faults = read_xlsx(content)
    assert node is None
    assert said in faults[0]


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (None, ""),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (MOMENT - dt.timedelta(microseconds=500), "2022-09-18 14:20"),
        (dt.time(14, 20), "14:20"),
        (True, "yes"),
    ],
)
def test_a_stored_value_is_what_a_person_would_type(value, typed):
    assert canonical(value) == typed


def test_midnight_is_a_time_where_the_cell_shows_hours():
    assert canonical(MOMENT.replace(hour=0, minute=0), timed=True) == "2022-09-18 00:00"
