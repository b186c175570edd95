"""Show the pages of an exhibit that someone else made: upright, at their own size, harmless."""

from contextlib import ExitStack, closing

from pikepdf import Dictionary, Matrix, Name, Object, Pdf

from dossier.assemble.content import content
from dossier.assemble.frame import MM, Frame
from dossier.assemble.layers import carry_layers
from dossier.assemble.picture import Pictures
from dossier.assemble.shown import Shown, shown
from dossier.assemble.source import is_sound, open_exhibit
from dossier.assemble.structure import Structure
from dossier.model.parts import ForeignPages

_TOP, _BOTTOM = 10 * MM, 14 * MM
_LEAST = 105 * MM  # narrower or lower, and stamps would not fit beside a tiny page


def add_foreign(pdf: Pdf, item: ForeignPages, structure: Structure, sources: ExitStack) -> list[Frame]:
    """Append the exhibit's pages, each one figure on a page with bands for its stamps."""
    source = open_exhibit(item, sources)
    sound = prepared(pdf, source)
    section, frames = structure.section(item.title), []
    with closing(Pictures(item)) as pictures:
        for number, page in enumerate(source.pages, start=1):
            made, frame = on_a_sheet(pdf, shown(pdf, page, number, pictures, sound=sound), item)
            structure.figure(section, made, item.alternative.replace("{page}", str(number)))
            frames.append(frame)
    return frames


def prepared(pdf: Pdf, source: Pdf) -> bool:
    """Flatten what is laid over the pages and keep hidden layers hidden; False for a damaged file."""
    try:
        sound = is_sound(source)
        source.flatten_annotations("all")
        carry_layers(pdf, source)
    except Exception:  # noqa: BLE001 - hostile bytes: any type may escape
        return False
    return sound


def on_a_sheet(pdf: Pdf, seen: Shown, item: ForeignPages) -> tuple[Object, Frame]:
    """A new last page with the drawings at their true size below the band of the exhibit's stamp."""
    width, height, corner = placed(seen.width, seen.height)
    page = pdf.add_blank_page(page_size=(round(width, 4), round(height, 4)))
    drawn = [content([Name.Figure, Dictionary(MCID=0)], "BDC")]
    for rank, (thing, upright) in enumerate(seen.drawings, start=1):
        name = page.add_resource(thing, Name.XObject, Name(f"/Page{rank}"))
        place = [round(number, 5) for number in (upright @ corner).shorthand]
        drawn += [content([], "q"), content(place, "cm"), content([name], "Do"), content([], "Q")]
    page.contents_add(b"\n".join([*drawn, content([], "EMC")]))
    return page.obj, Frame.of_foreign_page(width, height, item.stamp, signed=item.signed)


def placed(width: float, height: float) -> tuple[float, float, Matrix]:
    """Width and height of the sheet for a page of this size, and where on it the page lies."""
    wide, room = max(width, _LEAST), max(height, _LEAST)
    corner = Matrix().translated((wide - width) / 2, _BOTTOM + room - height)
    return wide, room + _TOP + _BOTTOM, corner
