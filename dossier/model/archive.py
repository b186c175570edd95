"""The archive edition of a file: what is attached to it, and which pages stand in it as pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dossier.i18n.catalogue import marked
from dossier.model.source import Record

MEGABYTE = 1_000_000
RESOLUTION = 200
"""Dots an inch at which small print stays legible."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One original that stands in the file, bit for bit.

    Attributes:
        name: In the file, unique there; letters, digits, dots, hyphens and underscores.
        path: Where it lies.
        sha256: Its digest; assembly refuses a file that is not this one any more.
        size: In bytes.
        media_type: By its content.
        description: What a reader shows beside the name.
        exhibit: Number of the exhibit that it belongs to.
    """

    name: str
    path: Path
    sha256: str
    size: int
    media_type: str
    description: str
    exhibit: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be attached, in bytes, and how fine pictures of pages are, in dots an inch."""

    file: int = 20 * MEGABYTE
    total: int = 200 * MEGABYTE
    resolution: int = RESOLUTION


TELLS: Mapping[str, str] = {
    "position": marked("where it was taken"),
    "device": marked("the number of the device"),
    "preview": marked("another, smaller picture"),
    "notes": marked("remarks that are not printed"),
    "files": marked("files attached inside it"),
    "headers": marked("every address and server that the message passed"),
}
"""What an original may give away beyond its pages, in words, by the name of the finding."""

Kept = Literal["attached", "large", "total", "masked"]


class PicturedPages(Record):
    """Pages of one exhibit that stand in the archive edition as pictures, with the text that they had.

    Attributes:
        exhibit: Its number.
        pages: Of its file, from 1.
        total: How many pages its file has.
        reasons: What the archive does not take, as the checker names it.
    """

    exhibit: int
    pages: tuple[int, ...]
    total: int
    reasons: tuple[str, ...] = ()


class KeptOriginal(Record):
    """One original that counsel, or a page that stands as a picture, wanted in the file.

    Attributes:
        label: What the pages call it: `3` for an exhibit's file, `2/1` for a photograph.
        path: In the case folder.
        sha256: Of its bytes.
        size: In bytes.
        exhibit: Number of the exhibit that it belongs to.
        asked: Whether counsel asked for it; else its pages stand as pictures.
        kept: `attached`; or why it is only named: too `large`, no room left in `total`, or `masked`.
        name: In the file, where it is attached.
    """

    label: str
    path: str
    sha256: str
    size: int
    kept: Kept
    exhibit: int
    asked: bool = False
    name: str = ""


class ArchiveFacts(Record):
    """What the archive edition of a dossier holds besides its pages."""

    pictured: tuple[PicturedPages, ...] = ()
    originals: tuple[KeptOriginal, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """What makes a plan one of the archive edition.

    Attributes:
        attached: Originals that stand in the file, in the order of their labels.
        limits: How much was allowed to be attached, and how fine pictures of pages are.
        facts: What all this comes to, for pages and reports.
    """

    attached: tuple[Attached, ...] = ()
    limits: Limits = Limits()
    facts: ArchiveFacts = field(default_factory=ArchiveFacts)
