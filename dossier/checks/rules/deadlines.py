"""Deadlines: what ends soon or has ended, what the end rests on, and what is not known of it."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.unproven import (
    MOVES_A_LIMITATION,
    OF_PROSECUTION,
    STARTS_THE_SILENCE,
    acts_to_prove,
    claim_of_unknown_receipt,
    letters_to_prove,
    limitations,
)
from dossier.checks.when import (
    CLAIMS_MONEY,
    COUNTED,
    HAS_INCIDENT,
    IN_FRANCE,
    INSURANCE,
    REAL,
)
from dossier.i18n.catalogue import marked
from dossier.law.answers import answers_to
from dossier.law.data import law
from dossier.law.deadlines import deadline_rules, deadlines
from dossier.law.scope import applies
from dossier.law.starts import prior_claim, start_of
from dossier.model.deadline import Blank, Deadline, DeadlineRule
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_INSURANCE = "insurance"


def _in_sight(deadline: Deadline) -> bool:
    """Near its end, or past it; what is met or held up is neither."""
    left = deadline.days_left
    return (
        deadline.state in {"running", "passed"}
        and left is not None
        and left < law().limit("limitation_warning")
    )


def _gap(deadline: Deadline, dossier: Dossier) -> Gap:
    proceeding, end = dossier.proceeding, deadline.last_day
    facts = {
        "end": end.isoformat() if end else "?",
        "as_of": dossier.as_of.isoformat() if dossier.as_of else "?",
    }
    return Gap(f"{proceeding.id}/{deadline.id}", facts, proceeding.origin)


@rule(
    "PC008",
    "limitation",
    severity=Severity.MAJOR,
    message=marked(
        "by the rule of this route the claim lapses at the end of {end}; the dossier bears {as_of} "
        "({subject})"
    ),
    fix=marked(
        "Check the dates and every interruption with its proof; send or register what interrupts before "
        "that day."
    ),
    ask="counsel",
    when=CLAIMS_MONEY & COUNTED & REAL,
)
def limitation_is_in_sight(dossier: Dossier) -> Iterator[Gap]:
    """The limitation of the claim is known long before it ends.

    ## What it checks
    Each limitation of the sheet of deadlines (against the State, civil, injury, building, hidden defects,
    England), with the letters and acts that interrupt it and are proven. It speaks ninety days before the
    end, and after. A suit under way holds it up. Of the builder's guarantees the short ones are silent as
    long as the ten years run.

    ## Why it matters
    Nothing can be mended after that day. It never blocks: on the last day a flawed filing beats none, and
    the other side must plead the limitation itself.

    ## How to fix it
    Check the dates on the sheet with its assumptions. Never take silence here to mean that there is time.

    Source: loi n° 68-1250, art. 1, 2 and 7; C. civ., art. 2224, 2226 and 2247; Limitation Act 1980, s. 2
    """
    for deadline in limitations(dossier):
        if deadline.id != _INSURANCE and _in_sight(deadline):
            yield _gap(deadline, dossier)


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
    when=INSURANCE & HAS_INCIDENT & IN_FRANCE & REAL,
)
def insurance_limitation_is_in_sight(dossier: Dossier) -> Iterator[Gap]:
    """The two years of an insurance claim are known long before they end.

    ## What it checks
    Two years from the incident or its discovery, begun anew by each registered letter that claims money and
    by the appointment of an expert (`acts`), where they are proven. It speaks ninety days before, and after.

    ## Why it matters
    It is the shortest of the limitations, and the insurer will plead it.

    ## How to fix it
    A registered letter about the payment of the claim is enough. Register it with its slip.

    Source: C. assur., art. L.114-1 and L.114-2
    """
    for deadline in limitations(dossier):
        if deadline.id == _INSURANCE and _in_sight(deadline):
            yield _gap(deadline, dossier)


@rule(
    "PC025",
    "interruption-unproven",
    severity=Severity.MINOR,
    message=marked(
        "nothing proves {act}: the end of {end} does not rest on it, and would be later with it ({subject})"
    ),
    fix=marked(
        "Find the slip, the stamp or the answer: fill `sent_proof` or `received_proof` of the letter, or "
        "`proof` of the act."
    ),
    ask="client",
    when=MOVES_A_LIMITATION,
)
def interruptions_are_proven(dossier: Dossier) -> Iterator[Gap]:
    """Every act that moves the end of a limitation is proven.

    ## What it checks
    Letters and acts of the right kind and in time, whose day nothing proves, where the limitation would end
    later with them than without. The sheet counts without them.

    ## Why it matters
    Who relies on an interruption proves it. One slip may be worth four years.

    ## How to fix it
    Look for the slip of dispatch, the receipt, the stamp of arrival or an answer that mentions the letter.

    Source: C. civ., art. 1353; CE, 5 October 2015, n° 384884
    """
    for deadline, acts in acts_to_prove(dossier):
        gap, named = _gap(deadline, dossier), ", ".join(act.cited for act in acts)
        yield Gap(gap.subject, {**gap.facts, "act": named}, gap.origin)


def _suit(dossier: Dossier) -> Deadline | None:
    return next((found for found in deadlines(dossier) if found.id == "suit"), None)


def _means(dossier: Dossier) -> bool | None:
    """Whether the refusal that starts the time to sue stated the means and time limits of appeal."""
    claim = prior_claim(dossier)
    suit = _suit(dossier)
    if suit and suit.start and suit.start.cited == "proceeding":
        return dossier.proceeding.decision_means
    return claim.acknowledged_means if claim else None


@rule(
    "PC026",
    "time-to-sue",
    severity=Severity.MAJOR,
    message=marked("the time to sue ends on {end}, and no suit is registered; the dossier bears {as_of}"),
    fix=marked(
        "File before that day, or register the suit in `acts` with its day and proof; a claimant abroad has "
        "two months more (`abroad`)."
    ),
    ask="counsel",
    when=STARTS_THE_SILENCE,
)
def time_to_sue_is_in_sight(dossier: Dossier) -> Iterator[Gap]:
    """After the refusal of a claim, the suit comes in time.

    ## What it checks
    Two months from the refusal, by silence or by a decision, counting neither the first nor the last day,
    where the acknowledgment or the decision stated the means and time limits of appeal. It speaks ninety
    days before, and after, as long as no suit is registered.

    ## Why it matters
    A suit that comes late is refused, even where the limitation of four years has not ended.

    ## How to fix it
    File. If it is too late, look whether the means and time limits were really stated, in full.

    Source: R.421-1, R.421-2, R.421-5 and R.421-7 CJA; CE avis, 30 January 2019, n° 420797
    """
    suit = _suit(dossier)
    if suit and _in_sight(suit) and _means(dossier):
        yield _gap(suit, dossier)


@rule(
    "PC027",
    "means-of-appeal-unknown",
    severity=Severity.MINOR,
    message=marked(
        "if the refusal or its acknowledgment stated the means and time limits of appeal, the time to sue "
        "ends on {end}: nothing says whether it did"
    ),
    fix=marked(
        "Look at the acknowledgment and the decision, and fill `acknowledged_means` of the claim or "
        "`decision_means` of the proceeding."
    ),
    ask="client",
    when=STARTS_THE_SILENCE,
)
def means_of_appeal_are_known(dossier: Dossier) -> Iterator[Gap]:
    """It is known whether the refusal told how and until when to sue.

    ## What it checks
    `acknowledged_means` of the prior claim, or `decision_means` where a decision came in time, once the two
    months would end within ninety days or have ended, and no suit is registered.

    ## Why it matters
    Stated, two months run and the suit may be late; not stated, they do not run at all, and the reasonable
    time of one year is not applied to liability actions.

    ## How to fix it
    Read the acknowledgment of receipt: it must name the court and the time, and what silence means.

    Source: CRPA, art. L.112-3, L.112-6 and R.112-5; R.421-5 CJA; CE, 17 June 2019, n° 413097
    """
    suit = _suit(dossier)
    if suit and _in_sight(suit) and _means(dossier) is None:
        yield _gap(suit, dossier)


@rule(
    "PC028",
    "expert-appointment-unregistered",
    severity=Severity.NOTE,
    message=marked(
        "the report {subject} is filed, and no appointment of an expert is registered: it would start two "
        "new years"
    ),
    many=marked(
        "{count} reports are filed, and no appointment of an expert is registered: it would start two new "
        "years"
    ),
    fix=marked("Add the appointment to `acts` of the proceeding: kind expert, its day and what proves it."),
    ask="client",
    when=INSURANCE & HAS_INCIDENT & IN_FRANCE & REAL,
)
def appointments_of_experts_are_known(dossier: Dossier) -> Iterator[Gap]:
    """Where an expert reported, the day of appointment is known.

    ## What it checks
    An exhibit of kind `report` without an act of kind `expert`, once the two years of the insurance end
    within ninety days or have ended.

    ## Why it matters
    The appointment of an expert after the loss interrupts the two years: it may save the claim.

    ## How to fix it
    Ask the insurer or the expert for the letter of appointment.

    Source: C. assur., art. L.114-2
    """
    near = any(found.id == _INSURANCE and _in_sight(found) for found in deadlines(dossier))
    if near and not any(act.kind == "expert" for act in dossier.proceeding.acts):
        for item in dossier.exhibits:
            if item.exhibit.kind == "report":
                yield Gap(item.exhibit.id, {}, item.exhibit.origin)


@rule(
    "PC029",
    "limitation-without-start",
    severity=Severity.MINOR,
    message=marked("the date of the incident is not known: no limitation can be counted"),
    fix=marked(
        "Write `when` of the incident in case.yaml, as exactly as it is known: a year is enough to begin "
        "with."
    ),
    ask="client",
    when=CLAIMS_MONEY & COUNTED,
)
def limitation_has_its_start(dossier: Dossier) -> Iterator[Gap]:
    """It is known when the limitation of the claim began.

    ## What it checks
    `when` of the incident, or `discovered`, where a limitation that concerns the claims counts from it.

    ## Why it matters
    A limitation that cannot be counted is the one that is missed.

    ## How to fix it
    Ask the client. A month or a year will do: the earliest day that it may mean is then taken.

    Source: loi n° 68-1250, art. 1; C. civ., art. 2224
    """
    wanted = (one for one in deadline_rules() if one.nature == "limitation" and applies(one.scope, dossier))
    if any(_counts_from_incident(one) and isinstance(start_of(one.starts, dossier), Blank) for one in wanted):
        yield Gap(dossier.case.matter.id, {}, dossier.case.matter.at("incident"))


def _counts_from_incident(wanted: DeadlineRule) -> bool:
    return wanted.id not in OF_PROSECUTION and wanted.starts[-1] in {"incident", "knowledge"}


@rule(
    "CO012",
    "receipt-of-claim-unknown",
    severity=Severity.MINOR,
    message=marked(
        "nothing shows when the claim {subject} was received: its two months of silence cannot be counted"
    ),
    fix=marked(
        "Fill `received` and `received_proof` of the letter: slip, acknowledgment or stamp of arrival."
    ),
    ask="client",
    when=STARTS_THE_SILENCE,
)
def receipt_of_the_claim_is_known(dossier: Dossier) -> Iterator[Gap]:
    """It is known and proven when the prior claim was received.

    ## What it checks
    `received` and `received_proof` of the letter that `prior_claim` names, unless a decision answered it, or
    PC025 already asks for the proof of that letter.

    ## Why it matters
    The two months of silence start from receipt, interest too; and the petition must attach the proof of
    when the claim was lodged.

    ## How to fix it
    Look for the signed slip. Without one ask the authority for its acknowledgment.

    Source: R.412-1, R.421-1 and R.421-2 CJA; C. civ., art. 1231-6
    """
    claim = claim_of_unknown_receipt(dossier)
    if claim and claim.id not in letters_to_prove(dossier):
        yield Gap(claim.id, {}, claim.origin)


@rule(
    "CO013",
    "insurer-not-told",
    severity=Severity.MINOR,
    message=marked(
        "no notice of the loss to the insurer is registered; by the law it was due by {end} at the latest"
    ),
    fix=marked(
        "Register the letter or e-mail with `notifies_insurer: yes`; give the policy's own time in "
        "`notice_days`."
    ),
    ask="client",
    when=INSURANCE & HAS_INCIDENT & IN_FRANCE & REAL,
)
def insurer_was_told(dossier: Dossier) -> Iterator[Gap]:
    """The insurer was told of the loss.

    ## What it checks
    Where a claim rests on an insurance contract, a letter with `notifies_insurer: yes`, or whose subject
    says that it declares a loss.

    ## Why it matters
    The policy wants notice within a few working days (at least five, two for theft). Late notice costs the
    cover only where the policy says so and the insurer proves harm; no notice leaves no claim at all.

    ## How to fix it
    Register the declaration, with its day and proof.

    Source: C. assur., art. L.113-2, 4°
    """
    for deadline in deadlines(dossier):
        if deadline.rule.met_by == "insurer" and deadline.last_day and not answers_to("insurer", dossier):
            yield _gap(deadline, dossier)
