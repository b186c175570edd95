"""Falsifications of a dossier, made by code: what is done, and what `verify` must say of it."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from dossier.model.manifest import manifest_digest


@dataclass(frozen=True, slots=True)
class Falsification:
    """One thing done to an unsealed dossier that is then saved anew, or to a sealed one's bytes.

    Attributes:
        name: Words for the table.
        change: Does it.
        unsealed: What must be said where it was done before any seal; empty: nothing can be told.
        overall: The answer as a whole for the unsealed file.
    """

    name: str
    change: Callable[[Pdf], None]
    unsealed: str
    overall: str = "altered"


def _private(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.PieceInfo.Dossier.Private


def _pictures(pdf: Pdf) -> list[pikepdf.Object]:
    found = {
        image.objgen: image
        for page in pdf.pages
        for image in page.get_images().values()
        if image.get("/Filter") == Name.DCTDecode
    }
    return list(found.values())


def flip_picture(pdf: Pdf) -> None:
    """One bit in the middle of a photograph."""
    image = _pictures(pdf)[0]
    raw = bytearray(image.read_raw_bytes())
    raw[len(raw) // 2] ^= 1
    image.write(bytes(raw), filter=Name.DCTDecode)


def swap_pictures(pdf: Pdf) -> None:
    """Two photographs change places."""
    one, two = _pictures(pdf)[:2]
    first, second = one.read_raw_bytes(), two.read_raw_bytes()
    one.write(second, filter=Name.DCTDecode)
    two.write(first, filter=Name.DCTDecode)


def flip_content(pdf: Pdf) -> None:
    """One bit in what a page says."""
    part = pdf.pages[1].obj.Contents
    part = part[0] if isinstance(part, Array) else part
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write(bytes(content))


def flip_font(pdf: Pdf) -> None:
    """One bit in a font."""
    for thing in pdf.objects:
        found = {"/FontFile2", "/FontFile3"} & set(thing.keys()) if isinstance(thing, Dictionary) else ()
        for key in found:
            content = bytearray(thing[key].read_bytes())
            content[len(content) // 2] ^= 1
            thing[key].write(bytes(content))
            return
    raise AssertionError("the file has fonts")


def overlay(pdf: Pdf) -> None:
    """A white box over part of a page."""
    pdf.pages[2].contents_add(b"q 1 1 1 rg 0 0 300 300 re f Q")


def drop_page(pdf: Pdf) -> None:
    """A page is taken out."""
    del pdf.pages[-2]


def add_page(pdf: Pdf) -> None:
    """A page is put in."""
    pdf.add_blank_page(page_size=(595, 842))


def turn_pages(pdf: Pdf) -> None:
    """Two pages change places."""
    page = pdf.pages[2]
    del pdf.pages[2]
    pdf.pages.insert(1, page)


def replace_page(pdf: Pdf) -> None:
    """A page is replaced by an empty one."""
    pdf.pages[3].obj.Contents = pdf.make_stream(b" ")


def _manifest(pdf: Pdf, change: Callable[[dict], None], *, matching: bool) -> None:
    told = json.loads(_private(pdf).Manifest.read_bytes())
    change(told)
    content = json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n"
    _private(pdf).Manifest.write(content)
    if matching:
        pages = json.loads(_private(pdf).Pages.read_bytes()) | {"manifest": manifest_digest(content)}
        _private(pdf).Pages.write(json.dumps(pages).encode())


def manifest_edited(pdf: Pdf) -> None:
    """The manifest names another original for a photograph."""
    _manifest(pdf, lambda told: told["pictures"][0].update(original="0" * 64), matching=False)


def manifest_matching(pdf: Pdf) -> None:
    """The same, with the digest beside it made to match."""
    _manifest(pdf, lambda told: told["pictures"][0].update(original="0" * 64), matching=True)


def another_derivative(pdf: Pdf) -> None:
    """The manifest lists another picture."""
    _manifest(pdf, lambda told: told["pictures"][0].update(derivative="0" * 64), matching=True)


def captions_exchanged(pdf: Pdf) -> None:
    """Two captions are exchanged in the manifest."""

    def change(told: dict) -> None:
        one, two = told["pictures"][:2]
        one["caption"], two["caption"] = "Nothing at all", one["caption"]

    _manifest(pdf, change, matching=True)


def exhibit_dropped(pdf: Pdf) -> None:
    """An exhibit is dropped from the manifest."""
    _manifest(pdf, lambda told: told["exhibits"].pop(), matching=True)


def exhibit_renumbered(pdf: Pdf) -> None:
    """An exhibit gets another number in the manifest."""
    _manifest(pdf, lambda told: told["exhibits"][0].update(number=9), matching=True)


def pin_removed(pdf: Pdf) -> None:
    """The manifest pins another custody log."""
    _manifest(pdf, lambda told: told.update(custody={"entries": 1, "digest": "0" * 64}), matching=True)


def manifest_broken(pdf: Pdf) -> None:
    """The manifest is made unreadable."""
    _private(pdf).Manifest.write(b"{")


def digests_broken(pdf: Pdf) -> None:
    """The digests of the pages are made unreadable."""
    _private(pdf).Pages.write(b"{")


def manifest_taken(pdf: Pdf) -> None:
    """The manifest is taken away."""
    del pdf.Root.PieceInfo


def note_added(pdf: Pdf) -> None:
    """A note is hung over a page."""
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 99, 99]), Contents=String("X")
    )
    pdf.pages[2].obj.Annots = Array([*pdf.pages[2].obj.get("/Annots", ()), pdf.make_indirect(note)])


def field_hung(pdf: Pdf) -> None:
    """A form field whose appearance covers what the page says."""
    face = pdf.make_stream(b"1 1 1 rg 0 0 300 300 re f")
    face.Type, face.Subtype, face.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), F=4)
    field.Rect, field.AP = Array([0, 0, 300, 300]), Dictionary(N=face)
    pdf.pages[2].obj.Annots = Array([*pdf.pages[2].obj.get("/Annots", ()), pdf.make_indirect(field)])
    form = pdf.Root.get("/AcroForm", Dictionary(Fields=Array()))
    form.Fields = Array([*form.Fields, pdf.pages[2].obj.Annots[-1]])
    pdf.Root.AcroForm = form


def link_shown(pdf: Pdf) -> None:
    """A link of ours that covers what is below it."""
    face = pdf.make_stream(b"1 1 1 rg 0 0 99 99 re f")
    face.Type, face.Subtype, face.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    page = next(page for page in pdf.pages if "/Annots" in page.obj)
    page.obj.Annots[0].AP = Dictionary(N=face)


def page_cropped(pdf: Pdf) -> None:
    """The lower half of a page is not shown."""
    pdf.pages[3].obj.CropBox = Array([0, 421, 595, 842])


def page_turned(pdf: Pdf) -> None:
    """A page stands on its head."""
    pdf.pages[3].obj.Rotate = 180


def page_twice(pdf: Pdf) -> None:
    """The tree of pages shows one page in the place of another."""
    pdf.pages[3] = pdf.pages[4]


def names_exchanged(pdf: Pdf) -> None:
    """Two photographs stand under each other's captions: only their names were exchanged."""
    things = pdf.pages[3].Resources.XObject
    one, two = sorted(name for name, thing in things.items() if thing.get("/Filter") == Name.DCTDecode)[:2]
    things[one], things[two] = things[two], things[one]


