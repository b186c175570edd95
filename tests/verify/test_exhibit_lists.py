"""One list in three forms beside the files: whatever is falsified is named, and nothing is published."""

import dataclasses
import io
import zipfile

import pikepdf
import pytest
from pikepdf import Name, OutlineItem, PageLocation, make_page_destination

from dossier.assemble.join import assemble
from dossier.errors import ProofError
from dossier.model.exhibit_list import ExhibitList, ListCell, ListColumn, ListRow
from dossier.model.parts import Plan
from dossier.reports import exhibit_list_docx, exhibit_list_xlsx
from dossier.verify.exhibit_lists import ListFiles, prove_files, prove_lists
from tests.assemble import papers

TITLES = {1: "=HYPERLINK(1)", 2: "Photographies", 3: "Lettre au préfet"}
PAGES = {1: 1, 2: 2, 3: 2}
PRINTED = "".join(
    f'<tr><td style="width:10mm">{n}</td><td>{TITLES[n]}</td><td>{PAGES[n]}</td></tr>' for n in TITLES
)


def exhibit(folder, number, pages):
    made = papers.exhibit(folder, number, papers.letter(pages=pages), pages=pages)
    return dataclasses.replace(made, title=f"Pièce n° {number} – {TITLES[number]}")


def the_list():
    columns = (("number", "N°", 10), ("title", "Intitulé", 70), ("pages", "Pages", 20))
    rows = [ListRow("group", (ListCell("Lettres"),))]
    for number, title in TITLES.items():
        cells = (ListCell(str(number), number), ListCell(title), ListCell(str(PAGES[number]), PAGES[number]))
        bookmark, stamp = f"Pièce n° {number} – {title}", f"Pièce n° {number}"
        rows.append(ListRow("exhibit", cells, number, PAGES[number], 0, bookmark, stamp))
    rows.insert(3, ListRow("photograph", (ListCell(""), ListCell("Photo 2/1 – @porte"), ListCell("")), 2))
    return ExhibitList(
        "inventory",
        "fr",
        "Inventaire",
        tuple(ListColumn(*c) for c in columns),
        tuple(rows),
        foot=("Fait à …",),
    )


@pytest.fixture(scope="module")
def bound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bound")
    listing = papers.part(folder, "list", f'<h1 id="list">Inventaire</h1><table>{PRINTED}</table>')
    items = (listing, *(exhibit(folder, number, pages) for number, pages in PAGES.items()))
    end = papers.part(folder, "annex", '<h1 id="annex">Annexe</h1><p>Fin</p>')
    assemble(Plan("Dossier", "fr", (*items, end), papers.STAMPS), folder / "dossier.pdf")
    return folder / "dossier.pdf"


def files(folder, bound, listed=None, pdf=None):
    told = listed or the_list()
    docx, xlsx, file = folder / "l.docx", folder / "l.xlsx", folder / "d.pdf"
    docx.write_bytes(exhibit_list_docx.docx_of(told))
    xlsx.write_bytes(exhibit_list_xlsx.xlsx_of(told))
    with pikepdf.open(bound) as opened:
        if pdf:
            pdf(opened)
        opened.save(file)
    return ListFiles(docx, xlsx, (file,), {file: frozenset(TITLES)})


def refused(held):
    with pytest.raises(ProofError) as caught:
        prove_lists(the_list(), held)
    return [problem.what for problem in caught.value.problems]


def test_lists_that_agree_are_proven(tmp_path, bound):
    assert prove_lists(the_list(), files(tmp_path, bound)) == len(TITLES)


def changed(number, column, text):
    """The list with one cell of one exhibit changed before it is written."""
    told = the_list()
    rows = []
    for row in told.rows:
        if row.kind == "exhibit" and row.number == number:
            value = int(text) if column != 1 else None
            cells = tuple(
                ListCell(text, value) if at == column else cell for at, cell in enumerate(row.cells)
            )
            rows.append(dataclasses.replace(row, cells=cells))
        else:
            rows.append(row)
    return dataclasses.replace(told, rows=tuple(rows))


@pytest.mark.parametrize(
    ("number", "column", "text", "name"),
    [(2, 0, "4", "N°"), (3, 1, "Lettre au maire", "Intitulé"), (2, 2, "9", "Pages")],
)
def test_a_cell_that_says_something_else_is_named_in_both_files(tmp_path, bound, number, column, text, name):
    found = refused(files(tmp_path, bound, changed(number, column, text)))
    assert [what.split("\u202f:")[0] for what in found] == ["l.docx", "l.xlsx"]
    assert all(f"n°\u00a0{number}, {name}" in what and text in what for what in found)


