"""Choose what the timeline shows: the minutes of the incident, and the years around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.i18n.catalogue import translate
from dossier.i18n.dates import day
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment
from dossier.model.text import Language
from dossier.render.figures.facts import by_fact, dated, timed
from dossier.render.figures.marks import DAY, HOUR, KIND_WORDS, Mark, date_of, minutes, said

_TOGETHER = 3  # facts of the same time that are still named one by one
_PAUSE = 2 * HOUR
_APART = 6 * HOUR  # what follows the day at a shorter distance belongs to the same night


@dataclass(frozen=True, slots=True)
class Shown:
    """What the timeline draws of a chronology.

    Attributes:
        day: The facts around the incident, by the minute.
        counted: How many more facts there are, of the same day or without a date; the table has them.
        years: The other facts, by their dates.
    """

    day: tuple[Mark, ...]
    counted: int
    years: tuple[Mark, ...]


def shown(dossier: Dossier, language: Language) -> Shown:
    """Every dated fact of the dossier: by the minute, by the day, or counted.

    Facts of the same day hours away from the incident, and facts of which only is known that
    they lay between its start and its end, are counted: drawn, they would hide the minutes.
    """
    facts = by_fact(dossier.events)
    times = timed(facts, dossier.case.matter.premises.zone, language)
    marks = sorted(times.values(), key=_order)
    of_day = tuple(_of_one_day(marks, _day_of(dossier, marks)))
    around = _around(of_day, dossier.case.matter.incident.when)
    placed = [mark for mark in around if not _merely_during(mark, around)]
    taken = {name for name, mark in times.items() if mark in of_day}
    others = {name: mark for name, mark in dated(facts, language).items() if name not in taken}
    same = {name for name, mark in others.items() if placed and _on(mark, placed[0].date)}
    years = sorted((mark for name, mark in others.items() if name not in same), key=_order)
    return Shown(
        day=_merged(placed, language),
        counted=len(facts) - len(placed) - len(years),
        years=_merged(years, language),
    )


def reminder(marks: Sequence[Mark], language: Language) -> tuple[Mark, ...]:
    """The day itself, as a mark on the axis of years."""
    if not marks:
        return ()
    date = date_of(marks[0].first)
    head, words = day(date, language, "short"), said(translate("day shown above", language), language)
    at = date.toordinal() * DAY
    return (Mark(at, at, head, words, kind="day"),)


def _order(mark: Mark) -> tuple[float, float, str, str]:
    return mark.order


def _on(mark: Mark, date: int) -> bool:
    """Whether it lies wholly within a day."""
    return mark.date == date and mark.last < (date + 1) * DAY


def _day_of(dossier: Dossier, marks: Sequence[Mark]) -> int | None:
    """The day of the incident as stated, else of the start, else the one with most facts."""
    days = [mark.date for mark in marks]
    when = dossier.case.matter.incident.when
    if when and when.date.toordinal() in days:
        return when.date.toordinal()
    starts = [mark.date for mark in marks if mark.kind == "start"]
    if starts or not days:
        return starts[0] if starts else None
    return max(sorted(set(days)), key=days.count)


def _of_one_day(marks: Sequence[Mark], day: int | None) -> Iterator[Mark]:
    """The marks of the day, and of the night that follows without a break."""
    latest: float | None = None
    for mark in marks:
        if day is None or mark.last - mark.first > DAY or not 0 <= mark.date - day <= 1:
            continue
        if mark.date == day or (latest is not None and mark.first - latest <= _APART):
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
            return _whole(run, marks)
    return max(runs, key=len, default=[])


def _whole(run: Sequence[Mark], marks: Sequence[Mark]) -> Sequence[Mark]:
    """The run and what follows it up to the call, the police and the end, however late."""
    latest = max(mark.first for mark in marks if mark in run or mark.kind in KIND_WORDS)
    return [mark for mark in marks if run[0].first <= mark.first <= latest]


def _pause(run: Sequence[Mark]) -> float:
    """How long nothing may happen before what follows is another matter."""
    return max(_PAUSE, max(mark.last for mark in run) - run[0].first)


def _merely_during(mark: Mark, run: Sequence[Mark]) -> bool:
    """Whether all that is known of a time is that it lay between the start and the end."""
    starts = [other.first for other in run if other.kind == "start"]
    ends = [other.last for other in run if other.kind == "end"]
    if mark.kind in KIND_WORDS or not (starts and ends):
        return False
    return mark.first <= starts[0] and ends[-1] <= mark.last


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
        words = said("; ".join(mark.body for mark in group), language)
    return replace(known, body=words)
