"""An exhibit's own pages in an archive: as they are where it can hold them, else as pictures with their words."""

import re
from collections.abc import Sequence
from contextlib import ExitStack, closing

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
from dossier.model.archive import Archive
from dossier.model.parts import ForeignPages

_LETTERS = Name.Unseen
_LANGUAGE = re.compile("[a-z]{2,3}")


def add_archived(
    pdf: Pdf,
    item: ForeignPages,
    structure: Structure,
    sources: ExitStack,
    archive: Archive,
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
    section, frames, letters = structure.section(item.title), [], Unseen.begin(pdf)
    if _LANGUAGE.fullmatch(item.language):
        section.Lang = String(item.language)
    with closing(Pictures(item)) as pictures:
        for number in wanted:
            page = source.pages[number - 1]
            if number in item.pictured:
                made, frame = _pictured(pdf, page, number, item, pictures, letters, archive)
            else:
                made, frame = on_a_sheet(pdf, shown(pdf, page, number, pictures, sound=sound), item)
            structure.figure(section, made, item.alternative.replace("{page}", str(number)))
            section.K[-1].A = _block(made)
            if number in item.pictured and Name.Font in made.Resources:
                structure.words(section, made)
            frames.append(frame)
    letters.finish()
    return frames


def _block(page: Object) -> Dictionary:
    """Where the figure stands: the whole page is its box."""
    box = Array([0, 0, page.MediaBox[2], page.MediaBox[3]])
    return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def _pictured(
    pdf: Pdf,
    page: Page,
    number: int,
    item: ForeignPages,
    pictures: Pictures,
    letters: Unseen,
    archive: Archive,
) -> tuple[Object, Frame]:
    """A new last page that is a picture of this one, with its words over it, unseen."""
    width, height = _size(page, number, pictures)
    wide, high, corner = placed(width, height)
    made = pdf.add_blank_page(page_size=(round(wide, 4), round(high, 4)))
    with pictures.page(number) as seen:
        image = raster(pdf, seen, width, height, archive.resolution)
        words = letters.drawn(words_of(seen, width, height), str(_LETTERS))
    name = made.add_resource(image, Name.XObject, Name.Page1)
    drawn = [content([Name.Figure, Dictionary(MCID=0)], "BDC"), content([], "q")]
    drawn += [_place(Matrix(width, 0, 0, height, 0, 0) @ corner), content([name], "Do"), content([], "Q")]
    drawn += [content([], "EMC")]
    if words:
        made.add_resource(letters.font, Name.Font, _LETTERS)
        drawn += [content([Name.P, Dictionary(MCID=1)], "BDC"), content([], "q")]
        drawn += [_place(corner), words, content([], "Q"), content([], "EMC")]
    made.contents_add(b"\n".join(drawn))
    return made.obj, Frame.of_foreign_page(wide, high, item.stamp, signed=item.signed)


def _place(matrix: Matrix) -> bytes:
    return content([round(number, 5) for number in matrix.shorthand], "cm")


def _size(page: Page, number: int, pictures: Pictures) -> tuple[float, float]:
    try:
        return size_of(page)
    except Exception:  # noqa: BLE001 - hostile bytes: any type may escape, and PDFium tells the size too
        return pictures.size(number)
