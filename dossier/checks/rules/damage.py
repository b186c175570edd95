"""Damage: what was lost, what it costs, and what shows either."""

from collections.abc import Iterator

from dossier.checks.look import is_co_ownership, losses, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_CLAIMS, HAS_LOSSES, PREMISES
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.exhibit import Exhibit
from dossier.model.finding import Gap, Severity


def _facts(loss: LossItem, dossier: Dossier) -> dict[str, str]:
    return {"item": plain(loss.item, dossier)}


@rule(
    "DQ001",
    "damage-not-shown",
    severity=Severity.MAJOR,
    message=marked("{item}: no photograph and no observation of the record shows it"),
    many=marked("{count} of {total} losses are shown by no photograph and no observation"),
    of=losses,
    fix=marked(
        "Fill `photographs` or `observations` in the table damage; set `visible: no` for what no picture "
        "can show."
    ),
    ask="client",
    when=HAS_LOSSES,
)
def visible_damage_is_shown(dossier: Dossier) -> Iterator[Gap]:
    """Every visible damage is shown by a photograph or seen by the officer.

    ## What it checks
    Lines with `visible: yes` cite a photograph or an observation. Theft, lost income and fees are `visible:
    no`.

    ## Why it matters
    An invoice shows that something was bought, not that something was broken.

    ## How to fix it
    Cite the photographs by id. If nothing shows the damage any more, find who saw it.

    Source: C. civ., art. 1353; CAA Toulouse, 15 October 2024, n° 22TL21484
    """
    for loss in dossier.losses:
        if loss.visible and not loss.photographs and not loss.observations:
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)


@rule(
    "DQ002",
    "state-before-unknown",
    severity=Severity.MINOR,
    message=marked("{item}: nothing shows its state before"),
    many=marked("nothing shows the state before of {count} of {total} losses"),
    of=losses,
    fix=marked(
        "Cite in `prior_state` an earlier photograph, an inventory, a lease or a maintenance invoice."
    ),
    ask="client",
    when=HAS_LOSSES,
)
def state_before_is_shown(dossier: Dossier) -> Iterator[Gap]:
    """Something shows the state before the incident.

    ## What it checks
    `prior_state` of each visible loss.

    ## Why it matters
    Damage is a difference. Who shows only the end of it will be told that it was always so.

    ## How to fix it
    Telephones keep old photographs; landlords keep inventories; shops keep maintenance contracts.

    Source: practice (causation)
    """
    for loss in dossier.losses:
        if loss.visible and not loss.prior_state:
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)


@rule(
    "DQ006",
    "no-title",
    severity=Severity.MINOR,
    message=marked("no exhibit shows by what title the claimant may claim for the premises"),
    fix=marked("Add the deed, the lease or the contract as an exhibit of kind title or contract."),
    ask="client",
    when=HAS_LOSSES & HAS_CLAIMS & PREMISES,
)
def claimant_has_a_title(dossier: Dossier) -> Iterator[Gap]:
    """An exhibit shows that the claimant owns, or must repair, what was damaged.

    ## What it checks
    An exhibit of kind `title` is filed, or a contract whose title speaks of a lease, a sale or property. The
    syndicate of co-owners needs none: the law gives it the common parts.

    ## Why it matters
    Only whose patrimony was hurt may claim. A tenant claims what the lease puts on the tenant.

    ## How to fix it
    Add the deed or the lease; the syndic's authority for common parts.

    Source: CPC, art. 31; Register of Damage, categories of proof of ownership
    """
    visible = any(loss.visible for loss in dossier.losses)
    claimants = [party for party in dossier.proceeding.parties if party.role == "claimant"]
    by_law = bool(claimants) and all(is_co_ownership(party) for party in claimants)
    if visible and not by_law and not any(_is_title(item.exhibit) for item in dossier.exhibits):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))


def _is_title(exhibit: Exhibit) -> bool:
    contract = exhibit.kind == "contract" and law().found("property", *said(exhibit.title))
    return exhibit.kind == "title" or bool(contract)


@rule(
    "DQ007",
    "insurance-unknown",
    severity=Severity.MINOR,
    message=marked("nothing says whether an insurer paid for {item}"),
    many=marked("nothing says whether an insurer paid for {count} of {total} losses"),
    of=losses,
    fix=marked(
        "Fill `insured` in the table damage: the sum paid, 0 if none; join the insurer's attestation."
    ),
    ask="client",
    when=HAS_LOSSES,
)
def insurance_is_known(dossier: Dossier) -> Iterator[Gap]:
    """It is known what insurers paid.

    ## What it checks
    `insured` of each line with a sum: zero is an answer, an empty cell is not.

    ## Why it matters
    Nobody is compensated twice, and an insurer who paid has the claim for that part.

    ## How to fix it
    Ask the client and the insurer; join the attestation.

    Source: C. assur., art. L.121-12
    """
    for loss in dossier.losses:
        if loss.insured is None and loss.basis != "reserved":
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)


@rule(
    "DQ008",
    "improvement",
    severity=Severity.NOTE,
    message=marked("the loss “{item}” pays for something better than what was there: expect a deduction"),
    many=marked("{count} of {total} losses make things better than they were"),
    of=losses,
    fix=marked("Say in `note` why nothing else could be bought, or claim the value of the old one."),
    ask="counsel",
    when=HAS_LOSSES,
)
def improvements_are_explained(dossier: Dossier) -> Iterator[Gap]:
    """A repair that improves says why.

    ## What it checks
    Lines with `improvement: yes` and no `note`.

    ## Why it matters
    Compensation puts back what was, and no more.

    ## How to fix it
    Explain: the old model is no longer made, the rules require the new one.

    Source: practice (full compensation, no profit)
    """
    for loss in dossier.losses:
        if loss.improvement and loss.note is None:
            yield Gap(loss.id, _facts(loss, dossier), loss.at("improvement"))


@rule(
    "DQ012",
    "damage-half-shown",
    severity=Severity.MINOR,
    message=marked("{item}: shown by {shown} only"),
    many=marked("{count} of {total} losses are shown by photographs only, or by the record only"),
    of=losses,
    fix=marked("Cite both where both exist: `photographs` and `observations` in the table damage."),
    ask="counsel",
    when=HAS_LOSSES,
)
def damage_is_shown_twice(dossier: Dossier) -> Iterator[Gap]:
    """Where there is a bailiff's record, damage is shown by it and by a photograph.

    ## What it checks
    Visible lines cite both, in cases that have a record by an officer.

    ## Why it matters
    Words and picture that agree are seldom disputed. A damage that the officer did not see raises the
    question why.

    ## How to fix it
    Look for the observation in the record and cite it; otherwise be ready to explain.

    Source: practice
    """
    recorded = any(record.kind == "constat" for record in dossier.constats)
    for loss in dossier.losses:
        if recorded and loss.visible and bool(loss.photographs) != bool(loss.observations):
            key = "photographs" if loss.photographs else "observations"
            yield Gap(loss.id, {**_facts(loss, dossier), "shown": key}, loss.origin)
