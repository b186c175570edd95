"""The list of exhibits as a table that the office can sort and paste from."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dossier.model.exhibit_list import ExhibitList, ListCell
from dossier.reports.office import EPOCH, settled

_INK, _RED, _QUIET = "FF1C2A3A", "FFA6322A", "FF4A525B"
_FONT = "Georgia"
_CHARACTERS = 1.05  # of width for each hundredth of the page
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")


def xlsx_of(listed: ExhibitList) -> bytes:
    """The list as one sheet; the same list gives the same bytes.

    No cell is ever a formula: what a stranger wrote stays text, and says so to the
    program that opens it, also where it begins with a sign that would command.
    """
    book = Workbook()
    _styles(book)
    sheet: Worksheet = book.worksheets[0]
    sheet.title = _sheet_title(listed.title)
    top = _head(sheet, listed)
    _line(sheet, top, [ListCell(heading) for heading in listed.headings], "head")
    for at, row in enumerate(listed.rows, top + 1):
        _line(sheet, at, row.cells, row.kind)
    for line in listed.foot:
        _write(sheet, sheet.max_row + 2, 1, ListCell(line))
    _page(sheet, listed, top)
    about = book.properties
    about.title, about.language, about.creator = listed.title, listed.language, ""
    about.created = about.modified = EPOCH
    held = io.BytesIO()
    book.save(held)
    return settled(held.getvalue())


def _sheet_title(title: str) -> str:
    """At most thirty characters, none of those that sheets may not bear."""
    return "".join(" " if character in r"[]:*?/\'" else character for character in title)[:30].strip()


def _head(sheet: Worksheet, listed: ExhibitList) -> int:
    """Notes, court, parties and title; where the table begins."""
    lines: list[tuple[str, Font]] = [
        (note, Font(name=_FONT, size=9, bold=True, color=_RED)) for note in listed.notes
    ]
    lines += [(line, Font(name=_FONT, size=10, color=_INK)) for line in listed.court]
    lines += [(listed.title, Font(name=_FONT, size=14, bold=True, color=_INK))]
    lines += [(f"{name} – {text}", Font(name=_FONT, size=10)) for name, text in listed.parties]
    last = len(listed.columns)
    for at, (text, font) in enumerate(lines, 1):
        cell = _write(sheet, at, 1, ListCell(text))
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=last)
        sheet.row_dimensions[at].height = max(1, -(-len(text) // 88)) * (20 if font.size == 14 else 14)  # noqa: PLR2004
    return len(lines) + 2


def _styles(book: Workbook) -> None:
    """What rows look like, made once: a list may name ten thousand photographs."""
    top = Alignment(wrap_text=True, vertical="top")
    inner = Alignment(wrap_text=True, vertical="top", indent=1)
    plain, strong = Font(name=_FONT, size=10), Font(name=_FONT, size=10, bold=True, color=_INK)
    quiet = Font(name=_FONT, size=9, color=_QUIET)
    line, edge = Border(bottom=Side("thin", color=_INK)), Border(bottom=Side("hair", color=_INK))
    kept = Alignment(vertical="top")
    for kind, font, alignment, border in (
        ("head", strong, top, line),
        ("group", strong, kept, line),
        ("exhibit", plain, top, edge),
        ("withdrawn", quiet, top, edge),
        ("photograph", quiet, inner, edge),
    ):
        book.add_named_style(NamedStyle(kind, font, alignment=alignment, border=border))


def _line(sheet: Worksheet, at: int, cells: Sequence[ListCell], kind: str) -> None:
    for column, told in enumerate(cells, 1):
        _write(sheet, at, column, told, kind)


def _write(sheet: Worksheet, at: int, column: int, told: ListCell, kind: str = "Normal") -> Cell | MergedCell:
    """A number as a number, everything else as text that nothing takes for a command."""
    cell = sheet.cell(at, column)
    cell.style = kind
    if told.value is not None:
        cell.value, cell.number_format = told.value, "#,##0"
        return cell
    if told.text:
        cell.value, cell.data_type = told.text, "s"
        if told.text.startswith(_COMMANDS):
            cell.quotePrefix = True
    return cell


def _page(sheet: Worksheet, listed: ExhibitList, top: int) -> None:
    for column, told in enumerate(listed.columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(8.0, told.width * _CHARACTERS)
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.paperSize = 1 if listed.paper == "Letter" else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = HeaderFooterItem()
    foot.right.text = "&P/&N"
    sheet.HeaderFooter.oddFooter = foot
