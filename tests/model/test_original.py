"""What a file can show on a page, and what of it no page would show."""

import pytest

from dossier.filing.names import untouched_name
from dossier.model.original import Derivative, FileProblem, ImageFacts, Original, PdfFacts


def pdf(problem=None, **facts):
    problems = (FileProblem(kind=problem),) if problem else ()
    return Original(
        path="exhibits/a.pdf",
        size=1,
        sha256="ab" * 32,
        media_type="application/pdf",
        kind="pdf",
        pdf=PdfFacts(**facts),
        problems=problems,
    )


@pytest.mark.parametrize(
    ("original", "printable"),
    [
        (pdf(pages=2), True),
        (pdf(pages=2, encrypted="owner"), True),
        (pdf(pages=0), False),
        (pdf(pages=2, encrypted="user"), False),
        (pdf("not-shown", pages=2), False),
        (pdf("repaired", pages=2), True),
    ],
)
def test_a_document_is_printed_only_where_its_pages_can_be(original, printable):
    assert original.printable == printable
    assert bool(untouched_name("3", original)) != printable


def test_a_scan_of_which_one_page_is_printed_is_handed_over_whole():
    facts = ImageFacts(
        format="TIFF", width=9, height=9, frames=3, derivative=Derivative(sha256="0" * 64, width=9, height=9)
    )
    scan = Original(
        path="exhibits/fax.tiff",
        size=1,
        sha256="ab" * 32,
        media_type="image/tiff",
        kind="image",
        image=facts,
        problems=(FileProblem(kind="frames", detail="3"),),
    )
    assert scan.printable
    assert scan.shown_in_part
    assert untouched_name("3", scan) == "3_fax.tiff"
