"""Words of a PDF, page by page, its lines joined into paragraphs again."""

import re
from collections.abc import Iterator

import pypdfium2

from dossier.ingest.submissions.told import MOST, Told, TooLongError, clean, in_capitals
from dossier.model.original import FileProblem
from dossier.model.passage import Passage, PassageKind

_MOST_PAGES = 5000
_ENDS = re.compile(r"[.;:!?»)\]]\s*$")
_STARTS = re.compile(
    r"\s*(?:[-–—•●▪*]\s|\d{1,3}\s?[.)°]|[a-z]\)|[IVX]{1,5}\s?[.)-]|[A-Z]\s?[.)]\s|(?:pi[èe]ces?|exhibits?|annexe?)\s*(?:n\s?[°º]\s*)?\d)",
    re.IGNORECASE,
)
_FULL = 0.75
"""A line shorter than this share of the longest ends its paragraph."""


def read_pdf_words(content: bytes) -> Told:
    """The passages of its pages, and which pages hold no text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return Told(problems=(FileProblem(kind="encrypted" if locked else "broken"),))
    try:
        return _told(document)
    finally:
        document.close()


def _told(document: pypdfium2.PdfDocument) -> Told:
    passages: list[Passage] = []
    unread: list[int] = []
    heading, size = "", 0
    for page in range(1, min(len(document), _MOST_PAGES) + 1):
        text = _page(document, page - 1)
        size += len(text)
        if size > MOST:
            raise TooLongError
        if not text.strip():
            unread.append(page)
        for paragraph in _paragraphs(text):
            kind: PassageKind = "heading" if in_capitals(paragraph) else "text"
            heading = paragraph[:200] if kind == "heading" else heading
            passages.append(Passage(text=paragraph, page=page, heading=heading, kind=kind))
    cut = (FileProblem(kind="bomb", detail=f"{len(document)} pages"),) if len(document) > _MOST_PAGES else ()
    silent = () if passages else (FileProblem(kind="no-text"),)
    return Told(passages=tuple(passages), unread=tuple(unread), problems=(*cut, *silent))


def _page(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    words = str(text.get_text_range())
    text.close()
    page.close()
    return words.replace("\ufffe", "").replace("\x02", "")


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined until one ends a sentence, is short, or the next begins an item or a heading."""
    lines = [line for line in (clean(part) for part in text.splitlines()) if line]
    longest = max(map(len, lines), default=0)
    waiting: list[str] = []
    for line in lines:
        begins = in_capitals(line) or _STARTS.match(line)
        if waiting and (begins or _over(waiting[-1], longest)):
            yield " ".join(waiting)
            waiting = []
        waiting.append(line)
    if waiting:
        yield " ".join(waiting)


def _over(line: str, longest: int) -> bool:
    """Whether a line ends its paragraph."""
    return in_capitals(line) or (bool(_ENDS.search(line)) and len(line) < _FULL * longest)
