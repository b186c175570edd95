"""Render one part: HTML in, tagged pages out, with the places in them."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.errors import Problem, RenderError
from dossier.files import Store, write_atomic
from dossier.model.parts import LINK_SCHEME, Bookmark, Part, Spot
from dossier.render.job import PartJob, fonts_folder

if TYPE_CHECKING:
    from weasyprint import Document

_POINTS = 0.75  # points in a CSS pixel
_FOLDED = re.compile("[ \\t\\n\\r]+")  # what HTML folds; a no-break space stays one


def render_part(job: PartJob) -> Part:
    """Render a part and write its file.

    The import of WeasyPrint stands here, so that only processes that render pay for it.

    Raises:
        RenderError: A picture is missing, or something of the page would be lost.
    """
    _refuse_missing_pictures(job)
    with _complaints(job.name):
        document = _laid_out(job)
        content: bytes = document.write_pdf(pdf_tags=True)
    write_atomic(job.out, content)
    return Part(
        name=job.name,
        pdf=job.out,
        pages=len(document.pages),
        anchors=dict(_anchors(document)),
        bookmarks=tuple(_bookmarks(document)),
        links=tuple(_links(document)),
        images=tuple(picture.sha256 for picture in job.pictures),
    )


def _laid_out(job: PartJob) -> "Document":
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from dossier.render.fetcher import PartFetcher

    styles, fonts = _styles(job.css, job.fonts)
    fetcher = PartFetcher(job.store, job.fonts)
    try:
        page = HTML(string=job.html, url_fetcher=fetcher)
        return page.render(font_config=fonts, stylesheets=[styles], pdf_tags=True)
    except FatalURLFetchingError as error:  # not an Exception: it would end the process
        problem = Problem(job.name, f"{error}: {error.__cause__}")
        raise RenderError("A page asks for something that is not part of the dossier", [problem]) from error


@cache
def _styles(css: str, fonts: Path) -> tuple[Any, Any]:
    """Styles and fonts, read once a process; the machine's own fonts are out of sight."""
    os.environ["FONTCONFIG_FILE"] = str(fonts_folder() / "fonts.conf")
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from dossier.render.fetcher import PartFetcher
    from dossier.render.font_names import steady_font_names

    steady_font_names()
    # Fonts remove their own folder, which at the very end of a process is too late.
    Finalize(None, _styles.cache_clear, exitpriority=10)
    loaded = FontConfiguration()
    fetcher = PartFetcher(Store(fonts), fonts)
    return CSS(string=css, font_config=loaded, url_fetcher=fetcher), loaded


def _refuse_missing_pictures(job: PartJob) -> None:
    problems = [
        Problem(
            picture.subject,
            "the picture to print is missing, or is no longer the one that was made",
            "a page without its photograph would be filed as if it were complete",
            "build again; if it persists, empty the cache folder",
        )
        for picture in job.pictures
        if job.store.get(picture.sha256) is None
    ]
    if problems:
        raise RenderError("Some photographs cannot be printed", problems)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _complaints(name: str) -> Iterator[None]:
    """Turn whatever WeasyPrint only logs into an error: it drops what it cannot show."""
    logger, heard = logging.getLogger("weasyprint"), _Collector()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(heard)
    try:
        yield
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagates
    if heard.messages:
        problems = [Problem(name, message) for message in dict.fromkeys(heard.messages)]
        raise RenderError("A page could not be made as it was written", problems)


def _spot(document: "Document", page: int, at: tuple[float, float]) -> Spot:
    height = document.pages[page].height
    return Spot(page, round(at[0] * _POINTS, 2), round((height - at[1]) * _POINTS, 2))


def _anchors(document: "Document") -> Iterator[tuple[str, Spot]]:
    for number, page in enumerate(document.pages):
        for name, place in sorted(page.anchors.items()):
            yield name, _spot(document, number, place[:2])


def _bookmarks(document: "Document") -> Iterator[Bookmark]:
    for number, page in enumerate(document.pages):
        for level, label, place, _state in page.bookmarks:
            yield Bookmark(level, _FOLDED.sub(" ", label).strip(" "), _spot(document, number, place))


def _links(document: "Document") -> Iterator[str]:
    for page in document.pages:
        for _kind, target, *_rest in page.links:
            if target.startswith(LINK_SCHEME):
                yield target.removeprefix(LINK_SCHEME)
