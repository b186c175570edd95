"""Words of a DOCX as Word prints them: insertions in, deletions out, notes and text boxes too."""

import io
from collections.abc import Iterator
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from dossier.ingest.submissions.docx_numbers import Numbers
from dossier.ingest.submissions.docx_styles import Styles
from dossier.ingest.submissions.told import Line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {
    _FALLBACK,
    *(
        f"{_W}{name}"
        for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "trPr")
    ),
    *(f"{_W}{name}" for name in ("tcPr", "sectPr", "sdtPr", "footnoteRef", "endnoteRef", "annotationRef")),
}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_NOTES = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}


def read_docx(content: bytes) -> Iterator[Line]:
    """Its paragraphs, rows, notes and text boxes in order, then the heads and feet of its pages."""
    package = OpcPackage.open(io.BytesIO(content))
    main = package.main_document_part
    related = {relation.reltype.rpartition("/")[2]: relation.target_part for relation in _relations(main)}
    reader = _Reader(related)
    yield from reader.blocks(_root(main))
    margins = [r.target_part for r in _relations(main) if r.reltype.endswith(("/header", "/footer"))]
    said = [line.text for part in margins for line in reader.blocks(_root(part))]
    yield from (Line(text, "margin") for text in dict.fromkeys(said))


def _relations(part: Part) -> list[Any]:
    return [relation for relation in part.rels.values() if not relation.is_external]


def _root(part: Part) -> Any:
    return parse_xml(part.blob)


class _Reader:
    """Walks the tree of one document."""

    def __init__(self, related: dict[str, Part]) -> None:
        self._styles = Styles(_root(related["styles"]) if "styles" in related else None)
        self._numbers = Numbers(_root(related["numbering"]) if "numbering" in related else None)
        self._notes = {kind: self._bodies(related, kind) for kind in ("footnotes", "endnotes")}
        self._boxes: list[Any] = []
        self._cited: list[tuple[str, str]] = []

    def blocks(self, root: Any) -> Iterator[Line]:
        """Paragraphs and tables in order, whatever wraps them."""
        for child in root:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            else:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        text = self._text(paragraph)
        style = self._styles.of(paragraph)
        if text.strip():
            words = self._numbers.before(paragraph, style) + text
            yield Line(words, "heading" if style.heading else "margin" if style.contents else "text")
        yield from self._aside()

    def _aside(self) -> Iterator[Line]:
        """The notes and text boxes that hang on what was just read."""
        cited, boxes = self._cited, self._boxes
        self._cited, self._boxes = [], []
        for kind, name in cited:
            if note := self._notes[kind].get(name):
                yield Line(note, "note")
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Line]:
        for row in table.iterchildren(f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [cell for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
            inside = [[line for line in self.blocks(cell) if line.text.strip()] for cell in cells]
            notes = [line for lines in inside for line in lines if line.kind == "note"]
            told = (" ".join(line.text.strip() for line in lines if line.kind != "note") for lines in inside)
            yield Line(" | ".join(filter(None, told)), "row")
            yield from notes

    def _text(self, element: Any) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or (tag == f"{_W}r" and _hidden(child)):
                continue
            if tag == f"{_W}t":
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag in _NOTES:
                self._cited.append((_NOTES[tag], child.get(f"{_W}id", "")))
            elif tag == f"{_W}txbxContent":
                self._boxes.append(child)
            else:
                yield from self._pieces(child)

    def _bodies(self, related: dict[str, Part], kind: str) -> dict[str, str]:
        """Notes by their number; separators are none."""
        if kind not in related:
            return {}
        return {
            note.get(f"{_W}id", ""): " ".join(self._text(p) for p in note.iter(f"{_W}p")).strip()
            for note in _root(related[kind])
            if note.get(f"{_W}type") is None
        }


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in {"0", "false", "off"}
