"""One fact on a time axis, and the arithmetic that never leaves the calendar."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.i18n.catalogue import marked
from dossier.i18n.typography import typeset
from dossier.model.text import Language

HOUR = 60.0
DAY = 24 * HOUR

KIND_WORDS: Mapping[str, str] = {
    "start": marked("start"),
    "call": marked("call to the police"),
    "police": marked("arrival of the police"),
    "end": marked("end"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact on a time axis, in minutes since the first day of year one.

    Attributes:
        first: The earliest that a source says.
        last: The latest; equal for a point.
        head: The time in words.
        body: What happened.
        kind: Kind of the event, for what is drawn between two of them.
        about: Whether a source says "about".
        counted: Whether the time follows from a delay after another fact.
        delayed: What other sources of the same fact give by a delay, first and last.
    """

    first: float
    last: float
    head: str
    body: str
    kind: str = "other"
    about: bool = False
    counted: bool = False
    delayed: tuple[float, float] | None = None

    @property
    def order(self) -> tuple[float, float, str, str]:
        """Along the axis; then by words, so that the order never depends on the reading."""
        return self.first, self.last, self.head, self.body

    @property
    def date(self) -> int:
        """Number of the day on which it begins."""
        return int(self.first // DAY)


def date_of(minute: float) -> dt.date:
    """The day of a minute, kept within the calendar."""
    return dt.date.fromordinal(min(max(int(minute // DAY), 1), dt.date.max.toordinal()))


def minutes(time: dt.datetime) -> float:
    """A wall-clock reading as a number; arithmetic on it never leaves the calendar."""
    return time.date().toordinal() * DAY + time.hour * HOUR + time.minute + time.second / 60


def said(text: str, language: Language) -> str:
    """The words as a printer of their language would set them, with a capital."""
    words = typeset(text, language)
    return words[:1].upper() + words[1:]
