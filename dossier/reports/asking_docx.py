"""The list to send as a document that the office opens, dresses with its letterhead and sends."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dossier.model.edition import Sheet
from dossier.model.text import Language
from dossier.reports.asking import Block, RequestLetter

_FONT = "Georgia"
_INK, _RED = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0xA6, 0x32, 0x2A)
_LOCALES: Mapping[Language, str] = {"fr": "fr-FR", "en": "en-GB"}
_EPOCH: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the oldest day that a zip can say, in no zone
_PAPER: Mapping[Sheet, tuple[Length, Length]] = {
    "A4": (Cm(21), Cm(29.7)),
    "Letter": (Inches(8.5), Inches(11)),
}
_SPACE: Mapping[str, tuple[float, float]] = {
    "specimen": (0, 6),
    "letterhead": (0, 70),
    "addressee": (0, 0),
    "fact": (0, 2),
    "title": (16, 10),
    "body": (0, 8),
    "group": (14, 5),
    "request": (5, 2),
    "item": (0, 1),
    "close": (14, 0),
}
"""Points before and after each kind of paragraph."""


def docx_of(letter: RequestLetter) -> bytes:
    """The letter as a Word document; the same letter gives the same bytes."""
    document = Document()
    _page(document, letter)
    kinds = ["", *(block.kind for block in letter.blocks), ""]
    for before, block, after in zip(kinds, letter.blocks, kinds[2:], strict=False):
        paragraph = _paragraph(document, block, first=block.kind != before)
        paragraph.paragraph_format.keep_with_next = after == "item" or block.kind in {"title", "group"}
    return _settled(document)


def _page(document: DocumentType, letter: RequestLetter) -> None:
    """Its paper, the language of the letter, its name, and a foot with the page's number."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAPER[letter.paper]
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10.5)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hAnsi"), _FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LOCALES[letter.language])
    style.element.get_or_add_rPr().append(language)
    _foot(section.footer.paragraphs[0], letter)
    about = document.core_properties
    about.title, about.language, about.author, about.comments = letter.title, letter.language, "", ""
    about.created = about.modified = _EPOCH
    about.last_modified_by, about.revision = "", 1


def _foot(paragraph: Paragraph, letter: RequestLetter) -> None:
    """What it is about, and the page of how many, to the right."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in (("", f"{letter.footer} – "), ("PAGE", ""), ("", "/"), ("NUMPAGES", "")):
        run = paragraph.add_run(text)
        run.font.size = Pt(8)
        if kind:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), kind)
            paragraph._p.append(field)  # noqa: SLF001 - python-docx has no word for a field
            field.append(run._r)  # noqa: SLF001
            run.text = "1"


def _paragraph(document: DocumentType, block: Block, *, first: bool) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(block.text)
    before, after = _SPACE[block.kind]
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    if block.kind == "addressee":
        shape.left_indent = Cm(9)
    elif block.kind == "fact" and first:
        shape.space_before = Pt(18)
    elif block.kind == "request":
        _hanging(paragraph, Cm(0), (Cm(0.7), Cm(1.5)))
    elif block.kind == "item":
        _hanging(paragraph, Cm(1.5), (Cm(2),))
        run.font.size = Pt(9.5)
    elif block.kind in {"title", "group"}:
        run.bold, run.font.color.rgb = True, _INK
        run.font.size = Pt(14) if block.kind == "title" else Pt(11)
    elif block.kind == "specimen":
        run.bold, run.font.color.rgb, run.font.size = True, _RED, Pt(9)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _hanging(paragraph: Paragraph, start: Length, stops: tuple[Length, ...]) -> None:
    """Marks hang to the left of the text, which begins at the last stop."""
    shape = paragraph.paragraph_format
    shape.left_indent = stops[-1]
    shape.first_line_indent = Length(start - stops[-1])
    for stop in stops:
        shape.tab_stops.add_tab_stop(stop)


def _settled(document: DocumentType) -> bytes:
    """The document as bytes that say nothing of the hour at which they were written."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return settled.getvalue()
