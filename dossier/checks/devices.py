"""Cameras of a dossier: which took what, in what order, and how wrong their clocks were."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.original import Camera, CaptureTime
from dossier.model.photograph import Photograph

_QUARTER = 15 * 60
"""Seconds: every zone on earth is a whole number of quarter-hours from UTC."""

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - readings of clocks without zone count from it


@dataclass(frozen=True, slots=True)
class Clock:
    """What satellite time says of one camera's clock.

    Attributes:
        device: The camera, as its files name it.
        error: Seconds by which its clock was ahead (negative: behind), the median of all.
        corrected: The same, once the errors that someone stated are taken away.
        photographs: All that it took, in order of their labels.
    """

    device: str
    error: int
    corrected: int
    photographs: tuple[Photograph, ...]


def device(camera: Camera) -> str:
    """What to call a camera; empty where its files do not name it."""
    make = "" if camera.model.casefold().startswith(camera.make.casefold()) else camera.make
    name = " ".join(part for part in (make, camera.model) if part)
    return f"{name} ({camera.serial})" if name and camera.serial else name


def by_device(photographs: Iterable[Photograph]) -> Mapping[str, tuple[Photograph, ...]]:
    """Photographs by the camera that took them; those that name none are left out."""
    found: dict[str, list[Photograph]] = defaultdict(list)
    for photograph in photographs:
        image = photograph.original.image
        if image and (name := device(image.camera)):
            found[name].append(photograph)
    return {name: tuple(group) for name, group in found.items()}


def comparable_times(taken: Sequence[Photograph]) -> tuple[list[float], int]:
    """Their times as numbers that may be compared, and how far apart two may be; none where not."""
    times = [photograph.taken for photograph in taken if photograph.taken]
    cameras = {image.camera for photograph in taken if (image := photograph.original.image)}
    one = len(cameras) == 1 and device(next(iter(cameras)))
    if all(time.instant for time in times):
        return [_seconds(time) for time in times], 0 if one else law().limit("clock_tolerance")
    if one and not any(time.instant for time in times):
        return [_seconds(time) for time in times], 0
    return [], 0


def clocks(dossier: Dossier) -> tuple[Clock, ...]:
    """The clocks of those cameras that took enough photographs with satellite time."""
    cameras = by_device(plate.photograph for plate in dossier.plates)
    return tuple(clock for name, taken in cameras.items() if (clock := _clock(name, taken)))


def seconds_ahead(photograph: Photograph) -> float | None:
    """By how much the camera's clock was ahead of satellite time; None where one of them is lacking.

    Where the zone of the camera is not known, whole quarter-hours are left out of account: what
    remains cannot be a zone.
    """
    image = photograph.original.image
    if image is None or image.capture is None or image.gps_time is None:
        return None
    seconds = (image.capture.wall_clock - image.gps_time.wall_clock).total_seconds()
    offset = image.capture.utc_offset
    if offset is None and photograph.zone and photograph.taken:
        offset = photograph.taken.utc_offset
    if offset is not None:
        return seconds - offset
    return seconds - round(seconds / _QUARTER) * _QUARTER


def _clock(name: str, taken: tuple[Photograph, ...]) -> Clock | None:
    readings = [(ahead, photo) for photo in taken if (ahead := seconds_ahead(photo)) is not None]
    if len(readings) < law().limit("clock_readings"):
        return None
    error = median(ahead for ahead, _ in readings)
    corrected = median(ahead + (photo.clock_correction or 0) for ahead, photo in readings)
    return Clock(name, round(error), round(corrected), taken)


def _seconds(time: CaptureTime) -> float:
    return (time.wall_clock - _EPOCH).total_seconds() - (time.utc_offset or 0)
