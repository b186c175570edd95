"""The proof: open the finished file again and compare everything with its plan."""

from collections.abc import Iterator
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


def prove(file: Path, plan: Plan) -> Proof:
    """Compare a finished file with its plan; every fault names its page and what is wrong there.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    return prove_and_read(file, plan)[0]


def prove_and_read(file: Path, plan: Plan) -> tuple[Proof, FiledFile]:
    """The proof of a finished file, and what courts' rules on form ask of it; each page is looked at once.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    faults, looked = Faults(plan.language), list[Looked]()
    try:
        with pikepdf.open(file) as pdf, Seen(file) as seen:
            counts = _compare(file, plan, pdf, seen, faults, looked)
            proof = Proof(
                sha256=sha256_file(file), pages=len(pdf.pages), faults=tuple(faults.found), **counts
            )
            return proof, filed_of(file, pdf, plan, looked)
    except (pikepdf.PdfError, PdfiumError, OSError) as error:
        problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
        raise ProofError("The finished file cannot be read", [problem]) from error


def _compare(
    file: Path, plan: Plan, pdf: pikepdf.Pdf, seen: Seen, faults: Faults, looked: list[Looked]
) -> dict[str, int]:
    """What of each kind was found; whatever is not as planned is added to the faults."""
    if len(pdf.pages) != plan.pages:
        faults.add(
            "Pages planned: {planned}, found in the file: {found}.", found=len(pdf.pages), planned=plan.pages
        )
        return dict.fromkeys(("images", "links", "bookmarks", "exhibits", "marks"), 0)
    pages = Pages.of(pdf)
    check_structure(pdf, faults)
    check_harmless(pdf, plan, faults)
    check_sound(pdf, faults)
    check_archive(file, pdf, plan, faults)
    check_manifest(pdf, plan, faults)
    check_places(pdf, plan, pages, faults)
    check_concordance(seen, plan, faults)
    check_words(pdf, seen, plan, faults)
    return {
        "images": check_pages(_noting(sheets(seen, plan), plan, looked), plan, faults),
        "links": check_links(pdf, plan, faults),
        "bookmarks": check_bookmarks(pdf, plan, pages, faults),
        "exhibits": check_list(pdf, seen, plan, pages, faults),
        "marks": check_marks(pdf, seen, plan, faults),
    }


def _noting(pages: Iterator[Sheet], plan: Plan, looked: list[Looked]) -> Iterator[Sheet]:
    """The pages as they come, with what is noted of each."""
    for sheet in pages:
        looked.append(look_at(sheet, plan))
        yield sheet
