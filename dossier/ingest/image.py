"""What an image file holds, and the picture that is printed in its place."""

import hashlib
import io
from typing import NamedTuple

import pillow_heif
from PIL import Image, ImageFile, UnidentifiedImageError

from dossier.ingest.capture import (
    camera,
    capture_problems,
    capture_time,
    digitised,
    gps_time,
    modified,
    position,
)
from dossier.ingest.credentials import credentials
from dossier.ingest.derivative import jpeg, printable
from dossier.ingest.exif import ORIENTATION, Exif, read_exif
from dossier.ingest.hygiene import reason
from dossier.ingest.limits import strict_pictures
from dossier.ingest.look import grey_copy, look
from dossier.ingest.thumbnail import thumbnail_differs
from dossier.model.original import Derivative, FileProblem, ImageFacts, Look

pillow_heif.register_heif_opener()

UPRIGHT_FORMATS = frozenset({"HEIF", "TIFF"})
"""Formats whose reader turns the picture upright by itself."""

_PREVIEWS = frozenset({"MPO"})
"""Formats whose further pictures are previews or the other eye, not pages."""


class Picture(NamedTuple):
    """What one image file gave: facts, and the bytes to print under the digest that they name."""

    facts: ImageFacts | None
    printed: bytes
    problems: tuple[FileProblem, ...]


def read_image(content: bytes, *, exifread_too: bool = True) -> Picture:
    """Read everything from an image file, and make what is printed.

    Args:
        content: The whole file.
        exifread_too: Whether ExifRead may try; not after it brought a process down.
    """
    with strict_pictures():
        try:
            image = Image.open(io.BytesIO(content))
        except Exception as error:  # noqa: BLE001  # hostile bytes: any type may escape
            return Picture(None, b"", (_fault(error),))
        with image:
            return _read(content, image, exifread_too=exifread_too)


def _read(content: bytes, image: ImageFile.ImageFile, *, exifread_too: bool) -> Picture:
    exif = read_exif(content, image, exifread_too=exifread_too)
    orientation = _orientation(image, exif)
    width, height = _stored_size(image)
    frames, problems = _frames(image)
    shown = _print(image, exif, orientation)
    facts = ImageFacts(
        format=image.format or "",
        width=width,
        height=height,
        orientation=orientation,
        frames=frames,
        capture=capture_time(exif.tags),
        digitised=digitised(exif.tags),
        modified=modified(exif.tags),
        gps_time=gps_time(exif.tags),
        position=position(exif.tags),
        camera=camera(exif.tags),
        tags=exif.listed,
        disagreements=exif.disagreements,
        thumbnail_differs=shown.preview_differs,
        look=shown.look,
        credentials=credentials(content, _media_type(image)),
        derivative=shown.derivative,
    )
    trouble = (*exif.problems, *capture_problems(exif.tags), *problems, *shown.problems)
    return Picture(facts, shown.content, trouble)


def _media_type(image: ImageFile.ImageFile) -> str:
    """What the format is called elsewhere; a JPEG with further pictures behind it is one."""
    return "image/jpeg" if image.format == "MPO" else Image.MIME.get(image.format or "", "")


def _orientation(image: ImageFile.ImageFile, exif: Exif) -> int:
    """How the picture lies; HEIF says so apart from EXIF, and has been turned already."""
    if image.format == "HEIF":
        return 1
    try:
        found = image.getexif().get(ORIENTATION.number)
    except Exception:  # noqa: BLE001  # hostile EXIF: any type may escape
        found = None
    if not isinstance(found, int):
        found = (exif.tags.get(ORIENTATION) or (1,))[0]
    return found if isinstance(found, int) and found in range(1, 9) else 1


def _stored_size(image: ImageFile.ImageFile) -> tuple[int, int]:
    """Width and height as stored; TIFF alone announces them turned."""
    size = getattr(image, "_tile_size", None) or image.size
    return int(size[0]), int(size[1])


def _frames(image: ImageFile.ImageFile) -> tuple[int, tuple[FileProblem, ...]]:
    """How many pictures the file holds, and a remark where only the first can be printed."""
    try:
        frames = int(getattr(image, "n_frames", 1))
    except Exception:  # noqa: BLE001  # a broken chain of pages
        return 1, (FileProblem(kind="frames", detail="?"),)
    if frames > 1 and image.format not in _PREVIEWS:
        return frames, (FileProblem(kind="frames", detail=str(frames)),)
    return frames, ()


class _Printed(NamedTuple):
    """The bytes to print, what they are and show, whether the preview differs, what went wrong."""

    content: bytes = b""
    derivative: Derivative | None = None
    look: Look | None = None
    preview_differs: bool | None = None
    problems: tuple[FileProblem, ...] = ()


def _print(image: ImageFile.ImageFile, exif: Exif, orientation: int) -> _Printed:
    """Decode the picture, once, and take from it all that is wanted."""
    remaining = 1 if image.format in UPRIGHT_FORMATS else orientation
    try:
        upright = printable(image, remaining)
        printed = jpeg(upright)
    except Exception as error:  # noqa: BLE001  # hostile pixels: any type may escape
        return _Printed(problems=(_fault(error),))
    grey = grey_copy(upright)
    derivative = Derivative(
        sha256=hashlib.sha256(printed).hexdigest(), width=upright.width, height=upright.height
    )
    return _Printed(printed, derivative, look(grey), thumbnail_differs(exif.thumbnail, grey, orientation))


def _fault(error: Exception) -> FileProblem:
    """Why a picture cannot be shown, in the word that rules know."""
    if isinstance(error, MemoryError | Image.DecompressionBombError | Image.DecompressionBombWarning):
        return FileProblem(kind="bomb", detail=reason(error))
    if isinstance(error, UnidentifiedImageError) or not isinstance(error, OSError):
        return FileProblem(kind="unreadable", detail=reason(error))
    return FileProblem(kind="truncated", detail=reason(error))
