"""Time axes: how far they reach, where their ticks stand and what these say."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.dates import format_date

from dossier.i18n.dates import clock, day
from dossier.i18n.numbers import locale_of
from dossier.i18n.typography import NARROW
from dossier.model.text import Language
from dossier.render.figures.marks import DAY, HOUR, Mark, date_of

_STEPS = (5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 360.0, 720.0)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_TICKS = 11
_SHORTEST = 40.0


@dataclass(frozen=True, slots=True)
class Tick:
    """One division of an axis.

    Attributes:
        at: Where it stands, in minutes.
        label: What it says; empty for a minor one.
        middle: Where its label stands: at the tick, or in the middle of its year or month.
    """

    at: float
    label: str
    middle: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time with its ticks, in minutes since the first day of year one."""

    start: float
    end: float
    ticks: tuple[Tick, ...]

    def place(self, minute: float, left: float, right: float) -> float:
        """Where a minute stands between two edges."""
        return left + (minute - self.start) / (self.end - self.start) * (right - left)


def day_axis(marks: Sequence[Mark], language: Language) -> Axis:
    """An axis by the minute or the hour, wide enough for all marks and never too fine."""
    ends = [end for mark in marks for end in (mark.first, mark.last, *(mark.delayed or ()))]
    first, last = min(ends), max(ends)
    slack = max(0.0, _SHORTEST - (last - first)) / 2
    first, last = first - slack, last + slack
    step = next((s for s in _STEPS if (last - first) / s <= _TICKS - 2), _STEPS[-1])
    start, end = first // step * step, (last // step + 1) * step
    count = round((end - start) / step)
    ticks = (_day_tick(start + n * step, language) for n in range(count + 1))
    return Axis(start, end, tuple(ticks))


def long_axis(marks: Sequence[Mark], language: Language) -> Axis:
    """An axis by years, months or days, whichever is the finest that can be read."""
    first, last = date_of(min(m.first for m in marks)), date_of(max(m.last for m in marks))
    edges, pattern = _divisions(first, last)
    places = [edge.toordinal() * DAY for edge in edges]
    return Axis(places[0], places[-1], tuple(_long_ticks(places, edges, pattern, language)))


def _day_tick(at: float, language: Language) -> Tick:
    time = (dt.datetime.combine(date_of(at), dt.time.min) + dt.timedelta(minutes=at % DAY)).time()
    if at % DAY == 0:
        label = day(date_of(at), language, "short")
    elif language == "fr" and at % HOUR == 0:
        label = f"{time.hour}{NARROW}h"
    else:
        label = clock(time, language)
    return Tick(at, label, at)


def _long_ticks(
    places: Sequence[float], edges: Sequence[dt.date], pattern: str, language: Language
) -> Iterator[Tick]:
    for index, at in enumerate(places):
        if index == len(places) - 1:
            yield Tick(at, "", at)
            continue
        label = format_date(edges[index], pattern, locale_of(language))
        if "d" in pattern:
            label = day(edges[index], language, "short").removesuffix(str(edges[index].year)).rstrip()
        yield Tick(at, label, at if "d" in pattern else (at + places[index + 1]) / 2)


def _divisions(first: dt.date, last: dt.date) -> tuple[list[dt.date], str]:
    days = (last - first).days
    if days <= _TICKS:
        return [_shifted(first, n - 1) for n in range(days + 4)], "d MMM"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _TICKS:
        return [_month(first.year, first.month + n) for n in range(months + 1)], "MMM y"
    years = last.year - first.year + 1
    step = next((s for s in _YEARS if years / s <= _TICKS), _YEARS[-1])
    start = first.year // step * step
    edges = [_month(year, 1) for year in range(start, last.year + step + 1, step)]
    return sorted(set(edges)), "y"


def _month(year: int, month: int) -> dt.date:
    """The first of a month counted on over the year's end, kept within the calendar."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(max(year, dt.MINYEAR), month, 1)


def _shifted(date: dt.date, days: int) -> dt.date:
    ordinal = min(max(date.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)
