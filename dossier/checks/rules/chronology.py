"""Chronology: what happened when, according to whom, and what does not agree."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.checks.look import events, loaded, zone
from dossier.checks.registry import rule
from dossier.checks.when import AT_ONE_TIME, GATHERING, HAS_ACCOUNTS, HAS_CLAIMS, HAS_EVENTS
from dossier.i18n.catalogue import marked
from dossier.law.theories import routes
from dossier.model.chronology import Event
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_ORDER = {"start": 0, "call": 1, "police": 2, "end": 3}
_WINDOW = ("start", "police", "end")


def _facts(dossier: Dossier) -> dict[str, list[Event]]:
    """Rows that speak of the same fact."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in dossier.events:
        found[event.fact or event.id].append(event)
    return found


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
    Rows with the same `fact` whose times, or delays, do not overlap.

    ## Why it matters
    Nothing is averaged: the filed page pleads the range with its sources. The other side will plead the
    other time.

    ## How to fix it
    Ask for a log that settles it, while it still exists. Otherwise plead the range.

    Source: practice; CADA (access to police logs)
    """
    for fact, rows in _facts(dossier).items():
        times = [row.when for row in rows if row.when]
        delays = [row.delay for row in rows if row.delay]
        apart = times and max(t.earliest for t in times) > min(t.latest for t in times)
        uneven = delays and max(d.shortest for d in delays) > min(d.longest for d in delays)
        if apart or uneven:
            written = [f"{t.earliest:%H:%M}" if t.has_time else f"{t.date:%Y-%m-%d}" for t in times]
            written += [f"+{d.shortest // 60}-{d.longest // 60} min" for d in delays]
            yield Gap(fact, {"times": " / ".join(dict.fromkeys(written))}, rows[0].origin)


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
    rows = [event for event in dossier.events if event.when and event.when.has_time]
    start = next((event for event in rows if event.kind == "start"), None)
    for event in rows:
        for other in rows:
            if start and _follows(event, other) and _same_day(event, other, start) and _before(event, other):
                yield Gap(event.id, {"kind": event.kind, "other": other.id}, event.at("when"))
                break


def _follows(event: Event, other: Event) -> bool:
    """Whether the nature of an event puts it after the other."""
    if event.kind in {"constat", "repair", "damage"}:
        return other.kind == "start"
    if event.kind not in _ORDER or other.kind not in _ORDER:
        return False
    return _ORDER[event.kind] > _ORDER[other.kind]


def _same_day(*events_: Event) -> bool:
    return len({event.when.date for event in events_ if event.when}) == 1


def _before(event: Event, other: Event) -> bool:
    return bool(event.when and other.when and event.when.latest < other.when.earliest)


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
    Of the rows that speak of one fact, at least one is by something other than the press.

    ## Why it matters
    An article says what someone told a journalist.

    ## How to fix it
    Ask the person whom the article quotes for a statement.

    Source: practice
    """
    for fact, rows in _facts(dossier).items():
        if {row.rank for row in rows} == {"press"}:
            yield Gap(fact, {}, rows[0].origin)


@rule(
    "CH005",
    "incident-not-closed",
    severity=Severity.MINOR,
    message=marked("the chronology has no row of kind {kinds}: the incident is not precisely identified"),
    fix=marked("Add rows of kind start, police and end to the table chronology, each with its source."),
    ask="client",
    when=HAS_EVENTS & AT_ONE_TIME & GATHERING,
)
def incident_has_start_and_end(dossier: Dossier) -> Iterator[Gap]:
    """The incident has a beginning, an intervention and an end.

    ## What it checks
    Where damage by a gathering is claimed, the chronology has rows of kind `start`, `police` and `end`.

    ## Why it matters
    The gathering must be precisely identified: place, date, hours, group.

    ## How to fix it
    Add the rows. If the police never came, say so in a row of its own with `negative: yes`.

    Source: CSI, art. L.211-10; CE, 3 October 2018, n° 416352
    """
    kinds = [kind for kind in _WINDOW if kind not in {event.kind for event in dossier.events}]
    if kinds:
        yield Gap(dossier.case.matter.id, {"kinds": ", ".join(kinds)}, dossier.case.matter.at("incident"))


