"""The report as SARIF 2.1.0, which editors and code hosts show beside the line that is meant."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dossier import __version__
from dossier.i18n.catalogue import translate
from dossier.model.finding import CheckReport, Finding, Gap, Severity
from dossier.model.source import Origin
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.inert import inert
from dossier.reports.order import in_order, waived_in_order
from dossier.reports.words import fix, message, part_message, safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {
    Severity.BLOCKER: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NOTE: "note",
}
_ROOT = "CASE"


def sarif_report(report: CheckReport, language: Language, pages: Mapping[str, str]) -> str:
    """The findings as one SARIF run; what was accepted is there, marked as suppressed.

    Args:
        report: What the checks found.
        language: Of messages and help.
        pages: The page of each rule by code, in that language, as Markdown.
    """
    found = [(finding, None) for finding in in_order(report.findings)]
    told = [*found, *waived_in_order(report)]
    rules = {finding.code: finding for finding, _ in told}
    index = {code: number for number, code in enumerate(sorted(rules))}
    run = {
        "tool": {"driver": _driver([rules[code] for code in index], pages)},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": translate("The case folder", language)}}},
        "invocations": [_invocation(report)],
        "results": [_result(finding, by, index[finding.code], language) for finding, by in told],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return inert(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _driver(rules: list[Finding], pages: Mapping[str, str]) -> dict[str, Any]:
    described = [_rule(rule, pages.get(rule.code, "")) for rule in rules]
    return {"name": "dossier", "semanticVersion": __version__, "version": __version__, "rules": described}


def _rule(rule: Finding, page: str) -> dict[str, Any]:
    """A rule that found something, with the page that explains it."""
    title = next((line for line in page.splitlines() if line and not line.startswith("#")), rule.slug)
    helped = {"help": {"text": page, "markdown": page}} if page else {}
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": title},
        **helped,
        "properties": {"ask": rule.ask, "waivable": rule.waivable, "blocksFrom": rule.blocks_from},
    }


def _invocation(report: CheckReport) -> dict[str, Any]:
    """What was asked for and what came of it; no clock, no machine, no person."""
    return {
        "executionSuccessful": "DX001" not in {finding.code for finding in report.findings},
        "exitCode": int(bool(report.blocking)),
        "properties": {
            "level": report.level,
            "blocking": len(report.blocking),
            "ran": sorted(report.ran),
            "notRun": [{"code": code, "reason": reason} for code, reason in sorted(report.not_run)],
        },
    }


def _result(finding: Finding, accepted: Waiver | None, index: int, language: Language) -> dict[str, Any]:
    said = message(finding, language)
    remedy = fix(finding, language)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{said}\n{remedy}" if remedy else said},
        **_places(finding.gap),
        "partialFingerprints": {"subject/v1": f"{finding.code}:{finding.gap.subject}"},
        "properties": {"severity": finding.severity.value, "subject": finding.gap.subject},
        "suppressions": [_suppression(accepted, language)] if accepted else [],
    }
    parts = [_related(finding, part, language) for part in finding.gap.parts]
    return {**result, "relatedLocations": parts} if parts else result


def _related(finding: Finding, part: Gap, language: Language) -> dict[str, Any]:
    """One of the things that a grouped finding stands for."""
    place = _physical(part.origin)
    located = {"physicalLocation": place} if place else {"logicalLocations": [_logical(part.subject)]}
    return {**located, "message": {"text": part_message(finding, part, language)}}


def _places(gap: Gap) -> dict[str, Any]:
    place, name = _physical(gap.origin), _logical(gap.subject)
    return {"locations": [{**({"physicalLocation": place} if place else {}), "logicalLocations": [name]}]}


def _logical(subject: str) -> dict[str, str]:
    return {"fullyQualifiedName": safe(subject, 1000) or "?"}


def _physical(origin: Origin) -> dict[str, Any]:
    """A file by its path inside the case, never outside of it, with the place where that is known."""
    if not origin.file:
        return {}
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(origin.file, errors="surrogateescape"), "uriBaseId": _ROOT}
    }
    if origin.line:
        column = {"startColumn": origin.column} if origin.column else {}
        place["region"] = {"startLine": origin.line, **column}
    return place


def _suppression(waiver: Waiver, language: Language) -> dict[str, Any]:
    """An accepted finding: why, by whom, when, and where that is written."""
    place = _physical(waiver.origin)
    return {
        "kind": "external",
        "status": "accepted",
        "justification": safe(waiver.reason.get(language), 1000),
        **({"location": {"physicalLocation": place}} if place else {}),
        "properties": {"who": safe(waiver.who), "when": waiver.when.isoformat()},
    }
