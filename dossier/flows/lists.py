"""The lists, the paper kit and the letters: what the registry and the other side are given."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dossier.files import sha256_file
from dossier.flows.editions import LaidEdition
from dossier.flows.publishing import write_files
from dossier.flows.rendering import Press
from dossier.flows.stamping import for_filing
from dossier.i18n.catalogue import translate
from dossier.law.paper import sets_of_paper
from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList
from dossier.model.original import Original
from dossier.model.parts import Plan
from dossier.model.proceeding import Party
from dossier.model.served import of_proceeding
from dossier.model.upload import Paper
from dossier.render.editions import edition_list
from dossier.render.front import places_in
from dossier.render.kit import kit_jobs
from dossier.render.options import RenderOptions
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.views.lists import Places
from dossier.render.words import Writer
from dossier.reports import asking_docx, exhibit_list_docx, exhibit_list_xlsx
from dossier.reports.asking_text import text_of
from dossier.reports.certificate import certificate
from dossier.reports.letter import Communicated, communication_letter
from dossier.verify.exhibit_lists import ListFiles, prove_files, prove_lists

DOCX, XLSX, KIT = "exhibit-list.docx", "exhibit-list.xlsx", "paper-kit.pdf"


def listed(dossier: Dossier, filed: Plan, editions: Sequence[LaidEdition] = ()) -> ExhibitList:
    """The list as the court wants it, with the pages of the files that it is given.

    Args:
        dossier: What is filed.
        filed: The plan of the one PDF.
        editions: The editions that are made; the list speaks of the files of the first.
    """
    if editions:
        edition = editions[0].edition
        told = edition_list(dossier, edition, _places(editions[0]), filed.stamps)
        return replace(told, paper=edition.paper)
    wanted = ListWanted(stamps=filed.stamps)
    return court_list(dossier, Writer(dossier.language), places_in(filed), wanted)


def _places(laid: LaidEdition) -> Places:
    """Where the exhibits are in the files of an edition: how long each is, or its page of the one file."""
    if laid.edition.form == "one-file":
        volumes = tuple(laid.plans.values())
        return places_in(replace(volumes[0], items=tuple(item for one in volumes for item in one.items)))
    pages = {
        numbers[0]: laid.plans[name].pages if name in laid.plans else _own_pages(laid.handed_over[name])
        for name, numbers in laid.numbers.items()
        if numbers
    }
    return Places({}, pages, sum(pages.values()))


def _own_pages(original: Original) -> int:
    return original.pdf.pages if original.pdf else 0


def kit_plan(
    dossier: Dossier,
    options: RenderOptions,
    press: Press,
    filed: Plan,
    editions: Sequence[LaidEdition] = (),
) -> Plan:
    """What is handed in on paper with the exhibits when the court's system fails."""
    parts = press.render(kit_jobs(dossier, options, listed(dossier, filed, editions)))
    stamps = for_filing(filed.stamps, dossier.language)
    return replace(filed, items=tuple(parts), stamps=stamps, exhibit_pages={}, masked={})


def proven_lists(
    dossier: Dossier, plans: Mapping[str, Plan], work: Path, editions: Sequence[LaidEdition] = ()
) -> dict[str, Path]:
    """Write the list beside the finished files and compare all of them; the new files by name.

    Args:
        dossier: What is filed.
        plans: Of the finished files, by name.
        work: Where they stand.
        editions: What was made as the court wants it, each in its folder of `work`.

    Raises:
        ProofError: The lists do not agree with each other or with a file; nothing may be published.
    """
    told = listed(dossier, plans["dossier.pdf"], editions)
    files = {DOCX: work / DOCX, XLSX: work / XLSX}
    files[DOCX].write_bytes(exhibit_list_docx.docx_of(told))
    files[XLSX].write_bytes(exhibit_list_xlsx.xlsx_of(told))
    printed = [work / KIT] if KIT in plans else []
    numbers = frozenset(item.number for item in dossier.exhibits)
    prove_files(listed(dossier, plans["dossier.pdf"]), {work / "dossier.pdf": numbers})
    for laid in editions:
        own = listed(dossier, plans["dossier.pdf"], (laid,))
        _prove_edition(own, laid, work / laid.folder)
        if laid is editions[0]:
            printed += [work / laid.folder / name for name in _with_list(laid)]
    prove_lists(told, ListFiles(files[DOCX], files[XLSX], tuple(printed)))
    return files