def test_a_line_that_is_missing_and_one_too_many_are_named(tmp_path, bound):
    told = the_list()
    found = refused(files(tmp_path, bound, dataclasses.replace(told, rows=told.rows[:-1])))
    assert len(found) == 2
    assert all("il manque une ligne de la pièce n°\u00a03" in what for what in found)
    found = refused(files(tmp_path, bound, dataclasses.replace(told, rows=(*told.rows, told.rows[-1]))))
    assert all("n’était pas prévue" in what for what in found)


def test_a_formula_in_the_table_is_named(tmp_path, bound):
    held, told = files(tmp_path, bound), io.BytesIO()
    with zipfile.ZipFile(held.xlsx) as source, zipfile.ZipFile(told, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<v>3</v>", b"<f>1+2</f><v>3</v>")
            target.writestr(name, content)
    held.xlsx.write_bytes(told.getvalue())
    assert any("est une formule" in what for what in refused(held))


def rename_a_bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root[2].title = "Pièce n° 2 – Plans"


def move_a_bookmark(pdf):
    with pdf.open_outline() as outline:
        place = make_page_destination(pdf, 5, PageLocation.XYZ, left=0, top=0, zoom=0)
        outline.root[3] = OutlineItem(outline.root[3].title, place)


def drop_a_page(pdf):
    del pdf.pages[3]


def exchange_pages(pdf):
    pdf.pages.insert(1, pdf.pages[2])
    del pdf.pages[3]


def lose_a_stamp(pdf):
    page = pdf.pages[4]
    for name in [name for name in page.Resources.XObject if name.startswith("/Stamps")]:
        page.Resources.XObject[name] = pikepdf.Stream(
            pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1]
        )


@pytest.mark.parametrize(
    ("falsify", "said"),
    [
        (rename_a_bookmark, "aucun signet n’indique «\u202fPièce n° 2 – Photographies\u202f»"),
        (move_a_bookmark, "la pièce n°\u00a03 a 1 pages"),
        (drop_a_page, "la pièce n°\u00a02 a 1 pages, la liste en indique 2"),
        (exchange_pages, "porte le timbre de la pièce n°\u00a0"),
        (lose_a_stamp, "la page 5 ne porte pas «\u202fPièce n° 3\u202f»"),
    ],
)
def test_what_is_changed_in_the_file_is_named(tmp_path, bound, falsify, said):
    found = refused(files(tmp_path, bound, pdf=falsify))
    assert any(said in what for what in found), found


def test_a_list_that_was_printed_otherwise_is_named(tmp_path, bound):
    def other(pdf):
        del pdf.pages[0]

    found = refused(files(tmp_path, bound, pdf=other))
    assert any("la liste n’imprime pas la pièce n°\u00a01" in what for what in found)


@pytest.mark.parametrize("name", ["docx", "xlsx", "printed"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, bound, name):
    held = files(tmp_path, bound)
    path = held.printed[0] if name == "printed" else getattr(held, name)
    path.write_bytes(b"not a document")
    with pytest.raises(ProofError, match=path.name):
        prove_lists(the_list(), held)


def test_files_of_one_exhibit_each_bear_its_number_and_are_all_there(tmp_path):
    made = {}
    for number, pages in PAGES.items():
        file = tmp_path / f"{number}_piece.pdf"
        assemble(Plan("Pièce", "fr", (exhibit(tmp_path, number, pages),), papers.STAMPS), file)
        made[file] = frozenset({number})
    assert prove_files(the_list(), made, each=True) == len(PAGES)
    wrong = tmp_path / "12_piece.pdf"
    (tmp_path / "1_piece.pdf").rename(wrong)
    kept = {wrong: frozenset({1}), tmp_path / "2_piece.pdf": frozenset({2})}
    with pytest.raises(ProofError) as caught:
        prove_files(the_list(), kept, each=True)
    assert [problem.what for problem in caught.value.problems] == [
        "12_piece.pdf\u202f: son nom ne commence pas par le numéro de sa pièce.",
        "Pièce n°\u00a03\u202f: elle figure sur la liste, aucun fichier ne la contient.",
    ]
