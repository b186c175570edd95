"""Find words on a page of a PDF by its text layer, and where they are seen."""

import sys
from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfPage, PdfPosConv, PdfTextPage
from pypdfium2.raw import FPDFText_GetUnicode

from dossier.model.hiding import Hider
from dossier.model.redaction import Area

_UNSEEN = "\r\n\x02\ufffe\u00ad\u200b\u200c\u200d"
_FINE = 10_000  # steps over a page's width and height
_ROOM = 0.003  # of the page, above and below: what an accent or a tail sticks out


def written_areas(page: PdfPage, hider: Hider) -> Iterator[Area]:
    """A band over each line of each word to hide, each once."""
    if not hider.words:
        return
    with closing(page.get_textpage()) as text:
        spans = hider.spans(_letters(text))
        yield from dict.fromkeys(area for start, end in spans for area in _lines(page, text, start, end))


def _letters(text: PdfTextPage) -> str:
    """The text layer, one character a place, so that places in it are those of the page."""
    return "".join(_letter(FPDFText_GetUnicode(text, place)) for place in range(text.count_chars()))


def _letter(code: int) -> str:
    """A character; half of a pair, or none, stands for a space."""
    letter = chr(code) if 0 < code <= sys.maxunicode else " "
    return letter if letter.isprintable() or letter in _UNSEEN else " "


def _lines(page: PdfPage, text: PdfTextPage, start: int, end: int) -> Iterator[Area]:
    """A band over each line that holds some of these letters."""
    found: list[tuple[float, float]] = []
    for place in range(start, end):
        left, top, right, bottom = _seen(page, text, place)
        if left >= right or top >= bottom:
            continue  # a space that the reader of the page only supposes
        if found and top <= found[-1][1] and bottom >= found[-1][0]:
            found[-1] = (min(found[-1][0], top), max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    yield from (_band(top, bottom) for top, bottom in found)


def _seen(page: PdfPage, text: PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """A letter's box in fractions of the page as seen upright."""
    left, bottom, right, top = text.get_charbox(place, loose=True)
    spot = PdfPosConv(page, (0, 0, _FINE, _FINE, 0))
    (ax, ay), (bx, by) = spot.to_bitmap(left, bottom), spot.to_bitmap(right, top)
    return min(ax, bx) / _FINE, min(ay, by) / _FINE, max(ax, bx) / _FINE, max(ay, by) / _FINE


def _band(top: float, bottom: float) -> Area:
    """Across the whole page: as long for every word, and the letters beside it tell nothing of its width."""
    top, bottom = max(0.0, top - _ROOM), min(1.0, bottom + _ROOM)
    return ((0.0, top), (1.0, top), (1.0, bottom), (0.0, bottom))
