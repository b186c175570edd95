"""Exhibits: what is filed under a number."""

from typing import Literal

from dossier.model.moment import Moment
from dossier.model.original import Original
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, YesNo

ExhibitKind = Literal[
    "constat",
    "photographs",
    "letter",
    "note-verbale",
    "e-mail",
    "reply",
    "invoice",
    "quote",
    "estimate",
    "statement",
    "identity",
    "press",
    "report",
    "contract",
    "insurance",
    "decision",
    "claim",
    "complaint",
    "authority",
    "title",
    "plan",
    "amicable-report",
    "translation",
    "other",
]

Confidentiality = Literal["open", "restricted", "privileged"]
Expertise = Literal["judicial", "adversarial", "unilateral"]


class Exhibit(Sourced):
    """One exhibit of the case; its number belongs to a proceeding.

    Attributes:
        id: Cited from every table.
        title: Explicit label: kind, author, subject (R.412-2 CJA).
        kind: What it is.
        section: Heading under which the list groups it; by default from its kind.
        date: Of the document itself.
        author: Who made it.
        addressee: To whom an invoice or a quote is made out.
        language: ISO 639-1 code of the document.
        file: Path as written; empty for a series of photographs.
        original: The file and its facts; None for a series of photographs.
        confidentiality: `privileged` is never filed.
        disclosable: Whether the other side is entitled to it (CPR 31.6).
        translation_of: Id of the exhibit that this one translates.
        translator: Who translated it, and whether sworn.
        typed_copy_of: Id of the exhibit whose illegible pages this one types out.
        replaces: Id of the exhibit, communicated before, that this one corrects; it is then no longer filed.
        withdrawn: Why it is withdrawn after it was communicated; its number stays in the list.
        expertise: How an expert's report was made: by a court's order, with all parties called,
            or at one party's request alone.
        embed: Whether the archive edition holds the original itself, bit for bit, with all that it records.
        guessed: Fields that were read from the file or its name rather than typed.
    """

    id: Identifier
    title: Text
    kind: ExhibitKind = "other"
    section: Text | None = None
    date: Moment | None = None
    author: Text | None = None
    addressee: Text | None = None
    language: str = ""
    file: str = ""
    original: Original | None = None
    confidentiality: Confidentiality = "open"
    disclosable: YesNo | None = None
    translation_of: str = ""
    translator: Text | None = None
    typed_copy_of: str = ""
    replaces: str = ""
    withdrawn: Text | None = None
    expertise: Expertise | None = None
    authority: Text | None = None
    note: Text | None = None
    embed: YesNo = False
    guessed: tuple[str, ...] = ()
