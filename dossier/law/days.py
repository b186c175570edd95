"""Arithmetic of days as courts count them; nothing here knows what a deadline is for."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from dossier.model.deadline import Roll, Unit
from dossier.model.proceeding import Jurisdiction

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_CALENDARS: Mapping[Jurisdiction, tuple[str, str | None]] = {"FR": ("FR", None), "EW": ("GB", "ENG")}
"""Country and part of it, as the library of public holidays names them."""


def end_of(start: dt.date, count: int, unit: Unit, place: Jurisdiction) -> dt.date:
    """The last day of so many units after (or before) the day that starts them.

    Raises:
        OverflowError: The calendar ends before.
    """
    try:
        return _ENDS[unit](start, count, place)
    except ValueError as error:  # what `date` says of the year 10000
        raise OverflowError from error


def moved(day: dt.date, roll: Roll, place: Jurisdiction) -> dt.date:
    """The day, or where it is not a working day the next (or previous) that is."""
    step = {"none": dt.timedelta(0), "next": _DAY, "previous": -_DAY}[roll]
    while step and not is_working(day, place):
        day += step
    return day


def is_working(day: dt.date, place: Jurisdiction) -> bool:
    """Neither Saturday, Sunday nor public holiday there."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year, place)


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@cache
def _holidays(year: int, place: Jurisdiction) -> frozenset[dt.date]:
    """Public holidays of a year; regional ones are left out, since the place of a court is not known."""
    import holidays  # where no deadline wants working days nobody waits for it

    country, part = _CALENDARS.get(place, ("", None))
    return frozenset(holidays.country_holidays(country, subdiv=part, years=year)) if country else frozenset()


def _working(start: dt.date, count: int, place: Jurisdiction) -> dt.date:
    return next(day for number, day in enumerate(_working_after(start, place), 1) if number == count)


def _working_after(start: dt.date, place: Jurisdiction) -> Iterator[dt.date]:
    day = start
    while True:
        day += _DAY
        if is_working(day, place):
            yield day


def _franc(start: dt.date, months: int) -> dt.date:
    """Neither the first nor the last day counts; where a month is too short, the earlier reading."""
    end = months_on(start, months)
    if end.day != start.day:
        return end
    return min(end + _DAY, months_on(start + _DAY, months))


_ENDS: Mapping[Unit, Callable[[dt.date, int, Jurisdiction], dt.date]] = {
    "years": lambda start, count, _: months_on(start, 12 * count),
    "months": lambda start, count, _: months_on(start, count),
    "days": lambda start, count, _: start + count * _DAY,
    "working-days": _working,
    "full-years": lambda start, count, _: dt.date(start.year + count, 12, 31),
    "franc-months": lambda start, count, _: _franc(start, count),
    "same-day": lambda start, _, __: start,
    "clear-days-before": lambda start, count, _: start - (count + 1) * _DAY,
}
