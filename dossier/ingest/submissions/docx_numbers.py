"""Numbers that Word counts by itself: « Pièce n° 3 » of an automatic list stands in no text."""

import re
from typing import Any

from dossier.ingest.submissions.docx_styles import Style

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST = 4000


class Numbers:
    """The counters of one document."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for one in [] if root is None else root.iterchildren(f"{_W}abstractNum"):
            levels = {_whole(level.get(f"{_W}ilvl")): level for level in one.iterchildren(f"{_W}lvl")}
            self._levels[one.get(f"{_W}abstractNumId", "")] = levels
        for one in [] if root is None else root.iterchildren(f"{_W}num"):
            self._abstract[one.get(f"{_W}numId", "")] = _value(one, "abstractNumId")

    def before(self, paragraph: Any, style: Style) -> str:
        """What Word prints before a paragraph; empty where it counts nothing."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        numbered = own if own is not None else style.numbered
        if numbered is None:
            return ""
        level, list_ = _whole(_value(numbered, "ilvl")), self._abstract.get(_value(numbered, "numId"), "")
        shapes = self._levels.get(list_, {})
        if level not in shapes:
            return ""
        counts = self._counts.setdefault(list_, {})
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        counts[level] = counts.get(level, _whole(_value(shapes[level], "start"), 1) - 1) + 1
        return _printed(shapes, level, counts)


def _printed(shapes: dict[int, Any], level: int, counts: dict[int, int]) -> str:
    """The pattern of the level, such as `Pièce n° %1`, with its numbers."""
    if _value(shapes[level], "numFmt") in {"bullet", "none"}:
        return "- " if _value(shapes[level], "numFmt") == "bullet" else ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        shape = _value(shapes[at], "numFmt") if at in shapes else "decimal"
        return _written(counts.get(at, 1), shape)

    return re.sub(r"%(\d)", number, _value(shapes[level], "lvlText")) + " "


def _written(number: int, shape: str) -> str:
    if shape.endswith("Letter"):
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if shape == "upperLetter" else letters.lower()
    if shape.endswith("Roman") and number < _MOST:
        roman = _roman(number)
        return roman if shape == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _value(element: Any, key: str) -> str:
    child = element.find(f"{_W}{key}")
    return str(child.get(f"{_W}val", "")) if child is not None else ""


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise  # noqa: PLR2004 (no list is longer)
