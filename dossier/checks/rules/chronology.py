"""Chronology: what happened when, in an order that holds."""

from collections.abc import Iterator

from dossier.checks.look import accounts, events, zone
from dossier.checks.registry import rule
from dossier.checks.when import AT_ONE_TIME, GATHERING, HAS_EVENTS
from dossier.i18n.catalogue import marked
from dossier.model.chronology import Event, EventKind
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_ORDER: tuple[EventKind, ...] = ("start", "call", "police", "end")
_WINDOW = ("start", "police", "end")


@rule(
    "CH001",
    "event-without-source",
    severity=Severity.MAJOR,
    message=marked("nothing proves {subject}: no exhibit is named as its source"),
    many=marked("nothing proves {count} of {total} events: no exhibit is named as their source"),
    of=events,
    fix=marked("Fill `sources` in the table chronology with the exhibit that says so, and its page."),
    ask="counsel",
    when=HAS_EVENTS,
)
def events_have_sources(dossier: Dossier) -> Iterator[Gap]:
    """Every event names the exhibit that says so.

    ## What it checks
    `sources` is filled. What did not happen ("no injuries") is left to CH008.

    ## Why it matters
    A line without proof weakens the lines around it.

    ## How to fix it
    Name the record, the statement or the letter, with its page: `record#3`.

    Source: CPC, art. 9 and 768; C. civ., art. 1353
    """
    for event in dossier.events:
        if not event.sources and not event.negative:
            yield Gap(event.id, {}, event.origin)


@rule(
    "CH003",
    "events-out-of-order",
    severity=Severity.MINOR,
    message=marked("{subject} ({kind}) is earlier than {other}, which it follows"),
    many=marked("{count} events are earlier than those that they follow"),
    fix=marked("Correct `when` or `kind` in the table chronology, or `start` of the record in constat.yaml."),
    when=HAS_EVENTS,
)
def events_follow_in_order(dossier: Dossier) -> Iterator[Gap]:
    """Events follow one another in the order that their nature asks for.

    ## What it checks
    Start, call, police and end follow in that order; the record, the repair and the damage do not precede
    the start. Only events of the day of the start are compared.

    ## Why it matters
    Police that arrive before they are called make the reader doubt every other line.

    ## How to fix it
    Correct the time that is wrong, after looking at its source.

    Source: practice
    """
    rows = [(event, event.when) for event in dossier.events if event.when and event.when.has_time]
    day = next((when.date for event, when in rows if event.kind == "start"), None)
    rows = [(event, when) for event, when in rows if when.date == day]
    latest = {event.kind: (event, when) for event, when in sorted(rows, key=lambda row: row[1].earliest)}
    for event, when in rows:
        others = (latest[kind] for kind in _before(event.kind) if kind in latest)
        wrong = next((other for other, then in others if when.latest < then.earliest), None)
        if wrong:
            yield Gap(event.id, {"kind": event.kind, "other": wrong.id}, event.at("when"))


def _before(kind: EventKind) -> tuple[EventKind, ...]:
    """The kinds that an event of this kind follows by its nature."""
    if kind in {"constat", "repair", "damage"}:
        return ("start",)
    return _ORDER[: _ORDER.index(kind)] if kind in _ORDER else ()


