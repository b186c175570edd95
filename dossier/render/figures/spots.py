"""Where photographs were taken, gathered into the spots that a plan can tell apart."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.model.dossier import Plate
from dossier.model.position import Position
from dossier.render.figures.ground import Ground, Point
from dossier.render.figures.measure import text_width

_FAR = 400.0  # metres; nearer than this a photograph is always on the plan
_TIMES = 6  # times the usual distance


@dataclass(frozen=True, slots=True)
class Shot:
    """One photograph on the ground."""

    label: str
    point: Point
    position: Position

    @property
    def distance(self) -> float:
        """Metres from the centre."""
        return math.hypot(*self.point)

    def reach(self, most: float) -> tuple[Point, Point]:
        """Two corners of the ground within its stated accuracy, as far as that is small."""
        accuracy = self.position.accuracy or 0.0
        room = accuracy if accuracy <= most else 0.0
        east, north = self.point
        return (east - room, north - room), (east + room, north + room)


@dataclass(frozen=True, slots=True)
class Spot:
    """Photographs that the plan shows at one point, in millimetres of the plan."""

    x: float
    y: float
    shots: tuple[Shot, ...]
    letter: str = ""

    @property
    def name(self) -> str:
        """What stands beside it: its label, or the letter under which its label is told."""
        return self.letter or self.label

    @property
    def label(self) -> str:
        """`2/1–2/4, 2/9`."""
        return ranges([shot.label for shot in self.shots])


def shots(plates: Iterable[Plate], ground: Ground) -> tuple[Shot, ...]:
    """Every photograph that has a position, in order of its label."""
    placed = ((plate.label, plate.photograph.whereabouts) for plate in plates)
    return tuple(Shot(label, ground.place(at), at) for label, at in placed if at)


def near_and_far(taken: Sequence[Shot]) -> tuple[tuple[Shot, ...], tuple[Shot, ...]]:
    """Those that a plan can hold, and those so far away that it would show nothing else."""
    distances = sorted(shot.distance for shot in taken)
    usual = distances[(len(distances) - 1) // 2] if distances else 0.0
    reach = max(_FAR, _TIMES * usual)
    near = tuple(shot for shot in taken if shot.distance <= reach)
    return near, tuple(shot for shot in taken if shot.distance > reach)


def spots(taken: Sequence[tuple[float, float, Shot]], apart: float) -> tuple[Spot, ...]:
    """Photographs nearer to a spot's first one than `apart` belong to that spot."""
    found: list[tuple[float, float, list[Shot]]] = []
    for x, y, shot in taken:
        home = next((s for s in found if math.hypot(s[0] - x, s[1] - y) < apart), None)
        if home is None:
            found.append((x, y, [shot]))
        else:
            home[2].append(shot)
    return tuple(Spot(x, y, tuple(group)) for x, y, group in found)


def lettered(found: Sequence[Spot], longest: float, size: float) -> tuple[tuple[Spot, ...], dict[str, Spot]]:
    """A letter for each spot whose label is too long to stand beside it, and which it is."""
    letters: dict[str, Spot] = {}
    named: list[Spot] = []
    for spot in found:
        if text_width(spot.label, size, bold=True) > longest:
            letter = _letter(len(letters))
            letters[letter] = spot
            named.append(replace(spot, letter=letter))
        else:
            named.append(spot)
    return tuple(named), letters


def _letter(index: int) -> str:
    """A, B … Z, AA, AB …."""
    more, last = divmod(index, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


def ranges(labels: Sequence[str]) -> str:
    """Labels in a row told by their ends: `2/1–2/4, 2/9`."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(runs[-1][-1], label):
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[str]) -> str:
    if len(run) == 1:
        return run[0]
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}"  # noqa: PLR2004 (a pair)


def _follows(label: str, following: str) -> bool:
    exhibit, _, rank = label.rpartition("/")
    other, _, following_rank = following.rpartition("/")
    both = rank.isdecimal() and following_rank.isdecimal()
    return exhibit == other and both and int(following_rank) == int(rank) + 1
