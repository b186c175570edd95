"""What a build tells the office and nobody else."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from dossier.checks.catalogue import explained
from dossier.checks.registry import rule_of
from dossier.files import sha256_file
from dossier.flows.receipt import receipt, receipt_name
from dossier.flows.request import BuildRequest
from dossier.flows.thumbnails import thumbnails
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.parts import Proof
from dossier.model.text import Language
from dossier.reports.data import json_report
from dossier.reports.page import PageOptions, deadlines_page, html_report
from dossier.reports.redactions import redaction_log


def report_name(dossier: Dossier) -> str:
    """Name of the internal report: with the proceeding, where the case has several."""
    alone = len(dossier.case.proceedings) == 1
    return "completeness" if alone else f"completeness-{dossier.proceeding.id}"


def internal_texts(
    dossier: Dossier,
    report: CheckReport,
    proofs: Mapping[str, Proof],
    request: BuildRequest,
    lists: Mapping[str, Path],
) -> dict[str, str]:
    """The internal files of one proceeding by name.

    Args:
        dossier: What was filed.
        report: What the checks found.
        proofs: What was found in each finished PDF, by its name.
        request: What was asked for.
        lists: The other files that were made, by their names.
    """
    made = {name: proof.sha256 for name, proof in proofs.items()}
    made |= {name: sha256_file(path) for name, path in lists.items()}
    told = receipt(dossier, report, made, request, report_name(dossier))
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
        receipt_name(id_): _json(told.model_dump(mode="json")),
        **({log: redaction_log(dossier)} if logged else {}),
    }


def _options(report: CheckReport, language: Language, templates: Path | None) -> PageOptions:
    """The pages of the rules that found something, so that nobody has to look them up."""
    codes = {finding.code for finding in report.findings}
    pages = {code: explained(rule_of(code), language) for code in sorted(codes)}
    return PageOptions(pages=pages, templates=templates)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