def words_exchanged(pdf: Pdf) -> None:
    """Two captions change places on the page."""
    steps = list(pikepdf.parse_content_stream(pdf.pages[3]))
    lengths = [_signs(step) for step in steps]
    one, two = lengths.index(len(CAPTIONS[0])), lengths.index(len(CAPTIONS[1]))
    steps[one], steps[two] = steps[two], steps[one]
    pdf.pages[3].obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


def _signs(step: pikepdf.ContentStreamInstruction) -> int:
    """Signs that a step writes, of two bytes each."""
    if str(step.operator) not in {"TJ", "Tj"}:
        return 0
    parts = step.operands[0] if str(step.operator) == "TJ" else [step.operands[0]]
    return sum(len(bytes(part)) for part in parts if isinstance(part, String)) // 2


def metadata_changed(pdf: Pdf) -> None:
    """The title in the metadata is another one."""
    pdf.docinfo["/Title"] = "Another title"


def outline_taken(pdf: Pdf) -> None:
    """The bookmarks are taken away."""
    if "/Outlines" in pdf.Root:
        del pdf.Root.Outlines


def tags_taken(pdf: Pdf) -> None:
    """The structure for readers of the blind is taken away."""
    del pdf.Root.StructTreeRoot


CAPTIONS = ("Stain on the ceiling", "The same stain from below")
PAGE, PICTURE, PRINTED = "was changed after the file was made", "is not the picture", "the last pages print"
COUNT = "pages were added or taken away"
TABLE = (
    Falsification("one bit of a photograph", flip_picture, PICTURE),
    Falsification("two photographs swapped", swap_pictures, PICTURE),
    Falsification("one bit of a page’s content", flip_content, "Page 2 " + PAGE),
    Falsification("one bit of a font", flip_font, PAGE),
    Falsification("a white box over a page", overlay, "Page 3 " + PAGE),
    Falsification("a page taken out", drop_page, COUNT),
    Falsification("a page put in", add_page, COUNT),
    Falsification("two pages exchanged", turn_pages, "Page 2 " + PAGE),
    Falsification("a page replaced", replace_page, "Page 4 " + PAGE),
    Falsification("manifest edited", manifest_edited, "is not the one that its pages were made with"),
    Falsification("manifest edited, digest beside it matching", manifest_matching, PRINTED),
    Falsification("another derivative listed", another_derivative, PICTURE),
    Falsification("captions exchanged in the manifest", captions_exchanged, "The caption of photograph 1/1"),
    Falsification("an exhibit dropped from the manifest", exhibit_dropped, PRINTED),
    Falsification("an exhibit renumbered in the manifest", exhibit_renumbered, PRINTED),
    Falsification("another custody log pinned", pin_removed, PRINTED),
    Falsification("manifest unreadable", manifest_broken, "The manifest in the file cannot be read"),
    Falsification("digests of the pages unreadable", digests_broken, COUNT),
    Falsification("manifest taken away", manifest_taken, "The file holds no manifest", "unknown"),
    Falsification("a note hung over a page", note_added, "Page 3: something was hung over it"),
    Falsification("a form field hung over a page", field_hung, "Page 3: something was hung over it"),
    Falsification("a link made to cover what is below it", link_shown, "something was hung over it"),
    Falsification("a page cropped", page_cropped, "Page 4 was cropped, turned or scaled"),
    Falsification("a page turned", page_turned, "Page 4 was cropped, turned or scaled"),
    Falsification("one page shown in the place of another", page_twice, "Page 4 " + PAGE),
    Falsification(
        "two photographs under each other’s names", names_exchanged, "Photograph 1/1 on page 4 is not"
    ),
    Falsification("captions exchanged on the page", words_exchanged, "Page 4 " + PAGE),
    Falsification("title in the metadata", metadata_changed, "", "consistent"),
    Falsification("bookmarks taken away", outline_taken, "", "consistent"),
    Falsification("structure tree taken away", tags_taken, "", "consistent"),
)


def falsified(content: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The file after the change, saved anew."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()