@rule(
    "CH006",
    "wording-accuses",
    severity=Severity.MINOR,
    message=marked("the words of {subject} accuse ({words}): {sentence}"),
    many=marked("the words of {count} events accuse"),
    fix=marked(
        "Say what was done, not what those who did it are, and name who asserts it in `asserted_by`. For "
        "instance: {example}"
    ),
    ask="counsel",
    when=HAS_ACCOUNTS,
)
def wording_is_neutral(dossier: Dossier) -> Iterator[Gap]:
    """The chronology says what happened without accusing anyone.

    ## What it checks
    `what` of each event and `subject` of each letter are read for words that judge people or groups, or
    name them by their origin. What is quoted and attributed, and letters of threat, are left aside.

    ## Why it matters
    Nobody has been tried, and a chronology that accuses is read as pleading.

    ## How to fix it
    Describe acts. Leave their qualification to the claim, and their authors to the court.

    Source: C. civ., art. 9-1; loi du 29 juillet 1881
    """
    texts = [(event.id, event.what, event.at("what")) for event in dossier.events]
    texts += [
        (letter.id, letter.subject, letter.at("subject")) for letter in dossier.letters if letter.subject
    ]
    for subject, text, origin in texts:
        if facts := loaded(text, dossier, "accusation"):
            yield Gap(subject, facts, origin)


@rule(
    "CH007",
    "wording-defeats-route",
    severity=Severity.MAJOR,
    message=marked("the words of {subject} defeat the route {route} ({words}): {sentence}"),
    many=marked("the words of {count} events defeat a route that is pleaded"),
    fix=marked("Weigh this wording: {why} For instance: {example}"),
    ask="counsel",
    when=HAS_EVENTS & HAS_CLAIMS,
)
def wording_keeps_the_route_open(dossier: Dossier) -> Iterator[Gap]:
    """No event of the chronology is worded against the route that is pleaded.

    ## What it checks
    `what` of each event, in both languages, is read for words that contradict what a route of this
    proceeding needs: for damage by a gathering a group formed for the sole purpose of the offences, no
    gathering, or no violence; for a fault of protection, what could not be foreseen or was dealt with in time;
    and so on, as the data of the route say. Planned or premeditated damage within a demonstration stays
    covered, and is not looked for. Facts and claims are left to PC022.

    ## Why it matters
    The other side quotes the chronology of the claimant.

    ## How to fix it
    Keep to what is proven. If the other theory is pleaded elsewhere, it belongs to the other proceeding.

    Source: CSI, art. L.211-10; CE, 28 October 2022, n° 451659; for other routes the source of each is in the
    data
    """
    pleaded = {claim.route for claim in dossier.proceeding.claims}
    for event in dossier.events:
        for defeat in routes().defeats:
            facts = loaded(event.what, dossier, defeat.words) if defeat.route in pleaded else None
            if facts:
                yield Gap(event.id, {**facts, "route": defeat.route}, event.at("what"))
                break


@rule(
    "CH008",
    "negative-fact-without-source",
    severity=Severity.NOTE,
    message=marked("{subject} says that something did not happen, and nothing supports it"),
    many=marked("{count} events say that something did not happen, and nothing supports them"),
    fix=marked(
        "Name who can say so in `sources` and `asserted_by`: a doctor, the officer on duty, a register."
    ),
    ask="client",
    when=HAS_EVENTS,
)
def negative_facts_have_sources(dossier: Dossier) -> Iterator[Gap]:
    """What did not happen is supported by someone who would know.

    ## What it checks
    Events with `negative: yes` have a source or say who asserts it.

    ## Why it matters
    "No injuries" sounds certain; it is what someone did not hear of.

    ## How to fix it
    Name who says so.

    Source: practice
    """
    for event in dossier.events:
        if event.negative and not event.sources and event.asserted_by is None:
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
    for rows in _facts(dossier).values():
        known = any(row.when or (row.after and row.delay) for row in rows)
        if not known:
            yield Gap(rows[0].id, {}, rows[0].origin)
