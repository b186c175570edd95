"""Which way a camera looked, as a sector in front of its spot."""

import math

from dossier.render.figures import svg
from dossier.render.figures.boxes import Box
from dossier.render.figures.spots import Shot, Spot

_LENGTH = 8.5
_HALF = 22.0  # degrees; the lens is not known, so the width says nothing
_STEP = 5  # degrees that paper can tell apart


def cone(spot: Spot, shot: Shot, length: float = _LENGTH) -> str:
    """The sector, hollow where the bearing is magnetic; empty without a bearing."""
    bearing = shot.position.bearing
    if bearing is None:
        return ""
    magnetic = shot.position.bearing_reference == "magnetic"
    (x1, y1), (x2, y2) = (_ahead(spot, _rounded(bearing) + side, length) for side in (-_HALF, _HALF))
    written = [svg.number(value) for value in (spot.x, spot.y, x1, y1, length, length, x2, y2)]
    path = "M{} {} L{} {} A{} {} 0 0 1 {} {} Z".format(*written)
    return svg.element(
        "path",
        d=path,
        fill="none" if magnetic else svg.CONE,
        stroke=svg.PALE,
        stroke_width=0.15,
        stroke_dasharray="0.8 0.6" if magnetic else None,
    )


def cone_box(spot: Spot, shot: Shot) -> Box | None:
    """The room that the sector takes, which names avoid where they can."""
    if shot.position.bearing is None:
        return None
    turns = (_rounded(shot.position.bearing) + side for side in (-_HALF, 0.0, _HALF))
    xs, ys = zip((spot.x, spot.y), *(_ahead(spot, turn, _LENGTH) for turn in turns), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rounded(bearing: float) -> float:
    return round(bearing / _STEP) * _STEP % 360


def _ahead(spot: Spot, bearing: float, length: float) -> tuple[float, float]:
    turn = math.radians(bearing)
    return spot.x + length * math.sin(turn), spot.y - length * math.cos(turn)
