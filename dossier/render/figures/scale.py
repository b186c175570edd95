"""A round scale at which the ground fits the page, and the bar that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.render.figures.ground import Point

_SCALES = (100, 200, 250, 500, 750)
_BAR = 45.0  # millimetres that the scale bar may take
_FINEST = 200  # no position of a telephone is worth more
_POWERS = tuple(int(f"1{'0' * zeros}") for zeros in range(12))


@dataclass(frozen=True, slots=True)
class Scale:
    """How ground becomes paper: 1:`ratio`, with north up.

    Attributes:
        ratio: Metres of ground in a thousand millimetres of paper.
        centre: The point of the ground in the middle of the paper.
        middle: That middle, in millimetres.
    """

    ratio: int
    centre: Point
    middle: tuple[float, float]

    def place(self, point: Point) -> tuple[float, float]:
        """Millimetres from the left and from the top."""
        x = self.middle[0] + self.length(point[0] - self.centre[0])
        return x, self.middle[1] - self.length(point[1] - self.centre[1])

    def length(self, metres: float) -> float:
        """Millimetres on paper."""
        return metres * 1000 / self.ratio


def round_ratio(points: Sequence[Point], width: float, height: float) -> int:
    """The largest round scale at which all points fit."""
    east, north = extent(points)
    needed = max(east * 1000 / width, north * 1000 / height, _FINEST)
    ratios = (base * power for power in _POWERS for base in _SCALES)
    return next(ratio for ratio in sorted(ratios) if ratio >= needed)


def extent(points: Sequence[Point]) -> tuple[float, float]:
    """Metres from the westernmost to the easternmost point, and from south to north."""
    easts, norths = zip(*points, strict=True)
    return max(easts) - min(easts), max(norths) - min(norths)


def centre(points: Sequence[Point]) -> Point:
    """The middle between the outermost points."""
    easts, norths = zip(*points, strict=True)
    return (max(easts) + min(easts)) / 2, (max(norths) + min(norths)) / 2


def bar_metres(ratio: int) -> int:
    """The longest round number of metres that the scale bar can show."""
    room = _BAR * ratio / 1000
    steps = (base * power for power in _POWERS for base in (1, 2, 5))
    return max(step for step in steps if step <= max(room, 1))
