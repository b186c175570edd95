"""The suit: what must be done before it, joined to it, and by when."""

from collections import Counter
from collections.abc import Iterator

from dossier.checks.look import said
from dossier.checks.registry import rule
from dossier.checks.when import (
    ADMINISTRATIVE,
    CIVIL,
    CLAIMS_MONEY,
    HAS_CLAIMS,
    IN_FRANCE,
    THEFT,
)
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC013",
    "decision-not-attached",
    severity=Severity.MAJOR,
    message=marked("neither the decision attacked nor the proof that the claim was lodged is attached"),
    fix=marked("Add it to the exhibits and name its id in `decision_exhibit` of proceedings.yaml."),
    ask="counsel",
    when=ADMINISTRATIVE & HAS_CLAIMS & IN_FRANCE,
)
def decision_is_attached(dossier: Dossier) -> Iterator[Gap]:
    """The decision, or the proof of the claim that it answers, is attached.

    ## What it checks
    `decision_exhibit` names an exhibit that this proceeding files.

    ## Why it matters
    The petition must attach the decision attacked or the document that proves when the claim was lodged,
    unless that is impossible, which must be justified.

    ## How to fix it
    Attach the decision, or the claim with the slip of its receipt.

    Source: R.412-1 CJA
    """
    if dossier.proceeding.decision_exhibit not in dossier.number_of:
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("decision_exhibit"))


@rule(
    "PC015",
    "no-amicable-attempt",
    severity=Severity.MINOR,
    message=marked("no attempt to settle amicably is on file, and this suit may need one"),
    fix=marked(
        "Add the proof (conciliator, mediator, participatory procedure) as an exhibit, or say in "
        "`amicable_exempt` why none was due."
    ),
    ask="counsel",
    when=CIVIL & HAS_CLAIMS & IN_FRANCE,
)
def amicable_attempt_is_shown(dossier: Dossier) -> Iterator[Gap]:
    """Where the law asks for an attempt to settle, one is shown.

    ## What it checks
    In disputes between neighbours (by the kind of matter or the legal basis), or up to 5,000 € of
    compensation in all, a letter or an exhibit that mentions conciliation, mediation or a participatory
    procedure. An offer to settle is none of these. It is silent where `amicable_exempt` of the proceeding
    says why none was due, and on suits before other courts than a tribunal judiciaire.

    ## Why it matters
    Without it the claim may be inadmissible, and the judge may say so unasked.

    ## How to fix it
    Join the conciliator's certificate, or say in `amicable_exempt` why none was due: manifest urgency, an
    attempt made impossible, no meeting with a conciliator within three months, an agreement to be approved, a
    prior recourse that the law imposes.

    Source: CPC, art. 750-1
    """
    if dossier.proceeding.amicable_exempt or law().found("commerce", *said(dossier.proceeding.court.name)):
        return
    claims = dossier.proceeding.claims
    asked = sum(claim.amount or 0 for claim in claims if claim.kind == "compensation")
    between = law().found("neighbours", *said(*(claim.legal_basis for claim in claims)))
    small = 0 < asked <= law().limit("amicable_attempt") and not any(c.kind == "injunction" for c in claims)
    due = dossier.case.matter.kind == "neighbours" or bool(between) or small
    texts = [item.exhibit.title for item in dossier.exhibits]
    texts += [letter.subject for letter in dossier.letters if letter.subject]
    if due and not law().found("amicable", *said(*texts)):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.origin)


@rule(
    "PC016",
    "no-complaint",
    severity=Severity.MINOR,
    message=marked("no receipt of a complaint to the police is among the exhibits"),
    fix=marked("Add the receipt as an exhibit of kind complaint, or say why there is none."),
    ask="client",
    when=THEFT,
)
def complaint_is_attached(dossier: Dossier) -> Iterator[Gap]:
    """In a theft or an attack, the receipt of the complaint is attached.

    ## What it checks
    An exhibit of kind `complaint` is filed where the matter is a theft or an attack.

    ## Why it matters
    Insurers ask for it, and it dates the facts by someone who has no part in them.

    ## How to fix it
    Ask the police station for a copy of the receipt.

    Source: CPP, art. 15-3; practice of insurers
    """
    if not any(item.exhibit.kind == "complaint" for item in dossier.exhibits):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))


@rule(
    "DQ010",
    "interest-not-claimed",
    severity=Severity.MINOR,
    message=marked("interest is not claimed: the court grants none that nobody asks for"),
    fix=marked(
        "Add a claim of kind interest with its start and capitalisation, or set `interest_claimed: yes`."
    ),
    ask="counsel",
    when=CLAIMS_MONEY & IN_FRANCE,
)
def interest_is_claimed(dossier: Dossier) -> Iterator[Gap]:
    """Interest and its capitalisation are claimed.

    ## What it checks
    A claim of kind `interest`, or `interest_claimed: yes` of the proceeding.

    ## Why it matters
    Interest runs from receipt of the prior claim, and is capitalised, only if that is asked.

    ## How to fix it
    Claim it from the day on which the claim was received.

    Source: C. civ., art. 1231-6 and 1343-2; CAA Toulouse, 15 October 2024, n° 22TL21485
    """
    kinds = Counter(claim.kind for claim in dossier.proceeding.claims)
    if not kinds["interest"] and not dossier.proceeding.interest_claimed:
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.origin)
