"""Marks on pages cover every point of their area, whatever its corners."""

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.assemble.painting import _paint

_SIDE = 60
_corner = st.tuples(st.floats(0, 1), st.floats(0, 1))


@settings(max_examples=150, deadline=None)
@given(
    corners=st.lists(_corner, min_size=3, max_size=7),
    weights=st.lists(st.floats(0, 1), min_size=3, max_size=7),
)
def test_every_point_between_the_corners_is_painted(corners, weights):
    bitmap = pypdfium2.PdfBitmap.new_native(_SIDE, _SIDE, 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, _SIDE, _SIDE)
    _paint(bitmap, tuple(corners))
    content = bytes(bitmap.buffer)
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        for weight in (0, 1, *weights):
            x, y = ax + (bx - ax) * weight, ay + (by - ay) * weight
            column, row = min(int(x * _SIDE), _SIDE - 1), min(int(y * _SIDE), _SIDE - 1)
            start = row * bitmap.stride + column * 4
            assert content[start : start + 3] == b"\0\0\0"


def test_what_lies_apart_is_left():
    bitmap = pypdfium2.PdfBitmap.new_native(_SIDE, _SIDE, 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, _SIDE, _SIDE)
    _paint(bitmap, ((0.5, 0.5), (0.6, 0.5), (0.6, 0.6), (0.5, 0.6)))
    content = bytes(bitmap.buffer)
    dark = [at // 4 for at in range(0, len(content), 4) if content[at] == 0]
    rows, columns = {at // _SIDE for at in dark}, {at % _SIDE for at in dark}
    assert (min(rows), max(rows), min(columns), max(columns)) == (29, 36, 29, 36)
