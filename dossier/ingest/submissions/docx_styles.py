"""The styles of a DOCX: which are headings, which make a table of contents."""

import re
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|titre|title|überschrift)\s*\d*$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tm|table of|table des)\b", re.IGNORECASE)
_BODY_LEVEL = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says of it.

    Attributes:
        heading: Whether it is a heading.
        contents: Whether it is a line of a table of contents.
        numbered: Its `numPr`, by itself or by a style that it is based on.
    """

    heading: bool = False
    contents: bool = False
    numbered: Any = None


class Styles:
    """The paragraph styles by id."""

    def __init__(self, root: Any) -> None:
        styles = [] if root is None else root.iter(f"{_W}style")
        self._by_id = {style.get(f"{_W}styleId", ""): style for style in styles}

    def of(self, paragraph: Any) -> Style:
        """What is known of a paragraph by its style and by its own properties."""
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        chain = [paragraph, *self._chain(named.get(f"{_W}val", "") if named is not None else "")]
        names = [_value(style, "name") for style in chain[1:]]
        return Style(
            heading=any(map(_HEADING.match, names)) or any(map(_outlined, chain)),
            contents=any(map(_CONTENTS.match, names)),
            numbered=next(
                (found for one in chain if (found := one.find(f"{_W}pPr/{_W}numPr")) is not None), None
            ),
        )

    def _chain(self, name: str) -> list[Any]:
        """The style and those that it is based on; a ring of them ends."""
        found: list[Any] = []
        while name in self._by_id and len(found) < _DEEPEST:
            found.append(self._by_id[name])
            name = _value(found[-1], "basedOn")
        return found


def _value(element: Any, key: str) -> str:
    child = element.find(f"{_W}{key}")
    return child.get(f"{_W}val", "") if child is not None else ""


def _outlined(element: Any) -> bool:
    level = element.find(f"{_W}pPr/{_W}outlineLvl")
    value = level.get(f"{_W}val", "") if level is not None else ""
    return value.isdecimal() and int(value) < _BODY_LEVEL
