"""Turn a page into one picture with marks painted on its points."""

import zlib
from collections.abc import Iterator, Sequence
from math import ceil, floor

from pikepdf import Name, Pdf, Stream
from pypdfium2 import PdfBitmap, PdfiumError, PdfPage

from dossier.assemble.content import content
from dossier.errors import Problem, RenderError
from dossier.model.redaction import Area

DOTS = 200
"""Dots an inch of a page that becomes a picture: small print stays legible."""

_POINTS = 72
_MOST = 36_000_000  # points of a picture: larger pages are drawn more coarsely
_INK = (0, 0, 0, 255)


def painted_page(pdf: Pdf, page: PdfPage, areas: Sequence[Area]) -> None:
    """Append a page of the same size as seen, which is a picture and nothing else.

    Raises:
        RenderError: The page cannot be drawn.
    """
    width, height = page.get_size()
    scale = min(DOTS / _POINTS, (_MOST / (width * height)) ** 0.5)
    try:
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    except (PdfiumError, ValueError, MemoryError) as error:
        raise RenderError("A page cannot be masked", [Problem("", str(error))]) from error
    for area in areas:
        _paint(bitmap, area)
    made = pdf.add_blank_page(page_size=(round(width, 4), round(height, 4)))
    name = made.add_resource(_image(pdf, bitmap), Name.XObject, Name.Page1)
    place = content([round(width, 4), 0, 0, round(height, 4), 0, 0], "cm")
    made.contents_add(b"\n".join((content([], "q"), place, content([name], "Do"), content([], "Q"))))


def _paint(bitmap: PdfBitmap, area: Area) -> None:
    """Every point that the area touches, row by row, and one more on each side."""
    corners = [(x * bitmap.width, y * bitmap.height) for x, y in area]
    first = floor(min(y for _, y in corners)) - 1
    last = ceil(max(y for _, y in corners)) + 1
    for row in range(max(0, first), min(bitmap.height, last)):
        for left, right in _spans(corners, row):
            start, end = max(0, floor(left) - 1), min(bitmap.width, ceil(right) + 1)
            bitmap.fill_rect(_INK, start, row, end - start, 1)


def _spans(corners: Sequence[tuple[float, float]], row: int) -> Iterator[tuple[float, float]]:
    """From the leftmost to the rightmost point of the area in a row and its neighbours.

    A hollow between two arms of a polygon is covered too: more is hidden, never less.
    """
    low, high = row - 1.0, row + 2.0
    found: list[float] = []
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        if max(ay, by) < low or min(ay, by) > high:
            continue
        if ay == by:
            found += [ax, bx]
            continue
        for level in (max(low, min(ay, by)), min(high, max(ay, by))):
            found.append(ax + (bx - ax) * (level - ay) / (by - ay))
    if found:
        yield min(found), max(found)


def _image(pdf: Pdf, bitmap: PdfBitmap) -> Stream:
    rows = memoryview(bitmap.buffer).cast("B")
    used = bitmap.width * bitmap.n_channels
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    image = Stream(pdf, zlib.compress(b"".join(rows[start : start + used] for start in starts)))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = bitmap.width, bitmap.height, 8
    image.ColorSpace = Name.DeviceRGB
    image.Filter = Name.FlateDecode
    return image
