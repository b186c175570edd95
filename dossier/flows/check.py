"""Check a case without making pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dossier.checks.runner import check
from dossier.executor import Progress
from dossier.filing.selection import select
from dossier.flows.reading import chosen, read
from dossier.flows.request import BuildRequest
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.text import Language
from dossier.reports.data import json_report
from dossier.reports.text import text_report

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of the proceedings asked for, each finding once."""

    report: CheckReport
    language: Language
    dossier: Dossier | None

    @property
    def blocking(self) -> bool:
        """Whether a finding stops a build at this level."""
        return bool(self.report.blocking)

    def as_text(self, *, colour: bool, width: int) -> str:
        """For a person, in lines of so many letters."""
        return text_report(self.report, self.language, colour=colour, width=width)

    def as_json(self) -> str:
        """For a program; `docs/report-json.md` describes it."""
        return json_report(self.report, self.language, self.dossier)


def check_case(request: BuildRequest, progress: Progress) -> Checked:
    """Read the case and check each proceeding asked for.

    Raises:
        InputError: The folder cannot be understood; every fault is named.
        UsageError: There is no such proceeding.
    """
    case = read(request, progress)
    wanted = chosen(case, request.proceeding)
    dossiers = [select(case, p, request.language) for p in wanted]
    everything = [select(case, p) for p in case.proceedings]
    report = merged([check(dossier, request.level, everything) for dossier in dossiers])
    only = dossiers[0] if len(dossiers) == 1 else None
    return Checked(report, dossiers[0].language, only)


def merged(reports: Sequence[CheckReport]) -> CheckReport:
    """Several proceedings' reports as one: what they share is said once."""
    ran = {code for report in reports for code in report.ran}
    not_run = {code: why for report in reports for code, why in report.not_run if code not in ran}
    return CheckReport(
        level=reports[0].level,
        findings=_once(finding for report in reports for finding in report.findings),
        waived=_once(pair for report in reports for pair in report.waived),
        ran=tuple(sorted(ran)),
        not_run=tuple(sorted(not_run.items())),
    )


def _once(things: Iterable[_T]) -> tuple[_T, ...]:
    """The things in order, each once; they hold mappings, so equality must do."""
    found: list[_T] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return tuple(found)
