"""Windows, the entrance and the balcony of the invented building."""

import math
import random

from specimens.masonry import FLOOR
from specimens.sheet import Point, Sheet

GROUND_WINDOWS = (-9.6, -7.2, -4.8, -2.4, 2.4, 4.8, 7.2, 9.6)
UPPER_WINDOWS = (-9.6, -7.2, -4.8, -2.4, 0.0, 2.4, 4.8, 7.2, 9.6)
WINDOW = (1.2, 2.05)
TALL_WINDOW = (1.2, 2.75)
DOOR = (1.9, 3.05)
DOOR_FOOT = 0.3
LOCK = (0.07, 1.36)

_FRAME = (238, 235, 226)
_LACQUER = (38, 58, 54)
_BRASS = (176, 146, 82)


def ground_window(sheet: Sheet, axis: float) -> None:
    """A window of the ground floor, on a sill at one metre."""
    _window(sheet, axis, 1.05, WINDOW, 3)


def upper_window(sheet: Sheet, axis: float) -> None:
    """A French window on the balcony."""
    _window(sheet, axis, FLOOR + 0.02, TALL_WINDOW, 4)


def _window(sheet: Sheet, axis: float, foot: float, size: Point, rows: int) -> None:
    width, height = size
    if not sheet.sees(axis, foot + height / 2, 3):
        return
    x = axis - width / 2
    _surround(sheet, x, foot, size)
    sheet.rectangle(x, foot, width, height, (92, 84, 70))
    sheet.rectangle(x + 0.03, foot, width - 0.06, height - 0.03, _FRAME)
    leaf, bar = (width - 0.06) / 2, 0.045
    for side in (0, 1):
        left = x + 0.03 + side * leaf
        sheet.bevel(left, foot, (leaf, height - 0.03), 0.02, 34)
        pane = (leaf - 2 * bar, (height - 0.03 - bar * (rows + 1)) / rows)
        for row in range(rows):
            _pane(sheet, left + bar, foot + bar + row * (pane[1] + bar), pane, side * 7 + row)
    sheet.line([(axis, foot), (axis, foot + height - 0.03)], 0.012, (150, 146, 136))
    sheet.shadow([(x, foot + height), (x + width, foot + height), (x + width, foot + height - 0.16),
                  (x, foot + height - 0.12)], 0.04, 130)  # fmt: skip


def _surround(sheet: Sheet, x: float, foot: float, size: Point) -> None:
    width, height = size
    sheet.rectangle(x - 0.2, foot - 0.02, width + 0.4, height + 0.24, (222, 212, 190))
    sheet.bevel(x - 0.2, foot - 0.02, (width + 0.4, height + 0.24), 0.03, 44)
    sheet.bevel(x - 0.09, foot, (width + 0.18, height + 0.1), 0.018, 34)
    sheet.polygon([(x + width / 2 - 0.13, foot + height + 0.02), (x + width / 2 + 0.13, foot + height + 0.02),
                   (x + width / 2 + 0.19, foot + height + 0.34), (x + width / 2 - 0.19, foot + height + 0.34)],
                  (228, 218, 197))  # fmt: skip
    sheet.rectangle(x - 0.27, foot - 0.13, width + 0.54, 0.13, (226, 216, 194))
    sheet.bevel(x - 0.27, foot - 0.13, (width + 0.54, 0.13), 0.02, 44)
    sheet.shadow([(x - 0.25, foot - 0.14), (x + width + 0.25, foot - 0.14), (x + width + 0.2, foot - 0.26),
                  (x - 0.2, foot - 0.26)], 0.04, 90)  # fmt: skip


def _pane(sheet: Sheet, x: float, z: float, size: Point, seed: int) -> None:
    """Glass: a dark room behind, the sky on it, two bright slants."""
    chance = random.Random(seed * 31 + round(x * 100))  # noqa: S311
    tone = chance.randint(-8, 8)
    sheet.shade(x, z, size, (124 + tone, 144 + tone, 160 + tone), (48 + tone, 58 + tone, 70 + tone))
    start, wide = chance.uniform(0.05, 0.4) * size[0], 0.28 * size[0]
    for begin, thick, alpha in ((start, wide, 26), (start + wide * 1.3, wide * 0.4, 18)):
        sheet.polygon([(x + min(size[0], begin), z), (x + min(size[0], begin + thick), z),
                       (x + min(size[0], begin + thick + size[0] * 0.4), z + size[1]),
                       (x + min(size[0], begin + size[0] * 0.4), z + size[1])], (255, 255, 255, alpha))  # fmt: skip
    sheet.bevel(x, z, size, 0.008, -50)


