"""The list of exhibits in finished words: what PDF, DOCX and XLSX print alike, and what is proven of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.model.text import Language

ListForm = Literal["bordereau", "inventory", "index", "exhibit-list"]
"""As a French civil court, a French administrative court, an English and a US court want it."""

ColumnKey = Literal["number", "title", "date", "pages", "page", "offered", "admitted"]
RowKind = Literal["group", "exhibit", "photograph", "withdrawn"]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column; `width` is its share of a hundred."""

    key: ColumnKey
    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class ListCell:
    """Some words; for a number also its value, and the place that it leads to."""

    text: str
    value: int | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list.

    Attributes:
        kind: A heading, an exhibit, one photograph of the series above it, or a number that was
            communicated and of which nothing else is left.
        cells: In the order of the columns; a heading has one.
        number: Of the exhibit that the line belongs to; 0 for a heading.
        pages: Pages of that exhibit as it is filed; 0 where that is not known.
        first: Page of the file on which it begins; 0 where the list gives none.
        bookmark: Its entry in the outline.
        stamp: What stands on its pages.
    """

    kind: RowKind
    cells: tuple[ListCell, ...]
    number: int = 0
    pages: int = 0
    first: int = 0
    bookmark: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitList:
    """The whole list.

    Attributes:
        title: As the court calls it.
        notes: What must stand on every page of a draft or a made-up case.
        court: The court and the number of the case, one a line.
        parties: Name of the side and who is on it.
        foot: Place, day and signature, which are left to the lawyer.
        paper: The sheet that the court prints on.
    """

    form: ListForm
    language: Language
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    notes: tuple[str, ...] = ()
    court: tuple[str, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()
    foot: tuple[str, ...] = ()
    paper: Literal["A4", "Letter"] = "A4"

    @property
    def exhibits(self) -> Iterator[ListRow]:
        """The lines that stand for an exhibit."""
        return (row for row in self.rows if row.kind == "exhibit")

    @property
    def numbered(self) -> Iterator[ListRow]:
        """The lines that stand for a number, its exhibit filed or not."""
        return (row for row in self.rows if row.kind in {"exhibit", "withdrawn"})

    def texts(self, row: ListRow) -> Mapping[str, str]:
        """The texts of an exhibit's line by the key of their column."""
        return {column.key: cell.text for column, cell in zip(self.columns, row.cells, strict=True)}

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings of the columns."""
        return tuple(column.heading for column in self.columns)
