"""A tree of texts with their places: what every file of a case is read into first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.model.source import Origin

NodeKind = Literal["text", "mapping", "list", "empty", "unread"]
"""`unread` is a file that could not be parsed; its faults are told already."""


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a mapping or a list, and where it was written.

    Scalars stay texts: only the model says whether `01000` is a number, a postcode
    or a date.

    Attributes:
        file: Path inside the case folder.
        line: Line of a text file, row of a table, from one.
        column: Column of either, from one.
        text: What a scalar says.
        children: What stands under each key of a mapping.
        keys: Line and column of each key, where they differ from those of its value.
        items: What a list holds.
        header: Line of the header, in the row of a table.
        day_first: Whether the program that wrote the cell writes the day before the month.
    """

    kind: NodeKind
    file: str
    line: int | None = None
    column: int | None = None
    text: str = ""
    children: Mapping[str, "Node"] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    items: tuple["Node", ...] = ()
    header: int | None = None
    day_first: bool = False

    @property
    def origin(self) -> Origin:
        """Where it was written."""
        return Origin(file=self.file, line=self.line, column=self.column)

    def origin_of_key(self, key: str) -> Origin:
        """Where a key was written; where its value was, in a table."""
        if key in self.keys:
            line, column = self.keys[key]
            return Origin(file=self.file, line=line, column=column)
        return self.children[key].origin if key in self.children else self.origin
