"""Turn the sources of each fact into one mark that spans what they say."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.i18n.catalogue import marked, translate
from dossier.i18n.dates import duration, hours, moment
from dossier.model.chronology import Event
from dossier.model.moment import Moment, Precision, tzinfo
from dossier.model.text import Language
from dossier.render.figures.marks import DAY, KIND_WORDS, Mark, minutes, said

AFTER_WORDS: Mapping[str, str] = {
    "start": marked("{duration} after the start"),
    "call": marked("{duration} after the call to the police"),
    "police": marked("{duration} after the arrival of the police"),
    "end": marked("{duration} after the end"),
}

_COARSENESS: tuple[Precision, ...] = ("year", "month", "day", "minute", "second")

_NARROW = 45.0  # minutes

Facts = Mapping[str, Sequence[Event]]


def by_fact(events: Iterable[Event]) -> Facts:
    """The sources that speak of the same fact, together."""
    grouped: dict[str, list[Event]] = {}
    for event in events:
        grouped.setdefault(event.fact or event.id, []).append(event)
    return grouped


def timed(facts: Facts, zone: str, language: Language) -> dict[str, Mark]:
    """A mark for each fact of which a source gives the time, or a delay after one that has it."""
    known = {name: mark for name, rows in facts.items() if (mark := _stated(rows, zone, language))}
    known = _worded(known, language)
    counted = {name: mark for name, rows in facts.items() if (mark := _counted(rows, known, language))}
    return {**counted, **{name: _joined(mark, counted.get(name)) for name, mark in known.items()}}


def dated(facts: Facts, language: Language) -> dict[str, Mark]:
    """A mark for each fact of which a source gives at least the year."""
    return {name: mark for name, rows in facts.items() if (mark := _dated(rows, language))}


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
        head=said(hours(whole, language), language),
        body=said(rows[0].what.get(language), language),
        kind=rows[0].kind,
        about=about,
    )


def _worded(stated: Mapping[str, Mark], language: Language) -> dict[str, Mark]:
    """A kind's own short word, where only one fact is of that kind."""
    kinds = Counter(mark.kind for mark in stated.values())
    return {
        name: replace(mark, body=said(translate(KIND_WORDS[mark.kind], language), language))
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
        head=said(translate(after, language, duration=lasting, fact=told[0][0].body), language),
        body=said(rows[0].what.get(language), language),
        kind=rows[0].kind,
        counted=True,
    )


def _joined(stated: Mark, counted: Mark | None) -> Mark:
    """What some sources of a fact state and others give by a delay, as one mark.

    A delay after a fact that is itself vague is told in words only: drawn, it would say
    more about that other fact than any source does.
    """
    if counted is None:
        return stated
    words = f"{stated.body}, {counted.head[:1].lower()}{counted.head[1:]}"
    narrow = counted.last - counted.first <= _NARROW
    return replace(stated, body=words, delayed=(counted.first, counted.last) if narrow else None)


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
        head=said(moment(whole, language, "short"), language),
        body=said(rows[0].what.get(language), language),
        kind=rows[0].kind,
        about=about,
    )
