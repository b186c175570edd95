"""The list of exhibits as a document that the lawyer dates, signs and joins to the pleading."""

import io
from collections.abc import Mapping
from copy import deepcopy

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from dossier.model.exhibit_list import ExhibitList, ListRow, RowKind
from dossier.model.text import Language
from dossier.reports.office import EPOCH, settled

_FONT = "Georgia"
_INK, _RED, _QUIET = RGBColor(0x1C, 0x2A, 0x3A), RGBColor(0xA6, 0x32, 0x2A), RGBColor(0x4A, 0x52, 0x5B)
_LOCALES: Mapping[Language, str] = {"fr": "fr-FR", "en": "en-GB"}
_SHEETS: Mapping[str, tuple[Length, Length]] = {"A4": (Cm(21), Cm(29.7)), "Letter": (Cm(21.59), Cm(27.94))}
_MARGIN = Cm(2.2)
_COUNTED = frozenset({"pages", "page"})


def docx_of(listed: ExhibitList) -> bytes:
    """The list as a Word document; the same list gives the same bytes."""
    document = Document()
    _page(document, listed)
    for note in listed.notes:
        paragraph = _paragraph(document, note, 9, _RED, bold=True)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in listed.court:
        _paragraph(document, line, 10, _INK)
    title = _paragraph(document, listed.title, 15, _INK, bold=True)
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(12)
    for name, text in listed.parties:
        _paragraph(document, f"{name} – {text}", 10.5)
    document.paragraphs[-1].paragraph_format.space_after = Pt(14)
    _table(document, listed)
    for line in listed.foot:
        _paragraph(document, line, 10.5).paragraph_format.space_before = Pt(22)
    held = io.BytesIO()
    document.save(held)
    return settled(held.getvalue())


def _page(document: DocumentType, listed: ExhibitList) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _SHEETS[listed.paper]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    run = style.element.get_or_add_rPr()
    run.get_or_add_rFonts().set(qn("w:hAnsi"), _FONT)
    run.append(_element("w:lang", val=_LOCALES[listed.language]))
    about = document.core_properties
    about.title, about.language, about.author, about.comments = listed.title, listed.language, "", ""
    about.created = about.modified = EPOCH
    about.last_modified_by, about.revision = "", 1
    _number(section.footer.paragraphs[0])


def _number(paragraph: Paragraph) -> None:
    """The page of how many, to the right."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind in ("PAGE", "", "NUMPAGES"):
        run = paragraph.add_run("1" if kind else "/")
        run.font.size = Pt(8)
        if kind:
            field = _element("w:fldSimple", instr=kind)
            paragraph._p.append(field)  # noqa: SLF001 - python-docx has no word for a field
            field.append(run._r)  # noqa: SLF001


def _paragraph(
    document: DocumentType, text: str, size: float, colour: RGBColor | None = None, *, bold: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _table(document: DocumentType, listed: ExhibitList) -> None:
    width = _SHEETS[listed.paper][0] - 2 * _MARGIN
    table = document.add_table(rows=0, cols=len(listed.columns))
    table.autofit = False
    for column, told in zip(table.columns, listed.columns, strict=True):
        column.width = Length(width * told.width // 100)
    head = _filled(table, listed, listed.headings, bold=True)
    head._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 - repeated on every page
    _edged(head, 8, "1C2A3A")
    patterns: dict[RowKind, BaseOxmlElement] = {}
    for row in listed.rows:
        if row.kind in patterns and row.kind != "group":
            _copy(table, patterns[row.kind], row)
        else:
            patterns[row.kind] = _line(table, listed, row)


def _line(table: Table, listed: ExhibitList, row: ListRow) -> BaseOxmlElement:
    """The first row of its kind, set with care."""
    if row.kind == "group":
        made = _filled(table, listed, [row.cells[0].text, *[""] * (len(listed.columns) - 1)], bold=True)
        made.cells[0].merge(made.cells[-1])
        made.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for surplus in made.cells[0].paragraphs[1:]:
            surplus._p.getparent().remove(surplus._p)  # noqa: SLF001 - what merging left behind
        return made._tr  # noqa: SLF001
    made = _filled(
        table, listed, [cell.text for cell in row.cells], quiet=row.kind in {"photograph", "withdrawn"}
    )
    if row.kind in {"exhibit", "withdrawn"}:
        _edged(made, 3, "C9CED4")
    return made._tr  # noqa: SLF001


def _copy(table: Table, pattern: BaseOxmlElement, row: ListRow) -> None:
    """A row like an earlier one: a list may name ten thousand photographs."""
    made = deepcopy(pattern)
    for run, cell in zip(made.iter(qn("w:r")), row.cells, strict=True):
        run.text = cell.text
    table._tbl.append(made)  # noqa: SLF001


def _filled(
    table: Table,
    listed: ExhibitList,
    texts: list[str] | tuple[str, ...],
    *,
    bold: bool = False,
    quiet: bool = False,
) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001
    for cell, column, text in zip(row.cells, listed.columns, texts, strict=True):
        cell.width = Length((_SHEETS[listed.paper][0] - 2 * _MARGIN) * column.width // 100)
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold = bold or (column.key == "number" and not quiet)
        run.font.size = Pt(9 if quiet else 10)
        if bold or quiet:
            run.font.color.rgb = _INK if bold else _QUIET
        _set(paragraph, numeric=column.key in _COUNTED, quiet=quiet and column.key == "title")
    return row


def _set(paragraph: Paragraph, *, numeric: bool, quiet: bool) -> None:
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(1 if quiet else 2.5)
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if quiet:
        shape.left_indent = Cm(0.5)


def _edged(row: _Row, weight: int, colour: str) -> None:
    """A line below the row; `weight` in eighths of a point."""
    for cell in row.cells:
        borders = _element("w:tcBorders")
        borders.append(_element("w:bottom", val="single", sz=str(weight), color=colour))
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no word for a border


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
