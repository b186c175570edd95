"""What stands at the head of every page is furniture, not words to be read aloud on each.

WeasyPrint tags it and hangs the tags nowhere: a reader finds elements without a place in the document.
ISO 14289-1, 7.8, wants such content marked as an artifact.
"""

import re
from collections.abc import Iterator

from pikepdf import Array, NumberTree, Object, Pdf

from dossier.assemble.tidy import elements_of

_MARKED = re.compile(rb"/[A-Za-z0-9]+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
_FURNITURE = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC"


def mark_headers(pdf: Pdf) -> None:
    """Make an artifact of all marked content whose element is no part of the document."""
    root = pdf.Root.StructTreeRoot
    placed = {element.objgen for element in elements_of(root)}
    parents = NumberTree(root.ParentTree)
    for page in pdf.pages:
        entry = parents[int(page.obj.StructParents)]
        loose = {mark for mark, element in enumerate(entry) if element.objgen not in placed}
        if loose:
            _mark(page.obj, loose)
            for mark in loose:
                entry[mark] = None


def _mark(page: Object, loose: set[int]) -> None:
    for stream in _streams(page):
        content = stream.read_bytes()
        changed = _MARKED.sub(lambda found: _FURNITURE if int(found[1]) in loose else found[0], content)
        if changed != content:
            stream.write(changed)


def _streams(page: Object) -> Iterator[Object]:
    contents = page.Contents
    yield from contents if isinstance(contents, Array) else (contents,)
