"""Files that keep PDF/A-3A and PDF/UA-1, whatever the exhibits are made of."""

import hashlib
import io
import random
import re
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree
from PIL import Image
from PIL.ImageFilter import GaussianBlur
from pypdfium2 import PdfDocument

from dossier.assemble import colours, unseen
from dossier.assemble.fit import unfit_pages
from dossier.assemble.join import assemble
from dossier.errors import IntegrityError
from dossier.model.archive import Archive, Attached
from dossier.model.parts import ForeignPages, Plan
from dossier.verify.prove import prove
from tests.assemble import papers
from tests.support import archives
from tests.support.hostile_pdfs import SHOWN


def planned(folder, content, pages=1, **more):
    """An archive of one exhibit."""
    item = papers.exhibit(folder, 3, content, pages)
    return archived(Plan("Dossier", "fr", (item,), papers.STAMPS, {}, "2026-11-23"), **more)


def archived(plan, **more):
    """The plan as one of an archive, the exhibits' pages examined as a build does."""
    items = tuple(
        replace(item, pictured=tuple(sorted(unfit_pages(item, "fr"))))
        if isinstance(item, ForeignPages)
        else item
        for item in plan.items
    )
    return replace(plan, items=items, archive=Archive(**more))


def made(plan, folder, name="out.pdf"):
    assemble(plan, folder / name)
    assert prove(folder / name, plan).faults == ()
    return folder / name


def faults(file, plan):
    return " ".join(prove(file, plan).faults)


def text(file, page=0):
    with PdfDocument(file) as pdf:
        return pdf[page].get_textpage().get_text_range()


# ------------------------------------------------------------------------------- what an archive can hold


@pytest.mark.parametrize("content", [archives.bare, archives.scripted, archives.inks, archives.private])
def test_a_page_that_breaks_a_standard_is_found(tmp_path, content):
    item = papers.exhibit(tmp_path, 3, content())
    found = unfit_pages(item, "fr")
    assert list(found) == [1]
    assert found[1]


def test_a_page_that_keeps_them_stays_as_it_is(tmp_path):
    plan = planned(tmp_path, archives.fit())
    assert plan.items[0].pictured == ()
    file = made(plan, tmp_path)
    assert archives.opinions(file) == []
    with pikepdf.open(file) as pdf:
        assert pdf.pages[0].Resources.XObject.Page1.Subtype == Name.Form


def test_only_the_page_that_breaks_one_becomes_a_picture(tmp_path):
    plan = planned(tmp_path, archives.two(archives.fit(), archives.bare()), 2)
    assert plan.items[0].pictured == (2,)
    file = made(plan, tmp_path)
    assert archives.opinions(file) == []
    with pikepdf.open(file) as pdf:
        kinds = [page.Resources.XObject.Page1.Subtype for page in pdf.pages]
    assert kinds == [Name.Form, Name.Image]


