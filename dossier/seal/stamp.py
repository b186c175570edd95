"""Draw what a seal shows on its page: who signed, when, and what that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF

from dossier.files import program_folder

WIDTH, HEIGHT = 232, 58
"""In points."""

_INK, _WARM = (0x1C, 0x2A, 0x3A), (0xB4, 0x55, 0x2D)
_EDGE, _LEFT = 0.8, 11.0
_SIZES = (6.4, 10.0, 7.2, 6.2)


@dataclass(frozen=True, slots=True)
class Appearance:
    """Words of a seal: a heading, the signer's name, and lines below."""

    heading: str
    name: str
    lines: Sequence[str]


def drawn(appearance: Appearance) -> bytes:
    """One page of the seal's own size, its font embedded, nothing of it transparent."""
    sheet = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    sheet.set_auto_page_break(auto=False)
    sheet.set_margin(0)
    sheet.set_compression(False)
    sheet.c_margin = 0
    fonts = program_folder("templates") / "fonts"
    sheet.add_font("Sans", "", fonts / "SourceSans3-Regular.ttf")
    sheet.add_font("Sans", "B", fonts / "SourceSans3-SemiBold.ttf")
    sheet.add_page()
    sheet.set_draw_color(*_INK)
    sheet.set_line_width(0.5)
    sheet.rect(_EDGE / 2, _EDGE / 2, WIDTH - _EDGE, HEIGHT - _EDGE)
    sheet.set_fill_color(*_WARM)
    sheet.rect(_EDGE / 2, _EDGE / 2, 3, HEIGHT - _EDGE, style="F")
    _line(sheet, appearance.heading, 11, _SIZES[0], _WARM, bold=True)
    _line(sheet, appearance.name, 23.5, _SIZES[1], _INK, bold=True)
    for rank, words in enumerate(appearance.lines):
        _line(sheet, words, 33.5 + 9 * rank, _SIZES[2] if not rank else _SIZES[3], _INK)
    # fpdf2 says U+0000 of the empty glyph, which no archive accepts; the same length keeps the file whole.
    return bytes(sheet.output()).replace(b"<0000> <0000>\n", b"<0000> <FFFD>\n")


def _line(
    sheet: FPDF, words: str, base: float, size: float, ink: tuple[int, int, int], *, bold: bool = False
) -> None:
    """One line, as small as it must be to fit."""
    sheet.set_font("Sans", "B" if bold else "", size)
    sheet.set_text_color(*ink)
    room = WIDTH - _LEFT - 5
    length = sheet.get_string_width(words)
    if length > room:
        sheet.set_font_size(size * room / length)
    sheet.text(_LEFT, base, words)
