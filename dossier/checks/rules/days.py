"""Days that cannot be: after the file, or against one another."""

import datetime as dt
from collections.abc import Iterator

from dossier.checks.look import filed, records
from dossier.checks.registry import rule
from dossier.checks.when import HAS_RECORD
from dossier.i18n.catalogue import marked
from dossier.model.constat import Constat
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.moment import Moment
from dossier.model.source import Sourced


@rule(
    "CH016",
    "day-after-the-file",
    severity=Severity.MINOR,
    message=marked("{where}: {key} is {date}, after the date of this dossier ({as_of})"),
    many=marked("{count} dates are after the date of this dossier"),
    fix=marked("Correct the year or the day in the row, or the date of the dossier (`as_of`)."),
)
def nothing_is_dated_ahead(dossier: Dossier) -> Iterator[Gap]:
    """What the file tells of has happened before the date that the file bears.

    ## What it checks
    Days of events, letters (sent, received), exhibits, records and statements against `as_of`. A photograph
    ahead of the file is told by PH027.

    ## Why it matters
    A slip in a year moves a line of the chronology to its end, and a deadline with it. The reader who finds
    one date of the future doubts the others.

    ## How to fix it
    Look at the document. What is only expected has no place in a chronology of facts.

    Source: practice
    """
    for where, row, key, stated in _days(dossier):
        day = stated.earliest.date() if isinstance(stated, Moment) else stated
        if dossier.as_of and day and day > dossier.as_of:
            facts = {"where": where, "key": key, "date": day.isoformat(), "as_of": dossier.as_of.isoformat()}
            yield Gap(where, facts, row.at(key))


def _days(dossier: Dossier) -> Iterator[tuple[str, Sourced, str, Moment | dt.date | None]]:
    """Every day that a row states: where, and under which key."""
    for event in dossier.events:
        yield f"chronology/{event.id}", event, "when", event.when
    for letter in dossier.letters:
        yield f"correspondence/{letter.id}", letter, "sent", letter.sent
        yield f"correspondence/{letter.id}", letter, "received", letter.received
    for exhibit in filed(dossier):
        yield f"exhibits/{exhibit.id}", exhibit, "date", exhibit.date
    for record in dossier.constats:
        yield f"constat/{record.id}", record, "date", record.date
    for statement in dossier.statements:
        yield f"statements/{statement.id}", statement, "dated", statement.dated


@rule(
    "BR026",
    "hours-of-record-contradict",
    severity=Severity.MINOR,
    message=marked("the record {subject} bears the date {date}, and goes from {start} to {end}"),
    fix=marked("Correct `date`, `start` or `end` in constat.yaml as the record has them."),
    when=HAS_RECORD,
)
def hours_of_record_agree(dossier: Dossier) -> Iterator[Gap]:
    """The date and the hours of a record are of one visit.

    ## What it checks
    `start` is on the day of `date`, and `end` is after `start`. A visit that goes on after midnight, or on
    several days, ends later and is let pass.

    ## Why it matters
    The date of a record is the first of the mentions that it must bear, and its hours decide whether the
    photographs were taken during the visit.

    ## How to fix it
    Copy them from the record. If the record itself contradicts, ask the officer for a correction.

    Source: CPC, art. 648, 1; practice of the profession
    """
    for record in records(dossier):
        if _contradicts(record):
            days = (("date", record.date), ("start", record.start), ("end", record.end))
            yield Gap(record.id, {name: _written(day) for name, day in days}, record.at("date"))


def _contradicts(record: Constat) -> bool:
    start, end = record.start, record.end
    otherwise = record.date and start and not _overlap(record.date, start)
    return bool(otherwise or (start and end and end.latest < start.earliest))


def _overlap(day: Moment, start: Moment) -> bool:
    """Whether a start can be on the day of the record."""
    return day.earliest.date() <= start.latest.date() and start.earliest.date() <= day.latest.date()


def _written(day: Moment | None) -> str:
    if day is None:
        return "?"
    return f"{day.earliest:%Y-%m-%d %H:%M}" if day.has_time else f"{day.earliest:%Y-%m-%d}"
