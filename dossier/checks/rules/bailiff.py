"""The bailiff's record: what the law wants in it. It is shouted, never mended here, and never blocks."""

from collections.abc import Iterator

from dossier.checks.look import missing, records
from dossier.checks.registry import rule
from dossier.checks.when import AT_ONE_TIME, CRIMINAL, HAS_RECORD, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.constat import Constat
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_FRENCH_RECORD = HAS_RECORD & IN_FRANCE
_PERSON = ("name", "occupation", "nationality", "birth")
_BODY = ("name", "form", "seat", "represented_by")


@rule(
    "BR001",
    "record-without-date",
    severity=Severity.MAJOR,
    message=marked("the record {subject} has no date"),
    fix=marked(
        "Fill `date` in constat.yaml from the record; if the record bears none, ask the officer at once."
    ),
    ask="bailiff",
    when=_FRENCH_RECORD,
)
def record_is_dated(dossier: Dossier) -> Iterator[Gap]:
    """The record bears its date.

    ## What it checks
    `date` is filled for each bailiff's record.

    ## Why it matters
    The date is the first of the mentions that the law requires. Nullity needs harm and can be cured, but
    the point is the first one that will be raised.

    ## How to fix it
    Copy the date from the record. If it is not there, ask the officer: the office cannot add it.

    Source: CPC, art. 648, 1°, 114 and 115
    """
    for record in records(dossier):
        if record.date is None:
            yield Gap(record.id, {}, record.origin)


@rule(
    "BR002",
    "requester-incomplete",
    severity=Severity.MAJOR,
    message=marked("the record {subject} does not identify its requester: {keys} missing"),
    fix=marked("Fill `requester` in constat.yaml from the record; if the record lacks it, ask the officer."),
    ask="bailiff",
    when=_FRENCH_RECORD,
)
def requester_is_identified(dossier: Dossier) -> Iterator[Gap]:
    """The record identifies who asked for it, as the law wants for that kind of person.

    ## What it checks
    For a person: name, occupation, nationality, birth. For a company or association: name, form, seat and
    the body that represents it. For a State: name and representative.

    ## Why it matters
    These mentions are required on pain of nullity, if the other side shows that it was harmed. For a State,
    write "the State of X, represented by its ambassador".

    ## How to fix it
    Copy them from the record. What the record lacks, only the officer can put right.

    Source: CPC, art. 648, 2°, and 114
    """
    for record in records(dossier):
        requester = record.requester
        wanted = {"person": _PERSON, "state": ("name", "represented_by"), "other": ("name",)}
        keys = missing(requester, "kind", *wanted.get(requester.kind or "other", _BODY))
        if keys:
            yield Gap(record.id, {"keys": keys}, record.at("requester"))


@rule(
    "BR003",
    "officer-incomplete",
    severity=Severity.MAJOR,
    message=marked("the record {subject} does not identify its officer: {keys} missing"),
    fix=marked("Fill `officer` in constat.yaml from the record; if the record lacks it, ask the officer."),
    ask="bailiff",
    when=_FRENCH_RECORD,
)
def officer_is_identified(dossier: Dossier) -> Iterator[Gap]:
    """The record names its officer, gives the address and is signed.

    ## What it checks
    `name`, `title`, `address` and `signed` of the officer.

    ## Why it matters
    Without the name, address and signature of the officer it may not be a bailiff's record at all. Where
    someone else came, say who: "capacity to be verified" is an answer, a guess is not.

    ## How to fix it
    Copy them from the record. If the capacity of whoever came is not certain, ask before relying on the
    record.

    Source: CPC, art. 648, 3°
    """
    for record in records(dossier):
        keys = missing(record.officer, "name", "title", "address", "signed")
        if not keys and record.officer.signed is False:
            keys = "signed"
        if keys:
            yield Gap(record.id, {"keys": keys}, record.at("officer"))


