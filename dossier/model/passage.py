"""A piece of a pleading, with where it stands."""

from typing import Literal

from dossier.model.source import Record

PassageKind = Literal["heading", "text", "row", "note", "margin"]


class Passage(Record):
    """A paragraph, a row of a table or a note of a pleading, as it reads today.

    Attributes:
        page: Of a PDF; None where the format has no pages.
        paragraph: Counted from one, blank ones left out; None in a PDF.
        heading: The heading that it stands under; for a heading, its own words.
        kind: `row` for a row of a table, `note` for a footnote, `margin` for the head or foot
            of pages.
    """

    text: str
    page: int | None = None
    paragraph: int | None = None
    heading: str = ""
    kind: PassageKind = "text"

    @property
    def place(self) -> str:
        """Where it stands, in signs that need no translation."""
        return f"p.\u00a0{self.page}" if self.page else f"§\u00a0{self.paragraph}" if self.paragraph else ""
