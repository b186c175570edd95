"""Pages that someone else made: upright, at their own size, complete and harmless."""

import io
import itertools

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from dossier.assemble.join import assemble
from dossier.errors import IntegrityError, RenderError
from dossier.model.parts import Plan
from dossier.verify.prove import prove
from tests.assemble import papers

MM = 72 / 25.4
TOP = 10 * MM


def shown(folder, content, *, pages=1, signed=False, stamps=papers.PLAIN):
    """Assemble and prove the exhibit alone; the finished file."""
    plan = Plan("Dossier", "fr", (papers.exhibit(folder, 3, content, pages, signed=signed),), stamps, {})
    assemble(plan, folder / "out.pdf")
    assert prove(folder / "out.pdf", plan).faults == ()
    return folder / "out.pdf"


def picture(file, page=0):
    with pypdfium2.PdfDocument(file) as seen:
        return seen[page].render(scale=1).to_pil().convert("RGB")


def red(file, box):
    """Whether the middle of a box (in points from the top left of the exhibit's page) is red."""
    left, top, right, bottom = box
    return picture(file).getpixel((round((left + right) / 2), round(TOP + (top + bottom) / 2))) == (255, 0, 0)


def corner(_pdf, page):
    """A red block at the bottom left of the page's own space."""
    page.contents_add(b"q 1 0 0 rg 20 20 100 60 re f Q")


BLOCKS = {0: (20, 762, 120, 822), 90: (20, 20, 80, 120), 180: (475, 20, 575, 80), 270: (762, 475, 822, 575)}


@pytest.mark.parametrize("turn", BLOCKS)
def test_a_turned_page_is_upright(tmp_path, turn):
    def change(pdf, page):
        corner(pdf, page)
        page.obj.Rotate = turn

    file = shown(tmp_path, papers.changed(papers.letter(), change))
    assert red(file, BLOCKS[turn])


def test_a_cropped_page_shows_what_its_reader_shows_at_true_scale(tmp_path):
    def change(pdf, page):
        corner(pdf, page)
        page.obj.CropBox = Array([10, 10, 410, 510])

    file = shown(tmp_path, papers.changed(papers.letter(), change))
    with pypdfium2.PdfDocument(file) as seen:
        assert seen[0].get_size() == pytest.approx((400, 500 + 24 * MM), abs=0.01)
    assert red(file, (10, 430, 110, 490))


def test_a_unit_of_its_own_keeps_the_scale(tmp_path):
    def change(pdf, page):
        corner(pdf, page)
        page.obj.UserUnit = 2

    file = shown(tmp_path, papers.changed(papers.letter(size=(300, 400)), change))
    with pypdfium2.PdfDocument(file) as seen:
        assert seen[0].get_size() == pytest.approx((600, 800 + 24 * MM), abs=0.01)
    assert red(file, (40, 640, 240, 760))


def test_a_tiny_page_gets_room_for_its_stamps_and_is_not_enlarged(tmp_path):
    def change(_pdf, page):
        page.contents_add(b"q 1 0 0 rg 0 0 3 3 re f Q")

    file = shown(tmp_path, papers.changed(papers.letter("", size=(3, 3)), change), stamps=papers.STAMPS)
    drawn = picture(file)
    reds = {x for x, y in itertools.product(range(298), range(100)) if drawn.getpixel((x, y)) == (255, 0, 0)}
    assert 2 <= len(reds) <= 4


@pytest.mark.parametrize("size", [(842, 595), (2384, 3370), (14400, 200)])
def test_any_size_is_kept(tmp_path, size):
    file = shown(tmp_path, papers.letter(size=size), stamps=papers.STAMPS)
    with pypdfium2.PdfDocument(file) as seen:
        assert seen[0].get_width() == pytest.approx(size[0], abs=0.01)


