"""The list of exhibits and the contents: what stands on which page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dossier.i18n.catalogue import marked
from dossier.i18n.numbers import integer
from dossier.i18n.typography import FIXED
from dossier.model.dossier import Dossier, NumberedExhibit, NumberOnly
from dossier.model.exhibit import ExhibitKind
from dossier.render import anchors
from dossier.render.views.pieces import Phrase, Piece
from dossier.render.words import Writer

_HEADINGS: Mapping[ExhibitKind, str] = {
    "constat": marked("Findings of fact"),
    "amicable-report": marked("Findings of fact"),
    "photographs": marked("Findings of fact"),
    "plan": marked("Findings of fact"),
    "report": marked("Findings of fact"),
    "letter": marked("Correspondence"),
    "note-verbale": marked("Correspondence"),
    "e-mail": marked("Correspondence"),
    "reply": marked("Correspondence"),
    "claim": marked("Claims and decisions"),
    "decision": marked("Claims and decisions"),
    "complaint": marked("Claims and decisions"),
    "invoice": marked("Loss"),
    "quote": marked("Loss"),
    "estimate": marked("Loss"),
    "insurance": marked("Loss"),
    "statement": marked("Statements"),
    "identity": marked("Statements"),
    "press": marked("Public statements and press"),
    "contract": marked("Titles and authority"),
    "title": marked("Titles and authority"),
    "authority": marked("Titles and authority"),
    "translation": marked("Translations"),
}
_OTHER = marked("Other exhibits")
_NUMBER_ONLY: Mapping[str, str] = {
    "withdrawn": marked("Exhibit No. {number}: withdrawn"),
    "replaced": marked("Exhibit No. {number}: replaced by exhibit No. {other}"),
    "missing": marked("Exhibit No. {number}: missing"),
}
Listed = NumberedExhibit | NumberOnly
_WEIGHTY = 4
"""Letters of a word that can name a person; shorter ones are titles and articles."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things landed.

    Attributes:
        page_of: Printed page of every anchor.
        pages_of: Number of pages of each exhibit.
        pages: Pages of the whole file.
    """

    page_of: Mapping[str, int]
    pages_of: Mapping[int, int]
    pages: int


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """One line of the list."""

    number: Phrase
    title: Phrase
    date: str
    pages: str
    page: Phrase


@dataclass(frozen=True, slots=True)
class ExhibitGroup:
    """Consecutive exhibits under one heading; numbers are never reordered for it."""

    heading: str
    rows: tuple[ExhibitRow, ...]


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One line of the contents."""

    title: Phrase
    page: Phrase
    nested: bool


def exhibit_groups(dossier: Dossier, writer: Writer, places: Places) -> tuple[ExhibitGroup, ...]:
    """The list of exhibits, in order of their numbers.

    Where counsel's order goes back and forth between kinds, headings that nobody typed would
    come again and again, and are left out.
    """
    return tuple(
        ExhibitGroup(heading, tuple(_row(item, writer, places) for item in items))
        for heading, items in headed(dossier, writer)
    )


def headed(dossier: Dossier, writer: Writer) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Consecutive numbers with their heading; one empty heading where they would come twice."""
    items: list[Listed] = [*dossier.exhibits, *dossier.numbers_only]
    items.sort(key=lambda item: item.number)
    grouped = groupby(zip(_headings(items, writer), items, strict=True), key=itemgetter(0))
    groups = tuple((heading, tuple(item for _, item in found)) for heading, found in grouped)
    typed = any(item.exhibit.section for item in dossier.exhibits)
    if not typed and len({heading for heading, _ in groups}) < len(groups):
        return (("", tuple(items)),)
    return groups


def _headings(items: Sequence[Listed], writer: Writer) -> Iterator[str]:
    """A number of which only the number is left stands with those before it, or else after it."""
    own = [heading_of(item, writer) if isinstance(item, NumberedExhibit) else None for item in items]
    last = next(filter(None, own), "")
    for heading in own:
        last = last if heading is None else heading
        yield last


def heading_of(item: NumberedExhibit, writer: Writer) -> str:
    """The heading under which an exhibit is listed: its own, else its kind's."""
    section = item.exhibit.section
    return writer.text(section) if section else writer.say(_HEADINGS.get(item.exhibit.kind, _OTHER))


