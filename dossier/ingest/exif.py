"""Read EXIF twice, by ExifRead and by Pillow, into one shape that can be compared.

ExifRead never gave a wrong value on hundreds of camera files, but hostile files make it run
for minutes or fail in a dozen ways; Pillow reads fewer tags and never hung. So each reads
what it can: ExifRead is believed, Pillow stands in for it, and differences are kept.
"""

import io
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

import exifread
from PIL import ExifTags, Image

from dossier.ingest.hygiene import mended, reason, safe
from dossier.ingest.limits import processor_time
from dossier.model.original import FileProblem

BUDGET = 1.0
"""Seconds of processor time for ExifRead; an honest file takes under a hundredth of one."""

TAG_LIMIT = 150


class Tag(NamedTuple):
    """Where a value stands: the group (`Image`, `EXIF`, `GPS`) and the number in it."""

    group: str
    number: int


Value = str | tuple[int | Fraction | None, ...]
"""Text, or numbers; a fraction with a zero below the line is None."""

Tags = Mapping[Tag, Value]

ORIENTATION = Tag("Image", 0x0112)
_GROUPS = {"EXIF": ExifTags.IFD.Exif, "GPS": ExifTags.IFD.GPSInfo}
_NAMES = {"Image": ExifTags.TAGS, "EXIF": ExifTags.TAGS, "GPS": ExifTags.GPSTAGS}
_SKIPPED = ("JPEGThumbnail", "TIFFThumbnail", "EXIF MakerNote", "Image ApplicationNotes", "EXIF UserComment")
_COMPARED = (
    *(Tag("Image", number) for number in (0x010F, 0x0110, 0x0112, 0x0131, 0x0132)),
    *(Tag("EXIF", number) for number in (0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0xA431, 0xA434)),
    *(Tag("GPS", number) for number in (1, 2, 3, 4, 5, 6, 7, 16, 17, 29, 31)),
)

logging.getLogger("exifread").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Exif:
    """What the two readers found in one file.

    Attributes:
        tags: The values that are believed.
        listed: Every readable tag as text, sorted, for the annex.
        disagreements: Values that the readers give differently, one sentence each.
        thumbnail: The embedded preview, as it stands in the file.
        problems: What a reader could not do.
    """

    tags: Tags = field(default_factory=dict)
    listed: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[str, ...] = ()
    thumbnail: bytes = b""
    problems: tuple[FileProblem, ...] = ()


def read_exif(content: bytes, image: Image.Image | None, *, exifread_too: bool = True) -> Exif:
    """Read the EXIF of a file with both readers.

    Args:
        content: The whole file.
        image: The same file opened by Pillow, if it could be.
        exifread_too: Whether ExifRead may try; not after it brought a process down.
    """
    raw, problems = _by_exifread(content, image) if exifread_too else ({}, ())
    first = dict(_plain_exifread(raw))
    second, trouble = _by_pillow(image)
    turned = image is not None and image.format == "HEIF"  # Pillow then says how it is, not how it was
    compared = [tag for tag in _COMPARED if not (turned and tag == ORIENTATION)]
    return Exif(
        tags=first or second,
        listed=_listed(raw, second),
        disagreements=_compare(first, second, compared) if first and second else (),
        thumbnail=_thumbnail(raw),
        problems=(*problems, *trouble),
    )


def tag_name(tag: Tag) -> str:
    """The name of a tag as the annex prints it, such as `GPS GPSLatitude`."""
    name = _NAMES.get(tag.group, {}).get(tag.number) or f"Tag 0x{tag.number:04X}"
    return f"{tag.group} {name}"


def _by_exifread(content: bytes, image: Image.Image | None) -> tuple[dict[str, Any], tuple[FileProblem, ...]]:
    """ExifRead on the file; where it does not find its way in a container, on the block in it."""
    found, problems = _try_exifread(content)
    block = image.info.get("exif") if problems and image is not None and image.format == "HEIF" else None
    return _try_exifread(block.removeprefix(b"Exif\0\0")) if isinstance(block, bytes) else (found, problems)


