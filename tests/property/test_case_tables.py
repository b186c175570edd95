"""Whatever a table holds, reading ends in a case or in an InputError that says where."""

import datetime as dt
import string
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InputError
from dossier.ingest.case import case_from
from dossier.ingest.faults import Faults
from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.shape import fields_of
from dossier.ingest.tables import read_csv, read_yaml
from dossier.ingest.text_file import decode
from dossier.ingest.written import PhotoRow
from dossier.ingest.xlsx_file import canonical, parse_xlsx
from dossier.model.misread import Misread
from dossier.model.moment import Moment
from dossier.model.money import parse_amount
from tests.support.folders import photo

CASE = read_yaml("id: a\ntitle: b\nlanguage: en\n", "case.yaml")
MODELS = {**DOCUMENT_MODELS, **TABLE_MODELS}
WORDS = st.sampled_from(
    [
        "",
        "2022-09-18 14:20",
        "about 2017",
        "1 234,56",
        "1,234",
        "yes",
        "-1 h",
        "9" * 400,
        "Europe/Paris",
        "+99:99",
        "a; b#3",
    ]
)
CELLS = st.one_of(WORDS, st.text(max_size=20))
FIRST, LAST = dt.datetime.fromisoformat("1900-01-01"), dt.datetime.fromisoformat("2199-01-01")
TIMES = st.datetimes().map(lambda moment: moment.isoformat())


def refused(function, *arguments):
    """The problems that a reader names, or its result; any other exception fails the test."""
    try:
        return (), function(*arguments)
    except InputError as error:
        return error.problems, None
    except Misread as error:
        return (error.fix,), None


def read_or_refuse(tables, originals=()):
    problems, case = refused(case_from, {"case": CASE, **tables}, {item.path: item for item in originals})
    assert case or problems
    assert all(problem.where for problem in problems)


@given(st.one_of(st.text(), st.text(alphabet=",;\t\"\r\n'ab=sep ")))
def test_any_csv_is_a_table_or_an_input_error(text):
    problems, table = refused(read_csv, text, "x.csv")
    assert table or problems
    if table:
        assert all(
            cell.line <= text.count("\n") + text.count("\r") + 1
            for row in table.items
            for cell in row.children.values()
        )


@given(st.one_of(st.text(), st.text(alphabet="ab:-[]{}&*!|>'\"#%@`, \n\t?~")))
def test_any_yaml_is_a_tree_or_an_input_error(text):
    problems, tree = refused(read_yaml, text, "x.yaml")
    assert tree or problems
    if tree:
        read_or_refuse({"constat": tree})


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_fault(content):
    faults = Faults()
    assert (decode(content, "x.csv", faults) is None) == bool(faults.found)
    assert (parse_xlsx(content, "x.xlsx", faults) is None) or not faults.found


@given(st.data())
def test_any_cells_under_known_columns_are_a_case_or_an_input_error(data):
    stem = data.draw(st.sampled_from(sorted(TABLE_MODELS)))
    columns = sorted(fields_of(MODELS[stem]))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), max_size=4))
    quoted = [columns, *([cell.replace('"', '""') for cell in row] for row in rows)]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in quoted)
    read_or_refuse({stem: read_csv(text, f"{stem}.csv")}, [photo("photos/1.jpg", "2022-09-18T14:20:00")])


@given(reading=TIMES, correction=CELLS, zone=CELLS, declared=CELLS)
def test_no_clock_breaks_the_order_of_photographs(reading, correction, zone, declared):
    cells = {"file": "1.jpg", "clock_correction": correction, "zone": zone, "declared": declared}
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (cells, cells.values())
    )
    files = [photo("photos/1.jpg", reading), photo("photos/2.jpg", reading, offset=-3600, gps=reading)]
    read_or_refuse({"photos": read_csv(text, "photos.csv")}, files)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_sum_typed_in_either_language_is_the_same_sum(amount):
    whole, _, cents = str(amount).partition(".")
    grouped = f"{int(whole):,}"
    french = grouped.replace(",", "\u202f") + "," + cents
    assert parse_amount(french) == parse_amount(f"{whole}.{cents}") == amount
    assert parse_amount(f"{grouped}.{cents}") == parse_amount(f"{french}\u00a0€") == amount


@given(st.text(max_size=12))
def test_any_text_is_a_sum_or_misread(text):
    fix, amount = refused(parse_amount, text)
    assert fix or isinstance(amount, Decimal)


@given(st.text(alphabet=string.digits + "-: TZ+./~aboutEurope", max_size=30))
def test_any_text_is_a_moment_or_misread(text):
    fix, moment = refused(Moment.parse, text)
    assert fix or moment.earliest <= moment.latest


@given(
    st.datetimes(min_value=FIRST),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]),
)
def test_a_moment_covers_what_it_was_written_from(value, form):
    moment = Moment.parse(value.strftime(form))
    assert moment.earliest <= value.replace(microsecond=0) <= moment.latest


@given(st.datetimes(min_value=FIRST, max_value=LAST))
def test_a_date_of_a_spreadsheet_reads_back_to_the_second(value):
    read = Moment.parse(canonical(value, timed=True))
    assert abs(read.earliest - value) <= dt.timedelta(seconds=0.5)


@given(st.integers(-(10**9), 10**9))
def test_a_correction_in_seconds_is_itself(seconds):
    assert PhotoRow(file="x", clock_correction=f"{seconds:+d}").clock_correction == seconds
