"""Flags on a time axis: each label stands on its pole, and none covers another or its pole."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dossier.render.figures.boxes import Box
from dossier.render.figures.marks import Mark
from dossier.render.figures.measure import text_width, widest, wrapped

SIZE = 2.75
LEADING = 3.5
WIDEST = 38.0
BODY_LINES = 2
ROWS = 32

_GAP = 1.2  # between a pole and its text
_AIR = 1.4  # between two flags
_FOOT = 3.0  # from the highest mark to the lowest flag
_STRETCH = 4.0  # a mark as long as this offers its pole several places
_TRIED = 12  # arrangements, or two of a crowd in which most find no room anyway
_MANY = 100
_WEIGHTS: Mapping[str, int] = {"start": 9, "call": 9, "police": 9, "end": 9, "day": 9, "warning": 3}


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
    best = min((_placed(order, field) for order in _arrangements(wanted)), key=_worth)
    return tuple(sorted(best, key=lambda flag: (flag.pole, flag.top))), len(marks) - len(best)


def _worth(flags: Sequence[Flag]) -> tuple[int, float, float]:
    """Lower is better: the facts that every reader looks for, then a low figure."""
    shown = sum(_weight(flag.mark) for flag in flags)
    return -shown, max((flag.top for flag in flags), default=0.0), sum(flag.top for flag in flags)


def _weight(mark: Mark) -> int:
    return _WEIGHTS.get(mark.kind, 1)


@dataclass(frozen=True, slots=True)
class _Wanted:
    mark: Mark
    span: tuple[float, float]
    foot: float

    @property
    def poles(self) -> tuple[float, ...]:
        """Where its pole may stand: a stretch offers several places."""
        first, last = self.span
        steps = (0.0, 0.25, 0.5, 0.75) if last - first > _STRETCH else (0.0,)
        return tuple(first + step * (last - first) for step in steps)


def _arrangements(wanted: Sequence[_Wanted]) -> Iterator[list[tuple[_Wanted, bool]]]:
    """Orders worth trying: up to some point flags fly to the left, after it to the right.

    Each also with the facts that every reader looks for first.

    A flag that flies to the right is placed before those left of it, whose poles it would
    cover; one that flies to the left, before those right of it: two stairs, like a tent.
    """
    along = sorted(wanted, key=lambda w: w.span)
    step = max(1, len(along) // (_TRIED if len(along) < _MANY else 2))
    for top in range(0, len(along) + 1, step):
        order = [(each, True) for each in along[:top]]
        order += [(each, False) for each in reversed(along[top:])]
        yield order
        yield sorted(order, key=lambda each: -_weight(each[0].mark))


def _placed(wanted: Sequence[tuple[_Wanted, bool]], field: Box) -> list[Flag]:
    flags: list[Flag] = []
    floor = max((each.foot for each, _ in wanted), default=0.0) + _FOOT
    for each, hangs_left in wanted:
        flag = _lowest(_offered(each, floor, field, hangs_left=hangs_left), flags)
        if flag is not None:
            flags.append(flag)
    return flags


def _offered(wanted: _Wanted, floor: float, field: Box, *, hangs_left: bool) -> list[Flag]:
    """The flag on its side at each place of its pole; on the other side where the page ends."""
    for side in (hangs_left, not hangs_left):
        flags = [_flag(wanted, pole, floor, hangs_left=side) for pole in wanted.poles]
        inside = [f for f in flags if field.left <= f.box.left and f.box.right <= field.right]
        if inside:
            return inside
    return []


def _lowest(offered: Sequence[Flag], others: Sequence[Flag]) -> Flag | None:
    """The flag in the lowest row where it meets no other, and no pole crosses a text.

    Facts of the same day may share a pole.
    """
    texts, poles = [flag.box.grown(_AIR / 2) for flag in others], [flag.pole_box for flag in others]
    for row in range(ROWS):
        for flag in offered:
            lifted = flag.lifted(row * LEADING / 2)
            clear = lifted.box.is_free(texts) and lifted.box.grown(_AIR / 2).is_free(poles)
            if clear and lifted.pole_box.is_free(texts):
                return lifted
    return None


@lru_cache(maxsize=4096)
def _flag(wanted: _Wanted, pole: float, floor: float, *, hangs_left: bool) -> Flag:
    body = wrapped(wanted.mark.body, SIZE, WIDEST, BODY_LINES)
    head = wrapped(wanted.mark.head, SIZE, WIDEST, 1)[0]
    width = max(text_width(head, SIZE, bold=True), widest(body, SIZE))
    left = pole - _GAP - width if hangs_left else pole + _GAP
    box = Box(left, -floor - LEADING * (1 + len(body)), left + width, -floor)
    return Flag(wanted.mark, pole, wanted.foot, head, body, hangs_left, box)