def _prove_edition(told: ExhibitList, laid: LaidEdition, folder: Path) -> None:
    """Its files hold what the list says; those handed over as they are say nothing of ours."""
    each = laid.edition.form != "one-file"
    bound = {
        folder / name: frozenset(numbers) for name, numbers in laid.numbers.items() if name in laid.plans
    }
    as_is = frozenset(number for name in laid.handed_over for number in laid.numbers[name])
    if each:
        prove_files(told, {file: held for file, held in bound.items() if held}, each=each, elsewhere=as_is)
        return
    listed_ones = {row.number for row in told.exhibits}
    for name, plan in laid.plans.items():
        held = bound[folder / name]
        own = _counted_from(told, plan.first)
        prove_files(own, {folder / name: held}, elsewhere=frozenset(listed_ones - held))


def _counted_from(told: ExhibitList, first: int) -> ExhibitList:
    """The same list with its pages as positions in a volume that begins with this page."""
    rows = (replace(row, first=row.first - first + 1) if row.first else row for row in told.rows)
    return replace(told, rows=tuple(rows))


def _with_list(laid: LaidEdition) -> list[str]:
    """Names of the files of an edition that print the list."""
    if laid.edition.form == "one-file":
        return list(laid.plans)[:1]
    return [name for name, numbers in laid.numbers.items() if not numbers]


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


def letters(
    dossier: Dossier, plans: Mapping[str, Plan], editions: Sequence[LaidEdition] = ()
) -> dict[str, bytes]:
    """Drafts of the letters to the other parties' counsel and of certificates, by file name.

    They stay in the internal folder: nobody has dated, completed or signed them.
    """
    drafts = dict(_letters(dossier, listed(dossier, plans["dossier.pdf"], editions)))
    if any(laid.edition.certificate for laid in editions):
        drafts |= _certificates(dossier)
    return drafts


def _certificates(dossier: Dossier) -> dict[str, bytes]:
    """What a qualified person is asked to certify, as a court of the United States wants it."""
    stem, draft = _named(dossier, "certificate-902-14"), certificate(dossier)
    return {f"{stem}.docx": asking_docx.docx_of(draft), f"{stem}.txt": text_of(draft).encode()}


def _named(dossier: Dossier, stem: str) -> str:
    """With the proceeding, where the case has several."""
    return stem if len(dossier.case.proceedings) == 1 else f"{stem}-{dossier.proceeding.id}"


def _letters(dossier: Dossier, told: ExhibitList) -> Iterator[tuple[str, bytes]]:
    """One to each other party, on what it has not been given yet; none where it has all."""
    stem = _named(dossier, "letter")
    for rank, party in enumerate((p for p in dossier.proceeding.parties if p.role != "claimant"), 1):
        given = _given(dossier, party)
        new = frozenset(row.number for row in told.exhibits) - given
        if new:
            letter = communication_letter(dossier, told, Communicated(party, new if given else None))
            yield f"{stem}-{rank}.docx", asking_docx.docx_of(letter)
            yield f"{stem}-{rank}.txt", text_of(letter).encode()


def _given(dossier: Dossier, party: Party) -> frozenset[int]:
    """The numbers that were communicated to a party before."""
    ours = of_proceeding(dossier.case.communications, dossier.proceeding.id)
    return frozenset(exhibit.number for one in ours if one.to == party.id for exhibit in one.exhibits)


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
