"""Marks on what must not be seen, and what a masked copy is."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.moment import Day
from dossier.model.source import Record, Sourced
from dossier.model.text import Text, Words

RedactionKind = Literal[
    "face", "child", "plate", "screen", "badge", "name", "address", "number", "health", "security", "other"
]

Area = tuple[tuple[float, float], ...]
"""Corners of what is masked: fractions of width and height, from the top left of what is seen upright."""


def _listed(value: object) -> object:
    return tuple(re.split(r"[\s,;]+", value.strip())) if isinstance(value, str) and value.strip() else value


Editions = Annotated[tuple[Literal["public"], ...], BeforeValidator(_listed)]
"""Editions that hide something the others show; `only: public` as well as `only: [public]`."""

PUBLIC = "public"
"""The edition that anyone may read."""

FILED = "filing"
"""All other editions, which only the court and the parties read."""

_CORNERS = 3


class Redaction(Sourced):
    """What must not be seen on a photograph, on a page, or in any text.

    Attributes:
        subject: Id of a photograph, or of an exhibit; empty for words.
        page: Page of the exhibit, from 1; a file of one page needs none.
        box: Left, top, right, bottom, each from 0 to 1, of the picture or page as seen upright.
        polygon: The corners of what no box fits, x and y in turn, each from 0 to 1.
        words: Words to take out of every text of the public edition, and of the pages of its exhibits.
        only: Editions that hide it; empty: all of them for a place, the public one for words.
    """

    subject: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    polygon: tuple[float, ...] = ()
    words: Words = ()
    kind: RedactionKind = "other"
    reason: Text
    who: str
    when: Day | None = None
    only: Editions = ()

    @model_validator(mode="after")
    def _hides_something(self) -> Self:
        placed = self.box is not None or bool(self.polygon)
        if placed == bool(self.words):
            what = marked("it is not clear what is to be hidden")
            raise Misread(what, marked("write one of box, polygon or words"))
        if placed and (not self.subject or (self.box is not None and self.polygon)):
            what = marked("it is not clear where something is to be hidden")
            raise Misread(what, marked("write the subject, and either box or polygon"))
        if not all(any(letter.isalnum() for letter in word) for word in self.words):
            what = marked("one of the words holds neither a letter nor a digit")
            raise Misread(what, marked("write the word that must not be read"))
        if self.words and (self.subject or self.page is not None):
            what = marked("words are hidden wherever they stand, not on one subject")
            raise Misread(what, marked("leave out subject and page"))
        return self

    @property
    def area(self) -> Area:
        """The corners of what is masked; empty for words."""
        if self.box is not None:
            left, top, right, bottom = self.box
            return ((left, top), (right, top), (right, bottom), (left, bottom))
        return tuple(zip(self.polygon[::2], self.polygon[1::2], strict=False))

    @property
    def covers(self) -> bool:
        """Whether its corners lie inside the picture and have something between them."""
        if self.box is not None and (self.box[0] >= self.box[2] or self.box[1] >= self.box[3]):
            return False
        inside = all(0 <= number <= 1 for corner in self.area for number in corner)
        whole = len(self.polygon) % 2 == 0 and len(self.area) >= _CORNERS
        return inside and whole and _size(self.area) > 0

    def holds_in(self, edition: str) -> bool:
        """Whether an edition hides it."""
        return not self.only or edition in self.only


class Mark(Record):
    """One area that was masked in a copy.

    Attributes:
        page: From 1; a photograph is its own page 1.
        area: Where.
        kind: Of what was hidden, as the log says it.
    """

    page: int
    area: Area
    kind: RedactionKind


class MaskedCopy(Record):
    """A copy that was made with parts destroyed, and is shown in place of the original.

    Attributes:
        sha256: Digest of the copy, which is also its name in the store of derivatives.
        marks: What was destroyed, page by page.
        resolution: Dots an inch at which masked pages became pictures; 0 for a photograph.
        pictured: Pages that became pictures.
    """

    sha256: str
    marks: tuple[Mark, ...] = ()
    resolution: int = 0
    pictured: tuple[int, ...] = ()


def words_hidden(redactions: Iterable[Redaction]) -> tuple[str, ...]:
    """The words that the public edition takes out, each once, in the order written."""
    found = (word for one in redactions for word in one.words)
    return tuple(dict.fromkeys(found))


def placed_in(redactions: Iterable[Redaction], edition: str) -> Mapping[str, tuple[Redaction, ...]]:
    """The areas that an edition masks, by the id of their subject."""
    found: dict[str, list[Redaction]] = {}
    for one in redactions:
        if one.area and one.holds_in(edition):
            found.setdefault(one.subject, []).append(one)
    return {subject: tuple(marks) for subject, marks in found.items()}


def _size(area: Area) -> float:
    """Twice the area between the corners."""
    turns = zip(area, (*area[1:], *area[:1]), strict=True)
    return abs(sum(x * below - across * y for (x, y), (across, below) in turns))
