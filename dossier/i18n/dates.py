"""Dates and times in words, as finely as they are known and no finer."""

import datetime as dt
from typing import Literal, Protocol

from babel.dates import format_date

from dossier.i18n.catalogue import translate
from dossier.i18n.numbers import locale_of
from dossier.i18n.typography import FIXED, NARROW

Style = Literal["long", "short"]

_PATTERNS = {
    "long": {"day": "d MMMM y", "month": "MMMM y", "year": "y", "shared": "d MMMM"},
    "short": {"day": "d MMM y", "month": "MMM y", "year": "y", "shared": "d MMM"},
}
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class MomentLike(Protocol):
    """What is read of `dossier.model.moment.Moment`, which lives on a higher floor."""

    @property
    def earliest(self) -> dt.datetime: ...  # noqa: D102
    @property
    def latest(self) -> dt.datetime: ...  # noqa: D102
    @property
    def precision(self) -> str: ...  # noqa: D102
    @property
    def about(self) -> bool: ...  # noqa: D102
    @property
    def has_time(self) -> bool: ...  # noqa: D102
    @property
    def is_range(self) -> bool: ...  # noqa: D102


def day(date: dt.date, language: str, style: Style = "long") -> str:
    """`1er septembre 2022`, `18 sept. 2022`; `1 September 2022`."""
    text = _first(format_date(date, _PATTERNS[style]["day"], locale_of(language)), date, language)
    return text.replace(" ", FIXED)


def clock(time: dt.datetime | dt.time, language: str, *, seconds: bool = False) -> str:
    """`14 h 20`, `15 h 42 min 10 s`; `14:20`, `15:42:10`."""
    if language != "fr":
        return f"{time:%H:%M:%S}" if seconds else f"{time:%H:%M}"
    text = f"{time.hour}{NARROW}h{NARROW}{time:%M}"
    return f"{text}{FIXED}min{FIXED}{time:%S}{NARROW}s" if seconds else text


def moment(when: MomentLike, language: str, style: Style = "long") -> str:
    """`18 septembre 2022, entre 14 h 10 et 14 h 20`; `vers août 2022`; `2017`."""
    if when.has_time:
        date = day(when.earliest.date(), language, style)
        return f"{date}, {hours(when, language)}"
    if when.is_range:
        return _days(when, language, style)
    text = _one(when.earliest.date(), when.precision, language, style)
    return translate("about {moment}", language, moment=text) if when.about else text


def hours(when: MomentLike, language: str) -> str:
    """Only the time of day of a moment: `vers 15 h 20`, `entre 14 h 10 et 14 h 20`."""
    seconds = when.precision == "second"
    first = clock(when.earliest, language, seconds=seconds)
    if when.is_range:
        last = clock(when.latest, language, seconds=seconds)
        return translate("between {first} and {last}", language, first=first, last=last)
    return translate("about {moment}", language, moment=first) if when.about else first


def duration(shortest: int, longest: int, language: str) -> str:
    """`30 min`, `20 à 30 min`, `1 h`, `2 jours`."""
    unit, seconds = _unit(shortest, longest)
    if unit == "d":
        word = translate("days", language) if longest > _DAY else translate("day", language)
    else:
        word = unit
    first, last = shortest // seconds, longest // seconds
    text = f"{first}" if first == last else translate("{a} to {b}", language, a=first, b=last)
    return f"{text}{FIXED}{word}"


def offset(seconds: int) -> str:
    """`UTC+2`, `UTC−3:30`, `UTC`."""
    if not seconds:
        return "UTC"
    hours_, rest = divmod(abs(seconds), _HOUR)
    minutes = f":{rest // _MINUTE:02d}" if rest else ""
    return f"UTC{'+' if seconds > 0 else '−'}{hours_}{minutes}"


def zone(name: str, language: str) -> str:
    """A zone in words: `heure de Paris` for `Europe/Paris`, `UTC+2` for `+02:00`."""
    if name in {"Z", "UTC"}:
        return "UTC"
    if name[0] in "+-":
        sign = 1 if name[0] == "+" else -1
        return offset(sign * (int(name[1:3]) * _HOUR + int(name[4:6]) * _MINUTE))
    city = name.rpartition("/")[2].replace("_", " ")
    return translate("{city} time", language, city=city)


def _unit(shortest: int, longest: int) -> tuple[str, int]:
    for unit, seconds in (("d", _DAY), ("h", _HOUR), ("min", _MINUTE)):
        if longest >= seconds and not shortest % seconds and not longest % seconds:
            return unit, seconds
    return "s", 1


def _one(date: dt.date, precision: str, language: str, style: Style) -> str:
    if precision not in _PATTERNS[style]:
        precision = "day"
    text = format_date(date, _PATTERNS[style][precision], locale_of(language))
    return _first(text, date, language).replace(" ", FIXED) if precision == "day" else text


def _days(when: MomentLike, language: str, style: Style) -> str:
    """A range of days, months or years, without saying the same year twice."""
    first, last = when.earliest.date(), when.latest.date()
    same_year = first.year == last.year
    start = _one(first, when.precision, language, style)
    if same_year and when.precision == "day":
        start = _first(
            format_date(first, _PATTERNS[style]["shared"], locale_of(language)), first, language
        ).replace(" ", FIXED)
    if same_year and when.precision == "month":
        start = start.removesuffix(f" {first.year}")
    end = _one(last, when.precision, language, style)
    if when.precision != "day":
        return f"{start}–{end}" if when.precision == "year" else f"{start} – {end}"
    return translate("from {first} to {last}", language, first=start, last=end)


def _first(text: str, date: dt.date, language: str) -> str:
    """French says the first of a month as an ordinal."""
    return f"1er{text[1:]}" if language == "fr" and date.day == 1 else text
