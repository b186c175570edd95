"""Accounts of one fact: where sources differ, and how strong each is."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from dossier.checks.look import accounts, events
from dossier.checks.registry import rule
from dossier.checks.when import HAS_EVENTS
from dossier.i18n.catalogue import marked
from dossier.model.chronology import Event
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.moment import Duration, Moment

_ABOUT = dt.timedelta(minutes=5)
_ABOVE_PRESS = ("record", "official", "witness")
_T = TypeVar("_T", int, dt.datetime)
Span = tuple[dt.datetime, dt.datetime]
Facts = Mapping[str, Sequence[Event]]


@rule(
    "CH002",
    "sources-differ",
    severity=Severity.MINOR,
    message=marked("sources differ on the time of {subject}: {times}"),
    many=marked("sources differ on the time of {count} facts"),
    fix=marked("Keep each source's row; ask for a log (police, telephone, camera) that settles it."),
    ask="counsel",
    when=HAS_EVENTS,
)
def differing_times_are_known(dossier: Dossier) -> Iterator[Gap]:
    """Where sources give different times for one fact, counsel knows.

    ## What it checks
    Rows with the same `fact`: two times, or two delays after the same fact, agree where one lies within the
    other (14:10 to 14:30 and 14:20; 20-30 and 30 minutes). They differ where each says something that the
    other denies (14:10 and 14:20; 20-30 and 30-40 minutes). "About" is five minutes either way. A delay is
    also set against the hour of another row, from the hours of the fact that it counts from.

    ## Why it matters
    Nothing is averaged: the filed page pleads the range with its sources. The other side will plead the
    other time.

    ## How to fix it
    Ask for a log that settles it, while it still exists. Otherwise plead the range.

    Source: practice; CADA (access to police logs)
    """
    facts = accounts(dossier)
    for fact, rows in facts.items():
        told = {(row.when, row.after, row.delay): row for row in rows}.values()
        if any(_differ(one, other, facts) for one, other in itertools.combinations(told, 2)):
            written = dict.fromkeys(_written(row) for row in rows if row.when or row.delay)
            yield Gap(fact, {"times": " / ".join(written)}, rows[0].origin)


def _differ(one: Event, other: Event, facts: Facts) -> bool:
    if one.when and other.when:
        return not _within(_span(one.when), _span(other.when))
    if one.delay and other.delay and one.after == other.after:
        return not _within(_lasting(one.delay), _lasting(other.delay))
    spans = _known_span(one, facts), _known_span(other, facts)
    return bool(spans[0] and spans[1] and not _touch(spans[0], spans[1]))


def _span(moment: Moment) -> Span:
    room = _ABOUT if moment.about and moment.has_time else dt.timedelta()
    return moment.earliest - room, moment.latest + room


def _lasting(delay: Duration) -> tuple[int, int]:
    return delay.shortest, delay.longest


def _within(one: tuple[_T, _T], other: tuple[_T, _T]) -> bool:
    """Whether either lies within the other."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) in (one, other)


def _touch(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) <= min(one[1], other[1])


def _known_span(row: Event, facts: Facts) -> Span | None:
    """When a row says that it happened, a delay counted from all hours of its fact."""
    if row.when:
        return _span(row.when)
    starts = [_span(event.when) for event in facts.get(row.after, ()) if event.when]
    if not (row.delay and starts):
        return None
    shortest, longest = (dt.timedelta(seconds=seconds) for seconds in _lasting(row.delay))
    return min(start for start, _ in starts) + shortest, max(end for _, end in starts) + longest


