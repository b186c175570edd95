"""Measure a picture on a small grey copy: sharp or blurred, dark or light, like which other.

Only numbers are taken here, and Pillow alone takes them, in about two thousandths of a second;
what they mean is said by the rules, with limits that a person can read in `law/limits.toml`.
"""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops

from dossier.model.original import Look

_SIDE = 720
"""Pixels of the copy's longer side, at most: what is sharp on it is sharp in print."""

_LEAST = 240
"""Pixels of the shorter side below which sharpness cannot be told from smallness."""

_STEEPEST = 0.01
"""Share of the points that count as edges."""

_PLAIN = 12
"""Greys between the darkest and the lightest field of a picture that shows nothing to compare."""

_FIELDS = 16


def grey_copy(picture: Image.Image) -> Image.Image:
    """The picture in grey, small enough to be measured quickly."""
    factor = -(-max(picture.size) // _SIDE)
    return (picture.reduce(factor) if factor > 1 else picture).convert("L")


def look(small: Image.Image) -> Look:
    """What a grey copy shows, in numbers; the same picture gives the same numbers."""
    half = small.reduce(2) if min(small.size) > 1 else small
    spread = small.histogram()
    return Look(
        sharpness=_sharpness(small, half),
        darkest=_grey_below(spread, 0.02),
        middle=_grey_below(spread, 0.5),
        brightest=_grey_below(spread, 0.95),
        fingerprint=_fingerprint(half),
    )


def _sharpness(small: Image.Image, half: Image.Image) -> int | None:
    """Steepest edges beside those at half the size: halving doubles the slope of a blurred edge only."""
    if min(small.size) < _LEAST:
        return None
    beneath = _steepest(half)
    return round(100 * _steepest(small) / beneath) if beneath >= _PLAIN else None


def _steepest(grey: Image.Image) -> float:
    """Mean difference between neighbours, among the few that differ most."""
    wide, high = grey.size
    across = _differences(grey, (1, 0, wide, high), (0, 0, wide - 1, high))
    down = _differences(grey, (0, 1, wide, high), (0, 0, wide, high - 1))
    counts = [a + b for a, b in zip(across, down, strict=True)]
    wanted = left = max(1, round(sum(counts) * _STEEPEST))
    total = 0
    for size in range(255, -1, -1):
        taken = min(counts[size], left)
        total, left = total + taken * size, left - taken
    return total / wanted


def _differences(
    grey: Image.Image, one: tuple[int, int, int, int], other: tuple[int, int, int, int]
) -> list[int]:
    return ImageChops.difference(grey.crop(one), grey.crop(other)).histogram()


def _grey_below(spread: Sequence[int], share: float) -> int:
    """The grey that this share of the points does not exceed."""
    wanted, seen = sum(spread) * share, 0
    for grey, count in enumerate(spread):
        seen += count
        if seen >= wanted:
            return grey
    return 255


def _fingerprint(grey: Image.Image) -> str:
    """Whether each field of a coarse grid is lighter than its right neighbour."""
    rows = grey.resize((_FIELDS + 1, _FIELDS), Image.Resampling.BOX).tobytes()
    if max(rows) - min(rows) < _PLAIN:
        return ""
    bits = 0
    for start in range(0, len(rows), _FIELDS + 1):
        for left, right in pairwise(rows[start : start + _FIELDS + 1]):
            bits = bits << 1 | (left > right)
    return f"{bits:0{_FIELDS * _FIELDS // 4}x}"
