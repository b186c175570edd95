"""Make a copy of an exhibit's pages with parts of them destroyed, and of the rest only what is seen.

A page with marks becomes one picture, whole, the marks painted on its points; it has no text
layer any more, for a text layer of a stranger's file may say what lies under a mark in another
place than where it is seen. The other pages keep their content and nothing that hangs on it.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Name, Pdf

from dossier.assemble.bare import bare, name_no_layers
from dossier.assemble.content import content
from dossier.assemble.foreign import prepared
from dossier.assemble.painting import DOTS, painted_page
from dossier.assemble.picture import Pictures
from dossier.assemble.shown import shown
from dossier.assemble.source import open_exhibit
from dossier.assemble.written import written_areas
from dossier.errors import Problem, RenderError
from dossier.files import Store
from dossier.model.hiding import Hider
from dossier.model.parts import ForeignPages
from dossier.model.redaction import Mark, MaskedCopy


@dataclass(frozen=True, slots=True)
class PagesJob:
    """One exhibit's file to copy with marks on it.

    Attributes:
        path: Where its file is.
        name: Its portable path inside the case folder, for messages.
        sha256: Its digest when it was recorded.
        pages: How many pages it has.
        marks: What to destroy.
        hider: The words to take out of every page.
        store: Where the copy goes.
    """

    path: Path
    name: str
    sha256: str
    pages: int
    marks: tuple[Mark, ...]
    hider: Hider
    store: Store

    @property
    def item(self) -> ForeignPages:
        """The file as assembly opens it."""
        return ForeignPages(self.name, self.path, self.sha256, self.pages, "", self.name, "", "")


@dataclass(slots=True)
class _Copy:
    """The copy while it grows."""

    pdf: Pdf
    job: PagesJob
    document: pypdfium2.PdfDocument
    pictured: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def masked_pages(job: PagesJob) -> MaskedCopy:
    """The masked copy, put in the store; it has as many pages, of the same sizes.

    Raises:
        IntegrityError: The file is no longer the one that was recorded.
        RenderError: A page cannot be drawn, or a word to hide is still in the copy.
    """
    with ExitStack() as opened:
        source = open_exhibit(job.item, opened)
        pdf = opened.enter_context(pikepdf.new())
        document = opened.enter_context(closing(_drawn(job)))
        copy = _Copy(pdf, job, document)
        _fill(copy, source)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, recompress_flate=True)
    return MaskedCopy(
        sha256=job.store.put(made.getvalue()),
        marks=tuple(copy.marks),
        resolution=DOTS if copy.pictured else 0,
        pictured=tuple(copy.pictured),
    )


def _drawn(job: PagesJob) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(job.path)
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        problem = Problem(job.name, f"its pages cannot be drawn: {error}")
        raise RenderError("An exhibit cannot be masked", [problem]) from error
    return document


def _fill(copy: _Copy, source: Pdf) -> None:
    """Every page in turn: a picture where something on it is destroyed, else what is seen of it."""
    sound = prepared(copy.pdf, source)
    name_no_layers(copy.pdf)
    given = _by_page(copy.job.marks)
    with closing(Pictures(copy.job.item)) as pictures:
        for number, page in enumerate(source.pages, start=1):
            with closing(copy.document[number - 1]) as drawn:
                marks = (*given.get(number, ()), *_worded(drawn, number, copy.job.hider))
                copy.marks += marks
                if marks or not sound:
                    copy.pictured.append(number)
                    painted_page(copy.pdf, drawn, [mark.area for mark in marks])
                else:
                    _take_over(copy, page, number, pictures)


def _take_over(copy: _Copy, page: pikepdf.Page, number: int, pictures: Pictures) -> None:
    """A page without marks: its content and what that draws, and nothing else."""
    seen = shown(copy.pdf, page, number, pictures, sound=True)
    if not all(bare(thing, copy.job.hider) for thing, _ in seen.drawings):
        copy.pictured.append(number)
        with closing(copy.document[number - 1]) as drawn:
            painted_page(copy.pdf, drawn, [])
        return
    made = copy.pdf.add_blank_page(page_size=(round(seen.width, 4), round(seen.height, 4)))
    for rank, (form, place) in enumerate(seen.drawings, start=1):
        name = made.add_resource(form, Name.XObject, Name(f"/Page{rank}"))
        numbers = [round(number, 5) for number in place.shorthand]
        steps = [content([], "q"), content(numbers, "cm"), content([name], "Do"), content([], "Q")]
        made.contents_add(b"\n".join(steps))


def _worded(page: pypdfium2.PdfPage, number: int, hider: Hider) -> Iterator[Mark]:
    for area in written_areas(page, hider):
        yield Mark(page=number, area=area, kind="name")


def _by_page(marks: tuple[Mark, ...]) -> Mapping[int, tuple[Mark, ...]]:
    found: dict[int, tuple[Mark, ...]] = {}
    for mark in marks:
        found[mark.page] = (*found.get(mark.page, ()), mark)
    return found
