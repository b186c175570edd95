"""What to do next: one action closes every finding that the same remedy mends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.model.finding import LEVELS, CheckReport, Finding, Level, Severity
from dossier.model.text import Language
from dossier.reports.order import by_asked, size
from dossier.reports.words import fix, message


@dataclass(frozen=True, slots=True)
class Action:
    """One remedy, by one person.

    Attributes:
        findings: What it closes, in order of place.
        fix: What to do, in words; what is wrong where the rule names no remedy.
    """

    ask: str
    code: str
    fix: str
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """Of the findings that it closes: those of one rule weigh alike."""
        return self.findings[0].severity

    @property
    def blocks_from(self) -> Level | None:
        """The first level that it frees; None where it frees none."""
        return self.findings[0].blocks_from

    @property
    def closes(self) -> int:
        """How many things are put right at once."""
        return sum(map(size, self.findings))


@dataclass(frozen=True, slots=True)
class Step:
    """What still stops one level."""

    level: Level
    blocking: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the file is from being ready.

    Attributes:
        clean: Rules that were applied and found nothing that is still open.
        applied: Rules that were applied.
        steps: What blocks at each level, from draft to court.
    """

    clean: int
    applied: int
    steps: tuple[Step, ...]


def actions(findings: Iterable[Finding], language: Language) -> tuple[Action, ...]:
    """The findings by who is asked and what is to be done, worst first for each person."""
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for person, group in by_asked(findings).items():
        for finding in group:
            words = fix(finding, language) or message(finding, language)
            found.setdefault((person, finding.code, words), []).append(finding)
    return tuple(
        Action(person, code, words, tuple(closed)) for (person, code, words), closed in found.items()
    )


def first(found: Sequence[Action], number: int) -> tuple[Action, ...]:
    """What to begin with: what frees a level, then what weighs most, then what closes most at once."""
    return tuple(sorted(found, key=_urgency)[:number])


def progress(report: CheckReport) -> Progress:
    """How far the file is, counted in rules and in findings that block."""
    open_ = {finding.code for finding in report.findings}
    steps = (Step(level, sum(f.blocks_at(level) for f in report.findings)) for level in LEVELS)
    return Progress(len(set(report.ran) - open_), len(report.ran), tuple(steps))


def _urgency(action: Action) -> tuple[int, int, int]:
    weights = list(Severity)
    frees = LEVELS.index(action.blocks_from) if action.blocks_from else len(LEVELS)
    return frees, weights.index(action.severity), -action.closes
