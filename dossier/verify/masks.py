"""Marks: where something was destroyed, nothing is seen but the mark, and nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream
from pypdfium2 import PdfBitmap, PdfImage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from dossier.model.parts import ForeignPages, Part, Plan
from dossier.model.redaction import Area, Mark
from dossier.verify.faults import Faults
from dossier.verify.seen import Seen
from dossier.verify.sheet import Sheet, sheets

_DEEP = 8  # forms within forms
_DARKEST = 40  # of 255: what compression may leave of black
_EDGE = (
    10  # points of the picture along the edge of a mark, where compression mixes it with what is beside it
)
_STEPS = 40  # points looked at across and down a mark
_WRITES = {"Tj", "TJ", "'", '"'}


def check_marks(pdf: Pdf, seen: Seen, plan: Plan, faults: Faults) -> int:
    """Look at every mark of the file again; how many there are."""
    if not plan.masked and not any(isinstance(item, ForeignPages) and item.marks for item in plan.items):
        return 0
    return sum(_on_page(pdf, sheet, plan, faults) for sheet in sheets(seen, plan))


def _on_page(pdf: Pdf, sheet: Sheet, plan: Plan, faults: Faults) -> int:
    if isinstance(sheet.item, Part):
        return _in_pictures(sheet, plan.masked, faults)
    marks = [mark for mark in sheet.item.marks if mark.page == sheet.rank]
    if not marks:
        return 0
    _check_only_a_picture(pdf.pages[sheet.number - 1], sheet, faults)
    pictures = list(_pictures(sheet))
    if len(pictures) != 1:
        faults.add("Page {page}: a page with marks is not one picture.", page=sheet.number)
        return len(marks)
    _look(pictures[0], marks, sheet, faults)
    return len(marks)


def _in_pictures(sheet: Sheet, masked: Mapping[str, tuple[Mark, ...]], faults: Faults) -> int:
    """A photograph's printed bytes were compared with its copy already; here it is looked at."""
    count = 0
    for picture in _pictures(sheet) if masked else ():
        marks = masked.get(sha256(bytes(picture.get_data())).hexdigest(), ())
        _look(picture, marks, sheet, faults)
        count += len(marks)
    return count


def _pictures(sheet: Sheet) -> Iterator[PdfImage]:
    for picture in sheet.page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        if isinstance(picture, PdfImage):
            yield picture


def _look(picture: PdfImage, marks: Sequence[Mark], sheet: Sheet, faults: Faults) -> None:
    if not marks:
        return
    bitmap = picture.get_bitmap()
    for mark in marks:
        if not _is_black(bitmap, mark.area):
            faults.add("Page {page}: what was to be masked is still seen.", page=sheet.number)


def _is_black(bitmap: PdfBitmap, area: Area) -> bool:
    """Whether points all over the inside of the area, away from its edge, are those of the mark."""
    middle = (sum(x for x, _ in area) / len(area), sum(y for _, y in area) / len(area))
    points = list(_inside(area, bitmap.width, bitmap.height)) or [middle]
    return all(
        _darkness(bitmap, round(x * bitmap.width), round(y * bitmap.height)) <= _DARKEST for x, y in points
    )


def _darkness(bitmap: PdfBitmap, x: int, y: int) -> int:
    """The brightest colour of one point."""
    colours = min(bitmap.n_channels, 3)
    start = min(y, bitmap.height - 1) * bitmap.stride + min(x, bitmap.width - 1) * bitmap.n_channels
    return max(bytes(bitmap.buffer[start : start + colours]))


def _inside(area: Area, width: int, height: int) -> Iterator[tuple[float, float]]:
    """Points on a grid over the area; its middle for one that is all edge."""
    across, down = [x for x, _ in area], [y for _, y in area]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    for row in range(_STEPS + 1):
        y = top + (bottom - top) * row / _STEPS
        cuts = sorted(_cuts(area, y))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if not top + _EDGE / height <= y <= bottom - _EDGE / height:
                continue
            for column in range(_STEPS + 1):
                x = left + (right - left) * column / _STEPS
                if start + _EDGE / width <= x <= end - _EDGE / width:
                    yield x, y


def _cuts(area: Area, y: float) -> Iterator[float]:
    """Where a level line enters and leaves the area."""
    for (ax, ay), (bx, by) in zip(area, (*area[1:], *area[:1]), strict=True):
        if min(ay, by) <= y < max(ay, by):
            yield ax + (bx - ax) * (y - ay) / (by - ay)


def _check_only_a_picture(page: Page, sheet: Sheet, faults: Faults) -> None:
    """Nothing of the exhibit is written on the page, seen or not; our own stamps are."""
    item = sheet.item
    drawn = page.resources.get(Name.XObject, Dictionary())
    own = [thing for name, thing in drawn.items() if str(name).startswith("/Page")]
    if any(_writes(thing, 0) for thing in own) and isinstance(item, ForeignPages):
        faults.add("Page {page}: text lies under a mark.", page=sheet.number)


def _writes(thing: Object, depth: int) -> bool:
    if depth > _DEEP or thing.get(Name.Subtype) != Name.Form:
        return depth > _DEEP
    if any(str(step.operator) in _WRITES for step in parse_content_stream(thing)):
        return True
    within = thing.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary())
    return any(_writes(one, depth + 1) for one in within.values() if isinstance(one, Stream))
