"""Show the pages of an exhibit that someone else made: upright, at their own size, harmless."""

from contextlib import ExitStack
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf

from dossier.assemble.content import content
from dossier.assemble.frame import MM, Frame
from dossier.assemble.source import opened, visible_box
from dossier.assemble.structure import Structure
from dossier.model.parts import ForeignPages

_TOP, _BOTTOM = 10 * MM, 14 * MM
_LEAST = 105 * MM  # narrower or lower, and stamps would not fit beside a tiny page


_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as a reader sees it: its form, what makes it upright from (0, 0), its size in points."""

    form: Object
    upright: Matrix
    width: float
    height: float


def add_foreign(pdf: Pdf, item: ForeignPages, structure: Structure, sources: ExitStack) -> list[Frame]:
    """Append the exhibit's pages, each one figure on a page with bands for its stamps."""
    source = opened(item, sources)
    section = structure.section(item.title)
    frames = []
    for number, page in enumerate(source.pages, start=1):
        made, frame = _on_a_sheet(pdf, _shown(pdf, page), item)
        structure.figure(section, made, item.alternative.format(page=number))
        frames.append(frame)
    return frames


def _shown(pdf: Pdf, page: Page) -> _Shown:
    """The page's visible box as a form, and how to turn it upright.

    Only content is taken: links, actions, fields and attached files stay behind.
    """
    left, bottom, right, top = box = visible_box(page)
    form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = Array([round(edge, 4) for edge in box])
    unit = float(page.obj.get(Name.UserUnit, 1))
    width, height = (right - left) * unit, (top - bottom) * unit
    turn = int(page.rotation) % 360
    lowest = {90: (0, width), 180: (width, height), 270: (height, 0)}.get(turn, (0, 0))
    upright = Matrix(*_TURNS.get(turn, _TURNS[0]), *lowest).scaled(unit, unit).translated(-left, -bottom)
    size = (height, width) if turn in {90, 270} else (width, height)
    return _Shown(form, upright, *size)


def _on_a_sheet(pdf: Pdf, shown: _Shown, item: ForeignPages) -> tuple[Object, Frame]:
    """A new last page with the form at its true size below the band of the exhibit's stamp."""
    width, room = max(shown.width, _LEAST), max(shown.height, _LEAST)
    height = room + _TOP + _BOTTOM
    x, y = (width - shown.width) / 2, _BOTTOM + room - shown.height
    page = pdf.add_blank_page(page_size=(round(width, 4), round(height, 4)))
    name = page.add_resource(shown.form, Name.XObject, Name.Page)
    place = Matrix().translated(x, y) @ shown.upright
    drawn = (
        content([Name.Figure, Dictionary(MCID=0)], "BDC"),
        content([], "q"),
        content([round(number, 5) for number in place.shorthand], "cm"),
        content([name], "Do"),
        content([], "Q"),
        content([], "EMC"),
    )
    page.contents_add(b"\n".join(drawn))
    return page.obj, Frame.of_foreign_page(width, height, item.stamp, signed=item.signed)
