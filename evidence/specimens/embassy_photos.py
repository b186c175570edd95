"""The photographs of the embassy sample: two cameras, two days, eight orientations."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from PIL import Image

from specimens import views
from specimens.shot import Camera, Shot

AGENT = Camera("SPECIMEN 1", offset="+02:00", located=True)
BAILIFF = Camera("SPECIMEN 2")

# Name, minute and second after three in the afternoon, orientation, place, view.
_AGENT = (
    ("4011.jpg", (38, 4), 1, (0.009790, 0.010010, 0.0), (-9.0, -2.1, 18.0, 1)),
    ("4012.HEIC", (38, 52), 1, (0.009815, 0.009890, 38.0), (-10.4, -2.0, 17.0, 2, views.WEST)),
    ("4013.jpg", (39, 40), 3, (0.009815, 0.010130, 322.0), (-6.6, -2.0, 17.0, 3, views.EAST)),
    ("4014.jpg", (41, 15), 6, (0.009870, 0.010010, 0.0), (-1.75, -0.45, 3.5, 4), "upright"),
    ("4015.jpg", (42, 3), 1, (0.009915, 0.010012, 2.0), (-0.62, 0.85, 1.5, 5, views.LEFT)),
    ("4016.jpg", (42, 31), 8, (0.009925, 0.010011, 358.0), (-0.16, 1.07, 0.42, 6), "upright"),
    ("4017.jpg", (43, 20), 2, (0.009915, 0.010007, 355.0), (-1.1, 0.25, 1.9, 7)),
    ("4018.jpg", (44, 48), 1, (0.009900, 0.009985, 350.0), (-3.75, 0.75, 3.3, 8)),
    ("4019.jpg", (46, 2), 5, (0.009880, 0.010035, 12.0), (1.25, 4.1, 2.6, 9, views.BELOW), "upright"),
    ("4020.jpg", (46, 55), 1, (0.009850, 0.009990, 340.0), (-5.6, 3.7, 5.4, 10, views.RIGHT)),
    ("4021.jpg", (48, 10), 4, (0.009870, 0.010060, 20.0), (1.0, 1.0, 4.4, 11)),
    ("4022.jpg", (48, 47), 1, (0.009900, 0.009960, 345.0), (-4.0, 1.3, 1.3, 12)),
    ("4023.jpg", (50, 21), 7, (0.009920, 0.010004, 180.0), None),
    ("4024.jpg", (51, 36), 1, (0.009890, 0.010050, 8.0), (3.55, 1.3, 2.4, 14)),
)

# Name, hour, minute and second, orientation, view.
_BAILIFF = (
    ("0001.jpg", (10, 12, 5), 1, (-8.4, -2.2, 17.2, 21)),
    ("0002.jpg", (10, 15, 40), 6, (-1.65, -0.4, 3.4, 22, views.LEFT), "upright"),
    ("0003.jpg", (10, 18, 22), 1, (-0.18, 1.17, 0.46, 23, (), 10)),
    ("0004.jpg", (10, 20, 10), 1, (-0.13, 1.26, 0.26, 24, (), 5)),
    ("0005.jpg", (10, 23, 48), 8, (-0.85, 0.36, 0.98, 25, (), 20), "upright"),
    ("0006.jpg", (10, 27, 30), 1, (-3.5, 0.85, 2.6, 26, views.RIGHT)),
    ("0007.jpg", (10, 29, 2), 1, (-3.05, 2.05, 0.8, 27, (), 10)),
    ("0008.png", (10, 34, 15), 1, (1.3, 4.7, 2.8, 28)),
    ("0009.jpg", (10, 41, 44), 3, (-11.2, 4.4, 3.4, 29)),
    ("0010.jpg", (10, 47, 9), 1, (1.05, 4.26, 0.46, 30, (), 10)),
    ("0011.jpg", (10, 55, 36), 1, (3.2, 2.4, 0.75, 31, (), 10)),
    ("0012.jpg", (11, 2, 58), 6, (-3.72, 2.5, 0.36, 32, (), 10), "upright"),
    ("0013.jpg", (11, 9, 17), 1, (3.8, 1.8, 1.5, 33)),
)


def shots() -> Iterator[Shot]:
    """All photographs, those of the officer on duty first."""
    for name, (minute, second), turn, where, view, *held in _AGENT:
        taken = dt.datetime(2022, 9, 18, 15, minute, second)  # noqa: DTZ001 - a camera's clock has no zone
        yield Shot(f"photos/agent/SPECIMEN_{name}", taken, AGENT, _paint(view, held), turn, where)
    for name, clock, turn, view, *held in _BAILIFF:
        taken = dt.datetime(2022, 9, 19, *clock)  # noqa: DTZ001
        yield Shot(f"photos/constat/SPECIMEN_{name}", taken, BAILIFF, _paint(view, held), turn)


def _paint(view: tuple | None, held: list[str]) -> Callable[[], Image.Image]:
    if view is None:
        return partial(views.pavement, 13)
    return partial(views.upright if held else views.street, *view)
