"""Distances on the ground, good to a metre over a town."""

import math

from dossier.model.position import Position

_RADIUS = 6_371_008.8


def metres(one: Position, other: Position) -> float:
    """The distance between two positions (haversine on the mean sphere)."""
    north, other_north = math.radians(one.latitude), math.radians(other.latitude)
    half_north = (other_north - north) / 2
    half_east = math.radians(other.longitude - one.longitude) / 2
    bow = math.sin(half_north) ** 2 + math.cos(north) * math.cos(other_north) * math.sin(half_east) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(bow))
