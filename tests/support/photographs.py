"""Make photographs with EXIF by code, so that no test needs a real one.

`photograph(...)` gives the bytes of a small picture in any format that the program reads;
`exif_bytes(...)` the EXIF alone, for tests that spoil it.
"""

import datetime as dt
import io
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

BYTE, ASCII, SHORT, LONG, RATIONAL = 1, 2, 3, 4, 5
_SIZES = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8}
_EXIF, _GPS = 0x8769, 0x8825
_THUMBNAIL, _THUMBNAIL_LENGTH = 0x0201, 0x0202

Entry = tuple[int, bytes]
Ifd = Mapping[int, Entry]


@dataclass(frozen=True)
class Fix:
    """What a receiver of satellite signals would write; None leaves a tag out."""

    latitude: float = 48.8584
    longitude: float = 2.2945
    latitude_ref: str | None = None
    longitude_ref: str | None = None
    references: bool = True
    accuracy: float | None = None
    altitude: float | None = None
    bearing: float | None = None
    bearing_ref: str | None = "T"
    time: dt.datetime | None = None
    datum: str | None = None


def ascii_(text: str | bytes) -> Entry:
    content = text.encode() if isinstance(text, str) else text
    return ASCII, content + b"\0"


def short(*values: int) -> Entry:
    return SHORT, struct.pack(f"<{len(values)}H", *values)


def long_(*values: int) -> Entry:
    return LONG, struct.pack(f"<{len(values)}I", *values)


def rational(*values: float | Fraction | tuple[int, int]) -> Entry:
    """Fractions; a pair is written as it is, so that 0/0 can be."""
    pairs = [value if isinstance(value, tuple) else _pair(value) for value in values]
    return RATIONAL, b"".join(struct.pack("<II", *pair) for pair in pairs)


def exif_bytes(
    *,
    taken: str | dt.datetime | None = None,
    offset: str | None = None,
    orientation: int | None = None,
    make: str | None = None,
    model: str | None = None,
    serial: str | None = None,
    lens: str | None = None,
    software: str | None = None,
    gps: Fix | None = None,
    thumbnail: bytes = b"",
    image_tags: Ifd | None = None,
    exif_tags: Ifd | None = None,
    gps_tags: Ifd | None = None,
) -> bytes:
    """An EXIF block that begins with `Exif`, made tag by tag; the last three add or replace tags."""
    when = f"{taken:%Y:%m:%d %H:%M:%S}" if isinstance(taken, dt.datetime) else taken
    base = {
        **_texts({0x010F: make, 0x0110: model, 0x0131: software}),
        **({0x0112: short(orientation)} if orientation is not None else {}),
        **(image_tags or {}),
    }
    photo = {**_texts({0x9003: when, 0x9011: offset, 0xA431: serial, 0xA434: lens}), **(exif_tags or {})}
    place = {**(_fix(gps) if gps is not None else {}), **(gps_tags or {})}
    return b"Exif\0\0" + _tiff(base, photo, place, thumbnail)


def hanging_exif() -> bytes:
    """An EXIF block that ExifRead reads for minutes: maker's notes of four thousand million bytes."""
    block = exif_bytes(taken="2022:09:18 14:20:00", make="SPECIMEN", exif_tags={0x927C: (BYTE, b"notes")})
    entry = struct.pack("<HHI", 0x927C, BYTE, 5)
    return block.replace(entry, struct.pack("<HHI", 0x927C, BYTE, 0xFFFFFFFF))


