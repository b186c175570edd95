"""Flags on a time axis: each label stands on its pole, and none covers another or its pole."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.render.figures.boxes import Box
from dossier.render.figures.marks import Mark
from dossier.render.figures.measure import text_width, widest, wrapped

SIZE = 2.75
LEADING = 3.5
WIDEST = 38.0
BODY_LINES = 2
ROWS = 16

_GAP = 1.2  # between a pole and its text
_AIR = 1.4  # between two flags
_FOOT = 3.0  # from the highest mark to the lowest flag
_STRETCH = 4.0  # a mark as long as this offers its pole several places
_MANY = 24  # above this, one arrangement is tried rather than all


@dataclass(frozen=True, slots=True)
class Flag:
    """A label on its pole.

    Attributes:
        pole: Where the pole stands.
        foot: Height where it begins.
        head: The time.
        body: What happened, on its lines.
        hangs_left: Whether the text stands left of its pole.
        box: Of the text; heights above the axis are negative there, as on the page.
    """

    mark: Mark
    pole: float
    foot: float
    head: str
    body: tuple[str, ...]
    hangs_left: bool
    box: Box

    @property
    def top(self) -> float:
        """Height of the upper edge of the text."""
        return -self.box.top

    @property
    def pole_box(self) -> Box:
        """The room that its pole takes."""
        return Box(self.pole - 0.12, self.box.top, self.pole + 0.12, -self.foot)

    def lifted(self, by: float) -> "Flag":
        """The same, higher."""
        box = Box(self.box.left, self.box.top - by, self.box.right, self.box.bottom - by)
        return replace(self, box=box)


def raised(
    marks: Sequence[Mark],
    spans: Sequence[tuple[float, float]],
    feet: Sequence[float],
    frame: tuple[float, float],
) -> tuple[tuple[Flag, ...], int]:
    """Flags for as many marks as find room, and how many did not.

    Args:
        marks: What they say.
        spans: From where to where each stands on the axis.
        feet: Height of each mark above the axis, where its pole begins.
        frame: Left and right edge of the figure.
    """
    wanted = [_Wanted(*each) for each in zip(marks, spans, feet, strict=True)]
    field = Box(frame[0], -math.inf, frame[1], 0)
    tried = [_placed(order, field, both=both) for order, both in _arrangements(wanted, field)]
    best = min(tried, key=lambda flags: (-len(flags), max((flag.top for flag in flags), default=0)))
    return tuple(sorted(best, key=lambda flag: (flag.pole, flag.top))), len(marks) - len(best)


@dataclass(frozen=True, slots=True)
class _Wanted:
    mark: Mark
    span: tuple[float, float]
    foot: float

    @property
    def place(self) -> float:
        """Where its pole stands best: at its beginning."""
        return self.span[0]

    @property
    def poles(self) -> tuple[float, ...]:
        """Where its pole may stand: a stretch offers several places."""
        first, last = self.span
        steps = (0.0, 0.25, 0.5, 0.75) if last - first > _STRETCH else (0.0,)
        return tuple(first + step * (last - first) for step in steps)


def _arrangements(wanted: Sequence[_Wanted], field: Box) -> Iterator[tuple[list[_Wanted], bool]]:
    """Orders worth trying, each with whether a flag may fly to the left without need.

    A flag that flies to the right must be placed before those left of it, whose poles it
    would cover; one that flies to the left, before those right of it.
    """
    leftwards = sorted(wanted, key=lambda w: -w.place)
    yield leftwards, False
    if len(wanted) > _MANY:
        return
    near_edge = [w for w in reversed(leftwards) if w.place + WIDEST > field.right]
    others = [w for w in leftwards if w not in near_edge]
    yield [*near_edge, *others], False
    yield [*near_edge, *others], True
    yield [*others, *near_edge], False
    yield leftwards, True


def _placed(wanted: Sequence[_Wanted], field: Box, *, both: bool) -> list[Flag]:
    flags: list[Flag] = []
    floor = max((w.foot for w in wanted), default=0.0) + _FOOT
    for each in wanted:
        flag = _lowest(each, floor, field, flags, both=both)
        if flag is not None:
            flags.append(flag)
    return flags


def _lowest(wanted: _Wanted, floor: float, field: Box, others: Sequence[Flag], *, both: bool) -> Flag | None:
    """The flag in the lowest row where neither it nor its pole meets another."""
    taken = [box for flag in others for box in (flag.box, flag.pole_box)]
    sides = [_flag(wanted, pole, floor, hangs_left=side) for side in (False, True) for pole in wanted.poles]
    inside = [f for f in sides if field.left <= f.box.left and f.box.right <= field.right]
    usual = [f for f in inside if f.hangs_left == inside[0].hangs_left]
    for row in range(ROWS):
        for flag in inside if both else usual:
            lifted = flag.lifted(row * LEADING)
            if lifted.box.grown(_AIR / 2).is_free(taken) and lifted.pole_box.is_free(taken):
                return lifted
    return None


def _flag(wanted: _Wanted, pole: float, floor: float, *, hangs_left: bool) -> Flag:
    body = wrapped(wanted.mark.body, SIZE, WIDEST, BODY_LINES)
    head = wrapped(wanted.mark.head, SIZE, WIDEST, 1)[0]
    width = max(text_width(head, SIZE, bold=True), widest(body, SIZE))
    left = pole - _GAP - width if hangs_left else pole + _GAP
    box = Box(left, -floor - LEADING * (1 + len(body)), left + width, -floor)
    return Flag(wanted.mark, pole, wanted.foot, head, body, hangs_left, box)
