"""Named places, links to them, and page labels."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

from dossier.errors import Problem, RenderError
from dossier.i18n.catalogue import translate
from dossier.model.parts import LINK_SCHEME, Part, Plan, Spot

_PRINTED = 4  # annotation flag: it is printed like the rest of the page


@dataclass(frozen=True, slots=True)
class Places:
    """Where each name of the plan is, and which links lead nowhere.

    Attributes:
        pages: Page (from 1) of each name, and its spot where it is not a whole page.
        plan: Says what is printed on a page, and which places stand in other files.
        lost: Links that lead nowhere, gathered so that all are told at once.
    """

    pages: Mapping[str, tuple[int, Spot | None]]
    plan: Plan
    lost: dict[tuple[str, str], Problem] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> "Places":
        """The places of this plan; a link that a part declares must lead to one of them."""
        _refuse_shared_names(plan)
        places = cls(plan.anchors(), plan)
        for item in plan.items:
            for name in item.links if isinstance(item, Part) else ():
                places.knows(name, item.name)
        return places

    def knows(self, name: str, part: str) -> bool:
        """Whether the name is a place; if it is one of no file, the part's link is kept as lost."""
        if name in self.pages:
            return True
        if name in self.plan.elsewhere:
            return False
        self.lost[part, name] = Problem(
            part,
            f"a link leads to {name!r}, a place that no page of the file has",
            "a reader who follows the link to its proof would find nothing",
        )
        return False

    def resolve(self, annotation: Object, part: str) -> bool:
        """Turn a part's link into one that works in the finished file; False where it has no such place."""
        name = _target(annotation)
        if not self.knows(name, part):
            return False
        if Name.A in annotation:
            del annotation[Name.A]
        annotation.Dest = String(name)
        page = self.plan.number(self.pages[name][0])
        annotation.Contents = String(translate("Go to page {page}", self.plan.language, page=page))
        annotation.F = _PRINTED
        return True

    def refuse_lost(self) -> None:
        """Name every link that leads nowhere."""
        if self.lost:
            raise RenderError("Links of the file lead nowhere", list(self.lost.values()))


def write_places(pdf: Pdf, places: Places) -> None:
    """Give every place its name in the file, sorted as the format wants it."""
    tree = NameTree.new(pdf)
    for name in sorted(places.pages, key=str.encode):
        number, spot = places.pages[name]
        tree[name] = destination(pdf.pages[number - 1].obj, spot)
    pdf.Root.Names = Dictionary(Dests=tree.obj)


def destination(page: Object, spot: Spot | None) -> Array:
    """A place on a page, at the zoom that the reader has; without a spot, the top of the page."""
    _, _, _, top = page.MediaBox
    x, y = (round(spot.x, 2), round(spot.y, 2)) if spot else (0, top)
    return Array([page, Name.XYZ, x, y, 0])


def write_labels(pdf: Pdf, plan: Plan) -> None:
    """Page labels: what the reader shows is what is printed."""
    tree = NumberTree.new(pdf)
    if plan.numbering.digits:  # the format cannot fill up with zeros
        for position in range(1, len(pdf.pages) + 1):
            tree[position - 1] = Dictionary(P=String(plan.number(position)))
    else:
        prefix = {"/P": String(plan.numbering.prefix)} if plan.numbering.prefix else {}
        tree[0] = Dictionary({"/S": Name.D, "/St": plan.first, **prefix})
    pdf.Root.PageLabels = tree.obj


def _target(annotation: Object) -> str:
    """The name that a link was rendered with: `dossier:NAME`, or a place of its own part."""
    if Name.A in annotation:
        return str(annotation.A.get(Name.URI, "")).removeprefix(LINK_SCHEME)
    return str(annotation.get(Name.Dest, ""))


def _names(plan: Plan) -> Iterator[str]:
    for item in plan.items:
        if isinstance(item, Part):
            yield from item.anchors
        else:
            yield item.anchor
            yield from (f"{item.anchor}-p{number}" for number in range(1, item.pages + 1))


def _refuse_shared_names(plan: Plan) -> None:
    shared = [name for name, count in Counter(_names(plan)).items() if count > 1]
    if shared:
        problems = [Problem(name, "two places of the file have this name") for name in sorted(shared)]
        raise RenderError("Links of the file would lead to two places", problems)
