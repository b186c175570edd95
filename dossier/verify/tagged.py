"""The tags of an archive: every piece of content in its place, once, and read in the order of the pages.

The checker of standards looks at one element or one page at a time. A part whose keys were shifted
wrongly passes it, and a screen reader then reads one page's words under another's title.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, parse_content_stream

from dossier.verify.faults import Faults

_ROLES = frozenset({
    "Document", "Part", "Sect", "Div", "Art", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
    "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "Code", "Link", "Annot", "Figure", "Formula",
    "Form",
})  # fmt: skip
_WORDED = {"/Figure", "/Formula", "/Form"}
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}
_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Marked content: its page, its number there, and the element that it belongs to."""

    page: int
    mark: int
    element: Object


def check_tags(pdf: Pdf, faults: Faults) -> None:
    """Roles, alternative texts, headings, and that elements, pages and parent tree say the same."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if root is None or Name.ParentTree not in root:
        return  # named elsewhere
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    elements = list(_elements(root, None))
    pieces = [piece for element, page in elements for piece in _pieces(element, page, numbers)]
    _check_roles([element for element, _ in elements], faults)
    _check_order(pieces, faults)
    _check_pages(pdf, pieces, dict(NumberTree(root.ParentTree).items()), faults)


def _elements(parent: Object, page: Object | None) -> Iterator[tuple[Object, Object | None]]:
    """Every element with the page that it stands on, in the order in which it is read."""
    waiting = [(kid, page) for kid in reversed(_kids(parent))]
    while waiting:
        element, above = waiting.pop()
        own = element.get(Name.Pg, above)
        yield element, own
        waiting += [(kid, own) for kid in reversed(_kids(element)) if _is_element(kid)]


def _pieces(element: Object, page: Object | None, numbers: Mapping[_Key, int]) -> Iterator[_Piece]:
    for kid in _kids(element):
        where = kid.get(Name.Pg, page) if isinstance(kid, Dictionary) else page
        number = numbers.get(where.objgen, 0) if where is not None else 0
        if isinstance(kid, int):
            yield _Piece(number, kid, element)
        elif isinstance(kid, Dictionary) and Name.MCID in kid:
            yield _Piece(number, int(kid.MCID), element)


def _check_roles(elements: list[Object], faults: Faults) -> None:
    last = 0
    for element in elements:
        role = str(element.get(Name.S, ""))
        if role.removeprefix("/") not in _ROLES:
            faults.add("The tag {role} is not one that every reader knows.", role=role)
        if role in _WORDED and not str(element.get(Name.Alt, "")).strip():
            faults.add("A figure has no alternative text.")
        level = _HEADINGS.get(role, 0)
        if level > last + 1:
            faults.add("A heading of level {level} follows one of level {last}.", level=level, last=last)
        last = level or last


def _check_order(pieces: list[_Piece], faults: Faults) -> None:
    """What is read first stands on the first page; nothing leads back to an earlier one."""
    last = 0
    for piece in pieces:
        if piece.page < last:
            faults.add(
                "Page {page}: what stands there is read after what stands on page {last}.",
                page=piece.page,
                last=last,
            )
        last = max(last, piece.page)


def _check_pages(pdf: Pdf, pieces: list[_Piece], parents: Mapping[int, Object], faults: Faults) -> None:
    """Each mark on a page belongs to one element, and the parent tree says the same."""
    claimed: dict[int, dict[int, _Key]] = {}
    for piece in pieces:
        claimed.setdefault(piece.page, {})[piece.mark] = piece.element.objgen
    for number, page in enumerate(pdf.pages, start=1):
        drawn = set(_marks(page.obj))
        entry = parents.get(int(page.obj.get(Name.StructParents, -1)), Array())
        listed = {mark: one.objgen for mark, one in enumerate(entry) if isinstance(one, Dictionary)}
        own = claimed.get(number, {})
        if drawn - own.keys():
            faults.add("Page {page}: something on it belongs to no tag.", page=number)
        if own.keys() - drawn:
            faults.add("Page {page}: a tag speaks of something that is not on it.", page=number)
        if any(listed.get(mark) != element for mark, element in own.items()):
            faults.add("Page {page}: the parent tree names other tags than those that claim it.", page=number)


def _marks(page: Object) -> Iterator[int]:
    """Numbers of the marked content of a page; a form's own are the form's."""
    for step in parse_content_stream(page, "BDC"):
        properties = step.operands[1]
        if isinstance(properties, Dictionary) and Name.MCID in properties:
            yield int(properties.MCID)


def _kids(element: Object) -> list[Object]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.S in kid
