"""Whatever the order of parts and exhibits, the file is proven and every page is known to the structure."""

import tempfile
from pathlib import Path

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.assemble.join import assemble
from dossier.model.parts import Plan
from dossier.verify.prove import prove
from tests.assemble import papers

ITEMS = st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=12)


def plan_of(folder, kinds):
    items = []
    for rank, (ours, pages) in enumerate(kinds):
        body = "".join(f'<h2 id="n{rank}-{page}">{page}</h2>' for page in range(pages))
        items.append(
            papers.part(folder, f"p{rank}", body)
            if ours
            else papers.exhibit(folder, rank, papers.letter(pages=pages), pages, signed=pages == 2)
        )
    return Plan("Dossier", "en", tuple(items), papers.STAMPS)


@settings(max_examples=12)
@given(ITEMS)
def test_any_order_is_proven(kinds):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = plan_of(folder, kinds)
        assemble(plan, folder / "out.pdf")
        assert prove(folder / "out.pdf", plan).faults == ()
        with pikepdf.open(folder / "out.pdf") as pdf:
            keys = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            assert sorted(keys) == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))
            assert len({int(page.obj.StructParents) for page in pdf.pages}) == plan.pages


def test_faults_are_told_in_the_language_of_the_file(tmp_path):
    plan = plan_of(tmp_path, [(True, 2)])
    assemble(plan, tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf", allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save()
    assert prove(tmp_path / "out.pdf", plan).faults == ("Pages planned: 2, found in the file: 1.",)
