"""The bailiff's record: how it was made, and what it may be relied on for."""

from collections.abc import Iterator

from dossier.checks.look import missing, records
from dossier.checks.registry import rule
from dossier.checks.when import AT_ONE_TIME, CRIMINAL, HAS_RECORD, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_FRENCH_RECORD = HAS_RECORD & IN_FRANCE
_DAY = range(6, 21)
_SUNDAY = 7


@rule(
    "BR007",
    "not-made-on-the-spot",
    severity=Severity.MAJOR,
    message=marked("the record {subject} was not made on the spot ({what})"),
    fix=marked(
        "Do not rely on it as a record of findings; correct `kind` and `remote` in constat.yaml if they are"
        " wrong."
    ),
    ask="counsel",
    when=HAS_RECORD,
)
def record_was_made_on_the_spot(dossier: Dossier) -> Iterator[Gap]:
    """The officer was there.

    ## What it checks
    `remote` is not yes, and a mere deposit of the client's photographs bears no observation as seen by the
    officer.

    ## Why it matters
    There is no remote record. Photographs that a client deposits with an officer remain the client's
    photographs.

    ## How to fix it
    Call a deposit a deposit (`kind: deposit`), and its observations `shown`.

    Source: ordonnance n° 2016-728, art. 1er (findings made personally); Civ. 1re, 31 January 2024, n°
    22-17.117
    """
    for record in records(dossier):
        deposited = record.kind == "deposit" and any(o.kind == "seen" for o in record.observations)
        if record.remote or deposited:
            what = "remote: yes" if record.remote else "kind: deposit"
            yield Gap(record.id, {"what": what}, record.origin)


@rule(
    "BR008",
    "access-not-recorded",
    severity=Severity.MINOR,
    message=marked("the record {subject} does not say by what right the officer entered"),
    fix=marked("Fill `access` in constat.yaml: own premises, public road, consent of whom, or the order."),
    ask="bailiff",
    when=HAS_RECORD,
)
def access_is_recorded(dossier: Dossier) -> Iterator[Gap]:
    """The record says by what right the officer entered.

    ## What it checks
    `access` is filled.

    ## Why it matters
    Entry on private premises without leave or order taints what was seen there. For a mission, the leave of
    its head.

    ## How to fix it
    Oral leave suffices if the record says so. Copy it, or ask the officer.

    Source: Vienna Convention on Diplomatic Relations, art. 22, 1; practice
    """
    for record in records(dossier):
        if record.access is None and record.kind == "constat":
            yield Gap(record.id, {}, record.origin)


@rule(
    "BR013",
    "record-not-attached",
    severity=Severity.MAJOR,
    message=marked("the record {subject} is summarised, and the record itself is not among the exhibits"),
    fix=marked(
        "Put the whole record in exhibits/ as it was received, and name its id in `exhibit` of constat.yaml."
    ),
    when=HAS_RECORD,
)
def record_is_attached(dossier: Dossier) -> Iterator[Gap]:
    """The whole record is an exhibit, byte for byte.

    ## What it checks
    `exhibit` names an exhibit that this proceeding files and that has a document.

    ## Why it matters
    The summary is the office's; only the record is the officer's. A summary without its record proves
    nothing.

    ## How to fix it
    Add the file exactly as the officer sent it. Do not print, scan or split it.

    Source: C. civ., art. 1369 and 1371; ordonnance n° 2016-728, art. 1er
    """
    for record in records(dossier):
        exhibit = dossier.case.exhibit_by_id.get(record.exhibit)
        if record.exhibit not in dossier.number_of or exhibit is None or exhibit.original is None:
            yield Gap(record.id, {}, record.at("exhibit"))


