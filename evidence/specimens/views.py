"""Where the invented photographers stood, and what they saw of the front."""

from PIL import Image

from specimens import marks, masonry, openings
from specimens.finish import photograph, ruler
from specimens.sheet import Frame, Point, Sheet

WEST = ((0.04, 0.2), (0.97, 0.0), (0.97, 1.0), (0.04, 0.9))
EAST = ((0.03, 0.0), (0.96, 0.2), (0.96, 0.9), (0.03, 1.0))
BELOW = ((0.06, 0.02), (0.94, 0.02), (1.0, 0.98), (0.0, 0.98))
LEFT = ((0.02, 0.0), (0.97, 0.06), (0.97, 0.94), (0.02, 1.0))
RIGHT = ((0.03, 0.06), (0.98, 0.0), (0.98, 1.0), (0.03, 0.94))


def front(frame: Frame) -> Sheet:
    """The street front and all its marks, as far as the frame covers them."""
    sheet = Sheet(frame)
    masonry.roof_and_sky(sheet)
    masonry.wall(sheet)
    masonry.bands(sheet)
    for axis in openings.GROUND_WINDOWS:
        openings.ground_window(sheet, axis)
    for axis in openings.UPPER_WINDOWS:
        openings.upper_window(sheet, axis)
    openings.entrance(sheet)
    openings.balcony(sheet)
    masonry.ground(sheet)
    marks.facade_marks(sheet)
    return sheet


def street(
    left: float, bottom: float, width: float, seed: int, corners: tuple[Point, ...] = (), scale: int = 0
) -> Image.Image:
    """A view of the front; with a ruler of some centimetres where someone laid one."""
    return _view(Frame(left, bottom, width), seed, corners, scale)


def upright(
    left: float, bottom: float, width: float, seed: int, corners: tuple[Point, ...] = (), scale: int = 0
) -> Image.Image:
    """The same with the camera held upright."""
    return _view(Frame(left, bottom, width, (1500, 2000)), seed, corners, scale)


def _view(frame: Frame, seed: int, corners: tuple[Point, ...], scale: int) -> Image.Image:
    sheet, left, bottom, width = front(frame), frame.left, frame.bottom, frame.width
    litter(sheet)
    masonry.bollards(sheet)
    if scale:
        ruler(sheet, left + width * 0.1, bottom + sheet.frame.height * 0.1, scale)
    return photograph(sheet, seed, corners, warmth=seed % 3 * 3)


def litter(sheet: Sheet) -> None:
    """Stones and shells on the pavement, seen from the street."""
    if sheet.frame.bottom > -0.05:
        return
    for rank, (x, depth) in enumerate(
        ((-3.1, 0.5), (-2.2, 1.1), (2.9, 0.6), (3.6, 1.5), (0.9, 0.9), (-5.4, 0.8))
    ):
        marks.pebble(sheet, *masonry.fore(x, depth), 0.055, rank)


def pavement(seed: int, scale: int = 20) -> Image.Image:
    """The pavement from above: slabs, stones, bits of shell, a ruler."""
    sheet = Sheet(Frame(0, 0, 1.6), (168, 164, 157))
    for x in (0.02, 0.83):
        for z in (0.0, 0.62):
            sheet.rectangle(x, z, 0.8, 0.6, (174, 170, 162))
            sheet.bevel(x, z, (0.8, 0.6), 0.006, 40)
    stones = ((0.42, 0.78, 0.075), (0.95, 0.55, 0.1), (1.25, 0.9, 0.06), (0.62, 0.4, 0.05))
    for rank, (x, z, size) in enumerate(stones):
        marks.pebble(sheet, x, z, size, 50 + rank)
    marks.egg(sheet, 1.22, 0.36, 0.08, runs=False)
    ruler(sheet, 0.12, 0.12, scale)
    return photograph(sheet, seed)
