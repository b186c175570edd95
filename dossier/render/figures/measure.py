"""How wide a text is in the fonts that ship, so that labels can be kept apart before they are drawn."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from dossier.files import program_folder

_FILES = {False: "SourceSans3-Regular.ttf", True: "SourceSans3-SemiBold.ttf"}


@dataclass(frozen=True, slots=True)
class _Face:
    glyphs: Mapping[int, str]
    advances: Mapping[str, tuple[int, int]]
    em: int

    def advance(self, character: str) -> float:
        """In ems; a character that the font lacks counts as a whole one."""
        glyph = self.glyphs.get(ord(character))
        return self.advances[glyph][0] / self.em if glyph else 1.0


@cache
def _face(bold: bool) -> _Face:  # noqa: FBT001 (a key of the cache)
    with TTFont(program_folder("templates") / "fonts" / _FILES[bold], lazy=True) as font:
        advances: Mapping[str, tuple[int, int]] = dict(font["hmtx"].metrics)
        return _Face(dict(font.getBestCmap()), advances, font["head"].unitsPerEm)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in the unit of `size`, rounded up; kerning only makes a text narrower."""
    ems = sum(_face(bold).advance(character) for character in text)
    return math.ceil(ems * size * 100) / 100


def wrapped(text: str, size: float, width: float, lines: int) -> tuple[str, ...]:
    """The text on at most `lines` lines; what does not fit is cut with an ellipsis that says so."""
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < lines:
        made.append(_line(words, size, width, last=len(made) == lines - 1))
    return tuple(made)


def _line(words: list[str], size: float, width: float, *, last: bool) -> str:
    """Take from `words` what fits on one line."""
    taken = [words.pop(0)]
    while words and text_width(" ".join([*taken, words[0]]), size) <= width:
        taken.append(words.pop(0))
    line = " ".join(taken)
    if (last and words) or text_width(line, size) > width:
        return _cut(line, size, width)
    return line


def _cut(line: str, size: float, width: float) -> str:
    """Cut after a word, or within the only one, so that the ellipsis fits too."""
    while " " in line and text_width(f"{line}…", size) > width:
        line = line.rpartition(" ")[0]
    while line and text_width(f"{line}…", size) > width:
        line = line[:-1]
    return line.rstrip(" ,;:.–-\u202f\u00a0") + "…"


def widest(lines: Sequence[str], size: float, *, bold: bool = False) -> float:
    """Width of the widest line."""
    return max((text_width(line, size, bold=bold) for line in lines), default=0.0)
