"""What a word processor's file holds that its printed pages do not tell, or tell otherwise each day."""

import io
import re
import zipfile
from collections.abc import Iterator

from dossier.model.original import FileProblem

_DATES = re.compile(rb'(?:instrText[^>]*>|w:instr=")\s*(?:DATE|TIME)\b')
_ODF_DATES = re.compile(rb"<text:(?:date|time)\b(?![^>]*text:fixed=\"true\")")
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) |<text:tracked-changes\b|<office:annotation\b")
_MACROS = ("vbaproject", "vbadata", "basic/", "scripts/")
_NOTES = "word/comments.xml"


def remarks(content: bytes) -> tuple[FileProblem, ...]:
    """Dates that move, changes that are tracked, comments and macros in a DOCX or an ODT."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(_remarks(archive))


def _remarks(archive: zipfile.ZipFile) -> Iterator[FileProblem]:
    names = archive.namelist()
    words = b"\n".join(archive.read(name) for name in names if _holds_words(name))
    if _DATES.search(words) or _ODF_DATES.search(words):
        yield FileProblem(kind="moving-date")
    if _TRACKED.search(words) or _NOTES in names:
        yield FileProblem(kind="tracked")
    if any(word in name.lower() for name in names for word in _MACROS):
        yield FileProblem(kind="macros")


def _holds_words(name: str) -> bool:
    return (
        re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml|(?:content|styles)\.xml", name)
        is not None
    )
