"""Open an exhibit's PDF for showing: the very file that was recorded, made flat and harmless."""

import hashlib
import io
from contextlib import ExitStack

import pikepdf
from pikepdf import Page, Pdf

from dossier.errors import IntegrityError, Problem, RenderError
from dossier.model.parts import ForeignPages


def opened(item: ForeignPages, sources: ExitStack) -> Pdf:
    """The exhibit's file, its fields and notes drawn into its pages.

    Raises:
        IntegrityError: The file is not the one that was recorded.
        RenderError: Its pages cannot be shown.
    """
    content = _recorded(item)
    try:
        source = sources.enter_context(pikepdf.open(io.BytesIO(content), suppress_warnings=True))
        source.generate_appearance_streams()
        source.flatten_annotations("all")
        found = len(source.pages)
    except pikepdf.PdfError as error:
        problem = Problem(str(item.pdf.name), f"its pages cannot be taken in: {error}")
        raise RenderError(f"{item.title}: its pages cannot be shown", [problem]) from error
    if found != item.pages:
        problem = Problem(item.pdf.name, f"{item.pages} pages were counted, {found} can be shown")
        raise RenderError(f"{item.title}: pages would be lost", [problem])
    return source


def visible_box(page: Page) -> tuple[float, float, float, float]:
    """What a reader shows of the page: its crop box within its media box."""
    crop, media = _box(page.cropbox), _box(page.mediabox)
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _box(box: pikepdf.Array) -> tuple[float, float, float, float]:
    a, b, c, d = (float(edge) for edge in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _recorded(item: ForeignPages) -> bytes:
    try:
        content = item.pdf.read_bytes()
    except OSError as error:
        problem = Problem(item.pdf.name, f"cannot be read: {error.strerror}")
        raise IntegrityError(f"{item.title}: the file is gone", [problem]) from error
    if hashlib.sha256(content).hexdigest() != item.sha256:
        problem = Problem(
            item.pdf.name,
            "is not, byte for byte, the file that was recorded",
            "the dossier would show something else than what its list and its annex describe",
            "put the original back, or build again so that the change is examined",
        )
        raise IntegrityError(f"{item.title}: the file has changed", [problem])
    return content
