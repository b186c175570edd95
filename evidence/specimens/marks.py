"""What the papers of the sample describe: stains, broken glass, chipped stone, a damaged lock."""

import math
import random

from specimens.openings import LOCK
from specimens.sheet import Point, Sheet, blob

EGGS = (
    (-8.35, 2.3), (-6.1, 3.4), (-5.2, 5.6), (-3.4, 1.9), (-3.7, 6.4), (-1.5, 3.3), (-1.35, 5.9), (1.3, 2.2),
    (1.45, 4.05), (2.9, 5.7), (3.5, 2.8), (5.6, 1.6), (5.9, 6.7), (8.3, 3.1), (-0.55, 2.2), (2.25, 1.7),
)  # fmt: skip
IMPACTS = ((-3.55, 2.75), (-1.28, 1.75), (1.42, 3.05), (3.75, 3.7), (3.45, 6.1), (-6.0, 2.4), (1.25, 4.45))
BROKEN = ((-2.66, 2.35, 0.19), (2.7, 6.1, 0.2), (4.5, 2.45, 0.16))


def egg(sheet: Sheet, x: float, z: float, size: float = 0.11, *, runs: bool = True) -> None:
    """White and yolk burst on a wall and run down, or lie on the ground, with bits of shell."""
    if not sheet.sees(x, z, 1.2):
        return
    chance = random.Random(round(x * 1000) + round(z * 77))  # noqa: S311
    for reach, alpha in ((1.75, 34), (1.5, 44), (1.2, 58)):
        sheet.polygon(blob(x, z - size * 0.1, size * reach, chance, 0.3, 72), (247, 241, 212, alpha))
    _splashes(sheet, x, z, size, chance)
    for _ in range(chance.randint(5, 8) if runs else 0):
        _run(sheet, x + chance.uniform(-1, 1) * size, z - size * 0.2, size, chance)
    for reach, colour in ((0.95, (232, 188, 74, 120)), (0.82, (236, 186, 58, 215)), (0.6, (243, 201, 86, 220)),
                          (0.36, (248, 214, 116, 190))):  # fmt: skip
        sheet.polygon(
            blob(x - size * 0.08 * (1 - reach), z + size * 0.1 * (1 - reach), size * reach, chance, 0.28, 72),
            colour,
        )
    sheet.polygon(blob(x - size * 0.28, z + size * 0.3, size * 0.1, chance, 0.2), (255, 250, 222, 210))
    sheet.polygon(blob(x + size * 0.2, z + size * 0.16, size * 0.05, chance, 0.2), (255, 250, 222, 180))
    for _ in range(13):
        _shell(
            sheet,
            (x + chance.gauss(0, size * 0.85), z + chance.gauss(-size * 0.1, size * 0.75)),
            size,
            chance,
        )


def _splashes(sheet: Sheet, x: float, z: float, size: float, chance: random.Random) -> None:
    for _ in range(26):
        angle, reach = chance.uniform(0, math.tau), size * chance.uniform(1.2, 2.9)
        px, pz = x + reach * math.cos(angle), z + reach * math.sin(angle)
        sheet.disc(px, pz, size * chance.uniform(0.02, 0.1), (238, 204, 104, 190))


def _run(sheet: Sheet, x: float, z: float, size: float, chance: random.Random) -> None:
    """One drip, thinner downwards, ending in a drop."""
    length, drift = size * chance.uniform(2.2, 6.5), chance.uniform(-0.12, 0.12)
    colour = (238, 202, 98, 170) if chance.random() < 0.6 else (246, 240, 210, 150)
    steps = 14
    for step in range(steps):
        share = step / steps
        points = [(x + drift * size * share * 3, z - length * share),
                  (x + drift * size * (share + 1 / steps) * 3, z - length * (share + 1 / steps))]  # fmt: skip
        sheet.line(points, size * 0.2 * (1.1 - 0.75 * share), colour)
    sheet.disc(x + drift * size * 3, z - length, size * 0.09, colour, 1.5)


