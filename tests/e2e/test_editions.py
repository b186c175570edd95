"""Every edition of the sample, in both languages, read as the registry reads it: from the files alone."""

import json
import re

import pikepdf
import pypdfium2
import pytest

from dossier.errors import ExitCode
from tests.e2e.conftest import ROOT

EMBASSY = ROOT / "evidence" / "embassy-paris-2022"
EACH = ("telerecours", "rpva", "us-cmecf", "international")
LISTS = {
    "telerecours": "Inventaire_detaille.pdf",
    "rpva": "Bordereau_de_pieces.pdf",
    "us-cmecf": "0_Exhibit_List.pdf",
    "international": "Index.pdf",
}
STAMP = {"fr": "Pièce n° {}", "en": "Exhibit No. {}"}
LETTER, A4 = 612, 595
EXHIBITS = 35


class Made:
    """A build with every edition that a court takes."""

    def __init__(self, language, out):
        self.language, self.out = language, out
        self.internal = out.with_name(f"{out.name}.internal")
        self._pages = {}

    def files(self, edition):
        """The files of an edition, the list first, then by number."""
        found = (self.out / "state" / "filing" / edition).iterdir()
        return sorted(found, key=lambda file: int("0" + re.match(r"\d*", file.name)[0]))

    def exhibits(self, edition):
        return [file for file in self.files(edition) if file.name != LISTS[edition]]

    def pages(self, file):
        """Label, width and text of each page; read once."""
        if file not in self._pages:
            with pypdfium2.PdfDocument(file) as pdf:
                self._pages[file] = [
                    (pdf.get_page_label(at), round(page.get_width()), _text(page))
                    for at, page in enumerate(pdf)
                ]
        return self._pages[file]


def _text(page):
    return re.sub(r"\s+", " ", page.get_textpage().get_text_bounded())


@pytest.fixture(scope="module", params=["fr", "en"])
def made(request, tmp_path_factory, program_of_module):
    out = tmp_path_factory.mktemp(f"editions-{request.param}") / "out"
    wanted = [word for id_ in (*EACH, "uk-bundle", "public") for word in ("--edition", id_)]
    given = ("--proceeding", "state", "--language", request.param, "--out", out)
    program_of_module("build", EMBASSY, *wanted, *given, code=ExitCode.OK)
    return Made(request.param, out)


@pytest.mark.parametrize("edition", EACH)
def test_there_is_one_file_for_each_exhibit_and_one_for_their_list(made, edition):
    names = [file.name for file in made.exhibits(edition)]
    assert [int(name.split("_")[0]) for name in names] == list(range(1, EXHIBITS + 1))
    assert LISTS[edition] in {file.name for file in made.files(edition)}


def test_names_are_plain_and_short(made):
    names = [file.name for edition in (*EACH, "uk-bundle") for file in made.files(edition)]
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z0-9_-]{1,76}\.pdf", name)]


@pytest.mark.parametrize("edition", EACH)
def test_every_page_of_an_exhibit_says_which_exhibit_it_is(made, edition):
    for number, file in enumerate(made.exhibits(edition), 1):
        stamp = STAMP[made.language].format(number)
        assert all(re.search(rf"{stamp}(?!\d)", text) for *_, text in made.pages(file)), file.name


def test_the_stamp_of_civil_courts_names_the_party(made):
    party = {"fr": "L’État accréditant – Pièce", "en": " – Exhibit No."}[made.language]
    assert all(party in text for file in made.exhibits("rpva") for *_, text in made.pages(file))
    assert not any(
        party in text for file in made.exhibits("telerecours")[:7] for *_, text in made.pages(file)
    )


@pytest.mark.parametrize("edition", ["telerecours", "rpva", "us-cmecf"])
def test_each_file_is_numbered_from_one_and_prints_its_numbers(made, edition):
    for file in made.files(edition):
        _numbers_are_printed(made.pages(file), [str(at) for at in range(1, len(made.pages(file)) + 1)])


def test_the_bundle_is_numbered_from_its_index_on(made):
    [file] = made.files("uk-bundle")
    _numbers_are_printed(made.pages(file), [str(at) for at in range(1, len(made.pages(file)) + 1)])
    assert "Index" in made.pages(file)[0][2]


def test_evidence_numbers_run_on_from_file_to_file(made):
    pages = [page for file in made.files("international") for page in made.pages(file)]
    _numbers_are_printed(pages, [f"EV-{at:06}" for at in range(1, len(pages) + 1)])


def _numbers_are_printed(pages, wanted):
    assert [label for label, *_ in pages] == wanted
    assert not [number for number, (*_, text) in zip(wanted, pages, strict=True) if number not in text[-40:]]


def test_the_bundle_opens_at_its_full_size_with_pages_in_its_bookmarks(made):
    [file] = made.files("uk-bundle")
    with pikepdf.open(file) as pdf:
        *_, zoom = pdf.Root.OpenAction.get("/D", pdf.Root.OpenAction)
        assert float(zoom) == 1
    with pypdfium2.PdfDocument(file) as pdf:
        marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in pdf.get_toc()]
    assert marks
    assert not [title for title, page in marks if not title.endswith(f" – p. {page}")]


def test_only_the_american_files_have_american_paper_and_a_sheet_before_each_exhibit(made):
    wanted = {"us-cmecf": LETTER, "telerecours": A4, "uk-bundle": A4}
    first = {edition: made.pages(made.files(edition)[0])[0][1] for edition in wanted}
    assert first == wanted
    assert not [file.name for file in made.exhibits("us-cmecf") if made.pages(file)[0][1] != LETTER]
    for lean, full in zip(made.exhibits("telerecours")[:8], made.exhibits("us-cmecf")[:8], strict=True):
        assert len(made.pages(full)) == len(made.pages(lean)) + 1


def test_no_file_is_locked_or_does_anything(made):
    for file in (file for edition in (*EACH, "uk-bundle") for file in made.files(edition)):
        with pikepdf.open(file) as pdf:
            assert not pdf.is_encrypted
            assert not {"/AcroForm", "/AA"} & set(pdf.Root.keys()), file.name
            assert set(pdf.Root.get("/Names", {}).keys()) <= {"/Dests"}, file.name
            assert not pdf.attachments


def test_no_file_of_an_edition_is_a_reading_copy(made):
    words = {"fr": "Exemplaire de lecture", "en": "Reading copy"}[made.language]
    assert all(words in text for *_, text in made.pages(made.out / "state" / "dossier.pdf"))
    files = [file for edition in (*EACH, "uk-bundle") for file in made.files(edition)]
    assert not [file.name for file in files if any(words in text for *_, text in made.pages(file))]


def test_every_file_is_proven_and_told_on_the_upload_page(made):
    proof = json.loads((made.internal / "proof-state.json").read_text("utf-8"))
    for edition in (*EACH, "uk-bundle"):
        told = (made.internal / f"upload-{edition}-state.txt").read_text("utf-8")
        for file in made.files(edition):
            assert proof[f"filing/{edition}/{file.name}"]["faults"] == [], file.name
            assert file.name in told


def test_the_edition_for_everyone_has_the_same_pages(made):
    [public] = made.files("public")
    shown, whole = made.pages(public), made.pages(made.out / "state" / "dossier.pdf")
    assert [label for label, *_ in shown] == [label for label, *_ in whole[: len(shown)]]
    title = {"fr": "Manifeste et concordance", "en": "Manifest and concordance"}[made.language]
    assert all(title in text for *_, text in whole[len(shown) :]), "only digests of originals stay away"
