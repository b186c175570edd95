"""Letters whose slip is missing, and which rule speaks of each: several would ask for one slip."""

from collections.abc import Iterator

from dossier.checks.when import ADMINISTRATIVE, CLAIMS_MONEY, COUNTED, HAS_CLAIMS, IN_FRANCE, REAL
from dossier.law.deadlines import deadlines
from dossier.law.starts import prior_claim
from dossier.model.correspondence import Letter
from dossier.model.deadline import Deadline, Interruption
from dossier.model.dossier import Dossier

OF_PROSECUTION = frozenset({"offence", "petty-offence"})
MOVES_A_LIMITATION = HAS_CLAIMS & COUNTED & REAL
STARTS_THE_SILENCE = ADMINISTRATIVE & CLAIMS_MONEY & IN_FRANCE & REAL
_SHORT_GUARANTEES = frozenset({"building-one-year", "building-two-years"})
_LONG_GUARANTEE = "building-ten-years"


def limitations(dossier: Dossier) -> Iterator[Deadline]:
    """Those that end the claim: not the prosecution's before other courts, nor short guarantees."""
    found = deadlines(dossier)
    silent = set() if dossier.proceeding.court.order == "criminal" else set(OF_PROSECUTION)
    if any(one.id == _LONG_GUARANTEE and one.state in {"running", "pending"} for one in found):
        silent |= _SHORT_GUARANTEES
    return (one for one in found if one.rule.nature == "limitation" and one.id not in silent)


def acts_to_prove(dossier: Dossier) -> Iterator[tuple[Deadline, tuple[Interruption, ...]]]:
    """Each limitation that would end later if some acts were proven, with those acts."""
    for deadline in limitations(dossier):
        acts = tuple(act for act in deadline.interruptions if act.proof == "none" and not act.counts)
        if acts and (deadline.hoped or deadline.held_if_proven):
            yield deadline, acts


def letters_to_prove(dossier: Dossier) -> frozenset[str]:
    """Ids of the letters that move the end of a limitation, if only they were proven (PC025)."""
    if MOVES_A_LIMITATION.reason_against(dossier):
        return frozenset()
    cited = (act.cited for _, acts in acts_to_prove(dossier) for act in acts)
    return frozenset(name.removeprefix("letter:") for name in cited if name.startswith("letter:"))


def claim_of_unknown_receipt(dossier: Dossier) -> Letter | None:
    """The prior claim, where nothing answered it and its receipt is not known or proven (CO012)."""
    claim = prior_claim(dossier)
    answered = dossier.proceeding.decision_notified_on is not None or any(
        claim and letter.answer_to == claim.id for letter in dossier.letters
    )
    if claim is None or answered or STARTS_THE_SILENCE.reason_against(dossier):
        return None
    return None if claim.received and claim.received_proof else claim
