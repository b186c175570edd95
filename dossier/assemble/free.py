"""Find where a page is bare, so that something can be put there and hide nothing."""

from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfDocument

_SCALE = 0.5
_MARGIN, _STEP = 30, 6


def free_box(content: bytes, width: int, height: int) -> tuple[int, tuple[int, int, int, int]] | None:
    """The last page (from 0) with room for such a box, and the box in points; None: no page has it."""
    with closing(PdfDocument(content)) as pdf:
        for page in reversed(range(len(pdf))):
            if box := _on_page(pdf, page, width, height):
                return page, box
    return None


def _on_page(pdf: PdfDocument, number: int, width: int, height: int) -> tuple[int, int, int, int] | None:
    with closing(pdf[number]) as page:
        if page.get_rotation() or page.get_mediabox()[:2] != (0, 0):
            return None
        picture = page.render(scale=_SCALE, grayscale=True)
        stride, rows = picture.stride, bytes(picture.buffer)
        for left, top in _corners(page.get_width(), page.get_height(), width, height):
            if _bare(rows, stride, (left - 4, top - 4, left + width + 4, top + height + 4)):
                bottom = int(page.get_height()) - top - height
                return left, bottom, left + width, bottom + height
    return None


def _corners(page_width: float, page_height: float, width: int, height: int) -> Iterator[tuple[int, int]]:
    """From the foot of the page upwards, from the right leftwards."""
    for top in range(int(page_height) - _MARGIN - height, _MARGIN, -_STEP):
        for left in range(int(page_width) - _MARGIN - width, _MARGIN, -_STEP):
            yield left, top


def _bare(rows: bytes, stride: int, box: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = (int(edge * _SCALE) for edge in box)
    return all(not rows[y * stride + left : y * stride + right].strip(b"\xff") for y in range(top, bottom))