def entrance(sheet: Sheet) -> None:
    """Two steps, a stone surround, a fanlight and two lacquered leaves."""
    width, height = DOOR
    x, z = -width / 2, DOOR_FOOT
    sheet.rectangle(x - 0.42, 0, width + 0.84, height + 0.95, (220, 210, 188))
    sheet.bevel(x - 0.42, 0, (width + 0.84, height + 0.95), 0.04, 44)
    sheet.bevel(x - 0.2, z, (width + 0.4, height + 0.24), 0.03, 40)
    sheet.rectangle(x - 0.04, z, width + 0.08, height + 0.06, (24, 34, 32))
    _fanlight(sheet, x, z + 2.4, (width, height - 2.4))
    for side in (0, 1):
        _leaf(sheet, x + side * width / 2, z, (width / 2, 2.38))
    sheet.shadow([(x, z + height + 0.06), (x + width, z + height + 0.06), (x + width, z + height - 0.2),
                  (x, z + height - 0.14)], 0.05, 150)  # fmt: skip
    lock(sheet)
    _steps(sheet, x)


def _fanlight(sheet: Sheet, x: float, z: float, size: Point) -> None:
    sheet.rectangle(x, z, size[0], size[1], _LACQUER)
    for side in (0, 1):
        _pane(sheet, x + 0.07 + side * size[0] / 2, z + 0.09, (size[0] / 2 - 0.14, size[1] - 0.16), side)
    sheet.bevel(x, z, size, 0.02, 30)


def _leaf(sheet: Sheet, x: float, z: float, size: Point) -> None:
    width, height = size
    sheet.shade(x + 0.004, z, (width - 0.008, height), (46, 68, 63), (32, 49, 46))
    sheet.bevel(x + 0.004, z, (width - 0.008, height), 0.012, 50)
    for low, tall in ((0.16, 0.6), (0.9, 0.3), (1.34, 0.9)):
        panel = (width - 0.34, tall)
        sheet.bevel(x + 0.17, z + low, panel, 0.03, -60)
        sheet.shade(x + 0.2, z + low + 0.03, (panel[0] - 0.06, tall - 0.06), (50, 73, 68), (40, 60, 56))
        sheet.bevel(x + 0.24, z + low + 0.07, (panel[0] - 0.14, tall - 0.14), 0.022, 52)
    if sheet.scale > 200:
        _brush(sheet, x, z, size)


def _brush(sheet: Sheet, x: float, z: float, size: Point) -> None:
    """Strokes left by the painter's brush."""
    chance = random.Random(round(x * 10))  # noqa: S311
    for _ in range(900):
        px, pz = x + chance.uniform(0.01, size[0] - 0.01), z + chance.uniform(0, size[1])
        shade = chance.choice((0, 255))
        sheet.line([(px, pz), (px + chance.uniform(-0.001, 0.001), pz + chance.uniform(0.03, 0.2))], 0.0008,
                   (shade, shade, shade, chance.randint(4, 14)))  # fmt: skip


def lock(sheet: Sheet) -> None:
    """Plate, cylinder and pull on the right leaf, beside the meeting edge."""
    x, z = LOCK
    sheet.shadow(
        [(x - 0.03, z - 0.15), (x + 0.05, z - 0.15), (x + 0.05, z + 0.14), (x - 0.03, z + 0.14)], 0.008
    )
    sheet.shade(x - 0.035, z - 0.14, (0.07, 0.28), (206, 178, 112), (150, 122, 64))
    sheet.bevel(x - 0.035, z - 0.14, (0.07, 0.28), 0.006, 70)
    for screw in (-0.12, 0.12):
        sheet.disc(x, z + screw, 0.007, (120, 98, 52))
        sheet.line([(x - 0.005, z + screw), (x + 0.005, z + screw + 0.003)], 0.0016, (70, 56, 30))
    sheet.disc(x, z - 0.05, 0.021, (138, 112, 60))
    sheet.disc(x, z - 0.05, 0.017, (208, 184, 122))
    sheet.disc(x, z - 0.046, 0.0055, (34, 28, 18))
    sheet.polygon([(x - 0.003, z - 0.05), (x + 0.003, z - 0.05), (x + 0.0045, z - 0.064), (x - 0.0045, z - 0.064)],
                  (34, 28, 18))  # fmt: skip
    sheet.disc(x, z + 0.05, 0.03, (110, 88, 44))
    sheet.disc(x, z + 0.053, 0.027, _BRASS)
    sheet.disc(x - 0.008, z + 0.063, 0.009, (236, 216, 160))


