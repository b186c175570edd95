"""An XLSX table as an office keeps it, with the same bytes each time."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_WIDTHS = {"item_fr": 42, "item_en": 42, "head_fr": 24, "head_en": 24, "observations": 30, "photographs": 34}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(file: str, header: Sequence[str], rows: Sequence[Sequence[object]], folder: Path) -> Path:
    """One sheet named after the table: a bold header, sums as numbers."""
    book = Workbook()
    book.properties.creator = "SPECIMEN"
    book.properties.created = book.properties.modified = dt.datetime(2022, 11, 2)  # noqa: DTZ001
    sheet = book.active
    sheet.title = Path(file).stem
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    for column, name in enumerate(header, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 15)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, int | float):
                cell.number_format = "#,##0.00"
    sheet.freeze_panes = "B2"
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_timeless(book))
    return path


def _timeless(book: Workbook) -> bytes:
    """The archive again, every member of the same old day; openpyxl stamps the hour of saving."""
    first, second = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for member in sorted(source.namelist()):
            content = source.read(member)
            if member == "docProps/core.xml":
                content = _steady(content)
            info = zipfile.ZipInfo(member, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            target.writestr(info, content)
    return second.getvalue()


def _steady(core: bytes) -> bytes:
    start, end = core.index(b"<dcterms:modified"), core.index(b"</dcterms:modified>")
    stamp = core.index(b">", start) + 1
    return core[:stamp] + b"2022-11-02T00:00:00Z" + core[end:]
