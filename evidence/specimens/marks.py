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


def egg(sheet: Sheet, x: float, z: float, size: float = 0.11) -> None:
    """White and yolk burst on the wall and run down, with bits of shell."""
    if not sheet.sees(x, z, 1.2):
        return
    chance = random.Random(round(x * 1000) + round(z * 77))  # noqa: S311
    sheet.polygon(blob(x, z, size * 1.5, chance, 0.35), (244, 236, 200, 96))
    _splashes(sheet, x, z, size, chance)
    for _ in range(chance.randint(3, 5)):
        _run(sheet, x + chance.uniform(-0.9, 0.9) * size, z, size, chance)
    sheet.polygon(blob(x, z, size * 0.8, chance, 0.3), (236, 190, 66, 225))
    sheet.polygon(blob(x - size * 0.1, z + size * 0.1, size * 0.5, chance, 0.25), (244, 204, 92, 235))
    sheet.polygon(blob(x - size * 0.25, z + size * 0.3, size * 0.13, chance, 0.2), (255, 244, 196, 200))
    for _ in range(9):
        _shell(sheet, (x + chance.gauss(0, size * 0.8), z + chance.gauss(0, size * 0.7)), size, chance)


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
    """Stone knocked off: a pale hollow with a lit lower lip and some hair cracks."""
    if not sheet.sees(x, z, 1):
        return
    chance = random.Random(round(x * 733) + round(z * 91))  # noqa: S311
    sheet.polygon(blob(x, z, size * 1.9, chance, 0.3), (238, 230, 212, 110))
    sheet.polygon(blob(x, z, size, chance, 0.35), (150, 138, 116))
    sheet.polygon(blob(x + size * 0.1, z - size * 0.14, size * 0.82, chance, 0.35), (240, 233, 218))
    sheet.polygon(blob(x + size * 0.16, z - size * 0.05, size * 0.45, chance, 0.4), (222, 213, 194))
    for _ in range(40):
        px, pz = x + chance.gauss(0, size * 0.5), z + chance.gauss(0, size * 0.5)
        sheet.disc(px, pz, size * chance.uniform(0.02, 0.07), (196, 186, 166, 160))
    for _ in range(5):
        _hair(sheet, (x, z), size * chance.uniform(1.4, 3.2), chance)


def _hair(sheet: Sheet, at: Point, length: float, chance: random.Random) -> None:
    angle, points = chance.uniform(0, math.tau), [at]
    for _ in range(7):
        angle += chance.gauss(0, 0.3)
        points.append((points[-1][0] + length / 7 * math.cos(angle), points[-1][1] + length / 7 * math.sin(angle)))
    sheet.line(points, 0.0016, (112, 100, 80, 200))


def broken_pane(sheet: Sheet, x: float, z: float, reach: float) -> None:
    """A hole with teeth of glass, cracks from it outwards and rings between them."""
    if not sheet.sees(x, z, 1):
        return
    chance = random.Random(round(x * 577) + round(z * 13))  # noqa: S311
    angles = sorted(chance.uniform(0, math.tau) for _ in range(19))
    ends = [_crack(sheet, x, z, angle, reach * chance.uniform(0.55, 1.15), chance) for angle in angles]
    for ring in (0.38, 0.6):
        for (a, b) in zip(ends, ends[1:] + ends[:1], strict=True):
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
        points.append((points[-1][0] + length / 5 * math.cos(angle), points[-1][1] + length / 5 * math.sin(angle)))
    sheet.line(points, 0.0035, (228, 238, 242, 210))
    sheet.line([(px + 0.003, pz - 0.002) for px, pz in points], 0.0015, (30, 40, 48, 160))
    return points[-1]


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def damaged_lock(sheet: Sheet) -> None:
    """Scratches round the plate, bare wood along the meeting edge, the strike out of line."""
    x, z = LOCK
    chance = random.Random(41)  # noqa: S311
    edge = [(0.0, z - 0.2), (-0.03, z - 0.12), (-0.012, z - 0.05), (-0.042, z + 0.02), (-0.02, z + 0.1), (0.0, z + 0.17)]
    sheet.polygon([*edge, (0.016, z + 0.12), (0.022, z), (0.014, z - 0.14)], (196, 158, 104))
    for _ in range(60):
        pz = z + chance.uniform(-0.17, 0.14)
        px = chance.uniform(-0.03, 0.016)
        sheet.line([(px, pz), (px + chance.uniform(-0.006, 0.006), pz + chance.uniform(0.02, 0.06))], 0.0012,
                   chance.choice(((232, 200, 148, 220), (140, 102, 58, 220))))  # fmt: skip
    for _ in range(46):
        px, pz = x + chance.gauss(0, 0.06), z + chance.gauss(-0.02, 0.1)
        sheet.line([(px, pz), (px + chance.gauss(0.03, 0.03), pz + chance.gauss(0, 0.014))], 0.0014,
                   chance.choice(((214, 196, 150, 190), (150, 166, 158, 170), (20, 26, 24, 190))))  # fmt: skip
    sheet.polygon([(x + 0.022, z + 0.14), (x + 0.036, z + 0.14), (x + 0.05, z + 0.09), (x + 0.033, z + 0.07)], (92, 74, 40))
    sheet.polygon(blob(x + 0.004, z - 0.048, 0.011, chance, 0.4), (22, 18, 12))


def split_leaf(sheet: Sheet) -> None:
    """A crack through the lower panel of the left leaf, wood showing."""
    chance = random.Random(97)  # noqa: S311
    points = [(-0.52, 0.44)]
    while points[-1][1] < 1.62:
        points.append((points[-1][0] + chance.gauss(0.012, 0.022), points[-1][1] + chance.uniform(0.03, 0.07)))
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
