"""The signs of a timeline, drawn around a height of 0."""

from collections.abc import Sequence

from dossier.render.figures import svg
from dossier.render.figures.marks import Mark

RADIUS = 1.1
SLIM = 0.85  # half the height of a stretch
LANES = 6
LANE = 2.6
_STROKE = 0.4


def sign(mark: Mark, left: float, right: float) -> str:
    """A point, a stretch, or the hollow form of either where the time is "about" or counted."""
    hollow = mark.about or mark.counted
    look: dict[str, float | str | None] = {
        "fill": svg.WHITE if hollow else svg.RED if mark.kind == "day" else svg.INK,
        "stroke": svg.GREY if mark.counted else svg.RED if mark.kind == "day" else svg.INK,
        "stroke_width": _STROKE,
        "stroke_dasharray": "0.9 0.6" if mark.counted else None,
    }
    if right - left < RADIUS:
        return svg.element("circle", cx=left, cy=0, r=RADIUS, **look)
    return pill(left - SLIM, right + SLIM, SLIM, **look)


def lanes(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """A lane for each span so that none hides another: points on the axis, the longest highest."""
    found = [0] * len(spans)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
    for index in sorted(range(len(spans)), key=lambda n: spans[n][1] - spans[n][0]):
        left, right = spans[index][0] - RADIUS, spans[index][1] + RADIUS
        point = right - left <= 3 * RADIUS
        free = (n for n, lane in enumerate(taken) if all(right <= a or b <= left for a, b in lane))
        found[index] = 0 if point else next(free, LANES - 1)
        taken[found[index]].append((left, right))
    return tuple(found)


def pill(left: float, right: float, radius: float, **look: float | str | None) -> str:
    """A stretch with round ends."""
    return svg.element(
        "rect", x=left, y=-radius, width=right - left, height=2 * radius, rx=radius, ry=radius, **look
    )


def outline(left: float, right: float) -> str:
    """A counted stretch that lets the axis show through."""
    look: dict[str, float | str | None] = {"stroke": svg.GREY, "stroke_width": 0.3}
    return pill(left, right, 1.5, fill="none", stroke_dasharray="0.9 0.6", **look)


def stretch(left: float, right: float, colour: str) -> str:
    """What lasts between two facts, along the axis."""
    return svg.element("rect", x=left, y=-0.6, width=max(right - left, 0.2), height=1.2, fill=colour)
