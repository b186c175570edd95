"""A rented room after water came through the ceiling: overview, ceiling, wall and floor, all invented."""

import math
import random

from PIL import Image

from specimens.finish import photograph, ruler
from specimens.sheet import Colour, Frame, Point, Sheet, blob

_WIDE, _HIGH, _DEEP, _EYE, _BACK = 4.4, 2.6, 4.6, 1.45, 3.4
_PAINT = (233, 229, 219)
_CEILING = (244, 243, 239)
_RING = (150, 110, 62)
_STAIN = (0.55, 2.2)


def _seen(x: float, y: float, z: float) -> Point:
    """Where a point of the room, y metres behind the lens, appears."""
    nearer = _BACK / (_BACK + y)
    return x * nearer, _EYE + (z - _EYE) * nearer


def room(seed: int) -> Image.Image:
    """The living room from its door: window, chest, floor, and the stain overhead."""
    sheet = Sheet(Frame(-1.9, 0.02, 3.8), _PAINT)
    half = _WIDE / 2
    _plane(
        sheet, ((-half, -2, _HIGH), (half, -2, _HIGH), (half, _DEEP, _HIGH), (-half, _DEEP, _HIGH)), _CEILING
    )
    _plane(sheet, ((-half, -1, 0), (half, -1, 0), (half, _DEEP, 0), (-half, _DEEP, 0)), (150, 112, 74))
    _plane(
        sheet, ((-half, -1, 0), (-half, _DEEP, 0), (-half, _DEEP, _HIGH), (-half, -1, _HIGH)), (214, 209, 198)
    )
    _plane(sheet, ((half, -1, 0), (half, _DEEP, 0), (half, _DEEP, _HIGH), (half, -1, _HIGH)), (222, 217, 206))
    _plane(sheet, ((-half, _DEEP, 0), (half, _DEEP, 0), (half, _DEEP, _HIGH), (-half, _DEEP, _HIGH)), _PAINT)
    _boards(sheet, half)
    _skirting(sheet, half)
    _window(sheet)
    _overhead(sheet)
    _chest(sheet)
    return photograph(sheet, seed, warmth=6)


def _plane(sheet: Sheet, corners: tuple[tuple[float, float, float], ...], colour: Colour) -> None:
    sheet.polygon([_seen(*corner) for corner in corners], colour)


def _boards(sheet: Sheet, half: float) -> None:
    chance = random.Random(5)  # noqa: S311
    x = -half
    while x < half:
        tone = chance.randint(-10, 10)
        _plane(sheet, ((x, -1, 0), (x + 0.14, -1, 0), (x + 0.14, _DEEP, 0), (x, _DEEP, 0)),
               (158 + tone, 119 + tone, 78 + tone))  # fmt: skip
        sheet.line([_seen(x, -1, 0), _seen(x, _DEEP, 0)], 0.004, (104, 74, 46))
        x += 0.14
    for y in (0.4, 1.3, 2.1, 3.0, 3.8):
        sheet.line(
            [_seen(-half + 0.14 * chance.randint(0, 8), y, 0), _seen(half, y, 0)], 0.003, (112, 80, 50, 120)
        )
    sheet.shadow(
        [_seen(-half, _DEEP, 0), _seen(half, _DEEP, 0), _seen(half, 3.4, 0), _seen(-half, 3.4, 0)], 0.1, 90
    )


def _skirting(sheet: Sheet, half: float) -> None:
    for x in (-half, half):
        _plane(sheet, ((x, -1, 0), (x, _DEEP, 0), (x, _DEEP, 0.12), (x, -1, 0.12)), (246, 244, 238))
    _plane(
        sheet,
        ((-half, _DEEP, 0), (half, _DEEP, 0), (half, _DEEP, 0.12), (-half, _DEEP, 0.12)),
        (248, 246, 240),
    )
    for z, shade in ((_HIGH, (206, 203, 195)), (_HIGH - 0.09, (226, 223, 215))):
        corners = [_seen(-half, -1, z), _seen(-half, _DEEP, z), _seen(half, _DEEP, z), _seen(half, -1, z)]
        sheet.line(corners, 0.012, shade)


def _window(sheet: Sheet) -> None:
    left, right, low, high = -1.5, -0.2, 0.75, 2.25
    _plane(sheet, ((left - 0.1, _DEEP, low - 0.1), (right + 0.1, _DEEP, low - 0.1), (right + 0.1, _DEEP, high + 0.1),
                   (left - 0.1, _DEEP, high + 0.1)), (250, 249, 245))  # fmt: skip
    middle = (left + right) / 2
    for a, b in ((left, middle - 0.03), (middle + 0.03, right)):
        (x, z), (far, top) = _seen(a, _DEEP, low), _seen(b, _DEEP, high)
        sheet.shade(x, z, (far - x, top - z), (196, 214, 228), (232, 238, 236))
        sheet.bevel(x, z, (far - x, top - z), 0.012, -40)
    sheet.soft(lambda d, at: d.polygon([at(_seen(-1.6, 4.4, 0)), at(_seen(0.1, 4.4, 0)), at(_seen(1.2, 1.4, 0)),
               at(_seen(-0.9, 1.4, 0))], fill=255), 0.06, (255, 244, 214, 70))  # fmt: skip


