"""Pleadings: what counsel wrote, read for what it cites and claims; never an exhibit."""

from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.moment import Moment
from dossier.model.original import Original
from dossier.model.passage import Passage
from dossier.model.prose.parts import Parts, parts
from dossier.model.prose.sums import sums
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo


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


class SubmissionRow(Sourced):
    """What is typed about one pleading; what is left empty follows from its name and folder.

    Attributes:
        file: Path below `submissions/`.
        title: What the document calls itself.
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

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

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

    @cached_property
    def parts(self) -> Parts:
        """What argues, what asks for something, and its own list of exhibits."""
        return parts(self.passages)

    @property
    def asks_for_money(self) -> bool:
        """Whether what it asks for at its end names a sum."""
        return any(sums(passage.text) for passage in self.parts.relief)
