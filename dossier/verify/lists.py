"""The list of exhibits: the page that it prints for an exhibit is where the exhibit begins."""

import re
from contextlib import closing

from pikepdf import Array, Name, Object, Pdf

from dossier.model.parts import Plan
from dossier.verify.faults import Faults
from dossier.verify.places import Pages, named_places
from dossier.verify.seen import Seen


def check_list(pdf: Pdf, seen: Seen, plan: Plan, pages: Pages, faults: Faults) -> int:
    """Compare the planned, the actual and the printed page of each exhibit; how many there are."""
    places, rows = named_places(pdf), _rows(pdf, plan)
    for number, planned in plan.exhibit_pages.items():
        name = f"exhibit-{number}"
        place = places.get(name)
        found = pages.number(place[0]) if isinstance(place, Array) else None
        if found != planned:
            faults.add(
                "Exhibit {number}: the list says page {planned}, it begins on page {found}.",
                number=number,
                planned=planned,
                found=found,
            )
        if not any(str(planned) in _printed(seen, page, area) for page, area in rows.get(name, ())):
            faults.add("Exhibit {number}: no list prints its page {planned}.", number=number, planned=planned)
    return len(plan.exhibit_pages)


_Row = tuple[int, tuple[float, float]]


def _rows(pdf: Pdf, plan: Plan) -> dict[str, list[_Row]]:
    """Where links to exhibits stand: page, and the heights between which the row is."""
    rows: dict[str, list[_Row]] = {}
    wanted = {f"exhibit-{number}" for number in plan.exhibit_pages}
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get(Name.Annots, ()):
            name = str(annotation.get(Name.Dest, ""))
            if name in wanted:
                rows.setdefault(name, []).append((number, _heights(annotation)))
    return rows


def _heights(annotation: Object) -> tuple[float, float]:
    _, one, _, other = (float(edge) for edge in annotation.Rect)
    return min(one, other), max(one, other)


def _printed(seen: Seen, page: int, area: tuple[float, float]) -> list[str]:
    """Numbers that stand in the row, over the whole width of the page."""
    with closing(seen[page - 1]) as sheet, closing(sheet.get_textpage()) as text:
        row = text.get_text_bounded(left=0, bottom=area[0], right=sheet.get_width(), top=area[1])
    return re.findall(r"\d+", row)
