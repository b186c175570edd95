"""Pictures of pages, for what a PDF only asks its reader to draw: marks and fields without appearance."""

import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2
from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from dossier.errors import Problem, RenderError
from dossier.model.parts import ForeignPages

_DOTS_PER_POINT = 200 / 72
_MOST_DOTS = 36_000_000
_UNSEEN = 2 | 32  # annotation flags: hidden, not viewed
_NOT_ON_THE_PAGE = {Name.Link, Name.Popup}


def needs_picture(page: Page) -> bool:
    """Whether a reader draws something on the page that its content does not hold, even after flattening."""
    return any(_drawn_by_the_reader(annotation) for annotation in page.obj.get(Name.Annots, ()))


def _drawn_by_the_reader(annotation: Object) -> bool:
    seen = isinstance(annotation, Dictionary) and not int(annotation.get(Name.F, 0)) & _UNSEEN
    return seen and annotation.get(Name.Subtype) not in _NOT_ON_THE_PAGE


@dataclass(slots=True)
class Pictures:
    """Draws pages of an exhibit as a reader shows them; opens its file when the first is asked for.

    Attributes:
        item: The exhibit.
        document: Its file, once it is open.
    """

    item: ForeignPages
    document: pypdfium2.PdfDocument | None = None

    def of(self, pdf: Pdf, number: int, width: float, height: float) -> Object:
        """A picture of page `number` (from 1), to be shown in this size in points.

        Raises:
            RenderError: The page is too damaged to be drawn.
        """
        with self._named(number):
            page = self._opened()[number - 1]
            scale = min(_DOTS_PER_POINT, (_MOST_DOTS / (width * height)) ** 0.5) * width / page.get_width()
            return _image(pdf, page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False))

    @contextmanager
    def page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        """Page `number` (from 1) as PDFium sees it.

        Raises:
            RenderError: It is too damaged to be drawn.
        """
        with self._named(number), closing(self._opened()[number - 1]) as page:
            if not all(page.get_size()):  # a crop box beside the page: readers take the page itself
                page.set_cropbox(*page.get_mediabox())
            yield page

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of page `number` (from 1) in points, as a reader shows it."""
        with self._named(number):
            width, height = self._opened()[number - 1].get_size()
            return width, height

    def close(self) -> None:
        """Let go of the file."""
        if self.document is not None:
            self.document.close()

    def _opened(self) -> pypdfium2.PdfDocument:
        if self.document is None:
            self.document = pypdfium2.PdfDocument(self.item.pdf)
            self.document.init_forms()
        return self.document

    @contextmanager
    def _named(self, number: int) -> Iterator[None]:
        """Name the exhibit and the page if it cannot be drawn."""
        try:
            yield
        except (pypdfium2.PdfiumError, ValueError, ArithmeticError, MemoryError) as error:
            problem = Problem(f"{self.item.pdf.name}, page {number}", f"the page cannot be shown: {error}")
            raise RenderError(f"{self.item.title}: a page would be lost", [problem]) from error


def _image(pdf: Pdf, bitmap: pypdfium2.PdfBitmap) -> Object:
    rows = memoryview(bitmap.buffer).cast("B")
    used = bitmap.width * bitmap.n_channels
    content = b"".join(
        rows[start : start + used] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    image = Stream(pdf, zlib.compress(content))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = bitmap.width, bitmap.height, 8
    image.ColorSpace = Name.DeviceRGB
    image.Filter = Name.FlateDecode
    return image
