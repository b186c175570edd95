"""When, where and with what a photograph was taken, as far as its EXIF says."""

import datetime as dt
import re
from fractions import Fraction

from dossier.ingest.exif import Tag, Tags
from dossier.ingest.hygiene import safe
from dossier.model.original import Camera, CaptureTime, FileProblem
from dossier.model.position import Position

_MOMENT = re.compile(r"(\d{4})[:./-](\d{1,2})[:./-](\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.\d*)?")
_DAY = re.compile(r"(\d{4})[:./-](\d{1,2})[:./-](\d{1,2})")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_MINUTES = re.compile(r"[0-5]\d")
_BLANK = re.compile(r"[\s0:./-]*")

_ORIGINAL, _ORIGINAL_OFFSET = Tag("EXIF", 0x9003), Tag("EXIF", 0x9011)
_DIGITISED, _DIGITISED_OFFSET = Tag("EXIF", 0x9004), Tag("EXIF", 0x9012)
_MODIFIED, _MODIFIED_OFFSET = Tag("Image", 0x0132), Tag("EXIF", 0x9010)
_GPS_TIME, _GPS_DAY = Tag("GPS", 7), Tag("GPS", 29)
_DATUM = Tag("GPS", 18)
_REFERENCES = {"T": "true", "M": "magnetic"}
_FARTHEST_OFFSET = dt.timedelta(hours=14)
_CLOCK_PARTS = 3
_POLE, _DATE_LINE, _FULL_TURN = 90, 180, 360


def capture_time(tags: Tags) -> CaptureTime | None:
    """The camera's own reading (DateTimeOriginal) and its offset, if it recorded one.

    Only OffsetTimeOriginal speaks for this reading: OffsetTime belongs to the last change.
    """
    return _reading(tags, _ORIGINAL, _ORIGINAL_OFFSET)


def digitised(tags: Tags) -> CaptureTime | None:
    """When the picture became a file, as the camera or scanner says."""
    return _reading(tags, _DIGITISED, _DIGITISED_OFFSET)


def modified(tags: Tags) -> CaptureTime | None:
    """When the file was last changed, as the program that changed it says."""
    return _reading(tags, _MODIFIED, _MODIFIED_OFFSET)


def _reading(tags: Tags, time: Tag, offset: Tag) -> CaptureTime | None:
    clock = _moment(_text(tags, time))
    if clock is None:
        return None
    return CaptureTime(wall_clock=clock, utc_offset=_offset(_text(tags, offset)), source="exif")


def gps_time(tags: Tags) -> CaptureTime | None:
    """The time by the satellites, which is UTC."""
    day = _DAY.fullmatch(_text(tags, _GPS_DAY))
    clock = _numbers(tags, _GPS_TIME)
    if day is None or len(clock) != _CLOCK_PARTS or None in clock:
        return None
    parts = [int(part) for part in (*day.groups(), *clock) if part is not None]
    moment = _datetime(parts)
    return None if moment is None else CaptureTime(wall_clock=moment, utc_offset=0, source="gps")


def position(tags: Tags) -> Position | None:
    """The point that the receiver gave; None without hemispheres, at (0, 0), or out of range."""
    latitude = _degrees(tags, Tag("GPS", 2), Tag("GPS", 1), "NS")
    longitude = _degrees(tags, Tag("GPS", 4), Tag("GPS", 3), "EW")
    if latitude is None or longitude is None or not (latitude or longitude):
        return None
    if abs(latitude) > _POLE or abs(longitude) > _DATE_LINE or not _is_wgs84(tags):
        return None
    bearing = _one(tags, Tag("GPS", 17), 0, _FULL_TURN)
    return Position(
        latitude=round(float(latitude), 7),
        longitude=round(float(longitude), 7),
        accuracy=_one(tags, Tag("GPS", 31), 0, 1_000_000),
        altitude=_altitude(tags),
        bearing=bearing,
        bearing_reference=None if bearing is None else _REFERENCES.get(_text(tags, Tag("GPS", 16))),
    )


