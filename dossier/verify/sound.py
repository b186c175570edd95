"""Whether the file is sound: every object is there and every stream opens."""

from collections.abc import Iterator

from pikepdf import Name, Object, Pdf, PdfError, Stream

from dossier.verify.faults import Faults


def check_sound(pdf: Pdf, faults: Faults) -> None:
    """Open everything but pictures, whose bytes are compared elsewhere and need not be decoded."""
    for sentence in [*_unreadable(pdf), *(_short(str(warning)) for warning in pdf.get_warnings())]:
        faults.add("The file is damaged: {text}.", text=sentence)


def _unreadable(pdf: Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, Stream) and Name.Width not in thing:
            yield from _opened(thing)


def _short(warning: str) -> str:
    """The warning without the folder of the file that it begins with."""
    return warning.rpartition("/")[2]


def _opened(stream: Object) -> Iterator[str]:
    try:
        stream.read_bytes()
    except PdfError as error:
        yield _short(str(error))