@rule(
    "CH005",
    "incident-not-closed",
    severity=Severity.MINOR,
    message=marked("the chronology does not say when: {kinds}; the gathering is not precisely identified"),
    fix=marked(
        "Add rows of kind start, police and end to the table chronology, each with its hour and its source."
    ),
    ask="client",
    when=HAS_EVENTS & AT_ONE_TIME & GATHERING,
)
def incident_has_start_and_end(dossier: Dossier) -> Iterator[Gap]:
    """The incident has a beginning, an intervention, an end and a record.

    ## What it checks
    Where damage by a gathering is claimed, the chronology has rows of kind `start`, `police` and `end`, start
    and end with their hour, or a delay after another fact; and a record, as a row of kind `constat` or in
    constat.yaml. A row with `negative: yes` says that the police never came.

    ## Why it matters
    The gathering must be precisely identified: place, date, hours, group. Damage outside these hours is not
    its damage.

    ## How to fix it
    Add the rows. If the police never came, say so in a row of kind police with `negative: yes`.

    Source: CSI, art. L.211-10; CE, 3 October 2018, n° 416352
    """
    known = {event.kind for event in dossier.events if _is_placed(event)}
    wanted = _WINDOW if dossier.constats else (*_WINDOW, "constat")
    if kinds := [kind for kind in wanted if kind not in known]:
        yield Gap(dossier.case.matter.id, {"kinds": ", ".join(kinds)}, dossier.case.matter.at("incident"))


def _is_placed(event: Event) -> bool:
    """Whether a row says when, as finely as its kind asks for."""
    timed = bool(event.when and event.when.has_time) or event.delay is not None
    return timed or event.negative or event.kind not in {"start", "end"}


@rule(
    "CH008",
    "negative-fact-without-source",
    severity=Severity.NOTE,
    message=marked("{subject} says that something did not happen, and nothing supports it"),
    many=marked("{count} events say that something did not happen, and nothing supports them"),
    fix=marked(
        "Name in `sources` what says so, and in `asserted_by` who: a doctor, the officer on duty, a register."
    ),
    ask="client",
    when=HAS_EVENTS,
)
def negative_facts_have_sources(dossier: Dossier) -> Iterator[Gap]:
    """What did not happen is supported by someone who would know.

    ## What it checks
    Events with `negative: yes` name an exhibit in `sources`. `asserted_by` alone is no proof.

    ## Why it matters
    "No injuries" sounds certain; it is what someone did not hear of.

    ## How to fix it
    Ask who would know for a few written lines, file them and name them in `sources`.

    Source: practice
    """
    for event in dossier.events:
        if event.negative and not event.sources:
            yield Gap(event.id, {}, event.origin)


@rule(
    "CH009",
    "event-zone-unknown",
    severity=Severity.MINOR,
    message=marked("{subject} gives an hour, and nothing says in which time zone"),
    many=marked("{count} of {total} events give an hour, and nothing says in which time zone"),
    of=events,
    fix=marked(
        "Set `zone` of the premises in case.yaml, such as Europe/Paris; it holds for hours people state."
    ),
    when=HAS_EVENTS,
)
def hours_have_a_zone(dossier: Dossier) -> Iterator[Gap]:
    """Every hour of the chronology is in a known time zone.

    ## What it checks
    Events with an hour have a zone of their own, or the premises have one.

    ## Why it matters
    Times of people and times of cameras can only be put side by side where both are known.

    ## How to fix it
    Write `zone: Europe/Paris` below `premises` in `case.yaml`.

    Source: practice
    """
    for event in dossier.events:
        if event.when and event.when.has_time and event.when.zone is None and zone(dossier) is None:
            yield Gap(event.id, {}, event.at("when"))


@rule(
    "CH010",
    "event-without-date",
    severity=Severity.MAJOR,
    message=marked("{subject} has no date, and no delay after another fact"),
    many=marked("{count} of {total} events have no date"),
    of=events,
    fix=marked(
        "Fill `when` in the table chronology as far as it is known (2017, 2022-08), or `after` and `delay`."
    ),
    ask="client",
    when=HAS_EVENTS,
)
def events_have_a_date(dossier: Dossier) -> Iterator[Gap]:
    """Every event has its place in time.

    ## What it checks
    `when` is filled, or `after` and `delay`, or another row on the same fact has it.

    ## Why it matters
    A chronology orders by time. What has none can only stand at its end.

    ## How to fix it
    A year is better than nothing: `2017`.

    Source: practice
    """
    for rows in accounts(dossier).values():
        known = any(row.when or (row.after and row.delay) for row in rows)
        if not known:
            yield Gap(rows[0].id, {}, rows[0].origin)
