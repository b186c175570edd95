"""The list of exhibits for the court as documents, proven against the files before anything is published."""

from pathlib import Path

from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList
from dossier.model.parts import Plan
from dossier.render.front import places_in
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.words import Writer
from dossier.reports import exhibit_list_docx, exhibit_list_xlsx
from dossier.verify.exhibit_lists import ListFiles, prove_lists

DOCX, XLSX = "exhibit-list.docx", "exhibit-list.xlsx"


def listed(dossier: Dossier, plan: Plan) -> ExhibitList:
    """The list in the form of the court, with the pages that the plan gives."""
    wanted = ListWanted(stamps=plan.stamps)
    return court_list(dossier, Writer(dossier.language), places_in(plan), wanted)


def proven_lists(dossier: Dossier, plan: Plan, made: Path) -> dict[str, Path]:
    """Write the list beside the finished file and compare both; the files by their published names.

    Args:
        dossier: What is filed.
        plan: Of the finished file.
        made: The finished file, in the work folder of its proceeding.

    Raises:
        ProofError: The lists do not agree with each other or with the file; nothing may be published.
    """
    told = listed(dossier, plan)
    files = {DOCX: made.parent / DOCX, XLSX: made.parent / XLSX}
    files[DOCX].write_bytes(exhibit_list_docx.docx_of(told))
    files[XLSX].write_bytes(exhibit_list_xlsx.xlsx_of(told))
    numbers = frozenset(item.number for item in dossier.exhibits)
    prove_lists(told, ListFiles(files[DOCX], files[XLSX], (made,), {made: numbers}))
    return files
