"""What hides or covers a page without changing what it says: notes, fields, a cut, a turn."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from dossier.i18n.catalogue import marked

HUNG = marked("Page {page}: something was hung over it after the file was made ({what}).")
CUT = marked("Page {page} was cropped, turned or scaled after the file was made.")
_LEAST = 0.5
"""Points: edges are written with a few digits."""


def hung(pdf: Pdf) -> Iterator[tuple[str, int, str]]:
    """Each thing that our pages never have: a msgid, the page, and what it is.

    Links that show nothing are ours, and so is the place of a signature that was made.
    """
    for number, page in enumerate(pdf.pages, 1):
        notes = page.obj.get(Name.Annots, ())
        for note in notes if isinstance(notes, Array) else ():
            if isinstance(note, Dictionary) and not (_plain_link(note) or _signature(note)):
                yield HUNG, number, "".join(filter(str.isalnum, str(note.get(Name.Subtype, ""))))[:40]
        if _cut(page):
            yield CUT, number, ""


def _plain_link(note: Dictionary) -> bool:
    if note.get(Name.Subtype) != Name.Link or Name.AP in note:
        return False
    style: Any = note.get(Name.BS, Dictionary())
    if Name.W in style:
        return bool(float(style.W) == 0)
    border: Any = note.get(Name.Border, ())
    return len(border) > 2 and float(border[2]) == 0  # noqa: PLR2004 - two radii, then the width


def _signature(note: Dictionary) -> bool:
    """A field that was signed; one that was not, hides what is below as any note does."""
    kinds = [one for one in (note, note.get(Name.Parent)) if isinstance(one, Dictionary)]
    return any(one.get(Name.FT) == Name.Sig and Name.V in one for one in kinds)


def _cut(page: Page) -> bool:
    turned, unit = page.get(Name.Rotate, 0), page.obj.get(Name.UserUnit, 1)
    whole, shown = _box(page.mediabox), _box(page.cropbox)
    apart = any(abs(one - two) > _LEAST for one, two in zip(whole, shown, strict=True))
    return apart or turned != 0 or float(unit) != 1 or any(abs(edge) > _LEAST for edge in whole[:2])


def _box(box: Object) -> list[float]:
    return [float(edge) for edge in box]
