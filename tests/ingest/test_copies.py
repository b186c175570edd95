"""Files without pages of their own get a copy that has them; what cannot be made is named."""

import stat
import sys

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from dossier.cache import CopiesCache
from dossier.files import Store, sha256_file
from dossier.ingest import copies
from dossier.ingest.copies import with_copies
from dossier.ingest.office import Office
from dossier.ingest.originals import examine_all
from dossier.ingest.recognition import Reader, recogniser, searchable
from tests.assemble.papers import changed, letter
from tests.ingest.test_frames import scan
from tests.support.letters import docx


@pytest.fixture
def case(tmp_path):
    """Reads the files of a case with the programs that a test says are there."""

    def read(files, *, office=None, reader=None, workers=1):
        monkeypatch = pytest.MonkeyPatch()
        monkeypatch.setattr(copies, "office", lambda: office)
        monkeypatch.setattr(copies, "recogniser", lambda: reader)
        folder, store = tmp_path / "case", Store(tmp_path / "store")
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        found = examine_all(folder, list(files), store, workers=workers)
        try:
            return with_copies(folder, found, store, CopiesCache(tmp_path / "copies"), workers), store
        finally:
            monkeypatch.undo()

    return read


@pytest.fixture
def program(tmp_path):
    """A program that writes `pdf` where its command line says, and counts how often it ran."""

    def make(name, pdf, place):
        path, runs = tmp_path / name, tmp_path / f"{name}.runs"
        path.write_text(
            f"#!{sys.executable}\nimport sys, pathlib\n"
            f"with open('{runs}', 'a') as out: out.write('x')\n"
            f"out = {place}\nout.parent.mkdir(exist_ok=True)\nout.write_bytes(bytes.fromhex('{pdf.hex()}'))\n"
        )
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        return str(path), runs

    return make


_OFFICE = "pathlib.Path(sys.argv[-2]) / 'document.pdf'"
_READER = "pathlib.Path(sys.argv[-1])"


def test_without_the_program_a_document_has_no_pages_and_says_why(case):
    found, _ = case({"exhibits/a.docx": docx()})
    original = found["exhibits/a.docx"]
    assert not original.printable
    assert original.copy_shown is None
    assert [problem.kind for problem in original.problems] == ["no-program"]


def test_a_document_has_the_pages_that_the_program_made_and_is_asked_once(case, program):
    path, runs = program("soffice", letter(pages=3), _OFFICE)
    files, office = {"exhibits/a.docx": docx()}, Office(path, "LibreOffice 7.4")
    first, store = case(files, office=office)
    again, _ = case(files, office=office)
    assert first["exhibits/a.docx"].copy_shown == again["exhibits/a.docx"].copy_shown
    original = first["exhibits/a.docx"]
    assert original.printable
    assert original.pdf.pages == original.pdf.text_pages == 3
    assert original.copy_shown.program == "LibreOffice 7.4"
    assert original.sha256 == sha256_file(store.folder.parent / "case" / "exhibits" / "a.docx")
    assert store.get(original.copy_shown.sha256).startswith(b"%PDF")
    assert runs.read_text() == "x"
    case(files, office=Office(path, "LibreOffice 24.8"))
    assert runs.read_text() == "xx", "another version makes its own pages"


def test_what_the_program_makes_must_be_a_pdf_with_pages(case, program):
    path, _ = program("soffice", b"%PDF-1.7 nothing", _OFFICE)
    original = case({"exhibits/a.docx": docx()}, office=Office(path, "LibreOffice 7.4"))[0]["exhibits/a.docx"]
    assert not original.printable
    assert "not-converted" in {problem.kind for problem in original.problems}


