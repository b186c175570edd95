"""The proof: open the finished file again and compare everything with its plan."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pypdfium2 import PdfiumError

from dossier.errors import Problem, ProofError
from dossier.files import sha256_file
from dossier.model.filed import FiledFile
from dossier.model.parts import Plan, Proof
from dossier.verify.archive import check_archive
from dossier.verify.facts import Looked, filed_of, look_at
from dossier.verify.faults import Faults
from dossier.verify.harmless import check_harmless
from dossier.verify.links import check_links
from dossier.verify.lists import check_list
from dossier.verify.manifest import check_concordance, check_manifest
from dossier.verify.masks import check_marks
from dossier.verify.pages import check_pages
from dossier.verify.places import Pages, check_bookmarks, check_places
from dossier.verify.seen import Seen
from dossier.verify.sheet import Sheet, sheets
from dossier.verify.sound import check_sound
from dossier.verify.structure import check_structure
from dossier.verify.words import check_words


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a finished file found.

    Attributes:
        counts: How many of each kind agree with the plan.
        faults: What does not agree, one sentence each.
        filed: What courts' rules on form ask about; only pages tell.
        sha256: Of the file; empty where it was not asked for.
    """

    counts: Mapping[str, int]
    faults: tuple[str, ...]
    filed: FiledFile | None = None
    sha256: str = ""


def prove(file: Path, plan: Plan) -> Proof:
    """Compare a finished file with its plan; every fault names its page and what is wrong there.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    return proof_of(plan, look_at_objects(file, plan), look_at_pages(file, plan))


def proof_of(plan: Plan, objects: Look, pages: Look) -> Proof:
    """What both looks at a file found together."""
    none = dict.fromkeys(("images", "links", "bookmarks", "exhibits", "marks"), 0)
    faults = tuple(dict.fromkeys((*objects.faults, *pages.faults)))
    counts = {**none, **objects.counts, **pages.counts}
    return Proof(objects.sha256, **{"pages": plan.pages, **counts}, faults=faults)


def look_at_objects(file: Path, plan: Plan) -> Look:
    """Everything that stands in the file's objects: tags, links, places, metadata, the manifest.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    faults = Faults(plan.language)
    with _readable(file), pikepdf.open(file) as pdf:
        counts = _compare_objects(file, plan, pdf, faults)
        return Look(counts, tuple(faults.found), sha256=sha256_file(file))


def look_at_pages(file: Path, plan: Plan) -> Look:
    """Everything that is seen on the pages, each of which is looked at once.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    faults, looked = Faults(plan.language), list[Looked]()
    with _readable(file), pikepdf.open(file) as pdf, Seen(file) as seen:
        counts = _compare_pages(plan, pdf, seen, faults, looked)
        return Look(counts, tuple(faults.found), filed_of(file, pdf, plan, looked))


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except (pikepdf.PdfError, PdfiumError, OSError) as error:
        problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
        raise ProofError("The finished file cannot be read", [problem]) from error


def _complete(plan: Plan, pdf: pikepdf.Pdf, faults: Faults) -> bool:
    """Whether there are as many pages as planned; if not, nothing else can be compared."""
    if len(pdf.pages) == plan.pages:
        return True
    faults.add(
        "Pages planned: {planned}, found in the file: {found}.", found=len(pdf.pages), planned=plan.pages
    )
    return False


def _compare_objects(file: Path, plan: Plan, pdf: pikepdf.Pdf, faults: Faults) -> dict[str, int]:
    if not _complete(plan, pdf, faults):
        return {"pages": len(pdf.pages)}
    pages = Pages.of(pdf)
    check_structure(pdf, faults)
    check_harmless(pdf, plan, faults)
    check_sound(pdf, faults)
    check_archive(file, pdf, plan, faults)
    check_manifest(pdf, plan, faults)
    check_places(pdf, plan, pages, faults)
    return {
        "links": check_links(pdf, plan, faults),
        "bookmarks": check_bookmarks(pdf, plan, pages, faults),
    }


def _compare_pages(
    plan: Plan, pdf: pikepdf.Pdf, seen: Seen, faults: Faults, looked: list[Looked]
) -> dict[str, int]:
    if not _complete(plan, pdf, faults):
        return {"pages": len(pdf.pages)}
    check_concordance(seen, plan, faults)
    check_words(pdf, seen, plan, faults)
    return {
        "images": check_pages(_noting(sheets(seen, plan), plan, looked), plan, faults),
        "exhibits": check_list(pdf, seen, plan, Pages.of(pdf), faults),
        "marks": check_marks(pdf, seen, plan, faults),
    }


def _noting(pages: Iterator[Sheet], plan: Plan, looked: list[Looked]) -> Iterator[Sheet]:
    """The pages as they come, with what is noted of each."""
    for sheet in pages:
        looked.append(look_at(sheet, plan))
        yield sheet