def contents_rows(
    dossier: Dossier, writer: Writer, places: Places, sections: tuple[tuple[str, str], ...]
) -> tuple[ContentsRow, ...]:
    """Sections that the file has, in page order, the exhibits one by one among them."""
    lines = [(anchor, title, False) for anchor, title in sections if anchor in places.page_of]
    lines += _exhibits_heading(dossier, writer, places)
    lines += [
        (anchors.exhibit(item.number), exhibit_title(item, writer), True)
        for item in dossier.exhibits
        if anchors.exhibit(item.number) in places.page_of
    ]
    lines.sort(key=lambda line: places.page_of[line[0]])
    return tuple(
        ContentsRow((Piece(title, anchor),), _page(anchor, writer, places), nested)
        for anchor, title, nested in lines
    )


def _exhibits_heading(dossier: Dossier, writer: Writer, places: Places) -> list[tuple[str, str, bool]]:
    """One line above the exhibits, so that they do not seem to belong to the section before."""
    numbers = [item.number for item in dossier.exhibits if anchors.exhibit(item.number) in places.page_of]
    if not numbers:
        return []
    title = writer.say("Exhibits No. {first} to {last}", first=numbers[0], last=numbers[-1])
    return [(anchors.exhibit(numbers[0]), title if len(numbers) > 1 else writer.say("Exhibits"), False)]


def exhibit_title(item: NumberedExhibit, writer: Writer) -> str:
    """`Exhibit No. 2 – Photographs taken by the officer on duty`."""
    title = writer.text(item.exhibit.title)
    return writer.say("Exhibit No. {number} – {title}", number=item.number, title=title)


def number_only(one: NumberOnly, writer: Writer) -> str:
    """`Exhibit No. 12: withdrawn`, which is all that the list says of it."""
    return writer.say(_NUMBER_ONLY[one.state], number=one.number, other=one.replaced_by)


def _row(item: Listed, writer: Writer, places: Places) -> ExhibitRow:
    if isinstance(item, NumberOnly):
        return ExhibitRow((Piece(str(item.number)),), (Piece(number_only(item, writer)),), "", "", ())
    anchor = anchors.exhibit(item.number)
    known = anchor in places.page_of
    target = anchor if known else ""
    pages = places.pages_of.get(item.number)
    return ExhibitRow(
        number=(Piece(str(item.number), target),),
        title=(Piece(described(item, writer), target),),
        date=writer.dated(item.exhibit.date),
        pages=integer(pages, writer.language) if pages else "",
        page=_page(anchor, writer, places),
    )


def described(item: NumberedExhibit, writer: Writer) -> str:
    """The title, with the author that it does not name; for a series, how many photographs it has."""
    title, author = writer.text(item.exhibit.title), writer.text(item.exhibit.author)
    if author and not _names(title, author):
        title = writer.say("{title} – {author}", title=title, author=author)
    if item.replaces:
        title = writer.say("{title} (replaces exhibit No. {number})", title=title, number=item.replaces)
    if not item.plates:
        return title
    counted = writer.count("{count} photograph", "{count} photographs", len(item.plates))
    return f"{title} ({counted.replace(' ', FIXED)})"


def _names(title: str, author: str) -> bool:
    """Whether a title names an author already: one word of weight is enough."""
    words = {word for word in re.findall(r"\w+", author.casefold()) if len(word) >= _WEIGHTY}
    return not words.isdisjoint(re.findall(r"\w+", title.casefold()))


def _page(anchor: str, writer: Writer, places: Places) -> Phrase:
    page = places.page_of.get(anchor)
    return () if page is None else (Piece(integer(page, writer.language), anchor),)
