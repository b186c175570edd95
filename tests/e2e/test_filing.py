"""Where an edition does not fit, is a firm's own, or is another than before; and links that leave a file."""

import pikepdf
import pypdfium2
import pytest

from dossier.files import program_folder
from tests.e2e.conftest import run_program, small_case

PROCEEDINGS = """\
- id: main
  title: {fr: Réparation, en: Repair}
  court: {name: High Court, jurisdiction: EW, reference: KB-2026-000001}
  parties:
    - {id: owner, name: Owner Ltd, role: claimant}
    - {id: syndic, name: Syndic Ltd, role: defendant}
"""


@pytest.fixture
def made(tmp_path):
    case = small_case(tmp_path / "leak")
    (case / "proceedings.yaml").write_text(PROCEEDINGS, "utf-8")

    def build(*arguments):
        done = run_program("build", case, "--out", tmp_path / "out", *arguments)
        assert done.returncode in {0, 1}, done.stdout + done.stderr
        return tmp_path / "out"

    return build


@pytest.fixture
def own(tmp_path):
    def write(id_, old, new):
        text = (program_folder("dossier") / "law" / "editions" / f"{id_}.toml").read_text("utf-8")
        assert old in text
        path = tmp_path / "own.toml"
        path.write_text(text.replace(old, new), "utf-8")
        return path

    return write


def files(out, id_):
    return sorted((out / "filing" / id_).iterdir())


def texts(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def labels(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return [pdf.get_page_label(number) for number in range(len(pdf))]


def links(file):
    with pikepdf.open(file) as pdf:
        return [str(note.Dest) for page in pdf.pages for note in page.obj.get("/Annots", ())]


def test_a_bundle_that_is_too_large_becomes_volumes_with_numbers_that_run_on(made, own):
    volumes = files(made("--profile", own("uk-bundle", "50_000_000", "40_000")), "uk-bundle")
    assert len(volumes) > 1
    assert [file.stem[-1] for file in volumes] == list("ABCDEFGHIJ")[: len(volumes)]
    found = [label for file in volumes for label in labels(file)]
    assert found == [str(number) for number in range(1, len(found) + 1)]
    for file in volumes:
        with pikepdf.open(file) as pdf:
            places = set(pikepdf.NameTree(pdf.Root.Names.Dests).keys())
        assert set(links(file)) <= places


def test_the_index_of_a_bundle_leads_to_every_exhibit(made):
    (file,) = files(made(), "uk-bundle")
    assert {"exhibit-1", "exhibit-2"} <= set(links(file))
    assert "Index" in texts(file)[0]


def test_the_inventory_enumerates_the_series_and_no_link_leaves_a_file(made):
    made_files = files(made("--edition", "telerecours"), "telerecours")
    told = "".join(texts(next(file for file in made_files if "nventaire" in file.name)))
    assert "1/1" in told
    assert "1/2" in told
    for file in made_files:
        with pikepdf.open(file) as pdf:
            places = set(pikepdf.NameTree(pdf.Root.Names.Dests).keys())
        assert set(links(file)) <= places


def test_what_only_the_finished_files_show_puts_draft_across_every_page(made, own, tmp_path):
    out = made("--profile", own("rpva", "name_length = 80", "name_length = 20"))
    assert '"FP108"' in (tmp_path / "out.internal" / "completeness.json").read_text("utf-8")
    for file in (out / "dossier.pdf", *files(out, "rpva")):
        assert all("DRAFT" in text for text in texts(file)), file.name


def test_what_another_edition_left_is_taken_away(made):
    assert [path.name for path in (made() / "filing").iterdir()] == ["uk-bundle"]
    assert [path.name for path in (made("--edition", "rpva") / "filing").iterdir()] == ["rpva"]


def test_an_unknown_edition_and_a_profile_that_is_none_are_refused(tmp_path):
    case = small_case(tmp_path / "leak")
    done = run_program("build", case, "--out", tmp_path / "out", "--edition", "rpvb", code=2)
    assert "rpva" in done.stderr
    (tmp_path / "own.toml").write_text('id = "x"\n', "utf-8")
    done = run_program("build", case, "--out", tmp_path / "out", "--profile", tmp_path / "own.toml")
    assert done.returncode not in {0, 1}
    assert "own.toml: as_of" in done.stderr
    assert not (tmp_path / "out").exists()
