"""Before an ordinary suit: authority, expertise, the contribution that is due, documents to ask for."""

from collections.abc import Iterator

from dossier.checks.look import filed, is_co_ownership, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import ADMINISTRATIVE, AGAINST_STATE, CIVIL, HAS_CLAIMS, HAS_PARTIES, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.exhibit import Exhibit
from dossier.model.finding import Gap, Severity

_CORROBORATING = {"constat", "statement", "complaint", "amicable-report"}


@rule(
    "PC030",
    "expertise-alone",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) is one party's own expertise, and nothing else supports it"),
    fix=marked(
        "Add what supports it (record, statement, another expert), or ask for an expert to be appointed."
    ),
    ask="counsel",
    when=CIVIL & HAS_CLAIMS & IN_FRANCE,
)
def expertise_is_supported(dossier: Dossier) -> Iterator[Gap]:
    """An expertise that one party had made alone is supported by something else.

    ## What it checks
    Exhibits of kind `report` with `expertise: unilateral`, where the proceeding files no record, statement,
    complaint, joint report, nor a report by another author.

    ## Why it matters
    The judge may not refuse to read it, and may not found the decision on it alone.

    ## How to fix it
    Support it by a record or a second opinion, or ask for a court's expert before the suit (CPC, art. 145).

    Source: Cass. ch. mixte, 28 September 2012, n° 11-18.710
    """
    others = list(filed(dossier))
    for exhibit in others:
        alone = not any(_supports(other, exhibit) for other in others)
        if exhibit.kind == "report" and exhibit.expertise == "unilateral" and alone:
            yield Gap(exhibit.id, {"number": str(dossier.number_of[exhibit.id])}, exhibit.at("expertise"))


def _supports(other: Exhibit, report: Exhibit) -> bool:
    second = other.kind == "report" and other.id != report.id and other.author != report.author
    return other.kind in _CORROBORATING or second


@rule(
    "PC031",
    "syndic-not-authorised",
    severity=Severity.MINOR,
    message=marked("nothing shows that the general meeting of co-owners authorised the suit of {name}"),
    fix=marked(
        "File the minutes with the resolution and name the exhibit in `authority_exhibit` of the party."
    ),
    ask="client",
    when=HAS_PARTIES & HAS_CLAIMS & IN_FRANCE,
)
def syndic_is_authorised(dossier: Dossier) -> Iterator[Gap]:
    """The co-owners' meeting authorised their syndic to sue.

    ## What it checks
    For a claimant with `part: co-owners`, or called so: `authority_exhibit` is filed and of kind `authority`
    or `decision`.

    ## Why it matters
    The syndic sues only with a resolution that names whom, for what and on what ground. Since 2019 only a
    co-owner may plead its absence, but what was not voted can still undo the suit. Claims for charges,
    protective measures and interim relief need none.

    ## How to fix it
    File the minutes. A later meeting can ratify before the time to sue has passed.

    Source: décret n° 67-223 du 17 mars 1967, art. 55
    """
    kinds = {exhibit.id: exhibit.kind for exhibit in filed(dossier)}
    for party in dossier.proceeding.parties:
        shown = kinds.get(party.authority_exhibit) in {"authority", "decision"}
        if party.role == "claimant" and is_co_ownership(party) and not shown:
            yield Gap(party.id, {"name": plain(party.name, dossier)}, party.at("authority_exhibit"))


@rule(
    "PC039",
    "contribution-due",
    severity=Severity.NOTE,
    message=marked(
        "a contribution of {amount} € may be due on this suit; the day it starts is to be confirmed"
    ),
    fix=marked("Check whether it is due, pay it with the suit, or file the decision that grants legal aid."),
    ask="counsel",
    when=CIVIL & HAS_CLAIMS & IN_FRANCE,
)
def contribution_is_paid(dossier: Dossier) -> Iterator[Gap]:
    """The contribution to legal aid is paid where it is due.

    ## What it checks
    A civil suit before a tribunal judiciaire or a conseil de prud'hommes that bears a date from 1 March 2026,
    by a claimant that is not a State, without an exhibit called stamp, contribution or legal aid. The day
    from which the contribution is due, and who is exempt, are to be confirmed.

    ## Why it matters
    A suit without it may be held inadmissible until it is paid, and the last day is a bad day to buy a stamp.

    ## How to fix it
    Counsel pays it for the client when the suit is lodged. Whoever has legal aid files the decision.

    Source: CGI, art. 1635 bis Q
    """
    limit = law().limits["aid_contribution"]
    claimants = [party for party in dossier.proceeding.parties if party.role == "claimant"]
    due = bool(law().found("aid_courts", *said(dossier.proceeding.court.name))) and any(
        party.kind != "state" for party in claimants
    )
    paid = any(law().found("aid", *said(exhibit.title)) for exhibit in filed(dossier))
    if due and not paid and dossier.as_of and limit.day and dossier.as_of >= limit.day:
        yield Gap(dossier.proceeding.id, {"amount": str(limit.value)}, dossier.proceeding.at("court"))


@rule(
    "PC040",
    "documents-not-asked-for",
    severity=Severity.NOTE,
    message=marked("no letter asks the administration for its own records of the event (logs, reports)"),
    fix=marked("Ask for them in writing and register the letter; after a month's silence turn to the CADA."),
    ask="counsel",
    when=ADMINISTRATIVE & AGAINST_STATE & IN_FRANCE,
)
def public_documents_are_asked_for(dossier: Dossier) -> Iterator[Gap]:
    """The administration was asked for what it wrote about the event.

    ## What it checks
    A letter of the register, or an exhibit, that speaks of logs, registers or administrative documents.

    ## Why it matters
    Hours of call and arrival stand in the police's own logs. What belongs to a criminal inquiry is not given
    this way; the rest is, and a refusal can be brought before the CADA within two months.

    ## How to fix it
    Write to the administration; its silence for one month is a refusal.

    Source: CRPA, art. L.311-1, R.311-12 to R.311-15 and R.343-1
    """
    texts = [letter.subject for letter in dossier.letters] + [exhibit.title for exhibit in filed(dossier)]
    if not law().found("public_documents", *said(*texts)):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.origin)