def _try_exifread(content: bytes) -> tuple[dict[str, Any], tuple[FileProblem, ...]]:
    try:
        with processor_time(BUDGET):
            return exifread.process_file(io.BytesIO(content), details=True), ()
    except TimeoutError:
        return {}, (FileProblem(kind="bad-exif", detail=f"ExifRead: > {BUDGET:g} s"),)
    except MemoryError:
        return {}, (FileProblem(kind="bad-exif", detail="ExifRead: memory"),)
    except Exception as error:  # noqa: BLE001  # a dozen types escape from ExifRead
        return {}, (FileProblem(kind="bad-exif", detail=f"ExifRead: {reason(error)}"),)


def _by_pillow(image: Image.Image | None) -> tuple[dict[Tag, Value], tuple[FileProblem, ...]]:
    if image is None:
        return {}, ()
    try:
        return dict(_plain_pillow(image.getexif())), ()
    except Exception as error:  # noqa: BLE001  # hostile EXIF: any type may escape
        return {}, (FileProblem(kind="bad-exif", detail=f"Pillow: {reason(error)}"),)


def _plain_exifread(raw: Mapping[str, Any]) -> Iterator[tuple[Tag, Value]]:
    for key, tag in raw.items():
        group = key.partition(" ")[0]
        if group in _NAMES and not isinstance(tag, bytes):
            found = tag.values  # bytes, where a text is not UTF-8
            value = _plain(found.decode("latin-1") if isinstance(found, bytes) else found)
            if value is not None:
                yield Tag(group, tag.tag), value


def _plain_pillow(exif: Image.Exif) -> Iterator[tuple[Tag, Value]]:
    groups = {"Image": dict(exif), **{name: exif.get_ifd(number) for name, number in _GROUPS.items()}}
    for group, values in groups.items():
        for number, found in values.items():
            value = _plain(found)
            if value is not None:
                yield Tag(group, number), value


def _plain(value: Any) -> Value | None:
    """Text or numbers in one shape, whichever reader gave them; None for anything else."""
    if isinstance(value, str):
        return mended(value).partition("\0")[0].strip()
    if isinstance(value, dict):
        return None
    items = value if isinstance(value, (tuple, list, bytes)) else (value,)
    return tuple(map(_number, items))


def _number(value: Any) -> int | Fraction | None:
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Fraction(value) if math.isfinite(value) else None
    below = getattr(value, "denominator", 0)
    return Fraction(int(value.numerator), int(below)) if below else None


def _compare(first: Tags, second: Tags, compared: Sequence[Tag]) -> tuple[str, ...]:
    return tuple(
        f"{tag_name(tag)}: {_show(first.get(tag))} (ExifRead) ≠ {_show(second.get(tag))} (Pillow)"
        for tag in compared
        if first.get(tag, "") != second.get(tag, "")
    )


def _show(value: Value | None) -> str:
    if value is None or value == "":
        return "—"
    return safe(value if isinstance(value, str) else " ".join(map(str, value)), 60)


def _listed(raw: Mapping[str, Any], second: Tags) -> tuple[tuple[str, str], ...]:
    """Every readable tag as text; where there are too many, the last line says how many more."""
    spoken = (
        {key: safe(tag) for key, tag in raw.items() if not key.startswith(_SKIPPED)}
        if raw
        else {tag_name(tag): _show(value) for tag, value in second.items()}
    )
    rows = sorted((safe(key, 80), value) for key, value in spoken.items() if value)
    more = len(rows) - TAG_LIMIT
    return (*rows[:TAG_LIMIT], ("…", f"+{more}")) if more > 0 else tuple(rows)


def _thumbnail(raw: Mapping[str, Any]) -> bytes:
    found = raw.get("JPEGThumbnail") or raw.get("TIFFThumbnail") or b""
    return found if isinstance(found, bytes) else b""
