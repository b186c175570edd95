"""An exhibit's pages in an archive: as they are where it can hold them, else as pictures with their words."""

import re
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, String

from dossier.assemble.content import content
from dossier.assemble.foreign import on_a_sheet, placed, prepared
from dossier.assemble.frame import Frame
from dossier.assemble.picture import Pictures
from dossier.assemble.raster import raster
from dossier.assemble.reading import words_of
from dossier.assemble.shown import shown, size_of
from dossier.assemble.source import open_exhibit
from dossier.assemble.structure import Structure
from dossier.assemble.unseen import Unseen
from dossier.model.parts import ForeignPages

_LETTERS = Name.Unseen
_LANGUAGE = re.compile("[a-z]{2,3}")


def add_archived(
    pdf: Pdf,
    item: ForeignPages,
    structure: Structure,
    sources: ExitStack,
    resolution: int,
    only: Sequence[int] = (),
) -> list[Frame]:
    """Append the exhibit's pages, or `only` some of them, each a figure with its words behind it.

    Raises:
        RenderError: A page is too damaged to be drawn.
        IntegrityError: The exhibit is no longer the file that was recorded.
    """
    source = open_exhibit(item, sources)
    wanted = only or range(1, item.pages + 1)
    sound = prepared(pdf, source) if set(wanted) - set(item.pictured) else False
    section, frames = structure.section(item.title), []
    if _LANGUAGE.fullmatch(item.language):
        section.Lang = String(item.language)
    with closing(Pictures(item)) as pictures:
        sheets = _Sheets(pdf, item, pictures, Unseen.begin(pdf), resolution)
        for number in wanted:
            made, frame = sheets.of(source.pages[number - 1], number, sound=sound)
            structure.figure(section, made, item.alternative.replace("{page}", str(number)))
            section.K[-1].A = _block(made)
            if Name.Font in made.Resources:
                structure.words(section, made)
            frames.append(frame)
        sheets.letters.finish()
    return frames


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Makes the sheets on which an exhibit's pages stand, one after another."""

    pdf: Pdf
    item: ForeignPages
    pictures: Pictures
    letters: Unseen
    resolution: int

    def of(self, page: Page, number: int, *, sound: bool) -> tuple[Object, Frame]:
        """A new last page with what this one shows."""
        if number in self.item.pictured:
            return self._pictured(page, number)
        return on_a_sheet(self.pdf, shown(self.pdf, page, number, self.pictures, sound=sound), self.item)

    def _pictured(self, page: Page, number: int) -> tuple[Object, Frame]:
        """A picture of the page, with its words over it, unseen."""
        width, height = self._size(page, number)
        wide, high, corner = placed(width, height)
        made = self.pdf.add_blank_page(page_size=(round(wide, 4), round(high, 4)))
        with self.pictures.page(number) as seen:
            image = raster(self.pdf, seen, width, height, self.resolution)
            words = self.letters.drawn(words_of(seen, width, height), str(_LETTERS))
        name = made.add_resource(image, Name.XObject, Name.Page1)
        drawn = [content([Name.Figure, Dictionary(MCID=0)], "BDC"), content([], "q")]
        drawn += [_place(Matrix(width, 0, 0, height, 0, 0) @ corner), content([name], "Do")]
        drawn += [content([], "Q"), content([], "EMC")]
        if words:
            made.add_resource(self.letters.font, Name.Font, _LETTERS)
            drawn += [content([Name.P, Dictionary(MCID=1)], "BDC"), content([], "q")]
            drawn += [_place(corner), words, content([], "Q"), content([], "EMC")]
        made.contents_add(b"\n".join(drawn))
        return made.obj, Frame.of_foreign_page(wide, high, self.item.stamp, signed=self.item.signed)

    def _size(self, page: Page, number: int) -> tuple[float, float]:
        try:
            return size_of(page)
        except Exception:  # noqa: BLE001 - hostile bytes: any type may escape, and PDFium tells the size too
            return self.pictures.size(number)


def _block(page: Object) -> Dictionary:
    """Where the figure stands: the whole page is its box."""
    box = Array([0, 0, page.MediaBox[2], page.MediaBox[3]])
    return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def _place(matrix: Matrix) -> bytes:
    return content([round(number, 5) for number in matrix.shorthand], "cm")