def _written(row: Event) -> str:
    if row.when:
        moment = row.when
        return f"{moment.earliest:%H:%M}" if moment.has_time else f"{moment.date:%Y-%m-%d}"
    delay = row.delay
    low, high = (delay.shortest // 60, delay.longest // 60) if delay else (0, 0)
    return f"+{low}-{high} min" if low != high else f"+{low} min"


@rule(
    "CH004",
    "press-only",
    severity=Severity.MINOR,
    message=marked("only the press says that {subject}"),
    many=marked("only the press says that {count} of {total} events happened"),
    of=events,
    fix=marked("Look for a record, an official document or a witness, and add a row with the same `fact`."),
    ask="client",
    when=HAS_EVENTS,
)
def no_fact_rests_on_the_press_alone(dossier: Dossier) -> Iterator[Gap]:
    """No fact rests on the press alone.

    ## What it checks
    Of the rows that speak of one fact, at least one is by something other than the press: a record, an
    official, a witness or a party, in that order. A row without `rank` whose only sources are press exhibits
    counts as the press.

    ## Why it matters
    An article says what someone told a journalist.

    ## How to fix it
    Ask the person whom the article quotes for a statement.

    Source: practice
    """
    for fact, rows in accounts(dossier).items():
        if all(_is_press(row, dossier) for row in rows):
            yield Gap(fact, {}, rows[0].origin)


def _is_press(row: Event, dossier: Dossier) -> bool:
    return row.rank == "press" or (row.rank is None and _only_press(row, dossier))


def _only_press(row: Event, dossier: Dossier) -> bool:
    """Whether every source of a row is an exhibit of the press."""
    known = dossier.case.exhibit_by_id
    cited = [known.get(source.id) if source.kind == "exhibit" else None for source in row.sources]
    return bool(cited) and all(exhibit and exhibit.kind == "press" for exhibit in cited)


@rule(
    "CH012",
    "rank-overstated",
    severity=Severity.MINOR,
    message=marked("{subject} is ranked as {rank}, and its sources are not: {sources}"),
    many=marked("{count} of {total} events are ranked above their sources"),
    of=events,
    fix=marked(
        "Correct `rank` in the table chronology (record, official, witness, party, press), or add the source."
    ),
    when=HAS_EVENTS,
)
def ranks_fit_their_sources(dossier: Dossier) -> Iterator[Gap]:
    """No event is ranked above what its sources are.

    ## What it checks
    Rank `record` has a source that is a bailiff's record or an observation of it; ranks `record`, `official`
    and `witness` do not rest on press exhibits alone.

    ## Why it matters
    The ranks tell counsel which time to plead first. A press report that passes for a record is pleaded with
    a weight that it does not have.

    ## How to fix it
    Name the record among the sources, or lower the rank.

    Source: ordonnance n° 2016-728, art. 1er; practice
    """
    records = {item.exhibit.id for item in dossier.exhibits if item.exhibit.kind == "constat"}
    records |= {record.exhibit for record in dossier.constats}
    for event in dossier.events:
        held = any(s.kind == "observation" or s.id in records for s in event.sources)
        bare = event.rank == "record" and not held
        press = event.rank in _ABOVE_PRESS and _only_press(event, dossier)
        if event.rank and event.sources and (bare or press):
            facts = {"rank": event.rank, "sources": ", ".join(map(str, event.sources))}
            yield Gap(event.id, facts, event.at("rank"))


@rule(
    "CH013",
    "delay-counts-from-nothing",
    severity=Severity.MINOR,
    message=marked("{subject} says how long after something, and not after what: {what}"),
    many=marked("{count} events say how long after something, and not after what"),
    fix=marked("Fill both `after` (the `fact` or id of another row) and `delay` in the table chronology."),
    when=HAS_EVENTS,
)
def delays_count_from_something(dossier: Dossier) -> Iterator[Gap]:
    """Every delay counts from a fact of the chronology.

    ## What it checks
    `delay` and `after` come together, and `after` names the `fact` or the id of another row that is filed.

    ## Why it matters
    "Thirty minutes after the call" is a time only if the call is there. Without it the account cannot be set
    against the others, and a difference between sources is not found.

    ## How to fix it
    Name the row in `after`, or add it with the hour that is known: `2022-09-18 14:10..14:50`.

    Source: practice
    """
    known = {event.fact or event.id for event in dossier.events} | {event.id for event in dossier.events}
    for event in dossier.events:
        lost = bool(event.after) and event.after not in known
        if lost or bool(event.after) != (event.delay is not None):
            what = f"after: {event.after}" if event.after else "after"
            yield Gap(event.id, {"what": what if event.delay else "delay"}, event.at("after"))


@rule(
    "CH014",
    "rank-unknown",
    severity=Severity.NOTE,
    message=marked("nothing says how strong the source of {subject} is"),
    many=marked("nothing says how strong the sources of {count} of {total} events are"),
    of=events,
    fix=marked("Fill `rank` in the table chronology: record, official, witness, party or press."),
    when=HAS_EVENTS,
)
def sources_are_ranked(dossier: Dossier) -> Iterator[Gap]:
    """Where several sources tell of one fact, each has its rank.

    ## What it checks
    Rows that share a `fact` have `rank`. A row that stands alone needs none.

    ## Why it matters
    A record outranks an official, a witness, a party, the press. Where accounts differ, the rank tells which
    one to plead first.

    ## How to fix it
    Write who speaks: the record, an official, a witness, a party, the press.

    Source: practice
    """
    for rows in accounts(dossier).values():
        for row in rows if len(rows) > 1 else ():
            if row.rank is None:
                yield Gap(row.id, {}, row.at("rank"))
