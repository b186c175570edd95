"""A masked copy of an exhibit: what is marked is gone from the file, the rest is as it was seen."""

import hashlib
import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageStat

from dossier.assemble.jpeg import bare_jpeg
from dossier.assemble.masking import PagesJob, masked_pages
from dossier.errors import IntegrityError
from dossier.files import Store
from dossier.model.hiding import Hider
from dossier.model.redaction import Mark
from tests.assemble.papers import highlight, letter
from tests.support.leaks import leaks
from tests.support.photographs import photograph

SECRET = "Quillfeather"
FACE = (10, 220, 40)
NOTHING = Hider(words=(), mark="")
BOX = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.2), (0.0, 0.2))


def copy_of(tmp_path, content, *, area=BOX, page=1, hider=NOTHING, sha256=""):
    """The copy's facts and bytes; it stands alone in a folder."""
    file = tmp_path / "original.pdf"
    file.write_bytes(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    store = Store(tmp_path / "copy")
    marks = (Mark(page=page, area=area, kind="name"),) if area else ()
    digest = sha256 or hashlib.sha256(content).hexdigest()
    made = masked_pages(PagesJob(file, "exhibits/original.pdf", digest, pages, marks, hider, store))
    return made, store.get(made.sha256)


def text_of(content, page):
    with pypdfium2.PdfDocument(content) as document:
        return document[page - 1].get_textpage().get_text_range()


def drawn(content, page):
    with pypdfium2.PdfDocument(content) as document:
        return document[page - 1].render(scale=1).to_pil().convert("RGB")


def spoilt(content, change):
    """The PDF with all of it changed by `change(pdf)`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_the_marked_page_is_a_picture_and_the_others_keep_their_text(tmp_path):
    made, copy = copy_of(tmp_path, letter(f"Mrs {SECRET}", 3), page=2)
    assert (made.pictured, made.resolution) == ((2,), 200)
    assert text_of(copy, 2) == ""
    assert SECRET in text_of(copy, 1)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert len(pdf.pages) == 3
        assert [list(map(round, page.mediabox)) for page in pdf.pages] == [[0, 0, 595, 842]] * 3
    assert drawn(copy, 2).getpixel((300, 50)) == (0, 0, 0)
    assert drawn(copy, 2).getpixel((300, 300)) == (255, 255, 255)


def test_the_same_marks_give_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    content = letter("A", 2)
    assert copy_of(tmp_path / "a", content)[1] == copy_of(tmp_path / "b", content)[1]


def test_a_file_that_changed_is_refused(tmp_path):
    with pytest.raises(IntegrityError):
        copy_of(tmp_path, letter("A", 1), sha256="00" * 32)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_is_meant_as_the_page_is_seen(tmp_path, turn):
    def change(pdf):
        page = pdf.pages[0]
        page.Rotate = turn
        page.CropBox = Array([50, 100, 450, 700])

    _, copy = copy_of(
        tmp_path, spoilt(letter("A", 1), change), area=((0, 0), (0.25, 0), (0.25, 0.25), (0, 0.25))
    )
    seen = drawn(copy, 1)
    assert seen.size == ((600, 400) if turn % 180 else (400, 600))
    assert seen.getpixel((5, 5)) == (0, 0, 0)
    assert seen.getpixel((seen.width - 5, 5)) == (255, 255, 255)
    assert seen.getpixel((5, seen.height - 5)) == (255, 255, 255)


def test_a_polygon_is_filled_with_what_lies_between_its_arms(tmp_path):
    hollow = ((0.1, 0.1), (0.5, 0.4), (0.9, 0.1), (0.9, 0.6), (0.1, 0.6))
    _, copy = copy_of(tmp_path, letter("A", 1), area=hollow)
    seen = drawn(copy, 1)
    assert seen.getpixel((int(0.5 * 595), int(0.5 * 842))) == (0, 0, 0)
    assert seen.getpixel((int(0.15 * 595), int(0.3 * 842))) == (0, 0, 0)
    assert seen.getpixel((int(0.5 * 595), int(0.7 * 842))) == (255, 255, 255)


def secret_picture(pdf):
    image = pikepdf.Stream(pdf, bytes(FACE) * 400)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 20, 20, 8, Name.DeviceRGB
    return image


def shared_resources(pdf):
    """Programs write one dictionary for all pages: the picture of page 2 hangs on page 1 too."""
    picture = pdf.make_indirect(secret_picture(pdf))
    shared = pdf.make_indirect(
        Dictionary({**dict(pdf.pages[0].Resources.items()), "/XObject": Dictionary(Im=picture)})
    )
    for page in pdf.pages:
        page.Resources = shared
    pdf.pages[1].contents_add(b"q 200 0 0 100 100 700 cm /Im Do Q")


def link_to_the_page(pdf):
    """A link on page 1 holds page 2 itself."""
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 10, 10]),
        Dest=Array([pdf.pages[1].obj, Name.Fit]),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    pdf.pages[1].contents_add(f"BT /F1 12 Tf 3 Tr ({SECRET}) Tj ET".encode())


def article_thread(pdf):
    bead = pdf.make_indirect(Dictionary(T=Dictionary(I=Dictionary(Title=SECRET))))
    pdf.pages[0].obj.B = Array([bead])


def thumbnail(pdf):
    pdf.pages[0].obj.Thumb = secret_picture(pdf)


def notes_of_programs(pdf):
    pdf.pages[0].obj.PieceInfo = Dictionary(Illustrator=Dictionary(Private=Dictionary(Text=SECRET)))
    pdf.pages[0].obj.Metadata = pikepdf.Stream(pdf, SECRET.encode())


def metadata_and_names(pdf):
    pdf.docinfo["/Title"] = f"Letter of {SECRET}"
    pdf.docinfo["/Author"] = SECRET
    pdf.attachments[f"{SECRET}.txt"] = SECRET.encode()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 1))
    with pdf.open_metadata() as xmp:
        xmp["dc:title"] = SECRET


def named_layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=f"Notes of {SECRET}"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))
    pdf.pages[0].Resources.Properties = Dictionary(L0=group)
    pdf.pages[0].contents_add(b"/OC /L0 BDC EMC")


def form_with_notes(pdf):
    form = pikepdf.Stream(pdf, b"0 0 10 10 re f")
    form.Type, form.Subtype, form.BBox, form.Resources = (
        Name.XObject,
        Name.Form,
        Array([0, 0, 9, 9]),
        Dictionary(),
    )
    form.PieceInfo = Dictionary(App=Dictionary(Private=SECRET))
    form.Metadata = pikepdf.Stream(pdf, SECRET.encode())
    pdf.pages[0].Resources.XObject = Dictionary(F=pdf.make_indirect(form), Unused=secret_picture(pdf))
    pdf.pages[0].contents_add(b"/F Do")


def photograph_with_exif(pdf):
    content = photograph(serial=SECRET, thumbnail=face())
    image = pikepdf.Stream(pdf, content)
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 320, 240, 8, Name.DeviceRGB
    image.Metadata = pikepdf.Stream(pdf, SECRET.encode())
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)
    pdf.pages[0].contents_add(b"q 200 0 0 100 100 300 cm /Im Do Q")


def picture_in_another_format(pdf):
    image = pikepdf.Stream(pdf, b"\0\0\0\x0cjP  \r\n\x87\n" + SECRET.encode())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.JPXDecode
    image.Width, image.Height = 10, 10
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)
    pdf.pages[0].contents_add(b"q 20 0 0 10 100 300 cm /Im Do Q")


def picture_within_the_content(pdf):
    packed = photograph(size=(8, 8), serial=SECRET).hex().encode()
    pdf.pages[0].contents_add(
        b"q 20 0 0 10 100 300 cm BI /W 8 /H 8 /BPC 8 /CS /RGB /F [/AHx /DCT] ID " + packed + b"> EI Q"
    )


def letters_that_are_drawings(pdf):
    """A font of its own making draws one square, and has the secret picture in its list."""
    square = pikepdf.Stream(pdf, b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]), FirstChar=97, LastChar=97,
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), Widths=Array([1000]),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.square])),
        CharProcs=Dictionary(square=pdf.make_indirect(square)),
        Resources=Dictionary(XObject=Dictionary(Im=secret_picture(pdf))),
        PieceInfo=Dictionary(App=Dictionary(Private=SECRET)),
    )  # fmt: skip
    pdf.pages[0].Resources.Font.T3 = pdf.make_indirect(font)
    pdf.pages[0].contents_add(b"BT /T3 40 Tf 100 300 Td (aa) Tj ET")


def replacement_text(pdf):
    pdf.pages[0].contents_add(f"/Span <</ActualText ({SECRET})>> BDC EMC".encode())


def replacement_text_by_name(pdf):
    pdf.pages[0].Resources.Properties = Dictionary(P=Dictionary(ActualText=SECRET, MCID=0))
    pdf.pages[0].contents_add(b"/Span /P BDC EMC")


def hidden_note(pdf):
    highlight(pdf, pdf.pages[0])
    pdf.pages[0].obj.Annots[0].Contents = SECRET


def form_field(pdf):
    field = pdf.make_indirect(
        Dictionary(FT=Name.Tx, T=SECRET, V=SECRET, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]))
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def face():
    out = io.BytesIO()
    Image.new("RGB", (64, 48), FACE).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        shared_resources, link_to_the_page, article_thread, thumbnail, notes_of_programs, metadata_and_names,
        named_layer, form_with_notes, photograph_with_exif, picture_in_another_format,
        picture_within_the_content, letters_that_are_drawings, replacement_text, replacement_text_by_name,
        hidden_note, form_field,
    ],
)  # fmt: skip
def test_nothing_that_hangs_on_a_page_goes_over(tmp_path, change):
    content = spoilt(letter("Dear sir", 2), change)
    whole = tmp_path / "whole"
    whole.mkdir()
    (whole / "a.pdf").write_bytes(content)
    assert leaks(whole, [SECRET], [FACE]), "the original has it"
    hider = Hider(words=(SECRET,), mark="x")
    _, copy = copy_of(tmp_path, content, area=((0, 0), (1, 0), (1, 1), (0, 1)), page=2, hider=hider)
    assert leaks(tmp_path / "copy", [SECRET], [FACE]) == []
    apart = ImageChops.difference(drawn(copy, 1), drawn(content, 1))
    assert max(ImageStat.Stat(apart).mean) < 1, "and page 1 looks as it did"


@pytest.mark.parametrize("written", [SECRET, SECRET.upper()])
def test_a_word_is_found_by_the_text_layer_and_its_whole_line_goes(tmp_path, written):
    hider = Hider(words=(SECRET,), mark="x")
    made, copy = copy_of(tmp_path, letter(f"Mrs {written} wrote", 2), area=None, hider=hider)
    assert made.pictured == (1, 2)
    assert all(mark.area[0][0] == 0 and mark.area[1][0] == 1 for mark in made.marks), "marks of one length"
    assert leaks(tmp_path / "copy", [SECRET]) == []
    assert drawn(copy, 1).getpixel((60, 35)) == (0, 0, 0)


def test_words_of_other_lengths_leave_the_same_mark(tmp_path):
    areas = set()
    for rank, word in enumerate(("Abcd", "Abcdefghijklmnopqrst")):
        (folder := tmp_path / str(rank)).mkdir()
        made, _ = copy_of(
            folder, letter(f"Mrs {word} wrote"), area=None, hider=Hider(words=(word,), mark="x")
        )
        areas.add(tuple(round(x, 1) for x, _ in made.marks[0].area))
    assert len(areas) == 1


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_a_jpeg_loses_its_notes_and_no_point(options):
    picture = Image.effect_noise((200, 120), 60).convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=Image.Exif().tobytes() or b"", comment=SECRET.encode(), **options)
    content = out.getvalue() + b"behind " + SECRET.encode()
    bare = bare_jpeg(content)
    assert SECRET.encode() not in bare
    with Image.open(io.BytesIO(bare)) as one, Image.open(io.BytesIO(content)) as other:
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("content", [b"", b"no", b"\xff\xd8", b"\xff\xd8\xff\xe1\0\x02\0\0"])
def test_what_is_no_jpeg_is_no_jpeg(content):
    try:
        bare_jpeg(content)
    except ValueError:
        return
    assert bare_jpeg(content) == b"\xff\xd8\xff\xd9"
