"""Make the printed copy of a photograph with parts of it destroyed.

Marks are painted on every pixel of the upright picture before anything is made from it, so no
smaller picture and no neighbouring point keeps anything of what they cover.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

from PIL import Image, ImageDraw

from dossier.errors import IntegrityError, Problem, RenderError
from dossier.files import Store
from dossier.ingest.derivative import fitted, in_srgb, jpeg, turned
from dossier.ingest.hygiene import reason
from dossier.ingest.image import UPRIGHT_FORMATS
from dossier.ingest.limits import strict_pictures
from dossier.model.original import Derivative
from dossier.model.redaction import Area

INK = (0, 0, 0)
"""Of every mark, whatever it hides."""


@dataclass(frozen=True, slots=True)
class PictureJob:
    """One photograph to copy with marks on it.

    Attributes:
        path: Where its file is.
        name: Its portable path inside the case folder, for messages.
        sha256: Its digest when it was recorded.
        orientation: EXIF orientation that was read from it.
        areas: What to destroy, in fractions of the upright picture.
        store: Where the copy goes.
    """

    path: Path
    name: str
    sha256: str
    orientation: int
    areas: tuple[Area, ...]
    store: Store


def masked_picture(job: PictureJob) -> Derivative:
    """The masked copy, put in the store.

    Raises:
        IntegrityError: The file is no longer the one that was recorded.
        RenderError: It cannot be decoded.
    """
    content = _recorded(job)
    try:
        with strict_pictures(), Image.open(io.BytesIO(content)) as image:
            copy = _masked(image, job)
    except Exception as error:  # hostile bytes: any type may escape
        problem = Problem(job.name, f"the picture cannot be decoded: {reason(error)}")
        raise RenderError("A photograph cannot be masked", [problem]) from error
    return Derivative(sha256=job.store.put(jpeg(copy)), width=copy.width, height=copy.height)


def painted(picture: Image.Image, areas: Sequence[Area]) -> Image.Image:
    """The picture with its areas in one colour, each grown to whole pixels and one more around."""
    ink: tuple[int, ...] | int = 0 if picture.mode == "L" else INK
    draw = ImageDraw.Draw(picture)
    for area in areas:
        corners = [(x * picture.width, y * picture.height) for x, y in area]
        draw.polygon(corners, fill=ink)
        draw.line([*corners, *corners[:2]], fill=ink, width=3)
        if is_box(area):
            across, down = [x for x, _ in corners], [y for _, y in corners]
            draw.rectangle((floor(min(across)), floor(min(down)), ceil(max(across)), ceil(max(down))), ink)
    return picture


def is_box(area: Area) -> bool:
    """Whether the corners are those of an upright rectangle."""
    return len(area) == 4 and len({x for x, _ in area}) == 2 and len({y for _, y in area}) == 2  # noqa: PLR2004


def _masked(image: Image.Image, job: PictureJob) -> Image.Image:
    turn = 1 if image.format in UPRIGHT_FORMATS else job.orientation
    image.load()
    whole = painted(turned(in_srgb(image), turn).copy(), job.areas)
    size = fitted(*whole.size)
    return whole if size == whole.size else whole.resize(size, Image.Resampling.HAMMING)


def _recorded(job: PictureJob) -> bytes:
    try:
        content = job.path.read_bytes()
    except OSError as error:
        problem = Problem(job.name, f"cannot be read: {error.strerror}", fix="put the original back")
        raise IntegrityError("A photograph to be masked is gone", [problem]) from error
    if hashlib.sha256(content).hexdigest() != job.sha256:
        problem = Problem(job.name, "it changed while the dossier was made", fix="build again")
        raise IntegrityError("Some files are not the ones that were read", [problem])
    return content
