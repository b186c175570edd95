"""A pleading as a word processor saves it, with the same bytes each time.

Its exhibits are written by id and numbered from the case's own list, so that both agree.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from dossier.i18n.typography import typeset

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = dt.datetime(2026, 11, 20)  # noqa: DTZ001 (a document's own date has no zone)
_HEADING = "# "
NOTE = "SPÉCIMEN – DOSSIER FICTIF – écriture ni signée ni déposée – Ne pas produire en justice"


@dataclass(frozen=True)
class Pleading:
    """One pleading: paragraphs, those that begin with `# ` as headings."""

    file: str
    proceeding: str
    title: str
    head: tuple[str, ...]
    paragraphs: tuple[str, ...]


def write(pleading: Pleading, case: Path, folder: Path) -> Path:
    """The pleading below a folder, with the numbers of the case, its list of exhibits at its end."""
    numbers = _numbers(case, pleading.proceeding)
    document = Document()
    _dress(document, pleading)
    _centred(document, NOTE, pleading.title, *pleading.head)
    for paragraph in pleading.paragraphs:
        _add(document, _numbered(paragraph, {id_: str(rank) for rank, (id_, _) in enumerate(numbers, 1)}))
    _list(document, [title for _, title in numbers])
    path = folder / pleading.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_timeless(document))
    return path


def _numbers(case: Path, proceeding: str) -> list[tuple[str, str]]:
    """Ids and titles in the order of the proceeding's list."""
    proceedings = yaml.safe_load((case / "proceedings.yaml").read_text(encoding="utf-8"))
    exhibits = yaml.safe_load((case / "exhibits.yaml").read_text(encoding="utf-8"))
    titles = {one["id"]: one["title"] for one in exhibits if "id" in one}
    listed = next(one["exhibits"] for one in proceedings if one["id"] == proceeding)
    return [(id_, titles[id_]["fr"] if isinstance(titles[id_], dict) else titles[id_]) for id_ in listed]


def _numbered(text: str, numbers: Mapping[str, str]) -> str:
    return typeset(re.sub(r"\{([\w-]+)\}", lambda found: numbers[found[1]], text), "fr")


def _dress(document: Document, pleading: Pleading) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "SPECIMEN"
    properties.title, properties.language = pleading.title, "fr"
    properties.created = properties.modified = _MADE
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Source Serif 4", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    foot = section.footer.paragraphs[0]
    foot.text, foot.alignment = NOTE, WD_ALIGN_PARAGRAPH.CENTER


def _centred(document: Document, *lines: str) -> None:
    for rank, line in enumerate(lines):
        paragraph = document.add_paragraph()
        paragraph.add_run(typeset(line, "fr")).bold = rank == 1
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add(document: Document, text: str) -> None:
    if text.startswith(_HEADING):
        document.add_heading(text.removeprefix(_HEADING), level=1)
    else:
        document.add_paragraph(text)


def _list(document: Document, titles: Iterable[str]) -> None:
    document.add_heading("Bordereau des pièces", level=1)
    table = document.add_table(0, 2)
    for number, title in enumerate(titles, 1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = str(number), typeset(title, "fr")
        cells[0].width, cells[1].width = Cm(1.5), Cm(14.5)


def _timeless(document: Document) -> bytes:
    """The archive again, every member of the same old day."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w") as target:
        for member in source.namelist():
            info = zipfile.ZipInfo(member, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(info, source.read(member))
    return second.getvalue()
