"""How many sets a court wants on paper when its electronic system fails."""

from dossier.i18n.catalogue import marked
from dossier.model.proceeding import Proceeding

_ADMINISTRATIVE = marked("One set and one copy (R. 411-3 and R. 412-2 CJA, as they have read since 2018).")
_CIVIL = marked("As many as there are other parties, and two (art. 930-1 CPC, for a notice of appeal).")


def sets_of_paper(proceeding: Proceeding) -> tuple[int, str]:
    """How many sets, and the rule with its source; 0 and nothing where no rule is known.

    Source: R.411-3 and R.412-2 CJA in the versions of 2018 and 2021 (one copy); art. 930-1 CPC,
    second paragraph, for notices of appeal, which practice follows for other acts.
    """
    court = proceeding.court
    others = sum(1 for party in proceeding.parties if party.role != "claimant")
    if court.jurisdiction != "FR":
        return 0, ""
    return (2, _ADMINISTRATIVE) if court.order == "administrative" else (others + 2, _CIVIL)
