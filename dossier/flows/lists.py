"""The lists, the paper kit and the letters: what the registry and the other side are given."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dossier.files import sha256_file
from dossier.flows.publishing import write_files
from dossier.flows.rendering import Press
from dossier.flows.stamping import for_filing
from dossier.i18n.catalogue import translate
from dossier.law.paper import sets_of_paper
from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList
from dossier.model.parts import Plan
from dossier.model.upload import Paper
from dossier.render.front import places_in
from dossier.render.kit import kit_jobs
from dossier.render.options import RenderOptions
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.words import Writer
from dossier.reports import asking_docx, exhibit_list_docx, exhibit_list_xlsx
from dossier.reports.asking_text import text_of
from dossier.reports.letter import Communicated, communication_letter
from dossier.verify.exhibit_lists import ListFiles, prove_lists

DOCX, XLSX, KIT = "exhibit-list.docx", "exhibit-list.xlsx", "paper-kit.pdf"


def listed(dossier: Dossier, plan: Plan) -> ExhibitList:
    """The list in the form of the court, with the pages that the plan gives."""
    wanted = ListWanted(stamps=plan.stamps)
    return court_list(dossier, Writer(dossier.language), places_in(plan), wanted)


def kit_plan(dossier: Dossier, options: RenderOptions, press: Press, filed: Plan) -> Plan:
    """What is handed in on paper with the exhibits when the court's system fails."""
    parts = press.render(kit_jobs(dossier, options, listed(dossier, filed)))
    stamps = for_filing(filed.stamps, dossier.language)
    return replace(filed, items=tuple(parts), stamps=stamps, exhibit_pages={}, masked={})


def proven_lists(dossier: Dossier, plans: Mapping[str, Plan], work: Path) -> dict[str, Path]:
    """Write the list beside the finished files and compare all of them; the new files by name.

    Args:
        dossier: What is filed.
        plans: Of the finished files, by name.
        work: Where they stand.

    Raises:
        ProofError: The lists do not agree with each other or with a file; nothing may be published.
    """
    told = listed(dossier, plans["dossier.pdf"])
    files = {DOCX: work / DOCX, XLSX: work / XLSX}
    files[DOCX].write_bytes(exhibit_list_docx.docx_of(told))
    files[XLSX].write_bytes(exhibit_list_xlsx.xlsx_of(told))
    printed = tuple(work / name for name in ("dossier.pdf", KIT) if name in plans)
    numbers = frozenset(item.number for item in dossier.exhibits)
    bound = {work / "dossier.pdf": numbers}
    prove_lists(told, ListFiles(files[DOCX], files[XLSX], printed, bound))
    return files


def paper_of(dossier: Dossier, filed: Plan, kit: Plan) -> Paper:
    """What printing everything takes: each exhibit, and each part of the kit, begins on its own sheet."""
    exhibits = places_in(filed).pages_of.values()
    own = [item.pages for item in kit.items[:2]]
    copies, rule = sets_of_paper(dossier.proceeding)
    return Paper(
        pages=kit.pages + sum(exhibits),
        sheets=sum(_sheets(pages) for pages in (*own, *exhibits)) + len(dossier.exhibits),
        copies=copies,
        rule=translate(rule, dossier.language) if rule else "",
    )


def _sheets(pages: int) -> int:
    return -(-pages // 2)


def letters(dossier: Dossier, plans: Mapping[str, Plan]) -> dict[str, bytes]:
    """Drafts of the letters to the other parties' counsel, by file name.

    They stay in the internal folder: nobody has dated, completed or signed them.
    """
    return dict(_letters(dossier, listed(dossier, plans["dossier.pdf"])))


def _letters(dossier: Dossier, told: ExhibitList) -> Iterator[tuple[str, bytes]]:
    alone = len(dossier.case.proceedings) == 1
    stem = "letter" if alone else f"letter-{dossier.proceeding.id}"
    for rank, party in enumerate((p for p in dossier.proceeding.parties if p.role != "claimant"), 1):
        letter = communication_letter(dossier, told, Communicated(party))
        yield f"{stem}-{rank}.docx", asking_docx.docx_of(letter)
        yield f"{stem}-{rank}.txt", text_of(letter).encode()


def write_drafts(drafts: Mapping[str, bytes], internal: Path) -> None:
    """Write drafts that a person completes; one that somebody has changed is theirs and stays as it is.

    Raises:
        OutputError: The folder cannot be written to.
    """
    held = internal / ".cache" / "drafts.json"
    before = _recorded(held)
    fresh = {name: content for name, content in drafts.items() if _ours(internal / name, before.get(name))}
    digests = before | {name: hashlib.sha256(content).hexdigest() for name, content in fresh.items()}
    record = json.dumps(digests, indent=2, sort_keys=True).encode()
    write_files({**fresh, str(held.relative_to(internal)): record}, internal)


def _recorded(held: Path) -> dict[str, str]:
    """Digests of the drafts as they were written last; none where that cannot be read."""
    try:
        told = json.loads(held.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in told.items()} if isinstance(told, dict) else {}


def _ours(path: Path, recorded: str | None) -> bool:
    return not path.exists() or sha256_file(path) == recorded
