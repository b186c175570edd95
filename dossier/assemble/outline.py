"""Bookmarks: the table of contents that a reader keeps at the left of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import OutlineItem, Pdf

from dossier.assemble.places import destination
from dossier.model.parts import Part, Plan, Spot


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    title: str
    page: int
    spot: Spot | None


def write_outline(pdf: Pdf, plan: Plan) -> None:
    """Nest the plan's bookmarks; what stands below the first level begins closed."""
    with pdf.open_outline() as outline:
        branches = [outline.root]
        for entry in _entries(plan):
            del branches[entry.level :]
            where = destination(pdf.pages[entry.page - 1].obj, entry.spot)
            item = OutlineItem(plan.bookmark(entry.title, entry.page), where)
            item.is_closed = True
            branches[-1].append(item)
            branches.append(item.children)


def _entries(plan: Plan) -> Iterator[_Entry]:
    """Entries in reading order; signed pages hang below the cover sheet that precedes them."""
    starts = plan.starts()
    for item in plan.items:
        first = starts[item.name]
        if not isinstance(item, Part):
            yield _Entry(2 if item.signed else 1, item.title, first, None)
            continue
        for mark in item.bookmarks:
            yield _Entry(mark.level, mark.title, first + mark.spot.page, mark.spot)