@rule(
    "BR004",
    "title-not-of-its-time",
    severity=Severity.MINOR,
    message=marked(
        "the record {subject} of {date} is by a “{title}”, a title that was not in use on that day"
    ),
    fix=marked("Compare `officer.title` with the record; if it says so, ask the officer for a correction."),
    ask="bailiff",
    when=_FRENCH_RECORD,
)
def title_fits_the_date(dossier: Dossier) -> Iterator[Gap]:
    """The officer's title is the one in use on the day of the record.

    ## What it checks
    *Huissier de justice* before 1 July 2022, *commissaire de justice* from that day.

    ## Why it matters
    A wrong title voids nothing, but it makes the reader wonder when the record was really drawn up.

    ## How to fix it
    Correct the summary, or have the officer correct the record.

    Source: décret n° 2022-949
    """
    change = law().day("officer_title_change")
    for record in records(dossier):
        title, date = record.officer.title.casefold(), record.date.date if record.date else None
        old, new = "huissier" in title, "commissaire" in title
        if date and ((old and not new and date >= change) or (new and not old and date < change)):
            facts = {"date": date.isoformat(), "title": record.officer.title}
            yield Gap(record.id, facts, record.at("officer"))


@rule(
    "BR005",
    "clerk-not-countersigned",
    severity=Severity.MAJOR,
    message=marked("the record {subject} is by a clerk: {what}"),
    fix=marked("Check the record for the officer's countersignature and the mandate, and fill constat.yaml."),
    ask="bailiff",
    when=_FRENCH_RECORD,
)
def clerk_is_countersigned(dossier: Dossier) -> Iterator[Gap]:
    """A clerk's record is countersigned, and was asked for by a private party.

    ## What it checks
    Where `clerk` is named: `countersigned` is yes and `mandate` is not `court`.

    ## Why it matters
    An authorised clerk may record only at a private party's request, and signs with the officer.

    ## How to fix it
    Look for the countersignature in the record. If it is not there, ask the office of the officer.

    Source: ordonnance n° 2016-728 and its decrees on authorised clerks
    """
    for record in records(dossier):
        wrong = [] if record.countersigned else ["countersigned: no"]
        wrong += ["mandate: court"] if record.mandate == "court" else []
        if record.clerk and wrong:
            yield Gap(record.id, {"what": ", ".join(wrong)}, record.at("clerk"))


@rule(
    "BR006",
    "hours-and-place",
    severity=Severity.MINOR,
    message=marked("the record {subject} does not say: {keys}"),
    fix=marked("Fill these keys in constat.yaml from the record, or ask the officer."),
    ask="bailiff",
    when=HAS_RECORD,
)
def record_says_when_and_where(dossier: Dossier) -> Iterator[Gap]:
    """The record says at what hours, where, and before whom it was made.

    ## What it checks
    `start`, `end`, `place` and `persons` are filled.

    ## Why it matters
    The hour places the record between the damage and the repair; the persons present are those who will be
    asked.

    ## How to fix it
    Copy them from the record. Ask the officer for what it does not say.

    Source: practice of the profession (hour and place of the findings)
    """
    for record in records(dossier):
        keys = missing(record, "start", "end", "place", "persons")
        if keys:
            yield Gap(record.id, {"keys": keys}, record.origin)


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
    """The record was made soon after the incident, and before any repair.

    ## What it checks
    The time between the incident and the start of the record is at most 72 hours, and no repair in the
    chronology comes before the record.

    ## Why it matters
    What is recorded late, or after others were at work, may have been done by them.

    ## How to fix it
    Join what shows that nothing changed: earlier photographs, invoices of emergency repairs with their
    hours.

    Source: CA Dijon, 10 December 2020
    """
    when = dossier.case.matter.incident.when
    for record in records(dossier):
        start = record.start or record.date
        if when and start:
            hours = int((start.earliest - when.latest).total_seconds() // 3600)
            if hours > law().limit("constat_delay") or _repaired_before(record, dossier):
                yield Gap(record.id, {"hours": str(hours)}, record.at("start"))


def _repaired_before(record: Constat, dossier: Dossier) -> bool:
    start = record.start or record.date
    repairs = [event.when for event in dossier.events if event.kind == "repair" and event.when]
    return start is not None and any(repair.latest < start.earliest for repair in repairs)


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
        late = start is not None and start.has_time and not 6 <= start.earliest.hour < 21
        sunday = start is not None and start.precision not in {"year", "month"} and start.date.weekday() == 6
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