def _overhead(sheet: Sheet) -> None:
    """The stain on the ceiling and where the water ran down the right wall."""
    for reach, alpha in ((0.78, 70), (0.62, 60), (0.44, 60)):
        outline = blob(_STAIN[0] + 0.5, _STAIN[1], reach, random.Random(3), 0.3, 60)  # noqa: S311
        sheet.polygon([_seen(x, y, _HIGH) for x, y in outline], (*_RING, alpha))
    chance = random.Random(12)  # noqa: S311
    for _ in range(9):
        y, reach = chance.uniform(1.6, 3.6), chance.uniform(0.3, 1.3)
        points = [
            _seen(_WIDE / 2, y + chance.uniform(-0.02, 0.02), _HIGH - reach * step / 8) for step in range(9)
        ]
        sheet.line(points, chance.uniform(0.008, 0.03), (168, 132, 84, 90))


def _chest(sheet: Sheet) -> None:
    """A chest of drawers against the left wall, with its shadow."""
    left, right, near, far, high = -2.1, -1.5, 2.6, 3.9, 0.82
    sheet.shadow([_seen(left, near, 0), _seen(right, near, 0), _seen(right + 0.35, near + 0.2, 0),
                  _seen(right + 0.3, far, 0)], 0.05, 120)  # fmt: skip
    _plane(
        sheet,
        ((right, near, 0.06), (right, far, 0.06), (right, far, high), (right, near, high)),
        (128, 96, 66),
    )
    _plane(
        sheet,
        ((left, near, 0.06), (right, near, 0.06), (right, near, high), (left, near, high)),
        (104, 77, 52),
    )
    _plane(
        sheet,
        ((left, near, high), (right, near, high), (right, far, high), (left, far, high)),
        (164, 128, 92),
    )
    for drawer in range(3):
        low = 0.1 + drawer * 0.24
        _plane(sheet, ((right, near + 0.08, low), (right, far - 0.08, low), (right, far - 0.08, low + 0.2),
                       (right, near + 0.08, low + 0.2)), (140, 107, 75))  # fmt: skip
        for y in (near + 0.4, far - 0.4):
            sheet.disc(*_seen(right, y, low + 0.1), 0.014, (58, 44, 30))


def ceiling(left: float, bottom: float, width: float, seed: int, scale: int = 0) -> Image.Image:
    """The ceiling seen from below: rings of brown, paint that lifts and hangs."""
    sheet = Sheet(Frame(left, bottom, width), _CEILING)
    chance = random.Random(44)  # noqa: S311
    for rank, reach in enumerate((0.62, 0.53, 0.47, 0.36, 0.29)):
        outline = blob(0.02 * rank, -0.012 * rank, reach, random.Random(60), 0.24, 90)  # noqa: S311
        sheet.polygon(outline, (196, 162, 108, 42))
        sheet.line([*outline, outline[0]], 0.009, (*_RING, 70))
        sheet.line([*outline, outline[0]], 0.004, (*_RING, 90))
    for _ in range(26):
        _flake(sheet, (chance.gauss(0.05, 0.2), chance.gauss(-0.02, 0.16)), chance)
    _cracks(sheet, chance)
    if scale:
        ruler(sheet, left + width * 0.08, bottom + sheet.frame.height * 0.08, scale)
    return photograph(sheet, seed, warmth=5)


def _flake(sheet: Sheet, at: Point, chance: random.Random) -> None:
    size = chance.uniform(0.012, 0.045)
    outline = blob(*at, size, chance, 0.4, 24)
    sheet.shadow([(x + size * 0.5, z - size * 0.5) for x, z in outline], size * 0.2, 120)
    sheet.polygon(outline, (176, 152, 112))
    lifted = [(x + size * 0.3, z + size * 0.28) for x, z in outline]
    sheet.polygon([*outline[:12], *lifted[11::-1]], (250, 248, 242))
    sheet.line(outline[:12], 0.0015, (120, 98, 66))


def _cracks(sheet: Sheet, chance: random.Random) -> None:
    for start in ((-0.7, 0.2), (0.5, -0.5), (0.1, 0.55)):
        points, angle = [start], chance.uniform(0, math.tau)
        for _ in range(16):
            angle += chance.gauss(0, 0.35)
            points.append((points[-1][0] + 0.035 * math.cos(angle), points[-1][1] + 0.035 * math.sin(angle)))
        sheet.line(points, 0.0018, (140, 130, 112, 190))


