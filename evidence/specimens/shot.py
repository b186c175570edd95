"""One photograph: what is drawn, and what its file says of itself."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pillow_heif
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

# What each orientation tells a reader to do, undone.
_STORED = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}
_DESCRIPTION = "SPECIMEN - drawn by a program, fictitious"
_QUALITY = 80
_LARGEST = 350_000


@dataclass(frozen=True, slots=True)
class Camera:
    """An invented device: whether it knows its zone and where it is; without a name, a copy without metadata."""

    model: str
    offset: str = ""
    located: bool = False


@dataclass(frozen=True, slots=True)
class Shot:
    """A file of the sample.

    Attributes:
        where: Latitude, longitude and bearing, plainly fictitious.
    """

    file: str
    taken: dt.datetime
    camera: Camera
    paint: Callable[[], Image.Image]
    orientation: int = 1
    where: tuple[float, float, float] | None = None


def write(shot: Shot, folder: Path) -> Path:
    """Draw it and write it below the folder, with its metadata."""
    path = folder / shot.file
    path.parent.mkdir(parents=True, exist_ok=True)
    image, exif = shot.paint(), metadata(shot)
    for step in _STORED.get(shot.orientation, ()):
        image = image.transpose(step)
    if path.suffix.upper() == ".HEIC":
        pillow_heif.register_heif_opener()
        image.save(path, "HEIF", quality=45, exif=exif.tobytes())
    elif path.suffix.lower() == ".png":
        small = image.resize((image.width * 3 // 5, image.height * 3 // 5), Image.Resampling.LANCZOS)
        small.quantize(128, dither=Image.Dither.NONE).save(path, exif=exif, optimize=True)
    else:
        _save_jpeg(image, path, exif)
    return path


def _save_jpeg(image: Image.Image, path: Path, exif: Image.Exif) -> None:
    """As good as fits the size that a sample may have in a repository."""
    for quality in range(_QUALITY, 40, -4):
        image.save(path, "JPEG", quality=quality, exif=exif, progressive=False, optimize=True)
        if path.stat().st_size <= _LARGEST:
            return


def metadata(shot: Shot) -> Image.Exif:
    """Make and model SPECIMEN, the clock, and what this camera knows beyond it."""
    exif = Image.Exif()
    if not shot.camera.model:
        exif[Base.ImageDescription] = _DESCRIPTION
        return exif
    stamp = shot.taken.strftime("%Y:%m:%d %H:%M:%S")
    exif[Base.Make] = "SPECIMEN"
    exif[Base.Model] = shot.camera.model
    exif[Base.ImageDescription] = _DESCRIPTION
    exif[Base.DateTime] = stamp
    exif[Base.Orientation] = shot.orientation
    details = exif.get_ifd(IFD.Exif)
    details[Base.DateTimeOriginal] = details[Base.DateTimeDigitized] = stamp
    if shot.camera.offset:
        details[Base.OffsetTimeOriginal] = shot.camera.offset
    if shot.where and shot.camera.located:
        exif.get_ifd(IFD.GPSInfo).update(_gps(shot))
    return exif


def _gps(shot: Shot) -> dict[int, object]:
    latitude, longitude, bearing = shot.where or (0.0, 0.0, 0.0)
    universal = shot.taken - _offset(shot.camera.offset)
    return {
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: _sexagesimal(latitude),
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: _sexagesimal(longitude),
        GPS.GPSImgDirectionRef: "T",
        GPS.GPSImgDirection: IFDRational(round(bearing * 10), 10),
        GPS.GPSHPositioningError: IFDRational(5, 1),
        GPS.GPSTimeStamp: tuple(
            IFDRational(part, 1) for part in (universal.hour, universal.minute, universal.second)
        ),
        GPS.GPSDateStamp: universal.strftime("%Y:%m:%d"),
    }


def _offset(written: str) -> dt.timedelta:
    hours, minutes = int(written[1:3]), int(written[4:6])
    return (-1 if written[0] == "-" else 1) * dt.timedelta(hours=hours, minutes=minutes)


def _sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    seconds = ((degrees - whole) * 60 - minutes) * 60
    return IFDRational(whole, 1), IFDRational(minutes, 1), IFDRational(round(seconds * 10000), 10000)
