"""The report as JSON, for programs; its keys are a promise kept in `docs/report-json.md`."""

import json
import re
import unicodedata
from typing import Any

from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.accounting import Accounting, accounting
from dossier.reports.order import counts, in_order, waived_in_order
from dossier.reports.words import fix, message, said, specimen_note

FORMAT = 1
"""Raised when a key goes or changes its meaning; new keys may come without it."""

_ESCAPED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


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
        "findings": [_finding(finding, language) for finding in in_order(report.findings)],
        "waived": [_waived(finding, by, language) for finding, by in waived_in_order(report)],
        "ran": sorted(report.ran),
        "not_run": [
            {"code": code, "reason": said(reason, language)} for code, reason in sorted(report.not_run)
        ],
        "accounting": _accounting(told, language) if told else None,
    }
    return _inert(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


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
    }


def _inert(text: str) -> str:
    """The same JSON with every character escaped that would hide or reorder others on a terminal.

    Ids and paths stay exact, since programs match on them; only their spelling changes.
    """
    return re.sub(r"[^\n -~]", _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character) not in _ESCAPED:
        return character
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]
