"""What each citation leads to in one proceeding, or why it leads to nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dossier.model.prose.finder import mentions
from dossier.model.prose.mention import Mention
from dossier.model.prose.places import Place, pleaded, told
from dossier.model.prose.plain import composed, sentence

if TYPE_CHECKING:
    from dossier.model.dossier import Dossier, NumberedExhibit

Outcome = Literal["found", "theirs", "no-exhibit", "no-page", "no-photograph", "unclear"]


@dataclass(frozen=True, slots=True)
class Reliance:
    """One citation and what became of it.

    Attributes:
        place: The text that cites.
        mention: What it says.
        sentence: Where it says so, shortened.
        outcome: What became of it.
        exhibit: Id of the exhibit that it leads to; empty where there is none.
        number: The number of that exhibit.
        photograph: Label of the photograph that it leads to, where it names one.
        pages: How many pages the exhibit has; 0 where nobody can tell.
    """

    place: Place
    mention: Mention
    sentence: str
    outcome: Outcome
    exhibit: str = ""
    number: int = 0
    photograph: str = ""
    pages: int = 0


def reliances(dossier: "Dossier") -> tuple[Reliance, ...]:
    """Every citation of the pleadings, in their order, then of the case's own texts."""
    index = _Index(dossier)
    places = [place for submission in dossier.submissions for place in pleaded(submission)]
    return tuple(one for place in (*places, *told(dossier)) for one in index.resolved(place))


class _Index:
    """The exhibits of a dossier by what a citation may call them."""

    def __init__(self, dossier: "Dossier") -> None:
        self._items = {item.number: item for item in dossier.exhibits}
        self._named = {_key(item.exhibit.id): item for item in dossier.exhibits}
        self._series = [item for item in dossier.exhibits if item.plates]
        apart = {constat.photographs_exhibit for constat in dossier.constats} - {""}
        series = [item for item in self._series if item.exhibit.id in apart]
        self._of_the_record = series[0] if len(series) == 1 else None
        self._records = [item for item in dossier.exhibits if item.exhibit.kind == "constat"]

    def resolved(self, place: Place) -> Iterator[Reliance]:
        """The citations of one text."""
        text = composed(place.text)
        for mention in mentions(text):
            if place.numbers_only and _own(mention):
                continue
            found = Reliance(place, mention, sentence(text, mention.start, mention.end), "unclear")
            yield self._resolved(found)

    def _resolved(self, found: Reliance) -> Reliance:
        mention = found.mention
        if mention.kind == "unclear":
            return found
        known = mention.kind != "exhibit" or self._exhibit(mention.label)
        if mention.theirs or (mention.perhaps and not known):
            return _with(found, "theirs")
        if mention.kind in {"photo", "plate"}:
            return self._photograph(found)
        item = self._record() if mention.kind == "record" else self._exhibit(mention.label)
        if item is None:
            return _with(found, "unclear" if mention.kind == "record" else "no-exhibit")
        pages = _pages(item)
        beyond = pages and max(mention.pages, default=0) > pages
        return _with(found, "no-page" if beyond else "found", item)

    def _exhibit(self, label: str) -> "NumberedExhibit | None":
        """By number; a part such as `4-1` by what it is a part of; letters by the exhibit's id."""
        if label.isdecimal():
            return self._items.get(int(label))
        part = re.fullmatch(r"(\d+)[-./]\d+", label)
        named = self._named.get(_key(label))
        return named or (self._items.get(int(part[1])) if part else None)

    def _record(self) -> "NumberedExhibit | None":
        return self._records[0] if len(self._records) == 1 else None

    def _photograph(self, found: Reliance) -> Reliance:
        """`2/1`, or a number in the series named beside it, or in the only series that has it."""
        mention = found.mention
        series, _, rank = mention.label.rpartition("/")
        within = series or mention.within
        if within == "record":
            return self._of_record(found)
        item = self._exhibit(within) if within else None
        if within and (item is None or not item.plates):
            return self._in_a_document(found, item)
        holding = [one for one in ([item] if item else self._series) if int(rank) <= len(one.plates)]
        if not holding or rank == "0":
            return _with(found, "no-photograph", item)
        if len(holding) > 1:
            return found
        label = "" if mention.kind == "plate" else f"{holding[0].number}/{int(rank)}"
        return _with(found, "found", holding[0], label)

    def _of_record(self, found: Reliance) -> Reliance:
        """« photo 3 du constat »: in the series of the record, where that is filed apart."""
        series, rank = self._of_the_record, int(found.mention.label)
        if series is None or not 0 < rank <= len(series.plates):
            return _with(found, "found" if self._record() else "unclear", self._record())
        label = "" if found.mention.kind == "plate" else f"{series.number}/{rank}"
        return _with(found, "found", series, label)

    @staticmethod
    def _in_a_document(found: Reliance, item: "NumberedExhibit | None") -> Reliance:
        """A photograph inside a document, such as a record or a report, cannot be counted here."""
        return _with(found, "found" if item and not item.plates else "no-exhibit", item)


def _own(mention: Mention) -> bool:
    """Whether a letter or a record would mean its own annexes and photographs by it."""
    annexed = mention.form.lower().startswith(
        ("annex", "tab", "onglet", "pj", "pièce jointe", "pièces jointes")
    )
    return annexed or mention.kind in {"photo", "plate", "record"}


def _with(
    found: Reliance, outcome: Outcome, item: "NumberedExhibit | None" = None, photograph: str = ""
) -> Reliance:
    return Reliance(
        found.place,
        found.mention,
        found.sentence,
        outcome,
        item.exhibit.id if item else "",
        item.number if item else 0,
        photograph,
        _pages(item) if item else 0,
    )


def _pages(item: "NumberedExhibit") -> int:
    pdf = item.exhibit.original.pdf if item.exhibit.original else None
    return pdf.pages if pdf else 0


def _key(label: str) -> str:
    return re.sub(r"[\s.-]", "", label).casefold()
