"""Pleadings: what counsel wrote, read for what it cites and claims; never an exhibit."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.moment import Moment
from dossier.model.original import Original
from dossier.model.source import Record, Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

PassageKind = Literal["heading", "text", "row", "note", "margin"]


def _below(value: str) -> str:
    """A path that stays below `submissions/`."""
    parts = value.replace("\\", "/").rstrip("/").split("/")
    if value.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts:
        raise Misread(
            marked("{value} leads out of the case folder"),
            marked("copy the file into submissions/ and write its path below that folder"),
            value,
        )
    return value


SubmissionPath = Annotated[str, AfterValidator(_below)]
"""A path below `submissions/`."""


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
        return f"p. {self.page}" if self.page else f"§ {self.paragraph}" if self.paragraph else ""


class SubmissionRow(Sourced):
    """What is typed about one pleading; what is left empty follows from its name and folder.

    Attributes:
        file: Path below `submissions/`.
        date: Of the document; by default the date that its name begins with.
        signed: Whether this is the version that was signed and filed.
        proceedings: Ids of the proceedings that it belongs to; by default its folder, or all.
    """

    file: SubmissionPath
    id: Identifier | None = None
    title: Text | None = None
    date: Moment | None = None
    signed: YesNo | None = None
    proceedings: Words = ()


class Submission(Sourced):
    """One pleading, with its words in order.

    Attributes:
        original: The file and its digest; its `problems` say what could not be read.
        passages: All that it says, without what a tracked change takes out.
        unread: Pages that show something and hold no text.
    """

    id: Identifier
    title: Text
    original: Original
    date: Moment | None = None
    signed: YesNo | None = None
    proceedings: Words = ()
    passages: tuple[Passage, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def path(self) -> str:
        """Where it lies in the case folder."""
        return self.original.path