def _steps(sheet: Sheet, x: float) -> None:
    width = DOOR[0]
    for low, out in ((0.15, 0.2), (0.0, 0.45)):
        sheet.shade(x - out, low, (width + 2 * out, 0.15), (206, 200, 188), (158, 152, 140))
        sheet.bevel(x - out, low, (width + 2 * out, 0.15), 0.018, 54)
    sheet.shadow([(x - 0.1, 0.3), (x + width + 0.1, 0.3), (x + width + 0.1, 0.25), (x - 0.1, 0.25)], 0.02, 90)


def balcony(sheet: Sheet, bent: tuple[int, ...] = (7, 8, 9)) -> None:
    """A stone slab on consoles and a railing of wrought iron, some bars out of line."""
    if sheet.frame.bottom + sheet.frame.height < FLOOR - 1:
        return
    left, right = -10.9, 10.9
    for console in UPPER_WINDOWS:
        for x in (console - 0.85, console + 0.73):
            _console(sheet, x)
    sheet.shade(left, FLOOR - 0.22, (right - left, 0.22), (230, 221, 200), (186, 174, 150))
    sheet.bevel(left, FLOOR - 0.22, (right - left, 0.22), 0.025, 46)
    sheet.shadow(
        [(left, FLOOR - 0.24), (right, FLOOR - 0.24), (right, FLOOR - 0.62), (left, FLOOR - 0.62)], 0.1, 130
    )
    bar = 0
    x = left + 0.1
    while x < right:
        _bar(sheet, x, bar in bent, bar)
        x, bar = x + 0.13, bar + 1
    for height, thick in ((0.06, 0.025), (0.86, 0.025), (0.98, 0.05)):
        sheet.line([(left, FLOOR + height), (right, FLOOR + height)], thick, (34, 36, 40))
        sheet.line(
            [(left, FLOOR + height + thick / 3), (right, FLOOR + height + thick / 3)],
            thick / 5,
            (92, 96, 104),
        )


def _console(sheet: Sheet, x: float) -> None:
    sheet.polygon([(x, FLOOR - 0.2), (x + 0.13, FLOOR - 0.2), (x + 0.13, FLOOR - 0.5), (x + 0.03, FLOOR - 0.62),
                   (x, FLOOR - 0.55)], (206, 195, 172))  # fmt: skip
    sheet.line([(x, FLOOR - 0.2), (x, FLOOR - 0.55)], 0.014, (240, 232, 214))
    sheet.line([(x + 0.13, FLOOR - 0.2), (x + 0.13, FLOOR - 0.5)], 0.014, (150, 138, 116))


def _bar(sheet: Sheet, x: float, bent: bool, rank: int) -> None:  # noqa: FBT001
    if not sheet.sees(x, FLOOR + 0.5, 1.2):
        return
    iron, swing = (30, 32, 36), 0.05 * (1 + rank % 3) if bent else 0.0
    points = [(x + swing * math.sin(math.pi * step / 8), FLOOR + 0.06 + 0.8 * step / 8) for step in range(9)]
    sheet.line(points, 0.018, iron)
    if sheet.scale > 60:
        sheet.line([(px - 0.004, pz) for px, pz in points], 0.004, (86, 90, 98))
    if rank % 3 == 1:
        centre = points[4]
        for side in (-1, 1):
            ring = [(centre[0] + side * 0.045 + 0.04 * math.cos(a / 9 * math.pi), centre[1] + 0.09
                     + 0.075 * math.sin(a / 9 * math.pi)) for a in range(19)]  # fmt: skip
            sheet.line(ring, 0.009, iron)
        sheet.disc(centre[0], centre[1] - 0.06, 0.022, iron)