def picture(
    size: tuple[int, int] = (320, 240),
    mode: str = "RGB",
    colour: tuple[int, int, int] = (176, 168, 150),
    text: str = "SPECIMEN",
) -> Image.Image:
    """A wall with a door, unlike itself in every orientation: red corner at the upper left."""
    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.rectangle((0, 0, wide // 4, high // 4), fill=(200, 30, 30))
    draw.rectangle((wide * 5 // 8, high // 3, wide * 7 // 8, high - 1), fill=(60, 70, 90))
    draw.line((0, high - 1, wide, high // 2), fill=(30, 120, 60), width=max(2, high // 60))
    draw.text((wide // 3, 4), text, fill=(20, 20, 20))
    return image if mode == "RGB" else image.convert(mode)


def photograph(  # one branch a format
    *,
    size: tuple[int, int] = (320, 240),
    form: str = "JPEG",
    mode: str = "RGB",
    colour: tuple[int, int, int] = (176, 168, 150),
    text: str = "SPECIMEN",
    image: Image.Image | None = None,
    frames: int = 1,
    exif: bytes | None = None,
    icc: bytes | None = None,
    **tags: object,
) -> bytes:
    """The bytes of a photograph.

    Args:
        size: Stored pixels.
        form: Pillow's name of the format: `JPEG`, `PNG`, `TIFF`, `WEBP`, `HEIF`, `GIF`, `BMP`, `MPO`.
        mode: Pillow's name of the mode.
        colour: Of the wall, to tell photographs apart.
        text: Written on it.
        image: Shown instead of the wall.
        frames: Pictures in the file.
        exif: A ready EXIF block; otherwise one is made of `tags`.
        icc: A colour profile.
        tags: Arguments of `exif_bytes`.
    """
    shown = image if image is not None else picture(size, mode, colour, text)
    block = exif if exif is not None else (exif_bytes(**tags) if tags else None)  # type: ignore[arg-type]
    options: dict[str, object] = {"quality": 90} if form in {"JPEG", "WEBP", "HEIF", "MPO"} else {}
    if block is not None:
        options["exif"] = block
    if icc is not None:
        options["icc_profile"] = icc
    if frames > 1:
        more = [
            picture(shown.size, shown.mode, (20 * page % 256, 90, 90), f"{page}") for page in range(1, frames)
        ]
        options |= {"save_all": True, "append_images": more}
    out = io.BytesIO()
    shown.save(out, form, **options)
    return out.getvalue()


def thumbnail_of(image: Image.Image, size: tuple[int, int] = (160, 120)) -> bytes:
    """A preview such as cameras embed."""
    out = io.BytesIO()
    image.convert("RGB").resize(size).save(out, "JPEG", quality=80)
    return out.getvalue()


def _texts(values: Mapping[int, str | None]) -> dict[int, Entry]:
    return {number: ascii_(value) for number, value in values.items() if value is not None}


def _pair(value: float | Fraction) -> tuple[int, int]:
    exact = Fraction(value).limit_denominator(1_000_000)
    return exact.numerator, exact.denominator


def _degrees(value: float) -> Entry:
    exact = abs(Fraction(value).limit_denominator(10_000_000))
    minutes = (exact % 1) * 60
    return rational(Fraction(int(exact)), Fraction(int(minutes)), Fraction((minutes % 1) * 60))


def _fix(gps: Fix) -> dict[int, Entry]:
    tags = {2: _degrees(gps.latitude), 4: _degrees(gps.longitude)}
    if gps.references:
        tags[1] = ascii_(gps.latitude_ref or ("S" if gps.latitude < 0 else "N"))
        tags[3] = ascii_(gps.longitude_ref or ("W" if gps.longitude < 0 else "E"))
    if gps.altitude is not None:
        tags |= {5: (BYTE, bytes([gps.altitude < 0])), 6: rational(abs(gps.altitude))}
    if gps.bearing is not None:
        tags |= {17: rational(gps.bearing), **_texts({16: gps.bearing_ref})}
    if gps.accuracy is not None:
        tags[31] = rational(gps.accuracy)
    if gps.time is not None:
        tags |= {7: rational(*map(Fraction, (gps.time.hour, gps.time.minute, gps.time.second)))}
        tags |= {29: ascii_(f"{gps.time:%Y:%m:%d}")}
    return {**tags, **_texts({18: gps.datum})}


def _tiff(base: Ifd, photo: Ifd, place: Ifd, thumbnail: bytes) -> bytes:
    """Lay out the directories one after another, then the preview."""
    inner = [(number, ifd) for number, ifd in ((_EXIF, photo), (_GPS, place)) if ifd]
    first = {**base, **{number: long_(0) for number, _ in inner}}
    preview = {0x0103: short(6), _THUMBNAIL: long_(0), _THUMBNAIL_LENGTH: long_(0)} if thumbnail else {}
    at = 8 + _length(first)
    for number, ifd in inner:
        first[number] = long_(at)
        at += _length(ifd)
    following = at if thumbnail else 0
    if thumbnail:
        preview |= {_THUMBNAIL: long_(at + _length(preview)), _THUMBNAIL_LENGTH: long_(len(thumbnail))}
    blocks = [_ifd(first, 8, following)]
    at = 8 + len(blocks[0])
    for _, ifd in inner:
        blocks.append(_ifd(ifd, at, 0))
        at += len(blocks[-1])
    blocks += [_ifd(preview, at, 0), thumbnail] if thumbnail else []
    return b"II*\0" + struct.pack("<I", 8) + b"".join(blocks)


def _length(ifd: Ifd) -> int:
    return len(_ifd(ifd, 0, 0))


def _ifd(ifd: Ifd, at: int, following: int) -> bytes:
    """One directory: its entries, the offset of the next one, then values over four bytes."""
    rows: list[bytes] = []
    data = b""
    start = at + 2 + 12 * len(ifd) + 4
    for number, (kind, content) in sorted(ifd.items()):
        count = len(content) // _SIZES[kind]
        if len(content) <= 4:
            field = content.ljust(4, b"\0")
        else:
            field = struct.pack("<I", start + len(data))
            data += content + b"\0" * (len(content) % 2)
        rows.append(struct.pack("<HHI", number, kind, count) + field)
    return struct.pack("<H", len(ifd)) + b"".join(rows) + struct.pack("<I", following) + data


def seconds(*parts: Sequence[int]) -> Entry:
    """Three fractions given as pairs, for positions that no receiver would write."""
    return rational(*((above, below) for above, below in parts))
