"""Whatever PDF is brought: all of its pages stand in the file, proven, or it is named with the reason."""

import pytest

from dossier.assemble.join import assemble
from dossier.ingest.pdf import read_pdf
from dossier.model.original import Original
from dossier.model.parts import Plan
from dossier.verify.prove import prove
from tests.assemble import papers
from tests.support.hostile_pdfs import NAMED, REMARKED, SHOWN


def read(content):
    facts, problems = read_pdf(content)
    return Original(
        path="exhibits/a.pdf",
        size=len(content),
        sha256="0" * 64,
        media_type="application/pdf",
        kind="pdf",
        pdf=facts,
        problems=problems,
    )


@pytest.mark.parametrize("name", SHOWN)
def test_all_pages_stand_in_the_file_and_are_proven(name, tmp_path):
    content = SHOWN[name]()
    original = read(content)
    assert original.printable, original.problems
    plan = Plan(
        "Dossier", "fr", (papers.exhibit(tmp_path, 3, content, original.pdf.pages),), papers.PLAIN, {}
    )
    assemble(plan, tmp_path / "out.pdf")
    proof = prove(tmp_path / "out.pdf", plan)
    assert proof.faults == ()
    assert proof.pages == original.pdf.pages


@pytest.mark.parametrize("name", NAMED)
def test_a_file_without_pages_to_show_is_named_with_the_reason(name):
    make, reason = NAMED[name]
    original = read(make())
    assert not original.printable
    assert reason in {problem.kind for problem in original.problems}


@pytest.mark.parametrize("name", REMARKED)
def test_what_its_pages_do_not_show_is_told(name):
    make, facts = REMARKED[name]
    pdf = read(make()).pdf
    assert {key: getattr(pdf, key) for key in facts} == facts
