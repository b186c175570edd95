"""The report as JSON, for programs; its keys are a promise kept in `docs/report-json.md`."""

import json
from typing import Any

from dossier.model.dossier import Dossier
from dossier.model.finding import LEVELS, CheckReport, Finding, Gap
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.accounting import Accounting, accounting
from dossier.reports.actions import Action, actions, first, progress
from dossier.reports.citations import citations_data
from dossier.reports.deadlines import deadlines_data
from dossier.reports.inert import inert
from dossier.reports.matrix import matrix_data
from dossier.reports.order import counts, in_order, size, waived_in_order
from dossier.reports.words import fix, message, part_message, said, specimen_note

FORMAT = 1
"""Raised when a key goes or changes its meaning; new keys may come without it."""


def json_report(
    report: CheckReport,
    language: Language,
    dossier: Dossier | None = None,
    told: Accounting | None = None,
) -> str:
    """The report as a JSON object in UTF-8, sorted and stable.

    Args:
        report: What the checks found.
        language: Of messages, fixes and reasons.
        dossier: What was checked; with it the case and the proceeding are named.
        told: Where every file went; made from the dossier where it is not given.
    """
    told = told or (accounting(dossier) if dossier else None)
    content = {
        "format": FORMAT,
        "case": dossier.case.matter.id if dossier else None,
        "proceeding": dossier.proceeding.id if dossier else None,
        "specimen": specimen_note(dossier, language) or None if dossier else None,
        "language": language,
        "level": report.level,
        "blocking": bool(report.blocking),
        "counts": dict(counts(report)),
        "progress": _progress(report),
        "actions": [_action(action) for action in _urgent(report, language)],
        "findings": [_finding(finding, language) for finding in in_order(report.findings)],
        "waived": [_waived(finding, by, language) for finding, by in waived_in_order(report)],
        "ran": sorted(report.ran),
        "not_run": [
            {"code": code, "reason": said(reason, language)} for code, reason in sorted(report.not_run)
        ],
        "accounting": _accounting(told, language) if told else None,
        "deadlines": deadlines_data(dossier, language) if dossier else [],
        "matrix": matrix_data(dossier, language) if dossier else [],
        "citations": citations_data(dossier, language) if dossier else [],
    }
    return inert(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    gap = finding.gap
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "subject": gap.subject,
        "file": gap.origin.file or None,
        "line": gap.origin.line,
        "column": gap.origin.column,
        "message": message(finding, language),
        "fix": fix(finding, language),
        "ask": finding.ask,
        "members": list(gap.members),
        "facts": dict(sorted(gap.facts.items())),
        "parts": [_part(finding, part, language) for part in gap.parts],
        "blocks_from": finding.blocks_from,
        "waivable": finding.waivable,
    }


def _part(finding: Finding, part: Gap, language: Language) -> dict[str, Any]:
    """One of the things that a grouped finding stands for, where it is mended."""
    return {
        "subject": part.subject,
        "file": part.origin.file or None,
        "line": part.origin.line,
        "column": part.origin.column,
        "message": part_message(finding, part, language),
    }


def _progress(report: CheckReport) -> dict[str, Any]:
    """How many rules find nothing, and what blocks at each level."""
    found = progress(report)
    blocking = {step.level: step.blocking for step in found.steps}
    return {"clean": found.clean, "applied": found.applied, "blocking": {v: blocking[v] for v in LEVELS}}


def _urgent(report: CheckReport, language: Language) -> tuple[Action, ...]:
    """Every action, what frees a level first."""
    found = actions(report.findings, language)
    return first(found, len(found))


def _action(action: Action) -> dict[str, Any]:
    return {
        "ask": action.ask,
        "code": action.code,
        "severity": action.severity.value,
        "blocks_from": action.blocks_from,
        "fix": action.fix,
        "closes": action.closes,
        "findings": [
            {"subject": finding.gap.subject, "closes": size(finding)} for finding in action.findings
        ],
    }


def _waived(finding: Finding, waiver: Waiver, language: Language) -> dict[str, Any]:
    accepted = {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "reason": waiver.reason.get(language),
        "who": waiver.who,
        "when": waiver.when.isoformat(),
        "file": waiver.origin.file or None,
        "line": waiver.origin.line,
    }
    return {**_finding(finding, language), "waiver": accepted}


def _accounting(told: Accounting, language: Language) -> dict[str, Any]:
    return {
        "agrees": told.agrees,
        "totals": dict(told.totals),
        "files": [
            {
                "path": entry.path,
                "size": entry.size,
                "sha256": entry.sha256,
                "fate": entry.fate,
                "labels": list(entry.labels),
                "reason": said(entry.reason, language),
            }
            for entry in told.entries
        ],
        "without_file": [
            {"subject": left.subject, "reason": said(left.reason, language)} for left in told.without_file
        ],
        "ignored": list(told.ignored),
        "missing": list(told.missing),
        "strangers": list(told.strangers),
        "doubled": list(told.doubled),
        "pleadings": [
            {"path": one.path, "size": one.size, "sha256": one.sha256, "fate": one.fate}
            for one in told.pleadings
        ],
    }
