"""Dates and times with the precision and the zone that their source gives."""

import calendar
import datetime as dt
import re
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.source import Record

Precision = Literal["year", "month", "day", "minute", "second"]

_HELP = marked(
    "write 2017, 2022-08, 2022-08-17, 2022-09-18 14:20 or 2022-09-18 14:20:05, "
    "then if known a zone (Europe/Paris or +02:00); before it `about`; a range is A..B"
)
_FIRST_YEAR = 1500
"""Older dates are slips of the pen: no deed that a court is shown is older."""
_STAMP = re.compile(
    r"^(?:(?P<about>about|vers|circa|~)\s*)?"
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[ T](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?)?)?"
    r"(?:\s*(?P<zone>Z|UTC|[+-]\d{2}:\d{2}|[A-Za-z_]+(?:/[A-Za-z_+-]+)+))?$"
)
_CLOCK = re.compile(r"^(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<rest>.*)$")


class Moment(Record):
    """A date or time as far as it is known.

    Attributes:
        earliest: First wall-clock second that the text covers, without zone.
        latest: Last wall-clock second that it covers.
        precision: How finely it was written.
        zone: IANA name or `+02:00`; None where it is not known, and it stays so.
        about: Whether the writer said "about".
    """

    earliest: dt.datetime
    latest: dt.datetime
    precision: Precision
    zone: str | None = None
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one moment or a range `A..B`; raises ValueError with what to write."""
        first, found, last = (part.strip() for part in text.strip().partition(".."))
        start = cls._one(first)
        if not found:
            return start
        end = cls._one(_completed(first, last))
        zone = end.zone or start.zone
        return cls(**{**dict(start), "latest": end.latest, "zone": zone})

    @classmethod
    def _one(cls, text: str) -> Self:
        match = _STAMP.match(text)
        if match is None:
            raise Misread(marked("{value} is not a date that can be read for certain"), _HELP, text)
        earliest, latest, precision = _bounds(match)
        zone = _known_zone(match["zone"]) if match["zone"] else None
        about = match["about"] is not None
        return cls(earliest=earliest, latest=latest, precision=precision, zone=zone, about=about)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return dict(cls.parse(value)) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.latest < self.earliest:
            raise Misread(marked("the range ends before it starts"), marked("write the earlier moment first"))
        return self

    @property
    def has_time(self) -> bool:
        """Whether a time of day was given."""
        return self.precision in {"minute", "second"}

    @property
    def is_range(self) -> bool:
        """Whether two ends were written, rather than one moment."""
        single = {"minute": 59, "second": 0}
        if self.has_time:
            span = (self.latest - self.earliest).total_seconds()
            return span > single[self.precision]
        return (self.earliest, self.latest) != _period(self.earliest, self.precision)

    @property
    def date(self) -> dt.date:
        """The first day that the moment covers."""
        return self.earliest.date()

    def instants(self, default_zone: str | None = None) -> tuple[dt.datetime, dt.datetime] | None:
        """First and last instant with their offset, or None where no zone is known."""
        name = self.zone or default_zone
        if name is None:
            return None
        zone = tzinfo(name)
        return self.earliest.replace(tzinfo=zone), self.latest.replace(tzinfo=zone)


def tzinfo(name: str) -> dt.tzinfo:
    """The zone of an IANA name, `UTC`, `Z` or `+02:00`; ValueError for any other."""
    if name in {"Z", "UTC"}:
        return dt.UTC
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[4:6])
        return dt.timezone((-1 if name[0] == "-" else 1) * dt.timedelta(hours=hours, minutes=minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Misread(
            marked("{value} is not a time zone"), marked("write one such as Europe/Paris"), name
        ) from error


def _known_zone(name: str) -> str:
    tzinfo(name)
    return name


def _completed(first: str, last: str) -> str:
    """`14:20` after `2022-09-18 14:10..` is on the same day."""
    clock = _CLOCK.match(last)
    return f"{first[: first.rfind(':') - 2].rstrip()} {last}" if clock and ":" in first else last


def _bounds(match: re.Match[str]) -> tuple[dt.datetime, dt.datetime, Precision]:
    numbers = {name: int(match[name]) for name in _PARTS if match[name]}
    try:
        earliest = dt.datetime(**{"month": 1, "day": 1, **numbers})  # type: ignore[arg-type]  # noqa: DTZ001 - a wall clock has no zone
    except ValueError as error:
        raise Misread(
            marked("there is no such day or time as {value}"), marked("correct the day or the time"), match[0]
        ) from error
    if earliest.year < _FIRST_YEAR:
        raise Misread(
            marked("{value} is too early to be meant"), marked("write the year with its century"), match[0]
        )
    precision = _FINEST[len(numbers)]
    return (*_period(earliest, precision), precision)


_PARTS = ("year", "month", "day", "hour", "minute", "second")
_FINEST: dict[int, Precision] = {1: "year", 2: "month", 3: "day", 5: "minute", 6: "second"}


def _period(start: dt.datetime, precision: Precision) -> tuple[dt.datetime, dt.datetime]:
    """First and last second of the year, month, day, minute or second."""
    if precision == "second":
        return start, start
    if precision == "minute":
        return start, start.replace(second=59)
    end = start.replace(hour=23, minute=59, second=59)
    if precision == "day":
        return start, end
    month = 12 if precision == "year" else start.month
    return start, end.replace(month=month, day=calendar.monthrange(start.year, month)[1])


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    moment = Moment.parse(value)
    if moment.precision != "day" or moment.is_range:
        raise Misread(marked("{value} is not one day"), marked("write it as 2022-08-17"), value)
    return moment.date


Day = Annotated[dt.date, BeforeValidator(_day)]
"""One calendar day, written 2022-08-17."""

_OFFSET = re.compile(r"^[+-](?:0\d|1[0-5]):[0-5]\d$")


def _zone_name(name: str) -> str:
    """The name unchanged where it is a zone; nothing is guessed from a town alone."""
    if name and not _OFFSET.match(name):
        if name[0] in "+-":
            raise Misread(marked("{value} is not an offset"), marked("write one such as +02:00"), name)
        tzinfo(name)
    return name


Zone = Annotated[str, AfterValidator(_zone_name)]
"""An IANA name such as Europe/Paris, or an offset such as +02:00; empty: not known."""

_LASTING = re.compile(r"^(\d+)\s*(?:[-–]\s*(\d+)\s*)?(s|min|h|d|j)$")
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "j": 86400}


class Duration(Record):
    """A length of time that may be given as a range, in seconds (`20-30 min`)."""

    shortest: int
    longest: int

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        match = _LASTING.match(value.strip())
        if match is None:
            raise Misread(
                marked("{value} is not a length of time"),
                marked("write 30 min, 20-30 min, 1 h or 45 s"),
                value,
            )
        unit = _SECONDS[match[3]]
        return {"shortest": int(match[1]) * unit, "longest": int(match[2] or match[1]) * unit}
