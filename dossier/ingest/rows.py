"""Rows of cells turned into a list of records: what CSV and XLSX have in common."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.model.misread import quoted
from dossier.model.source import Origin

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line that it starts on."""

    line: int
    cells: Sequence[str]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)


def heading(cell: str) -> str:
    """A column's name without capitals, accents, spaces and hyphens."""
    bare = unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub("_", bare).strip("_")


def table_node(rows: Iterator[Row], file: str, faults: Faults, *, day_first: bool = False) -> Node:
    """The table: a list with one mapping for each row that is not blank."""
    header = next((row for row in rows if not row.blank), None)
    if header is None:
        return Node("list", file, 1)
    names = _names(header, file, faults)
    blank = Node("empty", file, header=header.line, day_first=day_first)
    items = [_record(row, names, blank, faults) for row in rows if not row.blank]
    return Node("list", file, header.line, items=tuple(items), header=header.line)


def _names(header: Row, file: str, faults: Faults) -> dict[int, str]:
    names: dict[int, str] = {}
    for column, cell in enumerate(header.cells, 1):
        name = heading(cell)
        if name and name in names.values():
            faults.add(
                Origin(file=file, line=header.line, column=column),
                marked("the column {name} is there twice"),
                why=marked("only one of the two could be kept, and nothing says which"),
                fix=marked("keep one of them"),
                name=quoted(name),
            )
        elif name:
            names[column] = name
    return names


def _record(row: Row, names: dict[int, str], blank: Node, faults: Faults) -> Node:
    """A row; `blank` tells what all cells of the table share."""
    cells = [*row.cells, *[""] * (max(names, default=0) - len(row.cells))]
    children = {}
    for column, cell in enumerate(cells, 1):
        text = cell.replace("\r\n", "\n").strip()
        if column in names:
            children[names[column]] = Node(
                "text" if text else "empty",
                blank.file,
                row.line,
                column,
                text,
                day_first=blank.day_first,
            )
        elif text:
            faults.add(
                Origin(file=blank.file, line=row.line, column=column),
                marked("the cell {text} stands in a column without a name"),
                why=marked("often a text that holds the separator and was not put in quotes"),
                fix=marked("give the column a name in the first row, or quote or delete the cell"),
                text=quoted(text),
            )
    return replace(blank, kind="mapping", line=row.line, children=children)
