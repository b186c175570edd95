"""Turn citations into words that are links, and know who cites what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from dossier.i18n.catalogue import marked
from dossier.i18n.typography import FIXED
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.render import anchors
from dossier.render.views.order import numbers_of
from dossier.render.views.pieces import Phrase, Piece, joined
from dossier.render.words import Writer

_WORDS: Mapping[str, tuple[str, str]] = {
    "exhibit": (marked("exhibit"), marked("exhibits")),
    "photo": (marked("photo"), marked("photos")),
    "observation": (marked("obs."), marked("obs.")),
    "loss": (marked("loss item"), marked("loss items")),
    "fact": (marked("fact"), marked("facts")),
    "letter": (marked("letter"), marked("letters")),
    "event": (marked("chronology No."), marked("chronology Nos.")),
    "statement": (marked("statement of"), marked("statements of")),
}


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_RUN = 3  # shorter runs are written out


@dataclass(frozen=True, slots=True)
class Mention:
    """One resolved citation: what it is called, where it stands, and its rank for runs."""

    kind: str
    label: str
    anchor: str
    order: tuple[int, ...]
    at: str = ""


class Citer:
    """Resolves the citations of one dossier; what it does not file is not mentioned.

    Args:
        dossier: The selection that is printed.
        writer: Its language.
        pages: Printed page of every anchor of the dossier, for another file, in which
            links to it cannot work: references then are text with that page.
    """

    def __init__(self, dossier: Dossier, writer: Writer, pages: Mapping[str, int] | None = None) -> None:
        self._dossier = dossier
        self._writer = writer
        self._pages = pages

    def cite(self, citations: Iterable[Citation]) -> Phrase:
        """`exhibits 8 and 9; photos 2/1 to 2/12`, each a link."""
        mentions = list(dict.fromkeys(m for m in map(self.mention, citations) if m))
        kinds = dict.fromkeys(m.kind for m in mentions)
        groups = (self._group([m for m in mentions if m.kind == kind]) for kind in kinds)
        return joined(groups, self._writer.separator)

    def mention(self, citation: Citation) -> Mention | None:
        """What a citation points at, or None where this dossier does not file it."""
        if citation.kind == "exhibit":
            return self._exhibit(citation)
        if citation.kind == "photo":
            label = self._dossier.label_of.get(citation.id)
            return Mention("photo", label, anchors.photo(label), _numbers(label)) if label else None
        return self._named.get((citation.kind, citation.id))

    def exhibit(self, id_: str) -> Phrase:
        """`exhibit 3`, or nothing where it is not filed."""
        return self.cite((Citation(kind="exhibit", id=id_),)) if id_ else ()

    def page(self, id_: str, page: int) -> Phrase:
        """`p. 3`, a link to that page of an exhibit."""
        mention = self.mention(Citation(kind="exhibit", id=id_, page=page)) if id_ else None
        text = self._writer.say("p. {page}", page=page)
        return (Piece(text, mention.anchor if mention and self._pages is None else ""),)

    def photos(self, ids: Iterable[str]) -> Phrase:
        """`photos 2/1 and 2/3`."""
        return self.cite(Citation(kind="photo", id=id_) for id_ in ids)

    def _exhibit(self, citation: Citation) -> Mention | None:
        item = self._items.get(citation.id)
        if item is None:
            return None
        page = citation.page
        anchor = self._page_anchor(item, page) if page else anchors.exhibit(item.number)
        shown = page if self._pages is None else self._pages.get(anchor)
        at = self._writer.say("p. {page}", page=shown) if shown else ""
        return Mention(
            "exhibit", str(item.number), anchor, (item.number, page) if page else (item.number,), at
        )

    def _page_anchor(self, item: NumberedExhibit, page: int) -> str:
        original = item.exhibit.original
        if original is None or original.pdf is None or not original.printable or page > original.pdf.pages:
            return anchors.exhibit(item.number)
        return anchors.exhibit_page(item.number, page, signed=original.behind_sheet)

    def _group(self, mentions: list[Mention]) -> Phrase:
        """One word for all of a kind, then their labels, runs written `1 to 5`."""
        mentions = self._paged(sorted(mentions, key=lambda m: m.order))
        one, many = _WORDS[mentions[0].kind]
        word = self._writer.say(one if len(mentions) == 1 else many)
        pieces = [Piece(f"{word}{FIXED}")]
        chunks = list(_chunks(mentions))
        for index, chunk in enumerate(chunks):
            if index:
                last = index == len(chunks) - 1
                pieces.append(Piece(f" {self._writer.say('and')} " if last else ", "))
            pieces.extend(self._chunk(chunk, alone=len(mentions) == 1))
        return tuple(pieces)

    def _paged(self, mentions: list[Mention]) -> list[Mention]:
        """Each with its page; of the rows of one page that follow one another, only the last says it."""
        if self._pages is None or mentions[0].kind in {"exhibit", "fact"}:
            return [_placed(m, alone=len(mentions) == 1) for m in mentions]
        found = [self._pages.get(m.anchor) for m in mentions]
        told = []
        for rank, (mention, page) in enumerate(zip(mentions, found, strict=True)):
            at = (
                self._writer.say("p. {page}", page=page)
                if page and found[rank + 1 : rank + 2] != [page]
                else ""
            )
            told.append(replace(mention, at=at))
        return told

    def _chunk(self, chunk: list[Mention], *, alone: bool) -> Iterable[Piece]:
        first, last = chunk[0], _placed(chunk[-1], alone=alone)
        if len(chunk) == 1:
            yield self._piece(last)
            return
        yield self._piece(first)
        yield Piece(f"{FIXED}{self._writer.say('to')} ")
        yield self._piece(last)

    def _piece(self, mention: Mention) -> Piece:
        here = self._pages is None or mention.kind == "fact"
        return Piece(mention.label, mention.anchor if here else "")

    @cached_property
    def _items(self) -> Mapping[str, NumberedExhibit]:
        return {item.exhibit.id: item for item in self._dossier.exhibits}

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], Mention]:
        """Everything that is cited by an id of its own."""
        return {(kind, id_): mention for kind, id_, mention in (*self._numbered(), *self._observed())}

    def _numbered(self) -> Iterator[tuple[str, str, Mention]]:
        """Rows of the tables, called by their rank, their date or their name."""
        dossier, writer = self._dossier, self._writer
        numbers = numbers_of(dossier)
        firsts = {number: id_ for id_, number in reversed(list(numbers.items()))}
        ranked: tuple[tuple[str, Sequence[_Identified]], ...] = (
            ("loss", dossier.losses),
            ("letter", dossier.letters),
            ("fact", dossier.proceeding.facts if self._pleads else ()),
        )
        for kind, rows in ranked:
            for rank, row in enumerate(rows, 1):
                yield kind, row.id, Mention(kind, str(rank), anchors.of(kind, row.id), (rank,))
        for event in dossier.events:
            number = numbers[event.id]
            anchor = anchors.of("event", firsts[number])
            yield "event", event.id, Mention("event", str(number), anchor, (number,))
        for rank, witness in enumerate(dossier.statements, 1):
            anchor = anchors.of("statement", witness.id)
            yield "statement", witness.id, Mention("statement", writer.typed(witness.name), anchor, (rank,))

    def _observed(self) -> Iterator[tuple[str, str, Mention]]:
        """Observations, called by the record's own number."""
        for index, constat in enumerate(self._dossier.constats, 1):
            for rank, seen in enumerate(constat.observations, 1):
                anchor = anchors.observation(index, seen.number)
                label = self._obs_label(index, seen.number)
                mention = Mention("observation", label, anchor, (index, rank))
                yield "observation", f"{constat.id}/{seen.number}", mention

    @property
    def _pleads(self) -> bool:
        """Whether the facts of the pleading are in the file that cites them."""
        return self._dossier.proceeding.file_pleadings or self._pages is not None

    def _obs_label(self, index: int, number: str) -> str:
        several = len(self._dossier.constats) > 1
        return f"{index}.{number}" if several else number


def _placed(mention: Mention, *, alone: bool) -> Mention:
    """The label with its page: `3, p. 2` alone, `3 (p. 2)` among others."""
    if not mention.at:
        return mention
    label = f"{mention.label}, {mention.at}" if alone else f"{mention.label}{FIXED}({mention.at})"
    return replace(mention, label=label, at="")


def _numbers(label: str) -> tuple[int, ...]:
    return tuple(int(part) for part in label.split("/"))


def _chunks(mentions: list[Mention]) -> Iterable[list[Mention]]:
    """Runs of consecutive labels, at least three long; all else alone."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not _follows(run[-1], mention):
            yield from _split(run)
            run = []
        run.append(mention)
    yield from _split(run)


def _split(run: list[Mention]) -> Iterable[list[Mention]]:
    if len(run) >= _RUN:
        yield run
    else:
        yield from ([mention] for mention in run)


def _follows(before: Mention, after: Mention) -> bool:
    if before.at:
        return False
    simple = before.label.replace("/", "").isdigit() and after.label.replace("/", "").isdigit()
    return simple and before.order[:-1] == after.order[:-1] and after.order[-1] == before.order[-1] + 1