def camera(tags: Tags) -> Camera:
    """The device, its lens and its software, made safe to print."""
    return Camera(
        make=safe(_text(tags, Tag("Image", 0x010F))),
        model=safe(_text(tags, Tag("Image", 0x0110))),
        serial=safe(_text(tags, Tag("EXIF", 0xA431))),
        lens=safe(_text(tags, Tag("EXIF", 0xA434))),
        software=safe(_text(tags, Tag("Image", 0x0131))),
    )


def capture_problems(tags: Tags) -> tuple[FileProblem, ...]:
    """What the EXIF says of time and place that cannot be so."""
    written = _text(tags, _ORIGINAL)
    clock = _numbers(tags, _GPS_TIME)
    found = []
    if _ORIGINAL in tags and capture_time(tags) is None:
        found.append(FileProblem(kind="bad-time", detail=safe(f"DateTimeOriginal {written!r}")))
    if (offset := _text(tags, _ORIGINAL_OFFSET)) and _offset(offset) is None and not _BLANK.fullmatch(offset):
        found.append(FileProblem(kind="bad-time", detail=safe(f"OffsetTimeOriginal {offset!r}")))
    if clock and _text(tags, _GPS_DAY) and gps_time(tags) is None:
        found.append(FileProblem(kind="bad-time", detail="GPSDateStamp, GPSTimeStamp"))
    if _numbers(tags, Tag("GPS", 2)) and position(tags) is None:
        found.append(FileProblem(kind="bad-position", detail=_why_nowhere(tags)))
    return tuple(found)


def _why_nowhere(tags: Tags) -> str:
    if not _is_wgs84(tags):
        return safe(f"GPSMapDatum {_text(tags, _DATUM)!r}")
    if not (_text(tags, Tag("GPS", 1)) and _text(tags, Tag("GPS", 3))):
        return "GPSLatitudeRef, GPSLongitudeRef: —"
    return "GPSLatitude, GPSLongitude"


def _is_wgs84(tags: Tags) -> bool:
    """Whether the position is in WGS 84, which is also meant where no datum is named."""
    datum = re.sub(r"[^A-Z0-9]", "", _text(tags, _DATUM).upper())
    return datum in {"", "WGS84"} or datum.startswith("WGS84")


def _altitude(tags: Tags) -> float | None:
    metres = _one(tags, Tag("GPS", 6), 0, 100_000)
    below = _numbers(tags, Tag("GPS", 5))[:1] in {(1,), (3,)}
    return -metres if metres and below else metres


def _degrees(tags: Tags, value: Tag, reference: Tag, hemispheres: str) -> Fraction | None:
    parts = _numbers(tags, value)[:3]
    side = _text(tags, reference).upper()[:1]
    known = [Fraction(part) for part in parts if part is not None]
    if not parts or len(known) < len(parts) or not side or side not in hemispheres:
        return None
    size = sum((part / 60**power for power, part in enumerate(known)), Fraction(0))
    return -size if side in "SW" else size


def _one(tags: Tags, tag: Tag, least: int, most: int) -> float | None:
    """A single number within bounds; anything else is not known."""
    numbers = _numbers(tags, tag)
    if len(numbers) != 1 or numbers[0] is None or not least <= numbers[0] <= most:
        return None
    return round(float(numbers[0]), 4)


def _text(tags: Tags, tag: Tag) -> str:
    value = tags.get(tag, "")
    return value if isinstance(value, str) else ""


def _numbers(tags: Tags, tag: Tag) -> tuple[int | Fraction | None, ...]:
    value = tags.get(tag, ())
    return value if isinstance(value, tuple) else ()


def _moment(text: str) -> dt.datetime | None:
    match = _MOMENT.fullmatch(text)
    return None if match is None else _datetime([int(part or 0) for part in match.groups()])


def _datetime(parts: list[int]) -> dt.datetime | None:
    year, month, day, hour, minute, second = parts
    try:
        return dt.datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # the zone is not known
    except ValueError:
        return None


def _offset(text: str) -> int | None:
    if text == "Z":
        return 0
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    offset = dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset > _FARTHEST_OFFSET or not _MINUTES.fullmatch(match[3]):
        return None
    return int(offset.total_seconds()) * (-1 if match[1] == "-" else 1)
