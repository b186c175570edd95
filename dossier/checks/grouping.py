"""One finding for a lack that many share: nobody reads the same line a hundred times."""

from collections.abc import Sequence

from dossier.checks.registry import Rule
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap


def gathered(rule: Rule, gaps: Sequence[Gap], dossier: Dossier) -> Sequence[Gap]:
    """The gaps as they are, or as one where all, or more than five, lack the same."""
    population = rule.of(dossier) if rule.of else 0
    shared = len(gaps) > law().limit("photographs_together") or 1 < len(gaps) == population
    if not (rule.many and shared):
        return gaps
    members = tuple(dict.fromkeys(gap.subject for gap in gaps))
    facts = {**_common(gaps), "count": str(len(gaps)), "total": str(max(population, len(gaps)))}
    return [Gap("*", facts, gaps[0].origin, members, tuple(gaps))]


def _common(gaps: Sequence[Gap]) -> dict[str, str]:
    """Facts that all of them share."""
    first, *rest = gaps
    return {
        name: value
        for name, value in first.facts.items()
        if all(gap.facts.get(name) == value for gap in rest)
    }
