"""A page that someone else made, as a person sees it: what to draw, which way up, how large."""

from dataclasses import dataclass

from pikepdf import Array, Matrix, Name, Object, Page, Pdf

from dossier.assemble.picture import Pictures, needs_picture
from dossier.errors import RenderError

_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn for a page, first to last, each with what brings it upright to (0, 0).

    Attributes:
        width: As shown, in points.
        height: As shown, in points.
        drawings: A form of its content; over it a picture, where only a picture shows all of it.
    """

    width: float
    height: float
    drawings: tuple[tuple[Object, Matrix], ...]


def shown(pdf: Pdf, page: Page, number: int, pictures: Pictures, *, sound: bool) -> Shown:
    """Take in a page; only what is seen of it: links, actions, fields and attached files stay behind.

    Where a picture covers the content, the content still lies below it, so that its text is found and read.
    Of a damaged file only pictures are taken, so that the damage does not spread.

    Raises:
        RenderError: Neither its content nor a picture of it can be had.
    """
    try:
        taken = _taken(pdf, page, number, pictures) if sound else None
    except RenderError:
        raise
    except Exception:  # noqa: BLE001 - hostile bytes: any type may escape, and the picture tells no less
        taken = None
    if taken:
        return taken
    width, height = pictures.size(number)
    return Shown(width, height, (_picture(pdf, number, pictures, width, height),))


def _taken(pdf: Pdf, page: Page, number: int, pictures: Pictures) -> Shown:
    width, height = size_of(page)
    drawings = [(_content(pdf, page), _upright(page))]
    if needs_picture(page):
        drawings.append(_picture(pdf, number, pictures, width, height))
    return Shown(width, height, tuple(drawings))


def _picture(pdf: Pdf, number: int, pictures: Pictures, width: float, height: float) -> tuple[Object, Matrix]:
    return pictures.of(pdf, number, width, height), Matrix(width, 0, 0, height, 0, 0)


def _content(pdf: Pdf, page: Page) -> Object:
    """The page's content as a form, cut to what a reader shows."""
    form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = Array([round(edge, 4) for edge in _visible(page)])
    return form


def _upright(page: Page) -> Matrix:
    """From the page's own space to upright points above and to the right of (0, 0)."""
    left, bottom, right, top = _visible(page)
    unit, turn = _unit(page), page.rotation % 360
    width, height = (right - left) * unit, (top - bottom) * unit
    lowest = {90: (0.0, width), 180: (width, height), 270: (height, 0.0)}.get(turn, (0.0, 0.0))
    return Matrix(*_TURNS.get(turn, _TURNS[0]), *lowest).scaled(unit, unit).translated(-left, -bottom)


def size_of(page: Page) -> tuple[float, float]:
    """Width and height of a page in points, as a reader shows it."""
    left, bottom, right, top = _visible(page)
    width, height = (right - left) * _unit(page), (top - bottom) * _unit(page)
    return (height, width) if page.rotation % 180 else (width, height)


def _unit(page: Page) -> float:
    return float(page.obj.get(Name.UserUnit, 1) or 1)


def _visible(page: Page) -> _Box:
    """The crop box within the media box."""
    crop, media = _box(page.cropbox), _box(page.mediabox)
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _box(edges: Array) -> _Box:
    a, b, c, d = (float(edge) for edge in edges)
    return min(a, c), min(b, d), max(a, c), max(b, d)
