"""Named places and bookmarks: each leads to the page that the plan says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf

from dossier.model.parts import Part, Plan
from dossier.verify.faults import Faults

_NEAR = 1.0  # points


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page an object is."""

    numbers: Mapping[tuple[int, int], int]

    @classmethod
    def of(cls, pdf: Pdf) -> "Pages":
        """All pages of the file, counted from 1."""
        return cls({page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)})

    def number(self, page: Object | None) -> int | None:
        """Position of a page object; None for anything else."""
        return self.numbers.get(page.objgen) if page is not None else None


def named_places(pdf: Pdf) -> Mapping[str, Object]:
    """The file's named destinations."""
    names = pdf.Root.get(Name.Names, Dictionary())
    return dict(NameTree(names.Dests).items()) if Name.Dests in names else {}


def check_places(pdf: Pdf, plan: Plan, pages: Pages, faults: Faults) -> None:
    """Each name of the plan is a place of the file, on its page and at its height."""
    found, planned = named_places(pdf), plan.anchors()
    for name, (page, spot) in planned.items():
        if name not in found:
            faults.add("Page {page}: the place “{name}” has no name in the file.", page=page, name=name)
            continue
        where, height = _target(found[name], pages)
        if where != page:
            faults.add(
                "The place “{name}” is on page {page}, the file says {found}.",
                name=name,
                page=page,
                found=where,
            )
        elif spot and abs(spot.y - height) > _NEAR:
            faults.add("Page {page}: the place “{name}” is at another height.", page=page, name=name)
    for name in sorted(found.keys() - planned.keys()):
        faults.add("The file has a place “{name}” that was not planned.", name=name)


def check_bookmarks(pdf: Pdf, plan: Plan, pages: Pages, faults: Faults) -> int:
    """Title, order, level and page of every entry of the outline; how many there are."""
    found, planned = list(outline_entries(pdf.Root.get(Name.Outlines), pages)), list(_planned(plan))
    for there, meant in zip(found, planned, strict=False):
        if there != meant:
            faults.add(
                "Bookmark “{found}” (level {level}, page {page}): “{title}” (level {depth}, page {place}) "
                "was planned.",
                found=there[1],
                level=there[0],
                page=there[2],
                title=meant[1],
                depth=meant[0],
                place=meant[2],
            )
    for _, title, page in planned[len(found) :]:
        faults.add("Page {page}: the bookmark “{title}” is missing.", page=page, title=title)
    for _, title, _ in found[len(planned) :]:
        faults.add("The bookmark “{title}” was not planned.", title=title)
    return len(found)


def _target(place: Object | None, pages: Pages) -> tuple[int | None, float]:
    if not isinstance(place, Array) or list(place)[1:2] != [Name.XYZ]:
        return None, 0.0
    return pages.number(place[0]), float(place[3] or 0)


def _planned(plan: Plan) -> Iterator[tuple[int, str, int]]:
    first, depth = 1, 0
    for item in plan.items:
        if isinstance(item, Part):
            for mark in item.bookmarks:
                depth = min(mark.level, depth + 1)
                page = first + mark.spot.page
                yield depth, plan.bookmark(mark.title, page), page
        else:
            depth = 2 if item.signed and depth else 1
            yield depth, plan.bookmark(item.title, first), first
        first += item.pages


def outline_entries(outline: Object | None, pages: Pages) -> Iterator[tuple[int, str, int | None]]:
    """Entries in reading order with their level, walked by their own links."""
    stack = [(outline.get(Name.First), 1)] if outline is not None else []
    visited = set()
    while stack:
        entry, level = stack.pop()
        if entry is None or entry.objgen in visited:
            continue
        visited.add(entry.objgen)
        yield level, str(entry.get(Name.Title, "")), _target(entry.get(Name.Dest), pages)[0]
        stack += [(entry.get(Name.Next), level), (entry.get(Name.First), level + 1)]