def wall(left: float, bottom: float, width: float, seed: int) -> Image.Image:
    """The wall below: runs from the ceiling, blisters in the paint, a damp edge above the skirting."""
    sheet = Sheet(Frame(left, bottom, width), (226, 221, 208))
    chance = random.Random(77)  # noqa: S311
    top = bottom + sheet.frame.height
    for _ in range(34):
        x, reach, thick = (
            chance.uniform(left, left + width),
            chance.uniform(0.25, 1.9),
            chance.uniform(0.006, 0.05),
        )
        points = [(x + chance.gauss(0, 0.006), top - reach * step / 10) for step in range(11)]
        for share, alpha in ((1.0, 26), (0.5, 30)):
            sheet.line(points, thick * share, (164, 128, 80, alpha))
        sheet.disc(*points[-1], thick * 0.7, (150, 112, 66, 40), 1.4)
    for _ in range(60):
        x, z, size = (
            chance.uniform(left, left + width),
            top - abs(chance.gauss(0, 0.55)),
            chance.uniform(0.008, 0.03),
        )
        sheet.disc(x + size * 0.3, z - size * 0.3, size, (120, 108, 86, 60))
        sheet.disc(x, z, size, (232, 227, 214))
        sheet.disc(x - size * 0.3, z + size * 0.3, size * 0.4, (246, 243, 234))
    sheet.shade(left, bottom + 0.16, (width, 0.14), (226, 221, 208), (196, 180, 148))
    sheet.shade(left, bottom, (width, 0.16), (250, 248, 243), (226, 222, 212))
    sheet.bevel(left - 1, bottom, (width + 2, 0.16), 0.012, 50)
    return photograph(sheet, seed, warmth=5)


def floor(seed: int, scale: int = 10) -> Image.Image:
    """Parquet from above: boards that rose against one another, a dark damp field, a ruler."""
    sheet = Sheet(Frame(0, 0, 1.1), (128, 92, 58))
    chance = random.Random(21)  # noqa: S311
    for row in range(9):
        tone = chance.randint(-12, 12)
        z, risen = row * 0.092, row in (3, 4, 6)
        sheet.shade(
            0, z, (1.1, 0.09), (176 + tone, 134 + tone, 88 + tone), (150 + tone, 111 + tone, 70 + tone)
        )
        _grain(sheet, z, chance)
        joint = chance.uniform(0.2, 0.9)
        sheet.line([(joint, z), (joint, z + 0.09)], 0.002, (70, 48, 28))
        if risen:
            sheet.shadow([(0, z), (1.1, z), (1.1, z - 0.022), (0, z - 0.016)], 0.006, 190)
            sheet.line([(0, z + 0.088), (1.1, z + 0.088)], 0.004, (222, 188, 138))
    sheet.soft(lambda d, at: d.polygon([at(p) for p in blob(0.62, 0.42, 0.3, random.Random(9), 0.3)], fill=255),  # noqa: S311
               0.03, (62, 40, 22, 120))  # fmt: skip
    ruler(sheet, 0.08, 0.05, scale)
    return photograph(sheet, seed, warmth=4)


def _grain(sheet: Sheet, z: float, chance: random.Random) -> None:
    for _ in range(70):
        x, height = chance.uniform(-0.1, 1.0), z + chance.uniform(0.004, 0.086)
        sheet.line([(x, height), (x + chance.uniform(0.05, 0.3), height + chance.uniform(-0.002, 0.002))], 0.001,
                   (110, 76, 44, chance.randint(40, 110)))  # fmt: skip


def pipe(seed: int) -> Image.Image:
    """Under the neighbour's washbasin: a pipe, its joint and a drop."""
    sheet = Sheet(Frame(0, 0, 0.8), (222, 226, 226))
    for x in (0.0, 0.2, 0.4, 0.6):
        for z in (0.0, 0.2, 0.4):
            sheet.rectangle(x + 0.002, z + 0.002, 0.196, 0.196, (232, 235, 234))
            sheet.bevel(x + 0.002, z + 0.002, (0.196, 0.196), 0.004, 30)
    for x, z, size in ((0.36, 0.0, (0.06, 0.6)), (0.335, 0.27, (0.11, 0.07)), (0.345, 0.36, (0.09, 0.03))):
        sheet.shadow(
            [
                (x + 0.02, z),
                (x + size[0] + 0.03, z),
                (x + size[0] + 0.03, z + size[1]),
                (x + 0.02, z + size[1]),
            ],
            0.012,
        )
        for step in range(12):
            light = round(150 + 90 * math.sin(math.pi * (step + 1.5) / 14))
            sheet.rectangle(
                x + size[0] * step / 12, z, size[0] / 12 * 1.05, size[1], (light, light, light + 4)
            )
        sheet.bevel(x, z, size, 0.004, 40)
    for step in range(6):
        sheet.rectangle(0.337 + step * 0.018, 0.275, 0.006, 0.06, (120, 122, 126, 120))
    sheet.line([(0.352, 0.27), (0.349, 0.2), (0.352, 0.12)], 0.006, (176, 200, 210, 170))
    sheet.disc(0.352, 0.112, 0.009, (190, 212, 222, 220), 1.4)
    sheet.disc(0.35, 0.116, 0.003, (250, 252, 252, 230))
    sheet.polygon(blob(0.42, 0.29, 0.05, random.Random(2), 0.4), (150, 112, 66, 70))  # noqa: S311
    return photograph(sheet, seed)
