"""What a build tells the office and nobody else."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path

from dossier import __version__
from dossier.checks.catalogue import explained
from dossier.checks.registry import rule_of
from dossier.flows.request import BuildRequest, folders
from dossier.flows.thumbnails import thumbnails
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.parts import Proof
from dossier.model.text import Language
from dossier.reports.data import json_report
from dossier.reports.page import PageOptions, deadlines_page, html_report
from dossier.reports.redactions import redaction_log

_LIBRARIES = ("exifread", "jinja2", "pikepdf", "pillow", "pillow-heif", "pypdfium2", "weasyprint")


def report_name(dossier: Dossier) -> str:
    """Name of the internal report: with the proceeding, where the case has several."""
    alone = len(dossier.case.proceedings) == 1
    return "completeness" if alone else f"completeness-{dossier.proceeding.id}"


def internal_texts(
    dossier: Dossier, report: CheckReport, proofs: Mapping[str, Proof], request: BuildRequest
) -> dict[str, str]:
    """The internal files of one proceeding by name."""
    id_, language, templates = dossier.proceeding.id, dossier.language, request.templates
    pictures = thumbnails(dossier, report, request)
    options = replace(_options(report, language, templates), thumbnails=pictures)
    log = f"redactions-{id_}.csv"
    logged = bool(dossier.case.redactions) or (request.internal / log).exists()
    return {
        f"{report_name(dossier)}.html": html_report(dossier, report, options=options),
        f"{report_name(dossier)}.json": json_report(report, language, dossier),
        f"{report_name(dossier).replace('completeness', 'deadlines')}.html": deadlines_page(
            dossier, templates=templates
        ),
        f"proof-{id_}.json": _json({name: asdict(proof) for name, proof in proofs.items()}),
        f"receipt-{id_}.json": _json(_receipt(dossier, report, proofs)),
        **({log: redaction_log(dossier)} if logged else {}),
    }


def _options(report: CheckReport, language: Language, templates: Path | None) -> PageOptions:
    """The pages of the rules that found something, so that nobody has to look them up."""
    codes = {finding.code for finding in report.findings}
    pages = {code: explained(rule_of(code), language) for code in sorted(codes)}
    return PageOptions(pages=pages, templates=templates)


def _receipt(dossier: Dossier, report: CheckReport, proofs: Mapping[str, Proof]) -> dict[str, object]:
    """What went in and what came out, so that a build can be made again and compared."""
    return {
        "program": __version__,
        "libraries": {name: version(name) for name in _LIBRARIES},
        "case": dossier.case.matter.id,
        "proceeding": dossier.proceeding.id,
        "folder": folders(dossier.case)[dossier.proceeding.id],
        "report": report_name(dossier),
        "language": dossier.language,
        "level": report.level,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "originals": {path: original.sha256 for path, original in sorted(dossier.case.originals.items())},
        "made": {name: proof.sha256 for name, proof in sorted(proofs.items())},
    }


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