def test_an_owner_password_does_not_matter(tmp_path):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.letter())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    with pikepdf.open(shown(tmp_path, out.getvalue())) as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize("appearance", [True, False])
def test_a_filled_field_stays_visible_and_is_no_field_any_more(tmp_path, appearance):
    file = shown(
        tmp_path,
        papers.changed(papers.letter(), lambda pdf, page: papers.field(pdf, page, appearance=appearance)),
    )
    assert red(file, (280, 212, 300, 242))
    with pikepdf.open(file) as pdf:
        assert Name.AcroForm not in pdf.Root
        assert Name.Annots not in pdf.pages[0]


def test_a_mark_that_the_reader_draws_stays_visible_and_the_text_stays_text(tmp_path):
    file = shown(tmp_path, papers.changed(papers.letter(), papers.highlight))
    assert red(file, (100, 212, 300, 242))
    with pypdfium2.PdfDocument(file) as seen:
        assert "Monsieur le ministre 1" in seen[0].get_textpage().get_text_range()


def test_a_hidden_layer_stays_hidden(tmp_path):
    file = shown(tmp_path, papers.changed(papers.letter(), papers.hidden_layer))
    assert not red(file, (100, 212, 300, 242))


def test_nothing_active_is_taken_over(tmp_path):
    def change(pdf, page):
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        page.obj.AA = Dictionary(O=script)
        pdf.attachments["a.exe"] = b"MZ"
        page.obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script)])

    content = shown(tmp_path, papers.changed(papers.letter(), change))
    with pikepdf.open(content) as pdf:
        everything = b"".join(obj.unparse() for obj in pdf.objects)
    assert b"JavaScript" not in everything
    assert b"a.exe" not in everything


def test_a_signed_page_bears_nothing_upon_its_content(tmp_path):
    content = papers.letter()
    with_stamps = picture(shown(tmp_path, content, signed=True, stamps=papers.STAMPS))
    without = picture(shown(tmp_path, content, signed=True))
    page = (0, round(TOP) + 1, 595, round(TOP + 841))
    assert with_stamps.crop(page).tobytes() == without.crop(page).tobytes()


def test_another_file_under_the_same_name_is_refused(tmp_path):
    item = papers.exhibit(tmp_path, 3, papers.letter())
    item.pdf.write_bytes(papers.letter("Monsieur le préfet"))
    with pytest.raises(IntegrityError, match=r"lettre-3\.pdf"):
        assemble(Plan("Dossier", "fr", (item,)), tmp_path / "out.pdf")


def test_a_missing_file_is_named(tmp_path):
    item = papers.exhibit(tmp_path, 3, papers.letter())
    item.pdf.unlink()
    with pytest.raises(IntegrityError, match=r"lettre-3\.pdf"):
        assemble(Plan("Dossier", "fr", (item,)), tmp_path / "out.pdf")


def test_no_page_is_lost_in_silence(tmp_path):
    item = papers.exhibit(tmp_path, 3, papers.letter(pages=2), pages=3)
    with pytest.raises(RenderError, match="3 pages were counted, 2"):
        assemble(Plan("Dossier", "fr", (item,)), tmp_path / "out.pdf")


def damaged(content):
    """The page's content no longer unpacks."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        stream = pdf.pages[0].Contents.read_raw_bytes()
    return content.replace(stream, stream[:10] + b"\xff" * (len(stream) - 10))


def pictures(file):
    with pikepdf.open(file) as pdf:
        return sum(isinstance(thing, pikepdf.Stream) and "/Width" in thing for thing in pdf.objects)


def test_a_damaged_page_is_a_picture_so_that_the_file_stays_sound(tmp_path):
    file = shown(tmp_path, damaged(papers.letter()))
    assert pictures(file) == 1
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_page_that_cannot_be_shown_at_all_is_named(tmp_path, monkeypatch):
    def fail(*_):
        raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", fail)
    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", fail)
    item = papers.exhibit(tmp_path, 3, damaged(papers.letter()))
    with pytest.raises(RenderError, match=r"lettre-3\.pdf, page 1"):
        assemble(Plan("Dossier", "fr", (item,)), tmp_path / "out.pdf")


def test_a_sound_exhibit_stays_text_and_drawings(tmp_path):
    assert pictures(shown(tmp_path, papers.letter())) == 0
