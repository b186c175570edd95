"""The chronology: one row a fact; sources that differ are pleaded as a range, never averaged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.i18n import dates
from dossier.i18n.catalogue import marked
from dossier.i18n.typography import inside, shortened
from dossier.model.chronology import Event
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.order import Facts, facts_in_order
from dossier.render.views.pieces import Phrase, Piece, joined, plain
from dossier.render.words import Writer

_NONE = "—"
_AFTER: Mapping[str, str] = {
    "start": marked("{delay} after the beginning"),
    "call": marked("{delay} after the call"),
    "police": marked("{delay} after the police arrived"),
    "end": marked("{delay} after the end"),
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """One fact: when, what, according to whom."""

    anchors: tuple[str, ...]
    number: str
    day: str
    hours: str
    what: str
    others: tuple[str, ...]
    sources: Phrase


def event_rows(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[EventRow, ...]:
    """All facts in order of time; one known only as a delay follows what it counts from."""
    facts = facts_in_order(dossier)
    return tuple(
        _row(number, events, facts, writer, citer) for number, events in enumerate(facts.values(), 1)
    )


def zone_note(dossier: Dossier, writer: Writer) -> str:
    """Which clock the hours are by, where the case says so."""
    zone = dossier.case.matter.premises.zone
    if not zone or not any(event.when and event.when.has_time for event in dossier.events):
        return ""
    return writer.say("Unless stated otherwise, hours are in {zone}.", zone=dates.zone(zone, writer.language))


def _row(number: int, events: Sequence[Event], facts: Facts, writer: Writer, citer: Citer) -> EventRow:
    day, hours = _when(events, facts, writer)
    texts = list(dict.fromkeys(writer.text(event.what) for event in events))
    return EventRow(
        anchors=tuple(anchors.of("event", event.id) for event in events),
        number=str(number),
        day=day or _NONE,
        hours=hours,
        what=texts[0],
        others=tuple(texts[1:]),
        sources=_sources(events, writer, citer),
    )


def _sources(events: Sequence[Event], writer: Writer, citer: Citer) -> Phrase:
    """`The ambassador (exhibit 8); a spokesperson (exhibit 9)`, each once."""
    names = [writer.text(event.asserted_by) for event in events]
    names = [name if not at else inside(name, writer.language) for at, name in enumerate(names)]
    phrases = (_source(event, name, citer) for event, name in zip(events, names, strict=True))
    return joined(dict.fromkeys(phrases), writer.separator)


def _source(event: Event, who: str, citer: Citer) -> Phrase:
    """`the ambassador (exhibit 8)`."""
    proof = citer.cite(event.sources)
    if who and proof:
        return (Piece(f"{who} ("), *proof, Piece(")"))
    return plain(who) or proof


def _when(events: Sequence[Event], facts: Facts, writer: Writer) -> tuple[str, str]:
    """The day and, below it, the hours or the delay."""
    moments = [event.when for event in events if event.when is not None]
    delay = _delay(events, facts, writer)
    if not moments:
        return delay, ""
    pleaded = _range(moments)
    if not pleaded.has_time:
        return writer.moment(pleaded, "short"), delay
    if pleaded.earliest.date() != pleaded.latest.date():
        return _two_days(pleaded, writer), delay
    day = dates.day(pleaded.earliest.date(), writer.language, "short")
    return day, ", ".join(filter(None, (_hours(pleaded, writer), delay)))


def _two_days(pleaded: Moment, writer: Writer) -> str:
    ends = (
        f"{dates.day(end.date(), writer.language, 'short')}, {dates.clock(end, writer.language)}"
        for end in (pleaded.earliest, pleaded.latest)
    )
    first, last = ends
    return writer.say("between {first} and {last}", first=first, last=last)


def _hours(pleaded: Moment, writer: Writer) -> str:
    return writer.typed(dates.hours(pleaded, writer.language))


def _range(moments: Sequence[Moment]) -> Moment:
    """From the earliest to the latest that any source gives."""
    if len({(m.earliest, m.latest) for m in moments}) == 1:
        return moments[0]
    timed = [m for m in moments if m.has_time] or list(moments)
    first = min(timed, key=lambda m: m.earliest)
    latest = max(m.latest for m in timed)
    return first.model_copy(update={"latest": latest, "about": any(m.about for m in timed)})


def _delay(events: Sequence[Event], facts: Facts, writer: Writer) -> str:
    """`20 to 40 min after the call`, over all sources that state a delay."""
    delays = [(event.after, event.delay) for event in events if event.delay is not None]
    if not delays:
        return ""
    shortest = min(delay.shortest for _, delay in delays)
    longest = max(delay.longest for _, delay in delays)
    length = dates.duration(shortest, longest, writer.language)
    reference = facts.get(delays[0][0])
    if not reference:
        return writer.say("{delay} later", delay=length)
    words = _AFTER.get(reference[0].kind)
    if words:
        return writer.say(words, delay=length)
    what = shortened(writer.text(reference[0].what), 60)
    return writer.say("{delay} after: {what}", delay=length, what=what)
