"""The archive edition of a file: what is attached to it, and which pages stand in it as pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dossier.model.source import Record

MEGABYTE = 1_000_000

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
    """

    name: str
    path: Path
    sha256: str
    size: int
    media_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Archive:
    """What makes a plan one of the archive edition.

    Attributes:
        attached: Originals that stand in the file, in the order of their labels.
        resolution: Dots an inch of pages that stand in it as pictures.
    """

    attached: tuple[Attached, ...] = ()
    resolution: int = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be attached, in bytes."""

    file: int = 20 * MEGABYTE
    total: int = 200 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Fitness:
    """Which pages of an exhibit an archive cannot hold as they are.

    Attributes:
        reasons: By page from 1: the clauses that it does not keep, as the checker names them.
    """

    reasons: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


class PicturedPages(Record):
    """Pages of one exhibit that stand in the archive edition as pictures, with the text that they had.

    Attributes:
        exhibit: Its number.
        pages: Of its file, from 1.
        reasons: What the archive does not take, as the checker names it.
    """

    exhibit: int
    pages: tuple[int, ...]
    reasons: tuple[str, ...] = ()


class KeptOriginal(Record):
    """One original that counsel, or a page that stands as a picture, wanted in the file.

    Attributes:
        label: What the pages call it: `3` for an exhibit's file, `2/1` for a photograph.
        path: In the case folder.
        sha256: Of its bytes.
        size: In bytes.
        kept: `attached`; or why it is only named: too `large`, no room left in `total`, or `masked`.
        name: In the file, where it is attached.
    """

    label: str
    path: str
    sha256: str
    size: int
    kept: Literal["attached", "large", "total", "masked"]
    name: str = ""


class ArchiveFacts(Record):
    """What the archive edition of a dossier holds besides its pages."""

    pictured: tuple[PicturedPages, ...] = ()
    originals: tuple[KeptOriginal, ...] = ()