def _shell(sheet: Sheet, at: Point, size: float, chance: random.Random) -> None:
    radius = size * chance.uniform(0.07, 0.2)
    corners = [chance.uniform(0, math.tau) for _ in range(5)]
    outline = [(at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in sorted(corners)]
    sheet.polygon([(px + radius * 0.25, pz - radius * 0.3) for px, pz in outline], (60, 48, 30, 90))
    sheet.polygon(outline, chance.choice(((244, 236, 222), (232, 206, 172), (250, 246, 238))))


def impact(sheet: Sheet, x: float, z: float, size: float = 0.06) -> None:
    """Stone knocked off: pale facets round a hollow, lit from the upper left, and some hair cracks."""
    if not sheet.sees(x, z, 1):
        return
    chance = random.Random(round(x * 733) + round(z * 91))  # noqa: S311
    sheet.polygon(_jagged(x, z, size * 1.55, chance), (236, 228, 210, 120))
    rim = _jagged(x, z, size, chance)
    floor = [_between((x + size * 0.12, z - size * 0.1), point, chance.uniform(0.38, 0.6)) for point in rim]
    for this, that, inner, outer in zip(rim, rim[1:] + rim[:1], floor, floor[1:] + floor[:1], strict=True):
        middle = math.atan2((this[1] + that[1]) / 2 - z, (this[0] + that[0]) / 2 - x)
        facing = -math.cos(middle - math.radians(135))
        shade = round(206 + 36 * facing + chance.uniform(-9, 9))
        sheet.polygon([this, that, outer, inner], (shade, shade - 7, shade - 20))
    sheet.polygon(floor, (214, 205, 186))
    sheet.polygon([_between((x, z), point, 0.5) for point in floor], (224, 216, 198))
    for _ in range(70):
        px, pz = x + chance.gauss(0, size * 0.45), z + chance.gauss(0, size * 0.45)
        tone = chance.choice((176, 244))
        sheet.disc(px, pz, size * chance.uniform(0.012, 0.04), (tone, tone - 8, tone - 22, 150))
    for _ in range(4):
        _hair(sheet, chance.choice(rim), size * chance.uniform(1.0, 2.4), chance)


def _jagged(x: float, z: float, radius: float, chance: random.Random, corners: int = 17) -> list[Point]:
    """The outline of a break: uneven corners on an uneven oval."""
    turn, flat = chance.uniform(0, math.tau), chance.uniform(0.7, 0.9)
    points = []
    for corner in range(corners):
        angle = math.tau * (corner + chance.uniform(-0.3, 0.3)) / corners
        reach = radius * chance.uniform(0.78, 1.16)
        px, pz = reach * math.cos(angle), reach * flat * math.sin(angle)
        points.append(
            (x + px * math.cos(turn) - pz * math.sin(turn), z + px * math.sin(turn) + pz * math.cos(turn))
        )
    return points


def _hair(sheet: Sheet, at: Point, length: float, chance: random.Random) -> None:
    angle, points = chance.uniform(0, math.tau), [at]
    for _ in range(7):
        angle += chance.gauss(0, 0.3)
        points.append(
            (points[-1][0] + length / 7 * math.cos(angle), points[-1][1] + length / 7 * math.sin(angle))
        )
    sheet.line(points, 0.0016, (112, 100, 80, 200))


def broken_pane(sheet: Sheet, x: float, z: float, reach: float) -> None:
    """A hole with teeth of glass, cracks from it outwards and rings between them."""
    if not sheet.sees(x, z, 1):
        return
    chance = random.Random(round(x * 577) + round(z * 13))  # noqa: S311
    angles = sorted(chance.uniform(0, math.tau) for _ in range(19))
    ends = [_crack(sheet, x, z, angle, reach * chance.uniform(0.55, 1.15), chance) for angle in angles]
    for ring in (0.38, 0.6):
        for a, b in zip(ends, ends[1:] + ends[:1], strict=True):
            if chance.random() < 0.6:
                sheet.line([_between((x, z), a, ring), _between((x, z), b, ring * chance.uniform(0.9, 1.1))], 0.0016,
                           (214, 226, 232, 170))  # fmt: skip
    hole = [_between((x, z), end, chance.uniform(0.14, 0.42)) for end in ends]
    sheet.polygon(hole, (14, 16, 20))
    sheet.line([*hole, hole[0]], 0.005, (226, 238, 242, 230))
    sheet.line([(px + 0.004, pz - 0.004) for px, pz in [*hole, hole[0]]], 0.002, (120, 140, 150, 200))


def _crack(sheet: Sheet, x: float, z: float, angle: float, length: float, chance: random.Random) -> Point:
    points = [(x, z)]
    for _ in range(5):
        angle += chance.gauss(0, 0.07)
        points.append(
            (points[-1][0] + length / 5 * math.cos(angle), points[-1][1] + length / 5 * math.sin(angle))
        )
    sheet.line(points, 0.0035, (228, 238, 242, 210))
    sheet.line([(px + 0.003, pz - 0.002) for px, pz in points], 0.0015, (30, 40, 48, 160))
    return points[-1]


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def damaged_lock(sheet: Sheet) -> None:
    """Scratches round the plate, bare wood along the meeting edge, a corner of the plate lifted."""
    x, z = LOCK
    chance = random.Random(41)  # noqa: S311
    _bare_wood(sheet, z, chance)
    for _ in range(64):
        px, pz = x + chance.gauss(0, 0.05), z + chance.gauss(-0.02, 0.09)
        points = [(px, pz), (px + chance.gauss(0.02, 0.026), pz + chance.gauss(0, 0.01))]
        sheet.line([(a, b - 0.0012) for a, b in points], 0.0012, (18, 22, 20, 120))
        sheet.line(points, chance.uniform(0.0006, 0.0015),
                   chance.choice(((232, 214, 168, 200), (178, 192, 184, 130), (244, 232, 196, 170))))  # fmt: skip
    sheet.polygon([(x + 0.034, z + 0.141), (x + 0.034, z + 0.1), (x + 0.012, z + 0.141)], (40, 30, 16, 230))
    sheet.polygon([(x + 0.034, z + 0.1), (x + 0.012, z + 0.141), (x + 0.041, z + 0.136)], (232, 208, 146))
    sheet.polygon(blob(x + 0.003, z - 0.049, 0.0105, chance, 0.3), (20, 17, 12))
    for _ in range(7):
        angle = chance.uniform(0, math.tau)
        sheet.line([(x + 0.01 * math.cos(angle), z - 0.049 + 0.01 * math.sin(angle)),
                    (x + 0.018 * math.cos(angle), z - 0.049 + 0.018 * math.sin(angle))], 0.0012, (246, 230, 180, 200))  # fmt: skip


def _bare_wood(sheet: Sheet, z: float, chance: random.Random) -> None:
    """Lacquer gone on both sides of the joint, with fibres and splinters."""
    steps = 34
    heights = [z - 0.2 + 0.37 * step / steps for step in range(steps + 1)]
    swell = [math.sin(math.pi * step / steps) ** 0.7 for step in range(steps + 1)]
    left = [
        (-(0.006 + 0.026 * s) * chance.uniform(0.7, 1.25), h) for s, h in zip(swell, heights, strict=True)
    ]
    right = [(0.012 * s * chance.uniform(0.5, 1.3), h) for s, h in zip(swell, heights, strict=True)]
    sheet.polygon([(px - 0.0025, pz - 0.002) for px, pz in left] + right[::-1], (16, 22, 20, 200))
    sheet.polygon([*left, *right[::-1]], (201, 164, 111))
    for _ in range(240):
        step = chance.randrange(2, steps - 2)
        px, pz = chance.uniform(left[step][0], right[step][0]), heights[step]
        sheet.line([(px, pz), (px + chance.uniform(-0.002, 0.002), pz + chance.uniform(0.01, 0.035))], 0.0008,
                   chance.choice(((228, 197, 146, 220), (164, 122, 74, 200), (128, 90, 50, 170))))  # fmt: skip
    for _ in range(11):
        step = chance.randrange(4, steps - 4)
        px, pz = left[step]
        sheet.polygon([(px, pz), (px - chance.uniform(0.008, 0.03), pz + chance.uniform(-0.04, 0.02)), (px + 0.002, pz + 0.006)],
                      chance.choice(((216, 182, 130), (186, 146, 94))))  # fmt: skip
    sheet.line([(0, z - 0.2), (0, z + 0.17)], 0.0035, (22, 18, 12))


def split_leaf(sheet: Sheet) -> None:
    """A crack through the lower panel of the left leaf, wood showing."""
    chance = random.Random(97)  # noqa: S311
    points = [(-0.52, 0.44)]
    while points[-1][1] < 1.62:
        points.append(
            (points[-1][0] + chance.gauss(0.012, 0.022), points[-1][1] + chance.uniform(0.03, 0.07))
        )
    right = [(px + chance.uniform(0.004, 0.022), pz) for px, pz in points]
    sheet.polygon([*points, *reversed(right)], (182, 142, 90))
    sheet.line(points, 0.004, (18, 20, 18))
    for px, pz in points[::2]:
        sheet.line([(px, pz), (px - chance.uniform(0.01, 0.05), pz + chance.uniform(-0.03, 0.05))], 0.0022,
                   (206, 170, 116, 230))  # fmt: skip


def pebble(sheet: Sheet, x: float, z: float, size: float, seed: int) -> None:
    """A stone lying on the ground with its shadow."""
    chance = random.Random(seed)  # noqa: S311
    outline = blob(x, z, size, chance, 0.2)
    sheet.shadow([(px + size * 0.45, pz - size * 0.35) for px, pz in outline], size * 0.16, 150)
    tone = chance.randint(-18, 18)
    sheet.polygon(outline, (134 + tone, 130 + tone, 124 + tone))
    for step in range(6):
        shrink = 0.9 - step * 0.13
        sheet.polygon([(x - size * 0.05 * step + (px - x) * shrink, z + size * 0.06 * step + (pz - z) * shrink)
                       for px, pz in outline], (150 + tone + step * 6, 146 + tone + step * 6, 139 + tone + step * 6))  # fmt: skip
    for _ in range(30):
        px, pz = x + chance.gauss(0, size * 0.4), z + chance.gauss(0, size * 0.35)
        sheet.disc(px, pz, size * chance.uniform(0.01, 0.03), (92, 88, 82, 140))


def facade_marks(sheet: Sheet) -> None:
    """All marks of the front, each at its place, so that every view agrees with the others."""
    for x, z in IMPACTS:
        impact(sheet, x, z)
    for x, z, reach in BROKEN:
        broken_pane(sheet, x, z, reach)
    split_leaf(sheet)
    damaged_lock(sheet)
    for x, z in EGGS:
        egg(sheet, x, z)
