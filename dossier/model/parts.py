"""The contract between rendering, assembly and proof: parts, and the plan that joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from dossier.model.archive import Archive
from dossier.model.edition import Numbering
from dossier.model.redaction import Mark

LINK_SCHEME = "dossier:"
"""A link to an anchor of any part is written `<a href="dossier:ANCHOR">`; assembly resolves it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a part: page from 0, then points from the page's left and bottom edges."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the outline, nested by level from 1."""

    level: int
    title: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Part:
    """Rendered pages of our own: tagged, upright, without page numbers.

    Attributes:
        name: Unique in its plan, such as `cover`, `plates-2-1`.
        pdf: The file.
        pages: Number of pages.
        anchors: Where each named place is; names are unique over the whole plan.
        bookmarks: In reading order.
        links: Anchors that this part points at.
        images: SHA-256 of each derivative that it shows, in order of appearance.
    """

    name: str
    pdf: Path
    pages: int
    anchors: Mapping[str, Spot]
    bookmarks: tuple[Bookmark, ...]
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


def part_to_json(part: Part) -> str:
    """The part as text, so that a cache can keep it beside its file."""
    return _PART.dump_json(part).decode()


def part_from_json(text: str) -> Part:
    """Read back what `part_to_json` wrote; ValueError for anything else."""
    return _PART.validate_json(text)


_PART = TypeAdapter(Part)


@dataclass(frozen=True, slots=True)
class ForeignPages:
    """The pages of an exhibit that someone else made, shown upright at their own size.

    Attributes:
        name: Unique in its plan, such as `exhibit-3`.
        pdf: The original, opened read-only.
        sha256: Its digest; assembly refuses a file that is not this one any more.
        pages: Number of pages.
        anchor: Name of the place of its first page; page N is `ANCHOR-pN`.
        title: For the outline.
        stamp: Printed in a margin added for it, such as "Pièce n° 3".
        alternative: Alternative text of a page; `{page}` is filled in.
        signed: A signed file is shown without a stamp on it, behind its cover sheet.
        marks: What was destroyed in the copy that is shown, where it is one.
        language: ISO 639-1 code of its words, where the case says it.
        pictured: Pages (from 1) that stand as pictures with their text behind, for an archive.
    """

    name: str
    pdf: Path
    sha256: str
    pages: int
    anchor: str
    title: str
    stamp: str
    alternative: str
    signed: bool = False
    marks: tuple[Mark, ...] = ()
    language: str = ""
    pictured: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamps:
    """What is printed on every page as an artifact, outside its content.

    Attributes:
        draft: Across the page while findings block (`DRAFT`, `PROJET`); empty: not at all.
        specimen: Across the page of a made-up case (`SPÉCIMEN`).
        foot: Line at the foot: the specimen notice, or "Exemplaire de lecture – ne pas déposer".
        head: Exhibit stamp above our own pages, in a file that holds one exhibit alone.
    """

    draft: str = ""
    specimen: str = ""
    foot: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One PDF to be made: its parts in order, and what the proof must find in it.

    Attributes:
        title: Document title.
        language: `fr` or `en`.
        items: Parts and foreign pages in order; page 1 is the first page of the first.
        stamps: Printed on every page.
        exhibit_pages: First page (from 1) that the printed list gives for each exhibit number.
        created: Date of the metadata, ISO 8601; empty: none.
        subject: For the metadata.
        masked: What was destroyed in each picture that is a masked copy, by its digest.
        removed: Words that must stand nowhere in the file.
        elsewhere: Places that stand in other files of the same filing: a link to one becomes plain
            words, where a link to any other place that the file does not have is refused.
        numbering: How its pages are numbered.
        first: Number of its first page.
        zoom: Percent at which it opens; 0: as the reader likes.
        paged: Whether a bookmark ends with its page.
        manifest: What the file says of itself in `docs/manifest.md`'s format; empty: nothing.
        archive: What makes it PDF/A-3A and PDF/UA-1; None: it claims neither.
    """

    title: str
    language: str
    items: tuple[Part | ForeignPages, ...]
    stamps: Stamps = Stamps()
    exhibit_pages: Mapping[int, int] = field(default_factory=dict)
    created: str = ""
    subject: str = ""
    masked: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    numbering: Numbering = field(default_factory=Numbering)
    first: int = 1
    zoom: int = 0
    paged: bool = False
    manifest: bytes = b""
    archive: Archive | None = None

    def number(self, position: int) -> str:
        """What is printed on a page, by its position from 1."""
        return self.numbering.number(self.first - 1 + position)

    def bookmark(self, title: str, position: int) -> str:
        """The title of a bookmark that leads to this page."""
        return f"{title} – p. {self.number(position)}" if self.paged else title

    @property
    def pages(self) -> int:
        """Pages in all."""
        return sum(item.pages for item in self.items)

    def starts(self) -> Mapping[str, int]:
        """First page (from 1) of each item, by name."""
        first = 1
        found: dict[str, int] = {}
        for item in self.items:
            found[item.name] = first
            first += item.pages
        return found

    def anchors(self) -> Mapping[str, tuple[int, Spot | None]]:
        """Page (from 1) of every anchor, and its spot where it is not a whole page."""
        starts = self.starts()
        found: dict[str, tuple[int, Spot | None]] = {}
        for item in self.items:
            first = starts[item.name]
            if isinstance(item, Part):
                found.update((name, (first + spot.page, spot)) for name, spot in item.anchors.items())
            else:
                found[item.anchor] = (first, None)
                pages = range(1, item.pages + 1)
                found.update((f"{item.anchor}-p{n}", (first + n - 1, None)) for n in pages)
        return found


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found when the finished file was opened again.

    Attributes:
        sha256: Of the finished file.
        pages: Pages found.
        links: Links checked.
        bookmarks: Outline entries checked.
        images: Pictures whose bytes were compared with their derivatives.
        exhibits: Exhibits whose printed page was compared with their place.
        marks: Marks that were looked at again: nothing but the mark is there.
        faults: What does not agree, one sentence each; empty: proven.
    """

    sha256: str
    pages: int
    links: int
    bookmarks: int
    images: int
    exhibits: int
    marks: int = 0
    faults: tuple[str, ...] = ()
