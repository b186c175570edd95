"""XLSX read as stored values: no formula is computed, no macro or link is followed."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.ingest.rows import Row, table_node
from dossier.ingest.text_file import LARGEST
from dossier.model.misread import quoted
from dossier.model.source import Origin

_UNPACKED = 64 << 20
_ROWS = 100_000
_COLUMNS = 500
_MEMBERS = 2_000
_LONGEST_PLAIN = 1e15
"""Beyond it a spreadsheet has lost digits, and would show an exponent."""


def parse_xlsx(content: bytes, file: str, faults: Faults) -> Node | None:
    """Read the only sheet with something in it, or the one named like the table."""
    refusal = _refusal(content)
    if refusal:
        faults.add(Origin(file=file), refusal, fix=_RESAVE)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _table(content, file, faults)
    except Exception as error:  # noqa: BLE001 - a stranger's file may break the library anywhere
        faults.add(
            Origin(file=file),
            marked("this workbook cannot be read ({reason})"),
            fix=_RESAVE,
            reason=type(error).__name__,
        )
        return None


_RESAVE = marked("open it in a spreadsheet program and save it again as .xlsx, or as CSV")


def _refusal(content: bytes) -> str:
    """Why the archive is not even opened: not a workbook, or a bomb."""
    if len(content) > LARGEST:
        return marked("this workbook is too large to be a table of a case")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MEMBERS or sum(member.file_size for member in members) > _UNPACKED:
                return marked("this workbook unpacks to far more than a table of a case")
            if any(_declares_entities(archive, member) for member in members):
                return marked("this workbook holds XML that no spreadsheet program writes")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return marked("this is not an .xlsx workbook, or it is protected by a password")
    return ""


def _declares_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if not member.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(member) as stream:
        return b"<!DOCTYPE" in stream.read(_UNPACKED)


def _table(content: bytes, file: str, faults: Faults) -> Node | None:
    import openpyxl  # most cases hold no workbook, and it is slow to start

    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    name = _sheet(values, file, faults)
    if name is None:
        return None
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return table_node(_rows(values[name], formulas[name], file, faults), file, faults)


def _sheet(book: Any, file: str, faults: Faults) -> str | None:
    """The sheet to read; two that hold something are a fault, for one would be lost."""
    filled = [sheet.title for sheet in book.worksheets if _filled(sheet)]
    named = [title for title in filled if title.lower() == file.rpartition(".")[0].lower()]
    if len(filled) > 1 and not named:
        faults.add(
            Origin(file=file),
            marked("several sheets hold something: {sheets}"),
            why=marked("nothing says which of them is the table"),
            fix=marked("name the right one {stem}, or delete the others"),
            sheets=", ".join(quoted(title) for title in filled),
            stem=file.rpartition(".")[0],
        )
        return None
    return next(iter(named or filled or [book.worksheets[0].title]), None)


def _filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def _rows(values: Any, formulas: Any, file: str, faults: Faults) -> Iterator[Row]:
    formulas.reset_dimensions()
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for line, (shown, written) in enumerate(pairs, 1):
        if line > _ROWS or len(shown) > _COLUMNS:
            faults.add(Origin(file=file, line=line), marked("the table is too large from here on"))
            return
        cells = [
            _text(cell, source, Origin(file=file, line=line, column=column), faults)
            for column, (cell, source) in enumerate(zip(shown, written, strict=True), 1)
        ]
        yield Row(line, cells)


def _text(cell: Any, source: Any, origin: Origin, faults: Faults) -> str:
    """What a cell says, as a person would type it."""
    if cell.value is None and source.data_type == "f":
        faults.add(
            origin,
            marked("the formula in cell {cell} has no stored result"),
            why=marked("formulas are never computed here, so the cell would count as empty"),
            fix=marked("open the file in a spreadsheet program and save it, or type the value"),
            cell=_address(origin),
        )
        return ""
    if cell.data_type == "e":
        faults.add(
            origin,
            marked("cell {cell} holds the error {error}"),
            fix=marked("correct its formula, or type the value"),
            cell=_address(origin),
            error=cell.value,
        )
        return ""
    return canonical(cell.value, timed="h" in str(cell.number_format or "").lower())


def canonical(value: object, *, timed: bool = False) -> str:
    """A stored value as the case folder writes it: ISO dates, points, no exponent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return _moment(value, timed=timed)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < _LONGEST_PLAIN else f"{value:.0f}"
    return str(value)


def _moment(value: dt.datetime, *, timed: bool) -> str:
    """To the second that a spreadsheet rounds to; midnight only where it shows hours."""
    rounded = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if not timed and (rounded.hour, rounded.minute, rounded.second) == (0, 0, 0):
        return rounded.strftime("%Y-%m-%d")
    return rounded.strftime("%Y-%m-%d %H:%M:%S" if rounded.second else "%Y-%m-%d %H:%M")


def _address(origin: Origin) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(origin.column or 1)}{origin.line}"
