"""The ground around the premises as a plane in metres, true to distance and bearing from its centre."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dossier.model.position import Position

_EARTH = 6_371_008.8  # mean radius in metres
_TINY = 1e-12

Point = tuple[float, float]
"""Metres east and metres north of the centre."""


@dataclass(frozen=True, slots=True)
class Ground:
    """An azimuthal equidistant plane: it holds at the poles and across the date line."""

    latitude: float
    longitude: float

    @classmethod
    def around(cls, positions: Sequence[Position]) -> "Ground":
        """The plane centred among these positions; a few strays far away do not move it."""
        vectors = [_vector(position) for position in positions]
        x, y, z = (median(axis) for axis in zip(*vectors, strict=True))
        if math.hypot(x, y, z) < _TINY:  # they cancel out: any of them will do
            return cls(positions[0].latitude, positions[0].longitude)
        return cls(math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)))

    def place(self, position: Position) -> Point:
        """Where a position lies on the plane."""
        here, there = math.radians(self.latitude), math.radians(position.latitude)
        turn = math.radians(position.longitude - self.longitude)
        east = math.cos(there) * math.sin(turn)
        north = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(turn)
        up = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
        flat = math.hypot(east, north)
        if flat < _TINY:  # the centre itself, or the other end of the world
            return 0.0, 0.0 if up > 0 else math.pi * _EARTH
        stretch = _EARTH * math.atan2(flat, up) / flat
        return east * stretch, north * stretch


def _vector(position: Position) -> tuple[float, float, float]:
    latitude, longitude = math.radians(position.latitude), math.radians(position.longitude)
    level = math.cos(latitude)
    return level * math.cos(longitude), level * math.sin(longitude), math.sin(latitude)
