"""Read a file of plain text: its letters, and how sure that reading is."""

import codecs
import re

from dossier.ingest.content import suffix_of
from dossier.model.original import FileProblem, WordsFacts

LONGEST = 400_000
"""Letters that are printed: about 150 pages."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROSE = frozenset({"md", "markdown"})
_MARKUP = re.compile(rb"\s*(?:\{\\rtf|<(?:!doctype|html|\?xml|svg|head|body))", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_words(content: bytes, name: str) -> tuple[WordsFacts | None, tuple[FileProblem, ...]]:
    """The words of a text file; none where it is markup, whose look a person would miss."""
    if _MARKUP.match(content[:1024]):
        return None, (FileProblem(kind="not-read"),)
    if len(content) > 4 * LONGEST:
        return None, (FileProblem(kind="long", detail=str(len(content))),)
    text, encoding, sure = _decoded(content)
    if len(text) > LONGEST:
        return None, (FileProblem(kind="long", detail=str(len(text))),)
    if _NOT_WORDS.search(text):
        return None, (FileProblem(kind="not-read"),)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return WordsFacts(text=lines, encoding=encoding, sure=sure, prose=suffix_of(name) in _PROSE), ()


def _decoded(content: bytes) -> tuple[str, str, bool]:
    """UTF-8 proves itself; what is not is read as Windows of Western Europe writes, and said to be."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding, True
    for encoding, sure in (("ascii", True), ("utf-8", True), ("cp1252", False)):
        try:
            return content.decode(encoding), encoding, sure
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "latin-1", False
