"""How many lines a text takes, so that a photograph can give way to its caption.

Widths are the fonts' own, without kerning: right within a percent or two. An error
costs a line of white or an early page break, never an overlap.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dossier.render.job import fonts_folder

MM = 72 / 25.4
"""Points in a millimetre."""

Voice = Literal["serif", "sans", "sans-bold", "serif-bold"]

_FILES: dict[Voice, str] = {
    "serif": "SourceSerif4-Regular.ttf",
    "serif-bold": "SourceSerif4-SemiBold.ttf",
    "sans": "SourceSans3-Regular.ttf",
    "sans-bold": "SourceSans3-SemiBold.ttf",
}
_UNKNOWN = 700
_CAUTION = 1.01


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: voice, size and leading in points."""

    voice: Voice
    size: float
    leading: float

    def height(self, text: str, width: float) -> float:
        """Height in millimetres of a text in a column of so many millimetres."""
        return self.lines(text, width) * self.leading / MM

    def lines(self, text: str, width: float) -> int:
        """Number of lines, broken at spaces and inside words that are too long."""
        if not text:
            return 0
        room = width * MM / self.size * 1000 / _CAUTION
        lines, used = 1, 0.0
        space = _advances(self.voice).get(32, _UNKNOWN)
        for word in text.split(" "):
            length = self._length(word)
            if used and used + space + length > room:
                lines, used = lines + 1, 0.0
            whole, rest = divmod(length, room)
            lines += int(whole)
            used += rest + (space if used else 0)
        return lines

    def _length(self, word: str) -> float:
        widths = _advances(self.voice)
        return sum(widths.get(ord(character), _UNKNOWN) for character in word)


@cache
def _advances(voice: Voice) -> dict[int, int]:
    from fontTools.ttLib import TTFont

    with TTFont(fonts_folder() / _FILES[voice], lazy=True) as font:
        widths = font["hmtx"].metrics
        return {point: widths[name][0] for point, name in font.getBestCmap().items()}
