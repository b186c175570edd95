"""The proof: open the finished file again and compare everything with its plan."""

from pathlib import Path

import pikepdf
import pypdfium2

from dossier.errors import Problem, ProofError
from dossier.files import sha256_file
from dossier.model.parts import Plan, Proof
from dossier.verify.archive import check_archive
from dossier.verify.faults import Faults
from dossier.verify.harmless import check_harmless
from dossier.verify.links import check_links
from dossier.verify.lists import check_list
from dossier.verify.manifest import check_concordance, check_manifest
from dossier.verify.masks import check_marks
from dossier.verify.pages import check_pages
from dossier.verify.places import Pages, check_bookmarks, check_places
from dossier.verify.sound import check_sound
from dossier.verify.structure import check_structure
from dossier.verify.words import check_words


def prove(file: Path, plan: Plan) -> Proof:
    """Compare a finished file with its plan; every fault names its page and what is wrong there.

    Raises:
        ProofError: The file cannot be opened at all.
    """
    faults = Faults(plan.language)
    try:
        with pikepdf.open(file) as pdf, pypdfium2.PdfDocument(file) as seen:
            return _proof(file, plan, pdf, seen, faults)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, OSError) as error:
        problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
        raise ProofError("The finished file cannot be read", [problem]) from error


def _proof(file: Path, plan: Plan, pdf: pikepdf.Pdf, seen: pypdfium2.PdfDocument, faults: Faults) -> Proof:
    if len(pdf.pages) != plan.pages:
        faults.add(
            "Pages planned: {planned}, found in the file: {found}.", found=len(pdf.pages), planned=plan.pages
        )
        return _result(file, pdf, faults)
    pages = Pages.of(pdf)
    check_structure(pdf, faults)
    check_harmless(pdf, plan, faults)
    check_sound(pdf, faults)
    check_archive(file, pdf, plan, faults)
    check_manifest(pdf, plan, faults)
    check_places(pdf, plan, pages, faults)
    check_concordance(seen, plan, faults)
    check_words(pdf, seen, plan, faults)
    return _result(
        file,
        pdf,
        faults,
        images=check_pages(seen, plan, faults),
        links=check_links(pdf, plan, faults),
        bookmarks=check_bookmarks(pdf, plan, pages, faults),
        exhibits=check_list(pdf, seen, plan, pages, faults),
        marks=check_marks(pdf, seen, plan, faults),
    )


def _result(file: Path, pdf: pikepdf.Pdf, faults: Faults, **counts: int) -> Proof:
    zero = {"links": 0, "bookmarks": 0, "images": 0, "exhibits": 0, "marks": 0}
    return Proof(sha256=sha256_file(file), pages=len(pdf.pages), **zero | counts, faults=tuple(faults.found))
