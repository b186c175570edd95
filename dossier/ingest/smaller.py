"""Make a printed picture smaller, so that a file fits what a court takes."""

import io
from dataclasses import dataclass

from PIL import Image

from dossier.errors import Problem, RenderError
from dossier.files import Store
from dossier.ingest.derivative import jpeg
from dossier.model.original import Derivative


@dataclass(frozen=True, slots=True)
class SmallerJob:
    """One printed picture, and how many pixels its longer side may have."""

    sha256: str
    side: int
    store: Store


def smaller(job: SmallerJob) -> Derivative:
    """The smaller picture, put in the store beside the other; the same one where it is small enough.

    Raises:
        RenderError: The picture is no longer in the store.
    """
    content = job.store.get(job.sha256)
    if content is None:
        problem = Problem(job.sha256, "the printed picture is gone or damaged", fix="build again")
        raise RenderError("A photograph cannot be made smaller", [problem])
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as picture:
        scale = min(1.0, job.side / max(picture.size))
        if scale == 1.0:
            return Derivative(sha256=job.sha256, width=picture.width, height=picture.height)
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        copy = picture.resize(size, Image.Resampling.LANCZOS)
    return Derivative(sha256=job.store.put(jpeg(copy)), width=copy.width, height=copy.height)
