"""The structure tree: what a screen reader is told about each page is about that page."""

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from dossier.verify.faults import Faults


def check_structure(pdf: Pdf, faults: Faults) -> None:
    """Each page and link is known to the tree, under its own page; each figure has its text."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if root is None or Name.ParentTree not in root:
        faults.add("The file has no structure tree.")
        return
    parents = dict(NumberTree(root.ParentTree).items())
    for number, page in enumerate(pdf.pages, start=1):
        _check_page(number, page.obj, parents, faults)
        _check_figures(number, page.obj, parents, faults)
        for annotation in page.obj.get(Name.Annots, ()):
            _check_annotation(number, annotation, parents, faults)


def _check_page(number: int, page: Object, parents: Mapping[int, Object], faults: Faults) -> None:
    elements = list(_elements(page, parents))
    if not elements:
        faults.add("Page {page}: its text is not in the structure tree.", page=number)
    elif any(element.get(Name.Pg, page).objgen != page.objgen for element in elements):
        faults.add("Page {page}: the structure tree takes it for another page.", page=number)


def _check_figures(number: int, page: Object, parents: Mapping[int, Object], faults: Faults) -> None:
    for element in _elements(page, parents):
        if element.get(Name.S) == Name.Figure and not str(element.get(Name.Alt, "")).strip():
            faults.add("Page {page}: a figure has no alternative text.", page=number)


def _check_annotation(number: int, annotation: Object, parents: Mapping[int, Object], faults: Faults) -> None:
    element = parents.get(int(annotation.get(Name.StructParent, -1)))
    if not isinstance(element, Dictionary) or not any(
        isinstance(kid, Dictionary) and Name.Obj in kid and kid.Obj.objgen == annotation.objgen
        for kid in _kids(element)
    ):
        faults.add("Page {page}: a link is not in the structure tree.", page=number)


def _elements(page: Object, parents: Mapping[int, Object]) -> Iterator[Object]:
    entry = parents.get(int(page.get(Name.StructParents, -1)))
    for element in entry if isinstance(entry, Array) else ():
        if isinstance(element, Dictionary):
            yield element


def _kids(element: Object) -> Iterator[Object]:
    kids = element.get(Name.K)
    if isinstance(kids, Array):
        yield from kids
    elif kids is not None:
        yield kids