def test_the_reasons_are_the_checkers(tmp_path):
    assert "FONT-EMBEDDING" in " ".join(unfit_pages(papers.exhibit(tmp_path, 3, archives.bare()), "fr")[1])


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "three hundred pages"])
def test_whatever_people_bring_can_be_kept(tmp_path, name):
    content = SHOWN[name]()
    (tmp_path / "x.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        pages = len(pdf.pages)
    file = made(planned(tmp_path, content, pages), tmp_path)
    assert archives.opinions(file) == []


def test_an_exhibit_that_changed_is_refused(tmp_path):
    item = papers.exhibit(tmp_path, 3, archives.bare())
    item.pdf.write_bytes(archives.scripted())
    with pytest.raises(IntegrityError):
        unfit_pages(item, "fr")


# --------------------------------------------------------------------------------- a page as a picture


def test_a_picture_keeps_its_words_where_they_are_seen(tmp_path):
    file = made(planned(tmp_path, archives.bare()), tmp_path)
    assert archives.WORDS in text(file)
    with PdfDocument(file) as pdf:
        page, words = pdf[0], pdf[0].get_textpage()
        left, bottom, right, top = words.get_charbox(text(file).index("F"))
        high = page.get_height()
        letter = page.render(scale=1).to_pil().convert("L").crop((left, high - top, right, high - bottom))
    darkest, _ = letter.getextrema()
    assert darkest < 100, "nothing is drawn where the word is said to be"


def test_a_page_on_its_side_keeps_its_words_in_place(tmp_path):
    file = made(planned(tmp_path, archives.turned()), tmp_path)
    with PdfDocument(file) as pdf:
        page = pdf[0]
        words = page.get_textpage()
        boxes = [
            words.get_charbox(n) for n in range(words.count_chars()) if words.get_text_range(n, 1) == "F"
        ]
        width = page.get_width()
    assert any(left > width - 120 for left, *_ in boxes), "turned clockwise, the first word is at the right"


def test_a_picture_is_a_figure_with_its_words_after_it(tmp_path):
    file = made(planned(tmp_path, archives.bare()), tmp_path)
    with pikepdf.open(file) as pdf:
        section = pdf.Root.StructTreeRoot.K[0].K[0]
        roles = [str(kid.S) for kid in section.K]
        assert roles == ["/Figure", "/P"]
        assert str(section.K[0].Alt) == "Pièce n° 3, page 1"


def test_the_language_of_an_exhibit_is_said(tmp_path):
    plan = planned(tmp_path, archives.bare())
    for language, said in (("en", "en"), ("", ""), ("en); x", "")):
        file = made(replace(plan, items=(replace(plan.items[0], language=language),)), tmp_path)
        with pikepdf.open(file) as pdf:
            assert str(pdf.Root.StructTreeRoot.K[0].K[0].get("/Lang", "")) == said


def test_what_cannot_be_said_of_a_letter_becomes_a_sign():
    assert unseen.sayable("a\ue000b\x02c\u200fd\te") == "a\ufffdb-c\ufffdd e"


def test_a_photograph_is_packed_as_one_and_print_is_not(tmp_path):
    with pikepdf.open(made(planned(tmp_path, archives.bare()), tmp_path)) as pdf:
        picture = pdf.pages[0].Resources.XObject.Page1
        assert picture.Filter == Name.FlateDecode
        assert picture.ColorSpace == Name.DeviceGray

    def grain(pdf, page):
        dots = Image.frombytes("L", (1200, 1600), random.Random(1).randbytes(1200 * 1600))
        held = io.BytesIO()
        Image.merge("RGB", [dots.filter(GaussianBlur(r)) for r in (2, 3, 4)]).save(held, "JPEG")
        image = pikepdf.Stream(pdf, held.getvalue())
        image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 1200, 1600
        image.BitsPerComponent, image.ColorSpace, image.Filter = 8, Name.DeviceRGB, Name.DCTDecode
        name = page.add_resource(image, Name.XObject)
        page.contents_add(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())

    content = papers.changed(archives.bare(), grain)
    with pikepdf.open(made(planned(tmp_path, content), tmp_path)) as pdf:
        picture = pdf.pages[0].Resources.XObject.Page1
        assert picture.Filter == Name.DCTDecode
        assert picture.ColorSpace == Name.DeviceRGB


# --------------------------------------------------------------------------------------- the file itself


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    plan = archived(papers.dossier(tmp_path))
    one, other = made(plan, tmp_path, "one.pdf"), made(plan, tmp_path, "other.pdf")
    assert one.read_bytes() == other.read_bytes()


def test_an_ordinary_file_claims_nothing(tmp_path):
    plan = papers.dossier(tmp_path)
    assemble(plan, tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" not in pdf.Root


def test_metadata_and_information_say_the_same(tmp_path):
    plan = replace(planned(tmp_path, archives.fit()), title="A <B> & “C”", subject="D")
    with pikepdf.open(made(plan, tmp_path)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == pdf.docinfo["/Title"] == "A <B> & “C”"
        assert xmp["dc:description"] == pdf.docinfo["/Subject"] == "D"
        assert xmp["xmp:CreateDate"].startswith("2026-11-23")
        assert pdf.docinfo["/CreationDate"] == "D:20261123000000Z"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")


def test_the_colours_do_not_tell_the_day():
    profile = colours._profile()
    assert profile[36:40] == b"acsp"
    assert int.from_bytes(profile[24:26], "big") == 2000


def test_headers_of_pages_are_furniture(tmp_path):
    plan = archived(papers.dossier(tmp_path))
    with pikepdf.open(made(plan, tmp_path)) as pdf:
        content = b"".join(part.read_bytes() for part in pdf.pages[0].Contents)
    assert b"/Subtype /Header" in content


def test_headers_of_tables_say_what_they_head(tmp_path):
    body = (
        '<h1 id="list">Bordereau</h1><table><thead><tr><th>N°</th><th>Objet</th></tr></thead>'
        "<tbody><tr><th>1</th><td>Lettre</td></tr></tbody></table>"
    )
    plan = Plan("Dossier", "fr", (papers.part(tmp_path, "list", body),), archive=Archive())
    file = made(plan, tmp_path)
    assert archives.opinions(file) == []
    with pikepdf.open(file) as pdf:
        cells = [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == "/TH"]
        assert sorted(str(cell.A.Scope) for cell in cells) == ["/Column", "/Column", "/Row"]


def test_no_stream_ends_in_a_carriage_return(tmp_path):
    from dossier.assemble.endings import mend_pictures, mend_saved

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        packed = pikepdf.Stream(pdf, b"\xff\xd8 picture \r")
        packed.Filter = Name.DCTDecode
        pdf.Root.Kept = Array([packed, pdf.make_stream(b"plain\r")])
        mend_pictures(pdf)
        assert [str(one) for one in pdf.Root.Kept[0].Filter] == ["/ASCIIHexDecode", "/DCTDecode"]
        pdf.save(tmp_path / "x.pdf", compress_streams=False)
    mend_saved(tmp_path / "x.pdf")
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert pdf.Root.Kept[1].read_bytes() == b"plain\r"
        raw = [one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert not [one for one in raw if one.endswith(b"\r")]


# ------------------------------------------------------------------------------------ attached originals


def original(folder, name="3_photo.jpg", content=b"\xff\xd8 photograph"):
    path = folder / f"original-{name}"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Attached(name, path, digest, len(content), "image/jpeg", "Original of photo 3", 3)


def test_originals_are_attached_bit_for_bit(tmp_path):
    files = (original(tmp_path), original(tmp_path, "10_b.jpg", b"other\r"), original(tmp_path, "2_a.jpg"))
    file = made(planned(tmp_path, archives.fit(), attached=files), tmp_path)
    assert archives.opinions(file) == []
    assert archives.attached(file) == {one.name: one.path.read_bytes() for one in files}
    with pikepdf.open(file) as pdf:
        listed = pdf.Root.AF
        assert [str(one.F) for one in listed] == sorted(one.name for one in files)
        assert all(one.AFRelationship == Name.Source and str(one.F) == str(one.UF) for one in listed)
        held = [one.EF.F for one in listed]
        assert {str(one.Subtype) for one in held} == {"/image/jpeg"}
        assert {str(one.Params.ModDate) for one in held} == {"D:20261123000000Z"}
        assert [int(one.Params.Size) for one in held] == [len(one.read_bytes()) for one in held]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_an_original_that_is_no_longer_the_same_is_refused(tmp_path, spoil):
    one = original(tmp_path)
    plan = planned(tmp_path, archives.fit(), attached=(one,))
    spoil(one.path)
    with pytest.raises(IntegrityError, match="original"):
        assemble(plan, tmp_path / "out.pdf")


# ------------------------------------------------------------------------------------------- the proof


def _swap_parents(pdf):
    tree = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    tree[0], tree[1] = tree[1], tree[0]


def _unknown_role(pdf):
    pdf.Root.StructTreeRoot.K[0].K[0].S = Name.Chapter


def _silent_figure(pdf):
    del pdf.Root.StructTreeRoot.K[0].K[-1].K[0].Alt


def _backwards(pdf):
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array(list(reversed(list(document.K))))


def _untagged(pdf):
    pdf.pages[0].contents_add(b"/P <</MCID 7000>> BDC 0 0 m EMC")


def _lost_tag(pdf):
    pdf.pages[-1].Contents = pdf.make_stream(b"")


def _deep_heading(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") == "/H2":
            thing.S = Name.H4


def _no_claim(pdf):
    pdf.Root.Metadata.write(b"<x/>")


SPOILT = {
    "parent": (_swap_parents, "parent tree"),
    "role": (_unknown_role, "Chapter"),
    "alternative": (_silent_figure, "alternative text"),
    "order": (_backwards, "read after"),
    "untagged": (_untagged, "belongs to no tag"),
    "lost": (_lost_tag, "not on it"),
    "heading": (_deep_heading, "level 4"),
    "claim": (_no_claim, "does not keep PDF/A-3A"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    item = papers.exhibit(folder, 3, archives.two(archives.bare(), archives.fit()), 2)
    first = papers.part(folder, "list", '<h1 id="list">A</h1><h2 id="b">B</h2><p>C</p>')
    plan = Plan("Dossier", "en", (first, item), papers.PLAIN, {}, "2026-11-23")
    plan = archived(plan, attached=(original(folder),))
    return plan, made(plan, folder).read_bytes()


@pytest.mark.parametrize("name", SPOILT)
def test_the_proof_names_what_is_wrong_with_the_tags(whole, tmp_path, name):
    plan, content = whole
    change, word = SPOILT[name]
    (tmp_path / "out.pdf").write_bytes(content)
    assert word in faults(archives.tampered(tmp_path / "out.pdf", change), plan)


def _other_content(pdf):
    pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)["3_photo.jpg"].EF.F.write(b"other")


def _detached(pdf):
    del pdf.Root.AF


def _one_more(pdf):
    tree = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
    tree["extra"] = tree["3_photo.jpg"]


@pytest.mark.parametrize("change", [_other_content, _detached, _one_more])
def test_the_proof_names_an_attached_file_that_was_not_planned(whole, tmp_path, change):
    plan, content = whole
    (tmp_path / "out.pdf").write_bytes(content)
    assert "ttached file" in faults(archives.tampered(tmp_path / "out.pdf", change), plan)


def test_the_proof_misses_words_that_a_picture_lost(whole, tmp_path):
    plan, content = whole

    def silence(pdf):
        page = pdf.pages[-2]
        words = b"\n".join(part.read_bytes() for part in page.Contents)
        page.Contents = pdf.make_stream(re.sub(rb"<[0-9A-F]+> Tj", b"", words))

    (tmp_path / "out.pdf").write_bytes(content)
    assert "characters of the exhibit lost" in faults(archives.tampered(tmp_path / "out.pdf", silence), plan)
