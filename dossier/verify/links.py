"""Links: each leads to the place that the part was rendered with, and says its page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Name, Object, Pdf, String

from dossier.model.parts import Part, Plan
from dossier.verify.faults import Faults


def check_links(pdf: Pdf, plan: Plan, faults: Faults) -> int:
    """Every annotation of the file; how many links there are."""
    anchors = {name: plan.number(page) for name, (page, _) in plan.anchors().items()}
    first, count = 1, 0
    for item in plan.items:
        annotations = list(_annotations(pdf, first, item.pages))
        count += len(annotations)
        if isinstance(item, Part):
            found = _followed(annotations, anchors, faults)
            _check_all_there(item, first, found, plan.elsewhere - anchors.keys(), faults)
        else:
            for page, _ in annotations:
                faults.add("Page {page}: something on an exhibit's page is still active.", page=page)
        first += item.pages
    return count


def _annotations(pdf: Pdf, first: int, count: int) -> Iterator[tuple[int, Object]]:
    for number in range(first, first + count):
        for annotation in pdf.pages[number - 1].obj.get(Name.Annots, ()):
            yield number, annotation


def _followed(
    annotations: Sequence[tuple[int, Object]], anchors: Mapping[str, str], faults: Faults
) -> Counter[str]:
    """How many links lead to each place; whatever leads elsewhere is a fault."""
    found = Counter[str]()
    for page, annotation in annotations:
        name = _name(annotation)
        if name is None:
            faults.add("Page {page}: a link runs an action instead of leading to a place.", page=page)
        elif name not in anchors:
            faults.add(
                "Page {page}: a link leads to “{name}”, which is no place of the file.", page=page, name=name
            )
        else:
            found[name] += 1
            if anchors[name] not in re.findall(r"[A-Z0-9-]+", str(annotation.get(Name.Contents, ""))):
                faults.add(
                    "Page {page}: the link to “{name}” is announced with another page.", page=page, name=name
                )
    return found


def _name(annotation: Object) -> str | None:
    """The named place that an annotation leads to; None if it does anything else."""
    active = {Name.A, Name.AA, Name.PA} & set(annotation.keys())
    if (
        active
        or annotation.get(Name.Subtype) != Name.Link
        or not isinstance(annotation.get(Name.Dest), String)
    ):
        return None
    return str(annotation.Dest)


def _check_all_there(
    part: Part, first: int, found: Counter[str], elsewhere: frozenset[str], faults: Faults
) -> None:
    """The links of a part are those it was rendered with; its own places may be linked besides."""
    planned = Counter(name for name in part.links if name not in elsewhere)
    pages = f"{first}–{first + part.pages - 1}"
    for name, count in (planned - found).items():
        faults.add("Pages {pages}: links to “{name}” missing: {count}.", pages=pages, count=count, name=name)
    for name, count in (found - planned).items():
        if name not in part.anchors:
            faults.add(
                "Pages {pages}: links to “{name}” not planned: {count}.",
                pages=pages,
                count=count,
                name=name,
            )
