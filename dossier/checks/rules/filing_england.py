"""Filing in England and Wales: what is announced and what is disclosed."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS, IN_ENGLAND
from dossier.i18n.catalogue import marked
from dossier.law.deadlines import deadline, deadline_rules
from dossier.law.scope import applies
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "FP310",
    "notice-of-photographs",
    severity=Severity.NOTE,
    message=marked(
        "the photographs need notice to the other parties before the hearing, by {end} at the latest"
    ),
    fix=marked(
        "Give notice by that day, then fill `photographs_notified_on`; the day is counted from "
        "`witness_statements_on`, otherwise from `hearing_on`."
    ),
    ask="counsel",
    when=IN_ENGLAND & HAS_PHOTOGRAPHS,
)
def photographs_are_announced(dossier: Dossier) -> Iterator[Gap]:
    """In England, photographs are announced to the other parties.

    ## What it checks
    `photographs_notified_on`, against the latest date for serving witness statements, otherwise 21 clear days
    before the hearing. Where neither day is known, the last day shows as `?`.

    ## Why it matters
    A photograph that is in no witness statement is not receivable without notice, unless the court orders
    otherwise.

    ## How to fix it
    Give notice by the latest date for serving witness statements; otherwise at least 21 days before the
    hearing.

    Source: CPR 33.6
    """
    names = ("england-photographs", "england-photographs-hearing")
    wanted = (one for one in deadline_rules() if one.id in names and applies(one.scope, dossier))
    for found in (deadline(one, dossier) for one in wanted):
        told = dossier.proceeding.photographs_notified_on and found.last_day is None
        if found.state != "met" and not told:
            end = found.last_day.isoformat() if found.last_day else "?"
            yield Gap(dossier.proceeding.id, {"end": end}, dossier.proceeding.at("court"))


@rule(
    "FP311",
    "disclosable-document-left-out",
    severity=Severity.MAJOR,
    message=marked("{subject} is marked disclosable and is not filed in this proceeding"),
    many=marked("{count} documents are marked disclosable and are not filed in this proceeding"),
    fix=marked("List it in the disclosure, or add it to the exhibits of the proceeding."),
    ask="counsel",
    when=IN_ENGLAND,
)
def adverse_documents_are_disclosed(dossier: Dossier) -> Iterator[Gap]:
    """In England, documents that help the other side are disclosed.

    ## What it checks
    Exhibits marked `disclosable: yes` that this proceeding does not file.

    ## Why it matters
    Standard disclosure covers documents that harm one's own case or support another's.

    ## How to fix it
    Disclose it, or correct the mark in the table `exhibits`.

    Source: CPR 31.6
    """
    for exhibit in dossier.case.exhibits:
        if exhibit.disclosable and exhibit.id not in dossier.number_of:
            yield Gap(exhibit.id, {}, exhibit.at("disclosable"))
