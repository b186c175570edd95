"""A case of e-mails, texts, a word processor's file and a fax: each has pages, proven, and is handed over."""

import zipfile

import pikepdf
import pypdfium2
import pytest

from dossier.errors import InputError
from dossier.executor import silent
from dossier.files import sha256_file
from dossier.flows.build import build
from dossier.flows.new import NewCase, new_case
from dossier.flows.reading import examiner
from dossier.flows.request import BuildRequest
from dossier.ingest import copies
from dossier.ingest.office import Office
from tests.assemble.papers import letter
from tests.e2e.conftest import CASE
from tests.ingest.test_frames import scan
from tests.support.leaks import leaks
from tests.support.letters import ATTACHED, docx, message
from tests.support.photographs import photograph
from tests.support.public import both

FILES = {
    "2022-08-17 mail.eml": message(html="<img src='https://far.example/x.png'>"),
    "devis.txt": ATTACHED,
    "fax.tif": scan(1, 2, 3, dpi=(100, 100)),
    "journal.txt": "Journal d'accès\n\n  14 h\touverte\n".encode("cp1252"),
    "rapport.docx": docx(),
    "outlook.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.fixture(autouse=True)
def program(monkeypatch):
    """LibreOffice is replaced by one that always makes the same two pages."""
    monkeypatch.setattr(copies, "office", lambda: Office("soffice", "LibreOffice 7.4"))
    monkeypatch.setattr(copies, "recogniser", lambda: None)
    monkeypatch.setattr(copies, "as_pdf", lambda *_args: (letter("Rapport", pages=2), ()))


def case(folder, language, **more):
    for name, content in ({f"exhibits/{name}": content for name, content in FILES.items()} | more).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "case.yaml").write_text(CASE.replace("language: en", f"language: {language}"), "utf-8")
    return folder


def built(tmp_path, folder):
    request = BuildRequest(folder, tmp_path / "out", level="draft", workers=1)
    return build(request, silent)[0]


def words(file):
    with pypdfium2.PdfDocument(file) as seen:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in seen]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fr",
            (
                "Date (telle qu’écrite) Wed, 17 Aug 2022 09:30:00 +0200",
                "Windows-1252 (supposé : le fichier ne le dit pas)",
                "produites à partir de ce fichier par LibreOffice 7.4",
                "toutes les images de ce fichier",
                "n’ont pas été cherchées",
            ),
        ),
        (
            "en",
            (
                "Date (as written) Wed, 17 Aug 2022 09:30:00 +0200",
                "Windows-1252 (supposed: the file does not say)",
                "made from this file by LibreOffice 7.4",
                "every picture of this file",
                "were not fetched",
            ),
        ),
    ],
)
def test_each_file_has_its_pages_and_is_handed_over(tmp_path, language, told):
    folder = case(tmp_path / "case", language)
    made = built(tmp_path, folder)
    pages = words(made.folder / "dossier.pdf")
    whole = " ".join(pages).replace("\u202f", " ").replace("\u00a0", " ")
    for line in (*told, "- cuisine", "ouverte", "devis n° 1.txt", "37"):
        assert line in whole, line
    assert [number for number in (1, 2) if f"Rapport {number}" in whole] == [1, 2]
    numbers = {item.exhibit.original.name: item for item in made.dossier.exhibits}
    for name, content in FILES.items():
        item = numbers[name]
        copy = made.folder / "exhibits" / item.untouched
        assert item.untouched, name
        assert copy.read_bytes() == content
        assert sha256_file(copy) == item.exhibit.original.sha256
    quote = numbers["devis.txt"].number
    mail = next(page for page in pages if "devis n° 1.txt" in page)
    assert f"{quote}" in mail.rpartition("devis n° 1.txt")[2]
    found = {finding.code for finding in made.report.findings}
    assert {"EX040", "EX046"} <= found, "the Outlook message, and the text that does not say its encoding"
    assert "EX041" not in found, "the attached file is an exhibit"


def test_the_same_case_gives_the_same_bytes(tmp_path):
    folder = case(tmp_path / "case", "en")
    first = (built(tmp_path / "a", folder).folder / "dossier.pdf").read_bytes()
    assert (built(tmp_path / "b", folder).folder / "dossier.pdf").read_bytes() == first


