"""Words of an ODT as a word processor prints them: deleted text and comments are left out."""

import io
from collections.abc import Iterator

from odfdo import Document
from odfdo.element import Element
from odfdo.xmlpart import XmlPart

from dossier.ingest.submissions.told import Line
from dossier.model.passage import PassageKind

_SKIPPED = {
    "text:tracked-changes", "office:annotation", "office:annotation-end", "text:note-citation", "svg:title",
    "svg:desc", "text:sequence-decls", "text:variable-decls", "office:forms", "text:hidden-text",
    "text:hidden-paragraph",
}  # fmt: skip
_SIGNS = {"text:tab": " ", "text:line-break": "\n", "text:s": " "}
_CONTENTS = {"text:table-of-content", "text:illustration-index", "text:table-index"}


def read_odt(content: bytes) -> Iterator[Line]:
    """Its paragraphs, rows, notes and text boxes in order, then the heads and feet of its pages."""
    document = Document(io.BytesIO(content))
    reader = _Reader(_counted(document))
    yield from reader.blocks(document.body)
    styles = _root(document, "styles.xml")
    margins = (line for tag in ("style:header", "style:footer") for part in styles.get_elements(f"//{tag}")
               for line in reader.blocks(part))  # fmt: skip
    yield from (Line(text, "margin") for text in dict.fromkeys(line.text for line in margins))


def _counted(document: Document) -> dict[tuple[str, str], tuple[str, str]]:
    """What stands before and after the number of each level of each list style that counts."""
    found = {}
    for part in ("content.xml", "styles.xml"):
        for style in _root(document, part).get_elements("//text:list-style"):
            for level in style.get_elements("text:list-level-style-number"):
                if level.get_attribute("style:num-format"):
                    name = str(style.get_attribute("style:name")), str(level.get_attribute("text:level"))
                    prefix, suffix = (
                        str(level.get_attribute(f"style:num-{end}") or "") for end in ("prefix", "suffix")
                    )
                    found[name] = prefix, suffix
    return found


def _root(document: Document, part: str) -> Element:
    found = document.get_part(part)
    if not isinstance(found, XmlPart):
        raise TypeError(f"no {part}")
    return found.root


class _Reader:
    """Walks the tree of one document."""

    def __init__(self, counted: dict[tuple[str, str], tuple[str, str]]) -> None:
        self._counted = counted
        self._aside: list[tuple[str, Element]] = []

    def blocks(self, root: Element, kind: PassageKind = "text") -> Iterator[Line]:
        """Paragraphs, lists and tables in order, whatever wraps them."""
        for child in root.children:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag in {"text:p", "text:h"}:
                yield Line(self._text(child), "heading" if tag == "text:h" and kind == "text" else kind)
                yield from self._hanging()
            elif tag == "text:list":
                yield from self._list(child, str(child.get_attribute("text:style-name") or ""), 1)
            elif tag == "table:table":
                yield from self._table(child)
            else:
                yield from self.blocks(child, "margin" if tag in _CONTENTS else kind)

    def _list(self, element: Element, style: str, level: int) -> Iterator[Line]:
        number = 0
        for item in element.get_elements("text:list-item"):
            number += 1
            before, first = self._counted.get((style, str(level))), True
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(
                        child, str(child.get_attribute("text:style-name") or style), level + 1
                    )
                    continue
                mark = f"{before[0]}{number}{before[1]} " if before and first else ""
                yield Line(mark + self._text(child))
                yield from self._hanging()
                first = False

    def _table(self, table: Element) -> Iterator[Line]:
        for row in table.get_elements("descendant::table:table-row"):
            lines = [[line for line in self.blocks(cell) if line.text.strip()] for cell in row.children]
            told = (" ".join(line.text.strip() for line in cell if line.kind != "note") for cell in lines)
            yield Line(" | ".join(filter(None, told)), "row")
            yield from (line for cell in lines for line in cell if line.kind == "note")

    def _hanging(self) -> Iterator[Line]:
        aside, self._aside = self._aside, []
        for tag, element in aside:
            if tag == "text:note":
                bodies = element.get_elements("text:note-body")
                yield Line(" ".join(self._text(body) for body in bodies), "note")
            else:
                yield from self.blocks(element)

    def _text(self, element: Element) -> str:
        return (element.text or "") + "".join(self._piece(child) for child in element.children)

    def _piece(self, child: Element) -> str:
        tag, tail = child.tag, child.tail or ""
        if tag in _SKIPPED:
            return tail
        if tag in {"text:note", "draw:text-box"}:
            self._aside.append((tag, child))
            return tail
        return (_SIGNS[tag] if tag in _SIGNS else self._text(child)) + tail
