"""The words of a page as PDFium reads them, each where a reader sees it."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfPage, PdfTextPage
from pypdfium2.raw import (
    FPDF_PageToDevice,
    FPDFText_GetCharAngle,
    FPDFText_GetCharBox,
    FPDFText_GetUnicode,
)

from dossier.assemble.unseen import Word

_FINE = 64  # parts of a point: PDFium gives whole numbers
_SLANT = math.radians(3)
_Box = tuple[float, float, float, float]


def words_of(page: PdfPage, width: float, height: float) -> Iterator[Word]:
    """The words of a page that is shown in this size, in the order in which they stand in the file.

    A space ends the word before it, so that words stay apart when they are copied.
    """
    with closing(page.get_textpage()) as text:
        run: list[tuple[str, _Box]] = []
        for index in range(text.count_chars()):
            char = chr(FPDFText_GetUnicode(text, index))
            box = _shown(page, _box(text, index), width, height)
            if char.isspace():
                yield from _word(run, " ")
                run = []
            elif run and (_aslant(text, index) or not _follows(run[-1][1], box)):
                yield from _word(run)
                run = [(char, box)]
            else:
                run.append((char, box))
        yield from _word(run)


def _word(run: list[tuple[str, _Box]], ending: str = "") -> Iterator[Word]:
    if run:
        boxes = [box for _, box in run]
        yield Word(
            "".join(char for char, _ in run) + ending,
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _follows(before: _Box, after: _Box) -> bool:
    """Whether two letters stand on one line, near each other."""
    high = max(before[3] - before[1], after[3] - after[1], 1)
    level = min(before[3], after[3]) - max(before[1], after[1])
    apart = max(after[0] - before[2], before[0] - after[2])
    return level > -high / 2 and apart < 2 * high


def _aslant(text: PdfTextPage, index: int) -> bool:
    """Whether a letter stands on its side or aslant: then each is set by itself."""
    angle = float(FPDFText_GetCharAngle(text, index))
    return angle >= 0 and min(angle, 2 * math.pi - angle) > _SLANT


def _box(text: PdfTextPage, index: int) -> _Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _shown(page: PdfPage, box: _Box, width: float, height: float) -> _Box:
    """The box in points of the page as it is shown, turned upright."""
    wide, high = round(width * _FINE), round(height * _FINE)
    corners = [_corner(page, wide, high, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, down = [x / _FINE for x, _ in corners], [y / _FINE for _, y in corners]
    return min(across), height - max(down), max(across), height - min(down)


def _corner(page: PdfPage, wide: int, high: int, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, across, down)
    return across.value, down.value
