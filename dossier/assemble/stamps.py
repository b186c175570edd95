"""Print page numbers, exhibit stamps and notices on finished pages, as artifacts.

A sheet of stamps is drawn with the program's own fonts (fpdf2), and each page shows what it needs of it.
A late finding so re-stamps the file without rendering anything again.
"""

import io
from collections.abc import Mapping, Sequence
from math import atan2, degrees, hypot
from typing import Literal, cast

import pikepdf
from fpdf import FPDF
from pikepdf import Dictionary, Name, Object, Page, Pdf

from dossier.assemble.content import content
from dossier.assemble.frame import MM, Frame
from dossier.files import program_folder
from dossier.model.parts import Stamps

_BLUE = (0x1C, 0x2A, 0x3A)
_WARM = (0xB4, 0x55, 0x2D)
_NUMBER_SIZE, _HEAD_SIZE, _FOOT_SIZE = 9.0, 9.0, 6.2
_FOOT_WIDTH, _FOOT_LEADING = 130 * MM, 7.6
# A light edge keeps the word visible upon a dark photograph; upon paper it does not show.
_FAINT = {
    "fill_opacity": 0.11,
    "stroke_opacity": 0.35,
    "text_mode": "FILL_STROKE",
    "draw_color": 255,
    "line_width": 1.5,
}
_HEAD_LINE = 6.4 * MM
_ROOM_FOR_NUMBER, _ROOM_FOR_SIGN = 14 * MM, 2.2 * MM


def stamp_pages(pdf: Pdf, stamps: Stamps, frames: Sequence[Frame], numbers: Sequence[str]) -> None:
    """Put its number and its stamps on every page; the page's own content stays as it is."""
    kinds = list(dict.fromkeys(frames))
    with pikepdf.open(io.BytesIO(_drawn(stamps, kinds, frames, numbers))) as sheet:
        _mend_fonts(sheet)
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in sheet.pages]
        shared, printed = forms[: len(kinds)], forms[len(kinds) :]
        for rank, (page, frame, number) in enumerate(zip(pdf.pages, frames, printed, strict=True)):
            kind = kinds.index(frame)
            _overlay(page, {f"/Stamps{kind}": shared[kind], f"/Number{rank + 1}": number})


def _mend_fonts(sheet: Pdf) -> None:
    """Say "unknown" of the empty glyph, where fpdf2 says U+0000, which no archive accepts."""
    for font in (
        thing for thing in sheet.objects if isinstance(thing, Dictionary) and Name.ToUnicode in thing
    ):
        meanings = font.ToUnicode.read_bytes()
        font.ToUnicode.write(meanings.replace(b"<0000> <0000>\n", b"<0000> <FFFD>\n"))


def _overlay(page: Page, forms: Mapping[str, Object]) -> None:
    """Show forms above the page's content, outside its structure and whatever state it leaves behind.

    Pages of a part share one dictionary of resources, so the names are unique in the file.
    """
    names = [page.add_resource(form, Name.XObject, Name(name)) for name, form in forms.items()]
    page.contents_add(content([], "q"), prepend=True)
    artifact = content([], "Q") + b"\n" + content([Name.Artifact, Dictionary(Type=Name.Pagination)], "BDC")
    shown = b"\n".join(content([name], "Do") for name in names)
    page.contents_add(b"\n".join((artifact, shown, content([], "EMC"))))


def _drawn(stamps: Stamps, kinds: Sequence[Frame], frames: Sequence[Frame], numbers: Sequence[str]) -> bytes:
    """The sheet: what pages of a kind share, then one page number a page."""
    sheet = _sheet()
    aside = max(_ROOM_FOR_NUMBER, _ROOM_FOR_SIGN * max(map(len, numbers), default=0))
    for frame in kinds:
        sheet.add_page(format=(frame.width, frame.height))
        _across(sheet, stamps, frame)
        _foot(sheet, stamps.foot, frame, aside)
        _head(sheet, stamps, frame)
    for number, frame in zip(numbers, frames, strict=True):
        sheet.add_page(format=(frame.width, frame.height))
        _ink(sheet, "B", _NUMBER_SIZE)
        end = frame.width - frame.right - sheet.get_string_width(number)
        sheet.text(end, frame.height - frame.base, number)
    return bytes(sheet.output())


def _sheet() -> FPDF:
    sheet = FPDF(unit="pt")
    sheet.set_auto_page_break(auto=False)
    sheet.set_margin(0)
    sheet.c_margin = 0
    fonts = program_folder("templates") / "fonts"
    sheet.add_font("Sans", "", fonts / "SourceSans3-Regular.ttf")
    sheet.add_font("Sans", "B", fonts / "SourceSans3-SemiBold.ttf")
    return sheet


def _ink(sheet: FPDF, style: Literal["", "B"], size: float, colour: tuple[int, int, int] = _BLUE) -> None:
    sheet.set_font("Sans", style, size)
    sheet.set_text_color(*colour)


def _across(sheet: FPDF, stamps: Stamps, frame: Frame) -> None:
    """Large words along the diagonal, so light that the page is read through them."""
    words = [word for word in (stamps.specimen, stamps.draft) if word] if frame.across else []
    angle = degrees(atan2(frame.height, frame.width))
    length = hypot(frame.width, frame.height)
    for rank, word in enumerate(words):
        _ink(sheet, "B", 100, _WARM if word == stamps.specimen else _BLUE)
        size = min(100 * 0.55 * length / sheet.get_string_width(word), 0.16 * length)
        sheet.set_font_size(size)
        middle, shift = frame.height / 2, size * (0.35 + 1.2 * (rank - (len(words) - 1) / 2))
        start = (frame.width - sheet.get_string_width(word)) / 2
        with sheet.rotation(angle, frame.width / 2, middle), sheet.local_context(**_FAINT):
            sheet.text(start, middle + shift, word)


def _foot(sheet: FPDF, notice: str, frame: Frame, aside: float) -> None:
    """The notice at the bottom left, centred on the page number's line."""
    if not notice:
        return
    _ink(sheet, "", _FOOT_SIZE, _WARM)
    room = frame.width - frame.left - frame.right - aside
    width = min(_FOOT_WIDTH, room)
    lines = cast("list[str]", sheet.multi_cell(width, text=notice, align="L", dry_run=True, output="LINES"))
    first = frame.height - frame.base - 1 - _FOOT_LEADING * (len(lines) - 1) / 2
    for rank, line in enumerate(lines):
        sheet.text(frame.left, first + rank * _FOOT_LEADING, line)


def _head(sheet: FPDF, stamps: Stamps, frame: Frame) -> None:
    """The exhibit's stamp in the band above its page, with what may not stand across it."""
    if not frame.head:
        return
    words = [] if frame.across else [word for word in (stamps.specimen, stamps.draft) if word]
    _ink(sheet, "B", _HEAD_SIZE)
    sheet.text(frame.left, _HEAD_LINE, frame.head)
    _ink(sheet, "B", _HEAD_SIZE, _WARM)
    aside = " · ".join(words)
    sheet.text(frame.width - frame.right - sheet.get_string_width(aside), _HEAD_LINE, aside)
