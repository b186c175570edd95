"""On which proceedings a deadline is counted."""

import re
from collections.abc import Callable, Mapping

from dossier.model.deadline import Need, Scope
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Claim

_PUBLIC = {"state", "public-body"}
_PETTY = re.compile(r"\bR\.?\s?\d")
"""A petty offence is punished by a regulation: its article begins with R."""


def applies(scope: Scope, dossier: Dossier) -> bool:
    """Whether a deadline concerns this proceeding."""
    court = dossier.proceeding.court
    fits = court.jurisdiction in scope.jurisdictions and court.order in (scope.orders or {court.order})
    return fits and _asked(scope, dossier) and all(_NEEDS[need](dossier) for need in scope.needs)


def _asked(scope: Scope, dossier: Dossier) -> bool:
    claims = [claim for claim in dossier.proceeding.claims if claim.kind in (scope.asks or {claim.kind})]
    claims = [claim for claim in claims if claim.route not in scope.other_routes]
    if (scope.asks or scope.other_routes) and not claims:
        return False
    if not (scope.routes or scope.matters or scope.texts):
        return True
    return dossier.case.matter.kind in scope.matters or any(_on_ground(claim, scope) for claim in claims)


def _on_ground(claim: Claim, scope: Scope) -> bool:
    basis = f"{claim.legal_basis.fr} {claim.legal_basis.en}" if claim.legal_basis else ""
    return claim.route in scope.routes or any(
        re.search(rf"\b{re.escape(text)}\b", basis) for text in scope.texts
    )


def _public(dossier: Dossier) -> bool:
    sued = [party for party in dossier.proceeding.parties if party.role == "defendant"]
    return dossier.proceeding.court.order == "administrative" or any(p.kind in _PUBLIC for p in sued)


def _private(dossier: Dossier) -> bool:
    sued = [party for party in dossier.proceeding.parties if party.role == "defendant"]
    return not sued or any(party.kind not in _PUBLIC for party in sued)


def _one_day(dossier: Dossier) -> bool:
    incident = dossier.case.matter.incident
    return (
        incident.when is not None
        and incident.until is None
        and incident.when.precision not in {"year", "month"}
    )


def _offences(dossier: Dossier) -> list[str]:
    return [loss.offence.fr or loss.offence.en for loss in dossier.losses if loss.offence]


def _punished(dossier: Dossier) -> bool:
    offences = _offences(dossier)
    grave = any(not _PETTY.search(offence) for offence in offences)
    likely = dossier.case.matter.kind in {"attack", "theft"} or dossier.proceeding.court.order == "criminal"
    return grave or (likely and not offences)


_NEEDS: Mapping[Need, Callable[[Dossier], bool]] = {
    "injury": lambda dossier: bool(
        dossier.case.matter.incident.injury or dossier.case.matter.incident.recovered
    ),
    "public-debtor": _public,
    "other-debtor": _private,
    "offence": _punished,
    "petty-offence": lambda dossier: any(_PETTY.search(offence) for offence in _offences(dossier)),
    "photographs": lambda dossier: bool(dossier.plates),
    "no-money": lambda dossier: all(claim.kind != "compensation" for claim in dossier.proceeding.claims),
    "theft": lambda dossier: dossier.case.matter.kind == "theft",
    "no-theft": lambda dossier: dossier.case.matter.kind != "theft",
    "one-day": _one_day,
    "statements-day": lambda dossier: dossier.proceeding.witness_statements_on is not None,
    "no-statements-day": lambda dossier: dossier.proceeding.witness_statements_on is None,
}
