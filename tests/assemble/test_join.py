"""Parts and exhibits joined into one file."""

import dataclasses
import shutil

import pikepdf
import pypdfium2
import pytest

from dossier.assemble.join import assemble
from dossier.errors import RenderError
from dossier.model.parts import Plan
from dossier.verify.prove import prove
from tests.assemble import papers


@pytest.fixture
def plan(tmp_path):
    return papers.dossier(tmp_path)


@pytest.fixture
def file(plan, tmp_path):
    out = tmp_path / "out.pdf"
    assemble(plan, out)
    return out


def test_it_is_proven(plan, file):
    proof = prove(file, plan)
    assert proof.faults == ()
    assert (proof.pages, proof.links, proof.bookmarks, proof.images, proof.exhibits) == (7, 5, 6, 2, 2)


def test_same_plan_same_bytes_in_another_folder(tmp_path, file):
    other = tmp_path / "elsewhere"
    other.mkdir()
    assemble(papers.dossier(other), other / "named otherwise.pdf")
    assert (other / "named otherwise.pdf").read_bytes() == file.read_bytes()


def test_the_outline_nests_and_is_closed_below_its_first_level(file):
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("Bordereau", ["Faits"]),
            ("Pièce n° 2", ["Photo 2/1"]),
            ("Pièce n° 3 – Lettre", []),
            ("Annexe", []),
        ]
        assert all(item.is_closed for item in outline.root if item.children)


def test_a_link_says_in_words_where_it_leads(file):
    with pikepdf.open(file) as pdf:
        link = pdf.pages[0].Annots[1]
        assert (str(link.Dest), str(link.Contents)) == ("exhibit-3", "Aller à la page 5")


def test_one_structure_tree_leads_from_part_to_part(file):
    with pikepdf.open(file) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        assert document.S == "/Document"
        assert [str(section.S) for section in document.K] == ["/Part"] * 4
        assert [str(figure.Alt) for figure in document.K[2].K] == ["Pièce n° 3, page 1", "Pièce n° 3, page 2"]
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


def test_it_opens_as_a_document_with_a_title_and_bookmarks(file):
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == "fr"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.PageMode == "/UseOutlines"
        assert str(pdf.docinfo.Title) == "Dossier de preuves"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261123")
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Dossier de preuves"
            assert xmp["dc:language"] == {"fr"}


def test_stamps_are_artifacts_outside_the_structure(file):
    with pikepdf.open(file) as pdf:
        operators = [
            (str(operator), [str(operand) for operand in operands if isinstance(operand, pikepdf.Name)])
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
        ]
    assert operators[-4:] == [
        ("BDC", ["/Artifact"]),
        ("Do", ["/Stamps0"]),
        ("Do", ["/Number1"]),
        ("EMC", []),
    ]


def test_without_stamps_only_the_page_number_is_printed(tmp_path):
    plan = papers.dossier(tmp_path, papers.Stamps())
    assemble(plan, tmp_path / "out.pdf")
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as seen:
        assert "PROJET" not in seen[6].get_textpage().get_text_range()
    assert prove(tmp_path / "out.pdf", plan).faults == ()


def test_every_link_that_leads_nowhere_is_named(tmp_path, plan):
    lost = papers.part(
        tmp_path, "lost", '<p><a href="dossier:nowhere">a</a> <a href="dossier:gone">b</a></p>'
    )
    with pytest.raises(RenderError) as error:
        assemble(dataclasses.replace(plan, items=(*plan.items, lost)), tmp_path / "none.pdf")
    assert [("gone" in str(p) or "nowhere" in str(p), p.where) for p in error.value.problems] == [
        (True, "lost")
    ] * 2
    assert not (tmp_path / "none.pdf").exists()


def test_two_places_of_one_name_are_refused(tmp_path, plan):
    twice = papers.part(tmp_path, "twice", '<h1 id="annex">Annexe</h1>')
    with pytest.raises(RenderError, match="annex"):
        assemble(dataclasses.replace(plan, items=(*plan.items, twice)), tmp_path / "none.pdf")


def test_a_part_that_is_not_what_was_rendered_is_refused(tmp_path, plan):
    shutil.copy(tmp_path / "annex.pdf", tmp_path / "plates.pdf")
    with pytest.raises(RenderError, match="plates"):
        assemble(plan, tmp_path / "none.pdf")


def test_cells_find_the_headers_of_their_own_table(tmp_path):
    table = '<h1 id="{0}">T</h1><table><tr><th>Nom {0}</th></tr><tr><td>Durand</td></tr></table>'
    parts = tuple(papers.part(tmp_path, name, table.format(name)) for name in ("a", "b"))
    assemble(Plan("Dossier", "fr", parts), tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        headers = dict(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        cells = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TD"
        ]
        found = [headers[str(cell.A.Headers[0])] for cell in cells]
        assert len(found) == 2
        assert all(header.Pg.objgen == cell.Pg.objgen for header, cell in zip(found, cells, strict=True))
