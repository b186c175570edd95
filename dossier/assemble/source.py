"""Open the files that are joined: small ones in memory, large ones where they lie."""

import hashlib
import io
from contextlib import ExitStack
from pathlib import Path

import pikepdf

from dossier.errors import IntegrityError, Problem, RenderError
from dossier.files import sha256_file
from dossier.model.parts import ForeignPages, Part

_SMALL = 1 << 20  # an open file costs a handle, and some systems give a program no more than 256


def open_part(part: Part, sources: ExitStack) -> pikepdf.Pdf:
    """A part's file, which must hold the tagged pages that were rendered."""
    try:
        source = sources.enter_context(_opened(part.pdf, _small(part.pdf)))
    except (pikepdf.PdfError, OSError) as error:
        raise _unusable(part, f"its file cannot be read: {error}") from error
    if len(source.pages) != part.pages or pikepdf.Name.StructTreeRoot not in source.Root:
        raise _unusable(part, f"{part.pages} tagged pages were rendered, its file holds something else")
    return source


def open_exhibit(item: ForeignPages, sources: ExitStack) -> pikepdf.Pdf:
    """An exhibit's file, the very one that was recorded.

    Raises:
        IntegrityError: It is not, byte for byte.
        RenderError: Its pages cannot be counted as they were.
    """
    try:
        source = sources.enter_context(_opened(item.pdf, _recorded(item)))
        found = len(source.pages)
    except pikepdf.PdfError as error:
        problem = Problem(item.pdf.name, f"its pages cannot be taken in: {error}")
        raise RenderError(f"{item.title}: its pages cannot be shown", [problem]) from error
    if found != item.pages:
        problem = Problem(item.pdf.name, f"{item.pages} pages were counted, {found} can be shown")
        raise RenderError(f"{item.title}: pages would be lost", [problem])
    return source


def is_sound(source: pikepdf.Pdf) -> bool:
    """Whether every object is there and every stream but pictures opens, without repairs."""
    for thing in source.objects:
        if isinstance(thing, pikepdf.Stream) and pikepdf.Name.Width not in thing:
            try:
                thing.read_bytes()
            except pikepdf.PdfError:
                return False
    return not source.get_warnings()


def _opened(path: Path, content: bytes | None) -> pikepdf.Pdf:
    return pikepdf.open(path if content is None else io.BytesIO(content), suppress_warnings=True)


def _small(path: Path) -> bytes | None:
    return path.read_bytes() if path.stat().st_size < _SMALL else None


def _recorded(item: ForeignPages) -> bytes | None:
    """The exhibit's bytes, if few, once they are known to be those that were recorded."""
    try:
        content = _small(item.pdf)
        found = sha256_file(item.pdf) if content is None else hashlib.sha256(content).hexdigest()
    except OSError as error:
        problem = Problem(item.pdf.name, f"cannot be read: {error.strerror}", fix="put the original back")
        raise IntegrityError(f"{item.title}: the file is gone", [problem]) from error
    if found == item.sha256:
        return content
    problem = Problem(
        item.pdf.name,
        "is not, byte for byte, the file that was recorded",
        "the dossier would show something else than what its list and its annex describe",
        "put the original back, or build again so that the change is examined",
    )
    raise IntegrityError(f"{item.title}: the file has changed", [problem])


def _unusable(part: Part, what: str) -> RenderError:
    problem = Problem(part.name, what, fix="build again; if it persists, empty the cache folder")
    return RenderError("A part of the file is unusable", [problem])
