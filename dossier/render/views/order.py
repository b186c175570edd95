"""The facts of the chronology in order of time, with the numbers by which they are cited."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from dossier.model.chronology import Event
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment, tzinfo

Facts = Mapping[str, Sequence[Event]]
"""Each fact with the rows that speak of it, in the order of the file."""


def facts_in_order(dossier: Dossier) -> Facts:
    """By the earliest time that any source states; the undated after what they count from."""
    facts = _by_fact(dossier.events)
    zone = dossier.case.matter.premises.zone
    starts = {name: _earliest(events, zone) for name, events in facts.items()}
    dated = [(start, name) for name, start in starts.items() if start is not None]
    ordered = [name for _, name in sorted(dated, key=lambda pair: pair[0])]
    for name, events in facts.items():
        if name not in ordered:
            after = next((event.after for event in events if event.after in ordered), None)
            ordered.insert(ordered.index(after) + 1 if after else len(ordered), name)
    return {name: facts[name] for name in ordered}


def numbers_of(dossier: Dossier) -> Mapping[str, int]:
    """By id of each event: the number of its fact's row, from 1."""
    rows = enumerate(facts_in_order(dossier).values(), 1)
    return {event.id: number for number, events in rows for event in events}


def _by_fact(events: Iterable[Event]) -> Facts:
    facts: dict[str, list[Event]] = {}
    for event in events:
        facts.setdefault(event.fact or event.id, []).append(event)
    return facts


def _earliest(events: Sequence[Event], zone: str) -> dt.datetime | None:
    return min((_clock(event.when, zone) for event in events if event.when), default=None)


def _clock(when: Moment, zone: str) -> dt.datetime:
    """The wall clock at the premises, so that two zones sort by the instant."""
    instants = when.instants() if zone else None
    return instants[0].astimezone(tzinfo(zone)).replace(tzinfo=None) if instants else when.earliest
