"""What a PDF exhibit holds, as far as it may be included."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from dossier.ingest.pdf import read_pdf

_HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
_ACTION = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _pdf(*pages, change=None, encryption=False):
    """A PDF of these pages, given by what their dictionaries add."""
    pdf = pikepdf.new()
    for extra in pages or ({},):
        pdf.add_blank_page(page_size=(600, 800))
        page = pdf.pages[-1]
        for key, value in extra.items():
            page.obj[f"/{key}"] = value
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, encryption=encryption, deterministic_id=not encryption)
    return out.getvalue()


def _facts(*pages, **options):
    facts, problems = read_pdf(_pdf(*pages, **options))
    assert problems == ()
    return facts


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ({}, (600, 800)),
        ({"Rotate": 90}, (800, 600)),
        ({"Rotate": -90}, (800, 600)),
        ({"Rotate": 180}, (600, 800)),
        ({"CropBox": Array([100, 100, 400, 300])}, (300, 200)),
        ({"CropBox": Array([100, 100, 400, 300]), "Rotate": 270}, (200, 300)),
        ({"UserUnit": 2}, (1200, 1600)),
    ],
)
def test_a_page_is_measured_as_it_is_shown(page, size):
    assert _facts(page).sizes == (size,)


def test_rotation_is_inherited_from_the_tree():
    def turn(pdf):
        pdf.Root.Pages.Rotate = 90

    assert _facts(change=turn).sizes == ((800, 600),)


def test_pages_with_text_are_counted():
    def write(pdf):
        pdf.pages[1].obj.Resources = Dictionary(Font=Dictionary(F1=_HELVETICA))
        pdf.pages[1].obj.Contents = Stream(pdf, b"BT /F1 24 Tf 100 700 Td (Invoice) Tj ET")

    facts = _facts({}, {}, change=write)
    assert (facts.pages, facts.text_pages) == (2, 1)


def test_the_title_and_the_conformance_claimed_are_read():
    def tell(pdf):
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = "3"
            metadata["pdfaid:conformance"] = "B"
        pdf.docinfo["/Title"] = "Facture\u202e n° 7"

    facts = _facts(change=tell)
    assert (facts.title, facts.pdfa) == ("Facture n° 7", "3B")


def test_without_a_title_or_a_claim_nothing_is_said():
    def spoil(pdf):
        pdf.Root.Metadata = Stream(pdf, b"<x/>")

    assert (_facts().title, _facts(change=spoil).pdfa) == ("", "")


def test_an_owner_s_password_opens_and_is_said():
    assert _facts(encryption=pikepdf.Encryption(owner="secret", user="")).encrypted == "owner"


def test_a_user_s_password_does_not_open():
    facts, problems = read_pdf(_pdf(encryption=pikepdf.Encryption(owner="o", user="u")))
    assert (facts.encrypted, facts.pages) == ("user", 0)
    assert [problem.kind for problem in problems] == ["encrypted"]


def _form(*fields, **more):
    def change(pdf):
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field) for field in fields]), **more)

    return change


def test_a_signature_is_found_by_its_field():
    signature = Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary(Type=Name.Sig))
    assert _facts(change=_form(Dictionary(T=String("p"), Kids=Array([signature])))).signed
    assert not _facts(change=_form(Dictionary(FT=Name.Sig, T=String("s")))).signed


def test_a_signature_is_found_by_its_byte_range():
    def sign(pdf):
        pdf.Root.Perms = Dictionary(DocMDP=Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3])))

    assert _facts(change=sign).signed


def test_a_form_whose_fields_form_a_circle_ends():
    def circle(pdf):
        field = pdf.make_indirect(Dictionary(T=String("a")))
        field.Kids = Array([field, field, 7])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert "AcroForm" in _facts(change=circle).active


def _annotation(**more):
    return Dictionary(Type=Name.Annot, Rect=Array([0, 0, 1, 1]), **more)


def test_what_does_more_than_show_pages_is_named():
    annotations = Array(
        [
            _annotation(Subtype=Name.RichMedia),
            _annotation(Subtype=Name.FileAttachment),
            _annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch)),
            _annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI)),
            7,
        ]
    )

    def change(pdf):
        pdf.Root.OpenAction = _ACTION
        pdf.Root.AA = Dictionary(WC=_ACTION)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _ACTION])))
        pdf.attachments["a.txt"] = b"hello"
        _form(Dictionary(T=String("f")), XFA=Stream(pdf, b"<xdp/>"))(pdf)

    assert _facts({"Annots": annotations}, change=change).active == (
        "AA",
        "AcroForm",
        "EmbeddedFiles",
        "JavaScript",
        "Launch",
        "OpenAction",
        "RichMedia",
        "XFA",
    )


def test_a_destination_to_open_at_is_no_active_content():
    def change(pdf):
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    assert _facts(change=change).active == ()


def test_a_cross_reference_that_had_to_be_rebuilt_is_said():
    content = _pdf()
    at = content.rindex(b"startxref")
    facts, problems = read_pdf(content[:at] + b"startxref\n7\n%%EOF\n")
    assert facts.pages == 1
    assert [problem.kind for problem in problems] == ["repaired"]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4 nonsense", _pdf()[:200]])
def test_a_pdf_that_cannot_be_read_is_named(content):
    facts, problems = read_pdf(content)
    assert facts is None or facts.pages == 0
    assert "broken" in [problem.kind for problem in problems]


def test_a_pdf_without_pages_is_broken():
    def empty(pdf):
        del pdf.pages[0]

    facts, problems = read_pdf(_pdf(change=empty))
    assert facts.pages == 0
    assert problems[-1].kind == "broken"


def test_a_pdf_that_eats_all_memory_is_a_bomb(monkeypatch):
    def eat(_stream):
        raise MemoryError

    monkeypatch.setattr("dossier.ingest.pdf.pikepdf.open", eat)
    assert [problem.kind for problem in read_pdf(b"%PDF-")[1]] == ["bomb"]