def test_a_scan_of_several_pages_shows_all_as_an_exhibit_and_is_named_as_a_photograph(case):
    found, _ = case({"exhibits/fax.tif": scan(1, 2, 3), "photos/fax.tif": scan(1, 2, 3)})
    exhibit, photograph = found["exhibits/fax.tif"], found["photos/fax.tif"]
    assert exhibit.pdf.pages == 3
    assert exhibit.copy_shown.how == "joined"
    assert not exhibit.shown_in_part
    assert photograph.copy_shown is None
    assert photograph.shown_in_part


def test_a_scan_of_several_pages_of_which_one_is_damaged_is_as_it_was(case):
    content = scan(1, 2, 3, compression="tiff_lzw")
    original = case({"exhibits/fax.tif": content[:-400]})[0]["exhibits/fax.tif"]
    assert original.copy_shown is None or original.pdf.pages == 3
    assert original.copy_shown is not None or original.problems


def blank():
    """A page of a scan: no text."""
    return changed(letter(), lambda _pdf, page: page.obj.__delitem__("/Contents"))


def test_a_scan_is_shown_with_its_words_and_stays_what_it_is(case, program):
    path, _ = program("ocrmypdf", letter("mot"), _READER)
    reader = Reader(path, ("fra",), "OCRmyPDF 16, tesseract 5")
    content = blank()
    found, store = case({"exhibits/a.pdf": content, "exhibits/b.pdf": letter()}, reader=reader)
    original = found["exhibits/a.pdf"]
    assert original.copy_shown.how == "recognised"
    assert original.pdf.text_pages == 1
    assert (store.folder.parent / "case" / "exhibits" / "a.pdf").read_bytes() == content
    assert found["exhibits/b.pdf"].copy_shown is None, "what has words is left as it is"


def test_words_are_not_taken_where_a_page_would_be_lost_or_won(program):
    path, _ = program("ocrmypdf", letter(pages=2), _READER)
    assert searchable(blank(), 1, Reader(path, ("fra",), "x")) is None


def layered(name):
    """A page over a layer of words, under the name that was drawn for it."""

    def change(pdf, page):
        form = pikepdf.Stream(pdf, b"BT 3 Tr (mot) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
        page.obj.Resources.XObject = Dictionary({f"/OCR-{name}": form})
        page.contents_add(f"/OCR-{name} Do".encode(), prepend=True)

    return changed(letter(), change)


def test_the_same_words_give_the_same_bytes_whatever_lots_were_drawn(program):
    made = []
    for name in ("5izUY8jhvNFsKK71v9Pwmw", "2y2REQAVm3-ONtjUM3aX2Q"):
        path, _ = program("ocrmypdf", layered(name), _READER)
        made.append(searchable(blank(), 1, Reader(path, ("fra",), "x")))
    assert made[0] == made[1]
    assert b"/OCR-words" in made[0]


def test_a_signed_file_is_never_given_to_a_recogniser(case, program):
    path, runs = program("ocrmypdf", letter(), _READER)
    signed = blank() + b"\n% /ByteRange\n"
    found, _ = case({"exhibits/a.pdf": signed}, reader=Reader(path, ("fra",), "x"))
    assert found["exhibits/a.pdf"].copy_shown is None
    assert not runs.exists()


@pytest.mark.parametrize(
    ("languages", "known"), [("fra\neng", ("fra", "eng")), ("eng\nosd", ("eng",)), ("deu", None)]
)
def test_a_recogniser_is_one_that_reads_french_or_english(tmp_path, monkeypatch, languages, known):
    for name, said in (("ocrmypdf", "16.10.0"), ("tesseract", "tesseract 5.3.0")):
        path = tmp_path / name
        path.write_text(
            f"#!{sys.executable}\nimport sys\n"
            f"print({languages!r} if '--list-langs' in sys.argv else {said!r})\n"
        )
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(tmp_path))
    recogniser.cache_clear()
    try:
        found = recogniser()
    finally:
        recogniser.cache_clear()
    assert (found.languages if found else None) == known
    assert found is None or found.name == "OCRmyPDF 16.10.0, tesseract 5.3.0"
