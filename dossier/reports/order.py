"""One order and one count for every form of the report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier.model.finding import CheckReport, Finding, Severity
from dossier.model.waiver import Waiver

ASKED: tuple[str, ...] = ("bailiff", "client", "office", "counsel")
"""Who can mend a finding; those whose answer takes longest come first, since they are asked first."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line, column and code, so that one pass through a file mends it."""
    return tuple(sorted(findings, key=_place))


def waived_in_order(report: CheckReport) -> tuple[tuple[Finding, Waiver], ...]:
    """The findings that someone accepted, with who did, in the same order."""
    return tuple(sorted(report.waived, key=lambda pair: (*_place(pair[0]), pair[1].who)))


def by_severity(findings: Iterable[Finding]) -> Mapping[Severity, tuple[Finding, ...]]:
    """The findings of each severity, worst first; only severities that occur."""
    ordered = in_order(findings)
    groups = {level: tuple(f for f in ordered if f.severity is level) for level in Severity}
    return {level: group for level, group in groups.items() if group}


def by_asked(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings that each person can mend, worst first within each."""
    worst_first = [f for group in by_severity(findings).values() for f in group]
    asked = (*ASKED, *sorted({f.ask for f in worst_first} - set(ASKED)))
    groups = {person: tuple(f for f in worst_first if f.ask == person) for person in asked}
    return {person: group for person, group in groups.items() if group}


def counts(report: CheckReport) -> Mapping[str, int]:
    """How many findings of each severity, and in all."""
    found = Counter(finding.severity.value for finding in report.findings)
    return {**{level.value: found[level.value] for level in Severity}, "total": len(report.findings)}


def accepted(report: CheckReport) -> Mapping[str, int]:
    """How many of each rule's findings a waiver accepts, by code: by so many its group is smaller."""
    found: Counter[str] = Counter()
    for finding, _ in report.waived:
        found[finding.code] += size(finding)
    return found


def size(finding: Finding) -> int:
    """How many things a finding stands for."""
    return len(finding.gap.members) or 1


def reasons(not_run: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The codes of the rules that did not run, by reason."""
    grouped: dict[str, list[str]] = {}
    for code, reason in sorted(not_run):
        grouped.setdefault(reason, []).append(code)
    return {reason: tuple(codes) for reason, codes in grouped.items()}


def _place(finding: Finding) -> tuple[object, ...]:
    origin = finding.gap.origin
    place = (origin.file, origin.line or 0, origin.column or 0)
    return (*place, finding.code, finding.gap.subject, finding.gap.members, finding.message)
