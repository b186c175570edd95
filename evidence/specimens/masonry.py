"""The street front of an invented building: stone, cornice, roof, pavement."""

import random

from specimens.sheet import Frame, Point, Sheet

COURSE = 0.44
BLOCK = 0.98
EYE = 1.6
DISTANCE = 15.0
FLOOR = 4.55
CORNICE = 9.3

_JOINT = (158, 146, 124)


def wall(sheet: Sheet, top: float = CORNICE) -> None:
    """Courses of dressed stone, each block of its own shade, deeper joints below the first floor."""
    frame = sheet.frame
    first, last = int((frame.left - 2) / BLOCK) - 1, int((frame.left + frame.width + 2) / BLOCK) + 2
    sheet.rectangle(frame.left - 2, 0, frame.width + 4, top, _JOINT)
    course = 0
    while course * COURSE < top:
        low = course * COURSE
        if frame.bottom - 1 < low < frame.bottom + frame.height + 1:
            for block in range(first, last):
                _block(sheet, block, course, min(COURSE, top - low))
        course += 1


def _block(sheet: Sheet, block: int, course: int, height: float) -> None:
    chance = random.Random(block * 977 + course * 131)  # noqa: S311
    tone, warmth = chance.randint(-9, 9), chance.randint(-4, 4)
    rusticated = course * COURSE < FLOOR - 0.6
    joint = 0.022 if rusticated else 0.008
    x = (block + (0.5 if course % 2 else 0)) * BLOCK + joint / 2
    z, width, tall = course * COURSE + joint / 2, BLOCK - joint, height - joint
    colour = (211 + tone + warmth, 199 + tone, 174 + tone - warmth)
    sheet.rectangle(x, z, width, tall, colour)
    if sheet.scale > 60:
        sheet.bevel(x, z, (width, tall), 0.016 if rusticated else 0.005, 46 if rusticated else 26)
    if sheet.scale > 250:
        _pores(sheet, x, z, (width, tall), chance)


def _pores(sheet: Sheet, x: float, z: float, size: Point, chance: random.Random) -> None:
    for _ in range(260):
        px, pz = x + chance.uniform(0.02, size[0] - 0.02), z + chance.uniform(0.02, size[1] - 0.02)
        radius = chance.uniform(0.0006, 0.0028)
        if sheet.sees(px, pz, 0):
            sheet.disc(px, pz, radius, (150, 138, 116, chance.randint(60, 150)), chance.uniform(0.5, 1))


def bands(sheet: Sheet) -> None:
    """The plinth, the string course under the balcony and the cornice, with their shadows."""
    frame = sheet.frame
    left, width = frame.left - 2, frame.width + 4
    sheet.rectangle(left, 0, width, 0.62, (176, 168, 152))
    sheet.bevel(left, 0, (width, 0.62), 0.03, 40)
    for low, tall in ((CORNICE - 0.45, 0.16), (CORNICE - 0.26, 0.26)):
        sheet.shade(left, low, (width, tall), (226, 216, 194), (184, 172, 148))
    if frame.bottom + frame.height > CORNICE - 2:
        sheet.shadow(_band(left, CORNICE - 0.75, width, 0.32), 0.08, 120)
    if frame.bottom + frame.height > FLOOR and frame.bottom < FLOOR:
        sheet.shade(left, FLOOR - 0.42, (width, 0.2), (222, 211, 188), (188, 176, 150))


def _band(x: float, z: float, width: float, height: float) -> list[Point]:
    return [(x, z), (x + width, z), (x + width, z + height), (x, z + height)]


def roof_and_sky(sheet: Sheet) -> None:
    """A pale sky, a zinc mansard with seams and three dormers."""
    frame = sheet.frame
    left, width, top = frame.left - 3, frame.width + 6, frame.bottom + frame.height
    if top < CORNICE:
        return
    sheet.shade(left, CORNICE, (width, max(0.5, top - CORNICE)), (168, 190, 212), (226, 232, 236))
    sheet.shade(left, CORNICE, (width, 2.3), (120, 128, 138), (146, 154, 162))
    seam = int(left)
    while seam < left + width:
        sheet.line([(seam, CORNICE), (seam, CORNICE + 2.3)], 0.035, (98, 106, 116))
        seam += 1
    for centre in (-7.2, -2.4, 2.4, 7.2):
        sheet.rectangle(centre - 0.75, CORNICE, 1.5, 1.9, (214, 206, 188))
        sheet.polygon([(centre - 0.95, CORNICE + 1.9), (centre, CORNICE + 2.5), (centre + 0.95, CORNICE + 1.9)],
                      (104, 112, 122))  # fmt: skip
        sheet.shade(centre - 0.5, CORNICE + 0.25, (1.0, 1.45), (116, 136, 154), (52, 62, 74))
        sheet.rectangle(centre - 0.03, CORNICE + 0.25, 0.06, 1.45, (228, 224, 214))


def ground(sheet: Sheet) -> None:
    """Pavement slabs, kerb and road in perspective, as someone standing in the street sees them."""
    frame = sheet.frame
    if frame.bottom >= 0:
        return
    sheet.rectangle(frame.left - 2, frame.bottom - 1, frame.width + 4, 1 - frame.bottom, (86, 86, 88))
    sheet.polygon(_strip(frame, 0, 3.4), (168, 164, 157))
    for depth in (0.0, 0.85, 1.7, 2.55, 3.4):
        sheet.line([fore(-40, depth), fore(40, depth)], 0.014, (132, 128, 121))
        for slab in range(-30, 30):
            x = slab * 1.1 + (0.55 if round(depth / 0.85) % 2 else 0)
            if depth < 3.4:
                sheet.line([fore(x, depth), fore(x, depth + 0.85)], 0.012, (136, 132, 125))
    sheet.polygon(_strip(frame, 3.4, 3.75), (192, 188, 181))
    sheet.polygon(
        [fore(-40, 3.75), fore(40, 3.75), _down(fore(40, 3.75)), _down(fore(-40, 3.75))], (128, 125, 120)
    )
    sheet.shadow([fore(-40, 0), fore(40, 0), fore(40, 0.5), fore(-40, 0.5)], 0.06, 90)


def bollards(sheet: Sheet) -> None:
    """The iron posts along the kerb, where the view reaches so far."""
    if sheet.frame.bottom > -1.0:
        return
    nearer = DISTANCE / (DISTANCE - 3.3)
    for rank in range(-9, 10):
        x, foot = fore(rank * 1.6 + 0.8, 3.3)
        sheet.shadow([(x, foot), (x + 0.1, foot), (x + 0.7, foot + 0.1), (x + 0.62, foot + 0.12)], 0.03, 90)
        sheet.line([(x, foot), (x, foot + 0.95 * nearer)], 0.085, (44, 46, 50))
        sheet.line([(x - 0.02, foot), (x - 0.02, foot + 0.95 * nearer)], 0.018, (96, 100, 106))
        sheet.disc(x, foot + 0.99 * nearer, 0.07, (236, 234, 228))
        sheet.disc(x - 0.015, foot + 1.0 * nearer, 0.035, (250, 249, 245))


def fore(x: float, depth: float) -> Point:
    """Where a point of the ground, some metres before the front, appears on the front's plane."""
    nearer = DISTANCE / (DISTANCE - depth)
    return x * nearer, EYE * (1 - nearer)


def _strip(frame: Frame, near: float, far: float) -> list[Point]:
    reach = abs(frame.left) + frame.width + 10
    return [fore(-reach, near), fore(reach, near), fore(reach, far), fore(-reach, far)]


def _down(point: Point) -> Point:
    return point[0], point[1] - 0.16
