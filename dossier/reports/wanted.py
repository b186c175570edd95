"""Which findings a person wants to see now: a family, a weight, an exhibit."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.errors import Problem, UsageError
from dossier.model.dossier import Dossier
from dossier.model.finding import Finding, Severity
from dossier.reports.exhibits import Exhibits
from dossier.reports.words import FAMILY_WORDS


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; an empty one asks for everything.

    Attributes:
        families: Such as `PH`.
        severities: Such as `major`.
        exhibits: Numbers or ids.
    """

    families: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.families or self.severities or self.exhibits)


class Wanted:
    """Tells of a finding whether it was asked for.

    Raises:
        UsageError: A filter names what does not exist; everything wrong is named.
    """

    def __init__(self, filters: Filters, dossiers: Sequence[Dossier]) -> None:
        self._filters, self._exhibits = filters, Exhibits(dossiers)
        problems = [
            *_unknown("--family", filters.families, set(FAMILY_WORDS)),
            *_unknown("--severity", filters.severities, {severity.value for severity in Severity}),
            *_unknown("--exhibit", filters.exhibits, self._exhibits.known()),
        ]
        if problems:
            raise UsageError("A filter names what does not exist", problems)

    def __call__(self, finding: Finding) -> bool:
        """Whether the finding passes each filter."""
        wanted, exhibits = self._filters, self._exhibits
        return (
            (not wanted.families or finding.code[:2] in wanted.families)
            and (not wanted.severities or finding.severity.value in wanted.severities)
            and (not wanted.exhibits or any(exhibits.concerns(finding, one) for one in wanted.exhibits))
        )


def _unknown(option: str, asked: Sequence[str], known: set[str]) -> list[Problem]:
    choices = ", ".join(sorted(known, key=lambda name: (len(name), name))) or "nothing to choose from"
    return [
        Problem(option, f"there is no {one!r}", fix=f"choose one of: {choices}")
        for one in asked
        if one not in known
    ]
