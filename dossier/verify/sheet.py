"""One page of the finished file, read again by a library that had no part in making it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from pypdfium2 import PdfPage, PdfTextPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_TEXT

from dossier.model.parts import ForeignPages, Part, Plan
from dossier.verify.digests import squeezed
from dossier.verify.seen import Seen

_MM = 72 / 25.4
_DEEP = 8  # forms within forms
_SIGN = 2.2  # millimetres: room that a sign of a page number takes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and what the plan says of it.

    Attributes:
        number: Position in the file, from 1.
        planned: What is to be printed as its number.
        label: The page label that a reader shows.
        item: The part or the exhibit that the page belongs to.
        rank: Position in that item, from 1.
        page: The page as PDFium sees it.
        text: Its text.
    """

    number: int
    planned: str
    label: str
    item: Part | ForeignPages
    rank: int
    page: PdfPage
    text: PdfTextPage

    @property
    def foreign(self) -> bool:
        """Whether someone else made this page."""
        return isinstance(self.item, ForeignPages)

    def corner(self) -> str:
        """What is printed at the bottom right, where the page number stands alone."""
        margin, band = (8, 14) if self.foreign else (22, 20)
        room = max(12.5, _SIGN * len(self.planned))
        return self._within(self.page.get_width() - (margin + room) * _MM, 0, band * _MM)

    def foot(self) -> str:
        """What is printed at the foot, over the whole width."""
        return self._within(0, 0, (14 if self.foreign else 22) * _MM)

    def head(self) -> str:
        """What is printed in the band above an exhibit's page."""
        height = self.page.get_height()
        return self._within(0, height - 10 * _MM, height)

    def large(self, least: float) -> Iterator[str]:
        """Words at least so large (in points) that stand aslant, last drawn first."""
        found = list(self.page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=_DEEP, textpage=self.text))
        for thing in reversed(found):
            matrix = thing.get_matrix()
            if abs(matrix.b) * thing.get_font_size() > least / 2:
                yield squeezed(thing.extract())

    def pictures(self) -> Iterator[bytes]:
        """The encoded bytes of each picture, in the order in which they are drawn."""
        for picture in self.page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
            yield bytes(picture.get_data())

    def pictured(self) -> bool:
        """Whether a picture lies directly on the page; an exhibit's own pictures lie within its form."""
        return next(iter(self.page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=1)), None) is not None

    def _within(self, left: float, bottom: float, top: float) -> str:
        area = self.text.get_text_bounded(left=left, bottom=bottom, right=self.page.get_width(), top=top)
        return squeezed(area)


def sheets(seen: Seen, plan: Plan) -> Iterator[Sheet]:
    """Every page in turn, opened for as long as it is looked at."""
    number = 0
    for item in plan.items:
        for rank in range(1, item.pages + 1):
            number += 1
            with closing(seen[number - 1]) as page, closing(page.get_textpage()) as text:
                yield Sheet(number, plan.number(number), seen.label(number - 1), item, rank, page, text)
