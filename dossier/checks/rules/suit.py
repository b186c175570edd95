"""The suit: what must be done before it, joined to it, and by when."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from dossier.checks.look import said
from dossier.checks.registry import rule
from dossier.checks.when import (
    ADMINISTRATIVE,
    CIVIL,
    CLAIMS_MONEY,
    HAS_CLAIMS,
    HAS_INCIDENT,
    IN_FRANCE,
    INSURANCE,
    THEFT,
)
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.law.limitation import civil_end, insurance_end, state_debt_end
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC008",
    "limitation",
    severity=Severity.MAJOR,
    message=marked(
        "by the rule of this route the claim lapses at the end of {end}; the dossier bears {as_of}"
    ),
    fix=marked(
        "Check the dates and every interruption with its proof; send or register a written claim before "
        "that day."
    ),
    ask="counsel",
    when=CLAIMS_MONEY & HAS_INCIDENT & IN_FRANCE,
)
def limitation_is_in_sight(dossier: Dossier) -> Iterator[Gap]:
    """The limitation of the claim is known long before it ends.

    ## What it checks
    Against the State: four years from 1 January after the incident, begun anew by each written claim that
    was sent in time. Before civil courts: five years from the incident; letters do not count. It speaks
    ninety days before, and after. Other interruptions (a suit, a mediation, an acknowledgment) are not
    known to the program.

    ## Why it matters
    Nothing can be mended after that day. It never blocks: on the last day a flawed filing beats none, and
    the State must plead the limitation itself.

    ## How to fix it
    Check the dates. Never take silence here to mean that there is time.

    Source: loi n° 68-1250, art. 1, 2 and 7; C. civ., art. 2224 and 2247
    """
    end = _lapses(dossier)
    if end and dossier.as_of and (end - dossier.as_of).days < law().limit("limitation_warning"):
        facts = {"end": end.isoformat(), "as_of": dossier.as_of.isoformat()}
        yield Gap(dossier.proceeding.id, facts, dossier.proceeding.origin)


def _lapses(dossier: Dossier) -> dt.date | None:
    incident = dossier.case.matter.incident
    event = incident.until or incident.when
    if event is None:
        return None
    if dossier.proceeding.court.order == "administrative":
        claims = [letter.sent for letter in dossier.letters if letter.claims_money and letter.sent]
        return state_debt_end(event.date, (sent.date for sent in claims))
    return civil_end(event.date) if dossier.proceeding.court.order == "civil" else None


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
        "Add the proof (conciliator, mediator, participatory procedure) as an exhibit, or say why none was "
        "due."
    ),
    ask="counsel",
    when=CIVIL & HAS_CLAIMS & IN_FRANCE,
)
def amicable_attempt_is_shown(dossier: Dossier) -> Iterator[Gap]:
    """Where the law asks for an attempt to settle, one is shown.

    ## What it checks
    In disputes between neighbours, or up to 5,000 € in all, a letter or an exhibit that mentions
    conciliation or mediation.

    ## Why it matters
    Without it the claim may be inadmissible, and the judge may say so unasked.

    ## How to fix it
    Join the conciliator's certificate, or waive this with the reason why none was due (urgency, several
    parties, more than the amount).

    Source: CPC, art. 750-1
    """
    asked = sum(claim.amount or 0 for claim in dossier.proceeding.claims)
    due = dossier.case.matter.kind == "neighbours" or 0 < asked <= law().limit("amicable_attempt")
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


@rule(
    "PC017",
    "insurance-limitation",
    severity=Severity.MAJOR,
    message=marked("the claim on the insurance lapses on {end}; the dossier bears {as_of}"),
    fix=marked(
        "Send a registered letter to the insurer, or have an expert appointed, before that day; keep the "
        "slip."
    ),
    ask="counsel",
    when=INSURANCE & HAS_INCIDENT & IN_FRANCE,
)
def insurance_limitation_is_in_sight(dossier: Dossier) -> Iterator[Gap]:
    """The two years of an insurance claim are known long before they end.

    ## What it checks
    Two years from the incident, begun anew by each registered letter of the register that claims money. It
    speaks ninety days before, and after. The appointment of an expert also interrupts and is not known to
    the program.

    ## Why it matters
    It is the shortest of the limitations, and the insurer will plead it.

    ## How to fix it
    A registered letter about the payment of the claim is enough. Register it with its slip.

    Source: C. assur., art. L.114-1 and L.114-2
    """
    incident = dossier.case.matter.incident
    event = incident.until or incident.when
    letters = [
        letter for letter in dossier.letters if letter.kind == "registered-letter" and letter.claims_money
    ]
    if event and dossier.as_of:
        end = insurance_end(event.date, (letter.sent.date for letter in letters if letter.sent))
        if (end - dossier.as_of).days < law().limit("limitation_warning"):
            facts = {"end": end.isoformat(), "as_of": dossier.as_of.isoformat()}
            yield Gap(dossier.proceeding.id, facts, dossier.proceeding.origin)
