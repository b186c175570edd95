"""Read from a finished file what courts' rules on form ask about."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from pypdfium2 import PdfiumError, PdfMatrix, PdfObject, PdfTextPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDFText_GetCharAngle
from stdnum import iban, luhn
from stdnum.us import ssn

from dossier.errors import Problem, ProofError
from dossier.model.filed import FiledFile, FiledPage
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.verify.digests import squeezed
from dossier.verify.opened import active, bookmarks, linked, zoom
from dossier.verify.seen import Seen
from dossier.verify.sheet import Sheet, sheets

Looked = tuple[FiledPage, tuple[str, ...]]
"""A page, and kinds of personal identifiers on it."""

_POINTS = 72
_DEEP = 8  # forms within forms
_WORDS = 20  # letters: fewer are a stray mark, not a text that someone typed
_SAMPLE = 400  # letters looked at for their direction
_FONT_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_SLANT = math.radians(20)
_IDENTIFIERS: Mapping[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "social-security": (re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"), ssn.is_valid),
    "payment-card": (re.compile(r"(?<![\w-])(?:\d{4}[ -]?){3}\d{4}(?![\w-])"), luhn.is_valid),
    "bank-account": (
        re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"),
        iban.is_valid,
    ),
}


def read_filed(file: Path, plan: Plan) -> FiledFile:
    """What the finished file holds; the plan says only whose each page is.

    Raises:
        ProofError: The file cannot be opened.
    """
    try:
        with pikepdf.open(file) as pdf, Seen(file) as seen:
            return filed_of(file, pdf, plan, [look_at(sheet, plan) for sheet in sheets(seen, plan)])
    except (pikepdf.PdfError, PdfiumError, OSError) as error:
        problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
        raise ProofError("The finished file cannot be read", [problem]) from error


def filed_of(file: Path, pdf: pikepdf.Pdf, plan: Plan, looked: Sequence[Looked]) -> FiledFile:
    """What the file holds, of which the pages have been looked at."""
    return FiledFile(
        name=file.name,
        size=file.stat().st_size,
        pages=tuple(page for page, _ in looked),
        encrypted=pdf.is_encrypted,
        active=tuple(active(pdf)),
        zoom=zoom(pdf),
        bookmarks=tuple(bookmarks(pdf)),
        linked=tuple(linked(pdf, _before_exhibits(plan))),
        loose_fonts=tuple(sorted(set(_loose_fonts(pdf)))),
        identifiers=tuple((page.number, kind) for page, kinds in looked for kind in kinds),
    )


def _before_exhibits(plan: Plan) -> int:
    """Pages of the part with which the file begins, where that is its list."""
    return plan.items[0].pages if plan.items and isinstance(plan.items[0], Part) else 0


def look_at(sheet: Sheet, plan: Plan) -> Looked:
    """What courts' rules on form ask of one page."""
    resolution = max(_resolutions(sheet), default=None)
    text = sheet.text.get_text_bounded()
    page = FiledPage(
        number=sheet.number,
        label=sheet.label,
        width=round(sheet.page.get_width()),
        height=round(sheet.page.get_height()),
        exhibit=sheet.item.stamp or sheet.item.title if isinstance(sheet.item, ForeignPages) else "",
        rank=sheet.rank,
        searchable=_searchable(text, sheet, plan),
        pictured=resolution is not None,
        resolution=resolution or 0,
        askew=sheet.foreign and _askew(sheet.text),
    )
    return page, tuple(_identifiers(text)) if sheet.foreign else ()


def _identifiers(text: str) -> Iterator[str]:
    """Kinds of numbers in the text whose form and check digits are those of a personal identifier."""
    for kind, (form, holds) in _IDENTIFIERS.items():
        if any(holds(re.sub("[ -]", "", found[0])) for found in form.finditer(text)):
            yield kind


def _searchable(text: str, sheet: Sheet, plan: Plan) -> bool:
    """Whether the page has words beside those that were stamped on it."""
    words = squeezed(text)
    stamps = (plan.stamps.draft, plan.stamps.specimen, plan.stamps.foot)
    for stamp in (*stamps, sheet.item.stamp if isinstance(sheet.item, ForeignPages) else ""):
        words = words.replace(squeezed(stamp), "", 1) if stamp else words
    return len(words.removesuffix(sheet.planned)) >= _WORDS


def _resolutions(sheet: Sheet) -> Iterator[int]:
    """Dots per inch at which each picture is printed, along its finer side."""
    for picture in sheet.page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        across, up = picture.get_px_size()
        matrix = _placed(picture)
        wide, high = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        if wide and high:
            yield round(max(across / wide, up / high) * _POINTS)


def _placed(thing: PdfObject) -> PdfMatrix:
    """Its matrix on the page, through the forms that it lies in."""
    matrix = thing.get_matrix()
    while thing.container is not None:
        thing = thing.container
        matrix = matrix.multiply(thing.get_matrix())
    return matrix


def _askew(text: PdfTextPage) -> bool:
    """Whether most letters stand on their side or head; stamps set aslant do not count."""
    step = max(1, text.count_chars() // _SAMPLE)
    angles = [FPDFText_GetCharAngle(text, index) for index in range(0, text.count_chars(), step)]
    turned = [angle for angle in angles if _quarter(angle)]
    upright = [angle for angle in angles if angle >= 0 and min(angle, 2 * math.pi - angle) < _SLANT]
    return len(turned) * step >= _WORDS and len(turned) > len(upright)


def _quarter(angle: float) -> bool:
    """A quarter, half or three quarters of a turn, nearly."""
    return angle >= 0 and any(abs(angle - turns * math.pi / 2) < _SLANT for turns in (1, 2, 3))


def _loose_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fonts of the file that no reader is sure to have."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get(Name.Type) == Name.Font:
            yield from _loose(thing)


def _loose(font: Dictionary) -> Iterator[str]:
    descriptor = font.get(Name.FontDescriptor)
    held = descriptor is not None and any(name in descriptor for name in _FONT_FILES)
    composite = font.get(Name.Subtype) in {Name.Type0, Name.Type3}
    if not held and not composite:
        yield str(font.get(Name.BaseFont, "?")).removeprefix("/")
