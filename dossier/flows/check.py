"""Check a case without making pages."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from dossier.checks.catalogue import explained
from dossier.checks.registry import rule_of
from dossier.checks.runner import check
from dossier.executor import Progress
from dossier.filing.selection import select
from dossier.flows.reading import Reading, chosen, read
from dossier.flows.request import BuildRequest
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.data import json_report
from dossier.reports.deadlines import deadline_lines
from dossier.reports.order import in_order
from dossier.reports.sarif import sarif_report
from dossier.reports.text import text_report
from dossier.reports.wanted import Filters, Wanted


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of the proceedings asked for, each finding once."""

    report: CheckReport
    language: Language
    dossiers: tuple[Dossier, ...]

    @property
    def blocking(self) -> bool:
        """Whether a finding stops a build at this level."""
        return bool(self.report.blocking)

    def as_text(self, *, colour: bool, width: int, filters: Filters) -> str:
        """For a person, in lines of so many letters.

        Raises:
            UsageError: A filter names what does not exist.
        """
        wanted = Wanted(filters, self.dossiers)
        told = text_report(self.report, self.language, colour=colour, width=width, wanted=wanted)
        near = "".join(f"{line}\n" for line in deadline_lines(self.dossiers, self.language))
        return f"{told}\n{near}" if near else told

    def as_json(self) -> str:
        """For a program; `docs/report-json.md` describes it."""
        return json_report(self.report, self.language, self.dossiers[0] if len(self.dossiers) == 1 else None)

    def as_sarif(self) -> str:
        """For an editor or a code host."""
        told = [*self.report.findings, *(finding for finding, _ in self.report.waived)]
        pages = {f.code: explained(rule_of(f.code), self.language) for f in told}
        return sarif_report(self.report, self.language, pages)


def check_case(request: BuildRequest, progress: Progress, how: Reading | None = None) -> Checked:
    """Read the case and check each proceeding asked for.

    Args:
        request: What is asked for.
        progress: Told how far the reading is.
        how: Reads the files of the case; by default each of them, once.

    Raises:
        InputError: The folder cannot be understood; every fault is named.
        UsageError: There is no such proceeding.
    """
    case = read(request, progress, how)
    wanted = chosen(case, request.proceeding)
    dossiers = tuple(select(case, p, request.language) for p in wanted)
    everything = [select(case, p) for p in case.proceedings]
    report = merged([check(dossier, request.level, everything) for dossier in dossiers])
    return Checked(report, dossiers[0].language, dossiers)


def merged(reports: Sequence[CheckReport]) -> CheckReport:
    """Several proceedings' reports as one: what they share is said once, all in one order."""
    ran = {code for report in reports for code in report.ran}
    not_run = {code: why for report in reports for code, why in report.not_run if code not in ran}
    return CheckReport(
        level=reports[0].level,
        findings=in_order(_once(finding for report in reports for finding in report.findings)),
        waived=_waived_once(pair for report in reports for pair in report.waived),
        ran=tuple(sorted(ran)),
        not_run=tuple(sorted(not_run.items())),
    )


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order, each once."""
    return tuple({_same(finding): finding for finding in findings}.values())


def _waived_once(pairs: Iterable[tuple[Finding, Waiver]]) -> tuple[tuple[Finding, Waiver], ...]:
    return tuple({(_same(finding), waiver): (finding, waiver) for finding, waiver in pairs}.values())


def _same(finding: Finding) -> Hashable:
    """What two proceedings' findings have in common where they are one."""
    gap = finding.gap
    parts = tuple((part.subject, str(part.origin)) for part in gap.parts)
    facts = tuple(sorted(gap.facts.items()))
    return finding.code, finding.severity, gap.subject, str(gap.origin), facts, gap.members, parts
