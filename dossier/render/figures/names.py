"""Names beside the spots of a plan: none covers another, a spot or the furniture."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.render.figures.boxes import Box
from dossier.render.figures.measure import text_width
from dossier.render.figures.spots import Spot

SIZE = 2.6
HEIGHT = 3.1
RADIUS = 1.2
LONGEST = 36.0

_AIR = 0.35
_RINGS = (2.0, 4.0, 6.5, 9.5, 13.0)
_DIRECTIONS = tuple(math.radians(angle) for angle in (0, 180, 90, 270, 45, 315, 135, 225))


@dataclass(frozen=True, slots=True)
class Name:
    """A label that found its place.

    Attributes:
        words: What it says.
        box: Its room.
        lead: Whether a line must lead from the spot to it.
    """

    spot: Spot
    words: str
    box: Box
    lead: bool


def named(
    spots: Sequence[Spot], frame: Box, furniture: Sequence[Box], soft: Sequence[Box] = ()
) -> tuple[tuple[Name, ...], tuple[Spot, ...]]:
    """The names that find room, and the spots that must be told below the plan."""
    taken = [*furniture, *(_dot(spot) for spot in spots)]
    names: list[Name] = []
    nameless: list[Spot] = []
    for spot in spots:
        found = _free(spot, frame, taken, soft)
        if found is None:
            nameless.append(spot)
        else:
            names.append(found)
            taken.append(found.box)
    return tuple(names), tuple(nameless)


def _free(spot: Spot, frame: Box, taken: Sequence[Box], soft: Sequence[Box]) -> Name | None:
    width = text_width(spot.name, SIZE, bold=True)
    free = [
        name
        for name in _candidates(spot, width)
        if name.box.within(frame) and name.box.grown(_AIR).is_free(taken)
    ]
    clear = (name for name in free if name.box.is_free(soft))
    return next(clear, free[0] if free else None)


def _candidates(spot: Spot, width: float) -> Iterator[Name]:
    """Places around a spot, the nearest first."""
    for ring in _RINGS:
        for angle in _DIRECTIONS:
            x, y = spot.x + ring * math.cos(angle), spot.y - ring * math.sin(angle)
            left = x if math.cos(angle) > 0.3 else x - width if math.cos(angle) < -0.3 else x - width / 2  # noqa: PLR2004
            top = y - HEIGHT / 2 - math.sin(angle) * HEIGHT / 2
            yield Name(spot, spot.name, Box(left, top, left + width, top + HEIGHT), ring > _RINGS[0])


def _dot(spot: Spot) -> Box:
    return Box(spot.x - RADIUS, spot.y - RADIUS, spot.x + RADIUS, spot.y + RADIUS)