@rule(
    "BR014",
    "record-long-after",
    severity=Severity.MINOR,
    message=marked("the record {subject} was made {hours} hours after the incident"),
    fix=marked(
        "Show that nothing changed in between: photographs of the first hours, a guard, a sealed door."
    ),
    ask="counsel",
    when=HAS_RECORD & AT_ONE_TIME,
)
def record_was_made_soon(dossier: Dossier) -> Iterator[Gap]:
    """The record was made soon after the incident.

    ## What it checks
    The time between the incident and the start of the record is at most 72 hours.

    ## Why it matters
    What is recorded late may have been done by others in between.

    ## How to fix it
    Join what shows that nothing changed: photographs of the first hours, a guard's log.

    Source: CA Dijon, 10 December 2020
    """
    when = dossier.case.matter.incident.when
    for record in records(dossier):
        start = record.start or record.date
        if when and start:
            hours = int((start.earliest - when.latest).total_seconds() // 3600)
            if hours > law().limit("constat_delay"):
                yield Gap(record.id, {"hours": str(hours)}, record.at("start"))


@rule(
    "BR021",
    "repaired-before-record",
    severity=Severity.MINOR,
    message=marked("repairs ({event}) came before the record {subject}"),
    fix=marked(
        "Show the state before them: photographs of the first hours, the repairer's invoice with its hours."
    ),
    ask="counsel",
    when=HAS_RECORD,
)
def record_came_before_repairs(dossier: Dossier) -> Iterator[Gap]:
    """The record was made before anyone repaired anything.

    ## What it checks
    No event of kind `repair`, after the incident, ends before the record starts.

    ## Why it matters
    What is recorded after others were at work may have been done by them, or is no longer there to be seen.

    ## How to fix it
    Join what shows the state before the repair: photographs, and the invoice of the emergency repair.

    Source: CA Dijon, 10 December 2020 (record after third parties had intervened)
    """
    when = dossier.case.matter.incident.when
    repairs = [event for event in dossier.events if event.kind == "repair" and event.when]
    for record in records(dossier):
        start = record.start or record.date
        for event in repairs:
            after = when is None or (event.when is not None and event.when.latest >= when.earliest)
            if start and event.when and after and event.when.latest < start.earliest:
                yield Gap(record.id, {"event": event.id}, record.at("start"))
                break


@rule(
    "BR015",
    "internet-record-steps",
    severity=Severity.MINOR,
    message=marked("the record {subject} of web pages does not mention: {steps}"),
    fix=marked(
        "Look for these steps in the record and list them in `internet_steps`; ask the officer for the rest."
    ),
    ask="bailiff",
    when=HAS_RECORD,
)
def internet_record_lists_its_steps(dossier: Dossier) -> Iterator[Gap]:
    """A record of web pages says how the pages were reached.

    ## What it checks
    For `kind: internet`: address, cache, proxy, cookies and clock stand in `internet_steps`.

    ## Why it matters
    Without them one court annulled such a record; another found that they are only good practice.

    ## How to fix it
    The officer's record usually lists them on its first pages.

    Source: CA Aix, 15 September 2016; CA Paris, 27 February 2013, n° 11/11785; NF Z67-147
    """
    wanted = ("ip", "cache", "proxy", "cookies", "clock")
    for record in records(dossier):
        done = {step.casefold() for step in record.internet_steps}
        steps = [step for step in wanted if step not in done]
        if record.kind == "internet" and steps:
            yield Gap(record.id, {"steps": ", ".join(steps)}, record.at("internet_steps"))


@rule(
    "BR016",
    "sunday-or-night",
    severity=Severity.NOTE,
    message=marked(
        "the record {subject} was made on a Sunday or at night: the limits on service do not apply to it"
    ),
    fix=marked("Nothing to do; be ready to answer that article 664 concerns service, not findings."),
    ask="counsel",
    when=_FRENCH_RECORD,
)
def sunday_records_are_valid(dossier: Dossier) -> Iterator[Gap]:
    """A record made on a Sunday or at night is as good as another.

    ## What it checks
    Whether the record was made on a Sunday, before 6 o'clock or after 21 o'clock, at a private party's
    request.

    ## Why it matters
    The other side may say that it was out of hours. That limit is on the service of documents.

    ## How to fix it
    Nothing. With a court's order to enter a third party's premises, check the hours that the order sets.

    Source: CPC, art. 664 (service of documents only)
    """
    for record in records(dossier):
        start = record.start
        late = start is not None and start.has_time and start.earliest.hour not in _DAY
        sunday = (
            start is not None
            and start.precision not in {"year", "month"}
            and start.date.isoweekday() == _SUNDAY
        )
        if record.mandate != "court" and (late or sunday):
            yield Gap(record.id, {}, record.at("start"))


@rule(
    "BR017",
    "record-in-criminal-court",
    severity=Severity.NOTE,
    message=marked("before a criminal court the record {subject} is information only"),
    fix=marked(
        "Support each point by a witness or a photograph; do not plead that it stands until proof to the "
        "contrary."
    ),
    ask="counsel",
    when=HAS_RECORD & CRIMINAL,
)
def criminal_courts_weigh_the_record(dossier: Dossier) -> Iterator[Gap]:
    """Before a criminal court, a record is information and no more.

    ## What it checks
    The court is a criminal one and a bailiff's record is filed.

    ## Why it matters
    Only in other matters do the officer's findings stand until proof to the contrary.

    ## How to fix it
    Do not rely on the record alone.

    Source: ordonnance n° 2016-728, art. 1er, II, 2°
    """
    for record in records(dossier):
        yield Gap(record.id, {}, record.origin)


@rule(
    "BR024",
    "record-counts-nothing",
    severity=Severity.NOTE,
    message=marked("nothing is known of the record {subject}: {keys}"),
    fix=marked("Fill these keys in constat.yaml from the record; what it does not say, ask the officer."),
    ask="bailiff",
    when=HAS_RECORD,
)
def record_announces_what_it_holds(dossier: Dossier) -> Iterator[Gap]:
    """The record says what it was made for, and how many pages and photographs it has.

    ## What it checks
    `purpose`, `pages` and `photographs` are filled.

    ## Why it matters
    Only a number that was announced can show that nothing is missing. What was asked for tells why something
    was not looked at.

    ## How to fix it
    Copy them from the first and the last page of the record.

    Source: practice of the profession (statement of the request; pages and photographs counted)
    """
    for record in records(dossier):
        keys = missing(record, "purpose", "pages", "photographs")
        if keys and record.kind == "constat":
            yield Gap(record.id, {"keys": keys}, record.origin)
