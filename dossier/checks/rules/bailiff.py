"""The bailiff's record: what the law wants in it. It is shouted, never mended here, and never blocks."""

from collections.abc import Iterator

from dossier.checks.look import missing, records
from dossier.checks.registry import rule
from dossier.checks.when import HAS_RECORD, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
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
