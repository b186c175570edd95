"""What a timeline shows: one mark for each fact, spanning what its sources say."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.i18n.catalogue import marked, translate
from dossier.i18n.dates import day, duration, hours, moment
from dossier.model.chronology import Event
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment, Precision, tzinfo
from dossier.model.text import Language

HOUR = 60.0
DAY = 24 * HOUR

KIND_WORDS: Mapping[str, str] = {
    "start": marked("start"),
    "call": marked("call to the police"),
    "police": marked("arrival of the police"),
    "end": marked("end"),
}

AFTER_WORDS: Mapping[str, str] = {
    "start": marked("{duration} after the start"),
    "call": marked("{duration} after the call to the police"),
    "police": marked("{duration} after the arrival of the police"),
    "end": marked("{duration} after the end"),
}

_TOGETHER = 3  # facts of the same time that are still named one by one
_PAUSE = 2 * HOUR
_APART = 6 * HOUR  # what follows the day at a shorter distance belongs to the same night


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


Facts = Mapping[str, Sequence[Event]]


def by_fact(events: Iterable[Event]) -> Facts:
    """The sources that speak of the same fact, together."""
    grouped: dict[str, list[Event]] = {}
    for event in events:
        grouped.setdefault(event.fact or event.id, []).append(event)
    return grouped


def day_marks(dossier: Dossier, language: Language) -> tuple[tuple[Mark, ...], int]:
    """The facts around the incident whose time is known, in order.

    Facts of the same day hours away from it, and facts of which only is known that they lay
    between its start and its end, are counted: drawn, they would hide the minutes that matter.
    """
    facts, zone = by_fact(dossier.events), dossier.case.matter.premises.zone
    stated = {name: mark for name, rows in facts.items() if (mark := _stated(rows, zone, language))}
    stated = _worded(stated, language)
    counted = {name: mark for name, rows in facts.items() if (mark := _counted(rows, stated, language))}
    both = {name: _joined(stated.get(name), counted.get(name)) for name in (*stated, *counted)}
    marks = sorted(both.values(), key=_order)
    of_day = tuple(_of_one_day(marks, _day_of(dossier, marks)))
    around = _around(of_day, dossier.case.matter.incident.when)
    placed = [mark for mark in around if not _merely_during(mark, around)]
    return _merged(placed, language), len(of_day) - len(placed)


def long_marks(dossier: Dossier, shown: Sequence[Mark], language: Language) -> tuple[Mark, ...]:
    """The dated facts that the day's own axis does not show, in order."""
    days = {int(mark.first // DAY) for mark in shown}
    made = (_dated(rows, language) for rows in by_fact(dossier.events).values())
    wanted = (m for m in made if m and not (m.first // DAY in days and m.last < m.first + DAY))
    return _merged(sorted(wanted, key=_order), language)


def reminder(marks: Sequence[Mark], language: Language) -> tuple[Mark, ...]:
    """The day itself, as a mark on the axis of years."""
    if not marks:
        return ()
    date = date_of(marks[0].first)
    head, words = day(date, language, "short"), _capital(translate("day shown above", language))
    at = date.toordinal() * DAY
    return (Mark(at, at, head, words, kind="day"),)


def date_of(minute: float) -> dt.date:
    """The day of a minute, kept within the calendar."""
    return dt.date.fromordinal(min(max(int(minute // DAY), 1), dt.date.max.toordinal()))


def minutes(time: dt.datetime) -> float:
    """A wall-clock reading as a number; arithmetic on it never leaves the calendar."""
    return time.date().toordinal() * DAY + time.hour * HOUR + time.minute + time.second / 60


def _order(mark: Mark) -> tuple[float, float, str, str]:
    return mark.first, mark.last, mark.head, mark.body


def _wall(when: Moment, zone: str) -> tuple[dt.datetime, dt.datetime]:
    """The two ends as a clock at the premises showed them, where both zones are known."""
    instants = when.instants()
    try:
        if instants and zone:
            first, last = (end.astimezone(tzinfo(zone)).replace(tzinfo=None) for end in instants)
            return first, last
    except (ValueError, OverflowError):  # no such zone, or the first day of the calendar
        pass
    return when.earliest, when.latest


def _stated(rows: Sequence[Event], zone: str, language: Language) -> Mark | None:
    """One mark over all the times that the sources of a fact give."""
    timed = [row.when for row in rows if row.when and row.when.has_time]
    if not timed:
        return None
    ends = [_wall(when, zone) for when in timed]
    first, last = min(end[0] for end in ends), max(end[1] for end in ends)
    precision: Precision = "minute" if any(w.precision == "minute" for w in timed) else "second"
    if precision == "minute":
        first, last = first.replace(second=0), last.replace(second=59)
    about = any(when.about for when in timed)
    whole = Moment(earliest=first, latest=last, precision=precision, about=about)
    end = minutes(last.replace(second=0)) if precision == "minute" else minutes(last)
    return Mark(
        first=minutes(first),
        last=end,
        head=_capital(hours(whole, language)),
        body=_capital(rows[0].what.get(language)),
        kind=rows[0].kind,
        about=about,
    )


def _worded(stated: Mapping[str, Mark], language: Language) -> dict[str, Mark]:
    """A kind's own short word, where only one fact is of that kind."""
    kinds = Counter(mark.kind for mark in stated.values())
    return {
        name: replace(mark, body=_capital(translate(KIND_WORDS[mark.kind], language)))
        if mark.kind in KIND_WORDS and kinds[mark.kind] == 1
        else mark
        for name, mark in stated.items()
    }


def _counted(rows: Sequence[Event], stated: Mapping[str, Mark], language: Language) -> Mark | None:
    """A mark over what the sources of a fact give by a delay after another fact."""
    told = [(stated[row.after], row.delay) for row in rows if row.delay and row.after in stated]
    if not told or any(delay.longest > DAY * 60 for _, delay in told):
        return None
    shortest, longest = min(d.shortest for _, d in told), max(d.longest for _, d in told)
    after = AFTER_WORDS.get(told[0][0].kind, "{duration} after: {fact}")
    lasting = duration(shortest, longest, language)
    return Mark(
        first=min(mark.first + delay.shortest / 60 for mark, delay in told),
        last=max(mark.last + delay.longest / 60 for mark, delay in told),
        head=_capital(translate(after, language, duration=lasting, fact=told[0][0].body)),
        body=_capital(rows[0].what.get(language)),
        kind=rows[0].kind,
        counted=True,
    )


def _joined(stated: Mark | None, counted: Mark | None) -> Mark:
    """What some sources of a fact state and others give by a delay, as one mark."""
    if stated is None or counted is None:
        return stated or counted or Mark(0, 0, "", "")
    words = f"{stated.body}, {counted.head[:1].lower()}{counted.head[1:]}"
    return replace(stated, body=words, delayed=(counted.first, counted.last))


def _merged(marks: Iterable[Mark], language: Language) -> tuple[Mark, ...]:
    """Facts of the very same time under one flag."""
    groups: dict[tuple[object, ...], list[Mark]] = {}
    for mark in marks:
        key = (mark.first, mark.last, mark.about, mark.counted, mark.delayed)
        groups.setdefault(key, []).append(mark)
    return tuple(_one(group, language) for group in groups.values())


def _one(group: Sequence[Mark], language: Language) -> Mark:
    if len(group) == 1:
        return group[0]
    known = next((mark for mark in group if mark.kind in KIND_WORDS), group[0])
    words = translate("{count} facts", language, count=len(group))
    if len(group) <= _TOGETHER:
        words = "; ".join(mark.body for mark in group)
    return replace(known, body=words)


def _day_of(dossier: Dossier, marks: Sequence[Mark]) -> int | None:
    """The day of the incident as stated, else of the start, else the one with most facts."""
    days = [int(mark.first // DAY) for mark in marks]
    when = dossier.case.matter.incident.when
    if when and when.date.toordinal() in days:
        return when.date.toordinal()
    starts = [int(mark.first // DAY) for mark in marks if mark.kind == "start"]
    if starts or not days:
        return starts[0] if starts else None
    return max(sorted(set(days)), key=days.count)


def _of_one_day(marks: Sequence[Mark], day: int | None) -> Iterator[Mark]:
    """The marks of the day, and of the night that follows without a break."""
    latest: float | None = None
    for mark in marks:
        same = mark.first // DAY == day
        if same or (latest is not None and 0 <= mark.first - latest <= _APART):
            latest = max(latest or mark.last, mark.last)
            yield mark


def _around(marks: Sequence[Mark], incident: Moment | None) -> Sequence[Mark]:
    """The run of facts that holds the start, or the incident's time, else the most facts."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and mark.first - max(m.last for m in runs[-1]) <= _pause(runs[-1]):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    at = minutes(incident.earliest) if incident and incident.has_time else None
    for run in runs:
        if any(mark.kind == "start" for mark in run) or (at and run[0].first <= at <= run[-1].last):
            return run
    return max(runs, key=len, default=[])


def _merely_during(mark: Mark, run: Sequence[Mark]) -> bool:
    """Whether all that is known of a time is that it lay between the start and the end."""
    starts = [other.first for other in run if other.kind == "start"]
    ends = [other.last for other in run if other.kind == "end"]
    if mark.kind in KIND_WORDS or not (starts and ends):
        return False
    return mark.first <= starts[0] and ends[-1] <= mark.last


def _pause(run: Sequence[Mark]) -> float:
    """How long nothing may happen before what follows is another matter."""
    return max(_PAUSE, max(mark.last for mark in run) - run[0].first)


def _dated(rows: Sequence[Event], language: Language) -> Mark | None:
    """One mark over all the days, months or years that the sources of a fact give."""
    dated = [row.when for row in rows if row.when]
    if not dated:
        return None
    first = dt.datetime.combine(min(when.earliest for when in dated), dt.time.min)
    last = dt.datetime.combine(max(when.latest for when in dated), dt.time(23, 59, 59))
    coarsest: Precision = min((when.precision for when in dated), key=_COARSENESS.index)
    about = any(when.about for when in dated)
    precision = coarsest if coarsest in {"year", "month"} else "day"
    whole = Moment(earliest=first, latest=last, precision=precision, about=about)
    return Mark(
        first=minutes(first),
        last=minutes(first) if first.date() == last.date() else minutes(last),
        head=_capital(moment(whole, language, "short")),
        body=_capital(rows[0].what.get(language)),
        kind=rows[0].kind,
        about=about,
    )


_COARSENESS: tuple[Precision, ...] = ("year", "month", "day", "minute", "second")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