def test_nothing_of_a_message_acts_or_leads_outside(tmp_path):
    html = "<a href='javascript:alert(1)'>ici</a><form action='https://far.example/'></form>"
    hostile = message("<script>alert(1)</script> {{ 7*7 }} https://far.example/", html=html, files=())
    folder = case(tmp_path / "case", "en", **{"exhibits/hostile.eml": hostile})
    file = built(tmp_path, folder).folder / "dossier.pdf"
    assert "<script>alert(1)</script> {{ 7*7 }}" in " ".join(words(file))
    with pikepdf.open(file) as pdf:
        actions = [one.A for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one]
    assert all(action.S == "/GoTo" for action in actions)


def test_new_takes_a_zip_of_photographs_and_what_is_attached_to_mails(tmp_path):
    archive = tmp_path / "photos.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("façade/a.jpg", photograph())
        packed.writestr("../b.jpg", photograph())
        packed.writestr("__MACOSX/._a.jpg", b"x")
    offered = tmp_path / "offered"
    offered.mkdir()
    (offered / "mail.eml").write_bytes(message(files=(("../../devis n° 1.txt", ATTACHED),)))
    folder = tmp_path / "case"
    examine = examiner(BuildRequest(folder, tmp_path / "out", level="draft"), silent)
    started = new_case(NewCase(folder, photos=archive, exhibits=offered, language="en"), examine)
    assert {photo.original.path for photo in started.case.photographs} == {"photos/façade/a.jpg"}
    assert [name for copied in started.copied for name, _ in copied.skipped] == [
        "../b.jpg",
        "__MACOSX/._a.jpg",
    ]
    assert [name for copied in started.copied for name in copied.attached] == [
        "exhibits/mail - devis n° 1.txt"
    ]
    assert (folder / "exhibits" / "mail - devis n° 1.txt").read_bytes() == ATTACHED
    assert not list(tmp_path.glob("*.jpg"))
    assert photograph() == (folder / "photos" / "façade" / "a.jpg").read_bytes()


SECRET = "Quillfeather"
HIDDEN = f"- {{words: [{SECRET}], kind: name, reason: a witness, who: E. Clerk}}\n"
_FEW = {
    "exhibits/mail.eml": message(
        f"Bonjour {SECRET},\n\nMerci.\n",
        html=f"<img src='https://{SECRET}.example/x.png'>",
        files=((f"devis {SECRET}.txt", f"Pour {SECRET}".encode()),),
        Subject=f"De {SECRET}",
        Cc=f"{SECRET}@example.org",
        **{"Message-ID": f"<{SECRET}@example.org>"},
    ),
    "exhibits/devis.txt": f"Pour {SECRET}\n".encode(),
    "exhibits/rapport.docx": docx(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>"),
}


def few(folder, marks):
    """A case of a message, a text and a document, each with the word."""
    for name, content in (_FEW | {"redactions.yaml": marks.encode(), "case.yaml": CASE.encode()}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_the_public_edition_tells_no_word_of_a_message_a_text_or_a_document(tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "as_pdf", lambda *_args: (letter(f"Rapport {SECRET}", pages=2), ()))
    made = both(few(tmp_path / "case", HIDDEN), tmp_path)
    assert leaks(made.public, [SECRET], []) == []
    assert leaks(made.full, [SECRET], [])
    assert made.plans[0].exhibit_pages == made.plans[1].exhibit_pages


def test_a_place_on_a_page_of_a_document_is_masked_on_its_copy(tmp_path):
    mark = (
        "- {subject: rapport, page: 2, box: [0, 0, 1, 0.5], kind: name, reason: a witness, who: E. Clerk}\n"
    )
    made = built(tmp_path, few(tmp_path / "case", mark))
    assert "Rapport 1" in " ".join(words(made.folder / "dossier.pdf"))
    assert "Rapport 2" not in " ".join(words(made.folder / "dossier.pdf"))
    item = next(one for one in made.dossier.exhibits if one.exhibit.id == "rapport")
    assert item.untouched == "", "the document itself, which shows what is hidden, stays in the office"


@pytest.mark.parametrize("subject", ["mail", "devis"])
def test_a_place_on_a_page_of_words_cannot_be_masked_and_is_refused(tmp_path, subject):
    mark = f"- {{subject: {subject}, box: [0, 0, 1, 1], kind: name, reason: a witness, who: E. Clerk}}\n"
    with pytest.raises(InputError) as error:
        built(tmp_path, few(tmp_path / "case", mark))
    assert subject in str(error.value.problems)
    assert not (tmp_path / "out" / "dossier.pdf").exists()
