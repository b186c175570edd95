"""The key of a figure: only the signs that it uses, on as few lines as they need."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.render.figures import svg
from dossier.render.figures.measure import text_width

SIZE = 2.45
LEADING = 4.0
_SIGN = 6.0
_AIR = 5.0


@dataclass(frozen=True, slots=True)
class Item:
    """One sign and its meaning; the sign is drawn around (3, 0) within 6 mm."""

    sign: str
    words: str


def legend(items: Iterable[Item], width: float) -> tuple[list[str], float]:
    """The key from the height 0 downwards, and how tall it is."""
    drawn: list[str] = []
    x, y = 0.0, LEADING
    for item in items:
        needed = _SIGN + 1 + text_width(item.words, SIZE)
        if x and x + needed > width:
            x, y = 0.0, y + LEADING
        sign = svg.element("g", item.sign, transform=_moved(x, y - SIZE * 0.33))
        drawn += [sign, svg.text(item.words, x + _SIGN + 1, y, SIZE, fill=svg.GREY)]
        x += needed + _AIR
    return drawn, y + 1.5 if drawn else 0.0


def _moved(x: float, y: float) -> str:
    return f"translate({svg.number(x)} {svg.number(y)})"
