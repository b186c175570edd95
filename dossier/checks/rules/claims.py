"""Claims: what is asked of whom, on what ground, before what court, and until when."""

import datetime as dt
from collections.abc import Iterator

from dossier.checks.look import missing
from dossier.checks.registry import rule
from dossier.checks.when import (
    ADMINISTRATIVE,
    CLAIMS_ORDER,
    FAULT,
    GATHERING,
    HAS_CLAIMS,
    HAS_LOSSES,
    IN_FRANCE,
)
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.proceeding import Claim


def _count(dossier: Dossier) -> int:
    return len(dossier.proceeding.claims)


@rule(
    "PC005",
    "claim-incomplete",
    severity=Severity.MAJOR,
    message=marked("the claim {subject} lacks: {keys}"),
    many=marked("{count} of {total} claims lack facts, law, evidence or a sum"),
    of=_count,
    fix=marked("Fill these keys of the claim in proceedings.yaml."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def claims_are_complete(dossier: Dossier) -> Iterator[Gap]:
    """Every claim has facts, law, evidence, and a sum or an order sought.

    ## What it checks
    For compensation and injunctions: `legal_basis`, `facts` or `tests`, evidence by `exhibits`, `losses` or
    `tests`; and `amount`, or `order_sought`. A claim on reserved losses needs no sum.

    ## Why it matters
    The court answers what is asked of it, on the ground and on the exhibits that are named.

    ## How to fix it
    Fill what is missing.

    Source: CPC, art. 4 and 768; R.411-1 CJA
    """
    reserved = {loss.id for loss in dossier.losses if loss.basis == "reserved"}
    for claim in dossier.proceeding.claims:
        if claim.kind not in {"compensation", "injunction"}:
            continue
        keys = [] if claim.facts or claim.tests else ["facts"]
        keys += [] if claim.exhibits or claim.losses or claim.tests else ["exhibits"]
        wanted = "amount" if claim.kind == "compensation" else "order_sought"
        only_reserved = bool(claim.losses) and set(claim.losses) <= reserved
        keys += [missing(claim, "legal_basis"), "" if only_reserved else missing(claim, wanted)]
        if lacking := ", ".join(filter(None, keys)):
            yield Gap(claim.id, {"keys": lacking}, claim.origin)


@rule(
    "PC006",
    "injunction-alone",
    severity=Severity.MAJOR,
    message=marked("the injunction {subject} depends on no claim for damages: alone it is not admissible"),
    fix=marked("Claim damages too and name that claim in `accessory_to`."),
    ask="counsel",
    when=ADMINISTRATIVE & CLAIMS_ORDER & IN_FRANCE,
)
def injunction_has_its_claim(dossier: Dossier) -> Iterator[Gap]:
    """In a liability action, an injunction depends on a claim for damages.

    ## What it checks
    Each claim of kind `injunction` names in `accessory_to` a claim for compensation of the same proceeding.

    ## Why it matters
    A request that security be guaranteed cannot stand alone in such an action.

    ## How to fix it
    Name the claim for damages, or choose another remedy (interim relief, review of the refusal).

    Source: CE avis, 12 April 2022, n° 458176; CE avis, 28 May 2025, n° 499094
    """
    money = {claim.id for claim in dossier.proceeding.claims if claim.kind == "compensation"}
    for claim in dossier.proceeding.claims:
        if claim.kind == "injunction" and claim.accessory_to not in money:
            yield Gap(claim.id, {}, claim.at("accessory_to"))


@rule(
    "PC007",
    "persistence-not-shown",
    severity=Severity.MINOR,
    message=marked(
        "the injunction {subject} rests on nothing of the last {months} months: the damage must still last"
    ),
    fix=marked(
        "Add an exhibit of this year that shows that the danger or damage lasts, and cite it in the claim."
    ),
    ask="client",
    when=ADMINISTRATIVE & CLAIMS_ORDER & IN_FRANCE,
)
def damage_still_lasts(dossier: Dossier) -> Iterator[Gap]:
    """For an injunction, something recent shows that the damage lasts.

    ## What it checks
    At least one exhibit that the claim cites is dated within twelve months before `as_of`.

    ## Why it matters
    The judge orders only what is still needed on the day of judgment.

    ## How to fix it
    Add a recent letter, record or photograph, and cite it.

    Source: CE avis, 12 April 2022, n° 458176
    """
    months = law().limit("persistence")
    if dossier.as_of is None:
        return
    floor = dossier.as_of - dt.timedelta(days=months * 365 // 12)
    dates = {item.exhibit.id: item.exhibit.date for item in dossier.exhibits}
    for claim in dossier.proceeding.claims:
        proof = _proof(claim, dossier)
        recent = (date for id_ in proof if (date := dates.get(id_)) and date.latest.date() >= floor)
        if claim.kind == "injunction" and not any(recent):
            yield Gap(claim.id, {"months": str(months)}, claim.origin)


def _proof(claim: Claim, dossier: Dossier) -> set[str]:
    """Everything that a claim cites, by itself, by its tests and by its facts."""
    facts = {*claim.facts, *(id_ for test in claim.tests for id_ in test.facts)}
    cited = [citation for test in claim.tests for citation in test.proof]
    cited += [citation for fact in dossier.proceeding.facts if fact.id in facts for citation in fact.proof]
    letters = {letter.id: letter.exhibit for letter in dossier.letters}
    return {*claim.exhibits, *(letters.get(c.id, c.id) if c.kind == "letter" else c.id for c in cited)}


@rule(
    "PC010",
    "act-of-government",
    severity=Severity.MINOR,
    message=marked(
        "the claim {subject} rests on a fault of the State towards a mission: expect the defence of act of "
        "government"
    ),
    fix=marked("Plead the no-fault ground as well; keep to decisions of the police on the spot."),
    ask="counsel",
    when=FAULT & ADMINISTRATIVE & IN_FRANCE,
)
def fault_route_has_its_risk(dossier: Dossier) -> Iterator[Gap]:
    """A claim for fault in protecting a mission is not the only ground.

    ## What it checks
    A claim on route `fault` stands beside one on another route, where the claimant is a State.

    ## Why it matters
    Decisions that cannot be detached from foreign relations are outside the court's jurisdiction; liability
    without fault is inside.

    ## How to fix it
    Plead both grounds, the second in the alternative.

    Source: CE, 24 October 2024, n° 465144 (on diplomatic protection; its extension to guarding missions is
    an inference)
    """
    parties = dossier.proceeding.parties
    state = any(party.role == "claimant" and party.kind == "state" for party in parties)
    money = [claim for claim in dossier.proceeding.claims if claim.kind == "compensation"]
    if state and money and all(claim.route == "fault" for claim in money):
        yield Gap(money[0].id, {}, money[0].at("route"))


@rule(
    "PC011",
    "several-defendants",
    severity=Severity.MINOR,
    message=marked("the claim {subject} is against several defendants, and does not say how they share it"),
    many=marked("{count} of {total} claims are against several defendants, and do not say how they share it"),
    of=_count,
    fix=marked("Say in `order_sought`: in solidum, jointly, or in the alternative."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def several_defendants_know_their_share(dossier: Dossier) -> Iterator[Gap]:
    """A claim against several defendants says how they share it.

    ## What it checks
    Claims for money whose `against` names several have `order_sought`.

    ## Why it matters
    Without it each owes a part only. Across the two orders of courts, in solidum does not work at all.

    ## How to fix it
    Write it in `order_sought`.

    Source: C. civ., art. 1309 to 1313; practice
    """
    for claim in dossier.proceeding.claims:
        if len(claim.against) > 1 and claim.amount is not None and claim.order_sought is None:
            yield Gap(claim.id, {}, claim.at("against"))


@rule(
    "PC012",
    "offence-not-identified",
    severity=Severity.MINOR,
    message=marked("nothing says which offence caused the loss {subject}"),
    many=marked("nothing says which offences caused {count} of {total} losses"),
    of=lambda dossier: len(dossier.losses),
    fix=marked(
        "Fill `offence` in the table damage, such as C. pénal, art. 322-1; stains alone may be a petty "
        "offence."
    ),
    ask="counsel",
    when=GATHERING & HAS_LOSSES,
)
def offences_are_identified(dossier: Dossier) -> Iterator[Gap]:
    """Where damage by a gathering is claimed, each loss names its offence.

    ## What it checks
    `offence` of each visible line.

    ## Why it matters
    The State answers for crimes and délits committed by force or violence. Stains that wash off may be a
    petty offence, which is not one.

    ## How to fix it
    Name the article, line by line.

    Source: CSI, art. L.211-10; C. pénal, art. 322-1 and R.635-1
    """
    for loss in dossier.losses:
        if loss.visible and loss.offence is None:
            yield Gap(loss.id, {}, loss.origin)
