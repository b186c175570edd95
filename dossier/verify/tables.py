"""Tables read back from finished DOCX and XLSX files, by nothing that had a part in writing them."""

import string
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from dossier.errors import Problem, ProofError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Line = tuple[str, ...]
"""The texts of one row, without the empty cells at its end."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a workbook.

    Attributes:
        lines: Its rows.
        formulas: Cells that would be worked out rather than read, such as `B4`.
    """

    lines: tuple[Line, ...]
    formulas: tuple[str, ...]


def read_docx(file: Path) -> tuple[Line, ...]:
    """The rows of every table of a document.

    Raises:
        ProofError: The file cannot be read again.
    """
    body = _part(file, "word/document.xml")
    return tuple(_line(_words(cell) for cell in row.iter(f"{_W}tc")) for row in body.iter(f"{_W}tr"))


def read_xlsx(file: Path) -> Sheet:
    """The rows of the first sheet, and which of its cells are formulas.

    Raises:
        ProofError: The file cannot be read again.
    """
    sheet = _part(file, "xl/worksheets/sheet1.xml")
    cells = list(sheet.iter(f"{_S}c"))
    formulas = tuple(cell.get("r", "?") for cell in cells if cell.find(f"{_S}f") is not None)
    return Sheet(tuple(_line(_placed(row)) for row in sheet.iter(f"{_S}row")), formulas)


def _part(file: Path, name: str) -> Element:
    try:
        with zipfile.ZipFile(file) as held:
            return fromstring(held.read(name))  # noqa: S314
    except (OSError, zipfile.BadZipFile, KeyError, ParseError) as error:
        problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
        raise ProofError("The finished file cannot be read", [problem]) from error


def _words(cell: Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{_W}t"))


def _said(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_S}t"))


def _placed(row: Element) -> Iterator[str]:
    """Texts of a row at their columns, the empty ones between them included."""
    column = 0
    for cell in row.iter(f"{_S}c"):
        at = _column(cell.get("r", ""))
        yield from ("" for _ in range(column + 1, at))
        column = at
        value = cell.find(f"{_S}v")
        yield (value.text or "") if value is not None else _said(cell)


def _column(reference: str) -> int:
    """`B4` is the second column."""
    number = 0
    for letter in reference.rstrip(string.digits):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _line(texts: Iterator[str]) -> Line:
    line = list(texts)
    while line and not line[-1]:
        line.pop()
    return tuple(line)
