"""Words of a PDF, page by page, its lines joined into paragraphs again."""

import re
from collections.abc import Iterator

import pypdfium2

from dossier.ingest.submissions.told import MOST, Told, TooLongError, clean, in_capitals
from dossier.model.original import FileProblem
from dossier.model.passage import Passage, PassageKind
from dossier.model.prose.parts import heads_a_list

_MOST_PAGES = 5000
_ENDS = re.compile(r"[.;:!?»)\]]\s*$")
_STARTS = re.compile(
    r"\s*(?:[-–—•●▪*]\s|\d{1,3}\s?[.)°|-]?\s+(?-i:[A-ZÀ-Ü«\"])|[a-z]\)|[IVX]{1,5}\s?[.)-]\s|(?-i:[A-Z])\s?[.)]\s+(?-i:[A-ZÀ-Ü])|"
    r"(?:pi[èe]ce|exhibit|annexe?)\s*(?:n\s?[°º]\s*)?\d{1,3}\s*[:.–-])",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[,(«-]|\b(?:n[°º]|n[o°]s|pi[èe]ces?|et|à|de|du|des|la|le|les|l'|art|article|p|pp|of|and|to|no|ex)\.?)\s*$",
    re.IGNORECASE,
)
"""A line that cannot be the last of its paragraph."""

_FOLIO = re.compile(r"(?:page\s*)?-?\s*\d{1,4}\s*(?:(?:/|sur|of)\s*\d{1,4}|-)?\Z", re.IGNORECASE)
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[\u2010\u00ad-]$")
_FULL, _SHORT = 0.9, 0.6
"""Shares of the longest line: a shorter line ends its paragraph if a sentence ends there, or in any case."""


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
    """Lines joined until one ends its paragraph, or the next begins an item or a heading."""
    lines = [line for line in (clean(part) for part in text.splitlines()) if line]
    longest = max(map(len, lines), default=0)
    waiting: list[str] = []
    for line in lines:
        if waiting and (_begins(line, waiting[-1]) or _over(waiting[-1], longest)):
            yield _joined(waiting)
            waiting = []
        waiting.append(line)
    if waiting:
        yield _joined(waiting)


def _begins(line: str, before: str) -> bool:
    """Whether a line begins something new; « pièces n° » before it asks for its number."""
    return (
        in_capitals(line)
        or bool(_FOLIO.match(line) and not _OPEN.search(before))
        or bool(_STARTS.match(line) and not _OPEN.search(before))
    )


def _over(line: str, longest: int) -> bool:
    """Whether a line ends its paragraph."""
    if in_capitals(line) or heads_a_list(line):
        return True
    share = len(line) / longest
    return not _OPEN.search(line) and (share < _SHORT or (share < _FULL and bool(_ENDS.search(line))))


def _joined(lines: list[str]) -> str:
    """One text; a word that was divided at the end of a line is whole again."""
    text = ""
    for line in lines:
        divided = _SPLIT_WORD.search(text) and line[:1].islower()
        text = text[:-1] + line if divided else f"{text} {line}" if text else line
    return text
