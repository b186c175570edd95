"""One file for each exhibit, and the file of their list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.filing.editions import file_name
from dossier.flows.laying import Desk, LaidEdition
from dossier.flows.stamping import for_filing
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.edition import Edition
from dossier.model.original import Original
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.render.editions import edition_list, list_job, slip_jobs
from dossier.render.front import exhibit_number
from dossier.render.views.lists import Places

STAMP = marked("Exhibit No. {number}")
PARTY_STAMP = marked("{party} – Exhibit No. {number}")

_Item = Part | ForeignPages


def exhibit_files(edition: Edition, desk: Desk) -> LaidEdition:
    """The list first, then the exhibits in the order of their numbers."""
    whole = _Whole(edition, desk)
    exhibits = [_Exhibit(whole, item) for item in desk.dossier.exhibits]
    as_is = {one.name(): one.as_is for one in exhibits if one.as_is is not None}
    made = {one.name(): one.plan() for one in exhibits if one.as_is is None}
    pages = {one.item.number: one.pages for one in exhibits}
    first = _list_of(whole, pages)
    numbers = {one.name(): (one.item.number,) for one in exhibits}
    return LaidEdition(edition, {_list_name(edition): (), **numbers}, _numbered(first | made, edition), as_is)


def _numbered(plans: Mapping[str, Plan], edition: Edition) -> dict[str, Plan]:
    """Where no number may be used twice, each file goes on from the one before it."""
    if not edition.numbering.through:
        return dict(plans)
    numbered, first = {}, 1
    for name, plan in plans.items():
        numbered[name] = replace(plan, first=first)
        first += plan.pages
    return numbered


def _list_name(edition: Edition) -> str:
    return f"{edition.list_name or 'list'}.pdf"


def _list_of(whole: "_Whole", pages: Mapping[int, int]) -> dict[str, Plan]:
    """The file of the list, which gives the pages that each exhibit's own file has."""
    edition, desk = whole.edition, whole.desk
    places = Places({}, pages, sum(pages.values()))
    listed = edition_list(desk.dossier, edition, places, whole.plain.stamps)
    parts = desk.press.render([list_job(desk.dossier, desk.options, listed, linked=False)])
    return {_list_name(edition): replace(whole.plain, title=listed.title, items=tuple(parts))}


class _Whole:
    """Everything that the files of one edition share."""

    def __init__(self, edition: Edition, desk: Desk) -> None:
        self.edition, self.desk = edition, desk
        self.items = {
            number: tuple(items)
            for number, items in groupby(desk.filed.items, key=lambda item: exhibit_number(item.name))
            if number is not None
        }
        self.plain = replace(
            desk.filed,
            items=(),
            exhibit_pages={},
            masked={},
            stamps=for_filing(desk.filed.stamps, desk.dossier.language),
            elsewhere=frozenset(desk.filed.anchors()),
            numbering=edition.numbering,
            zoom=edition.zoom,
            paged=edition.paged_bookmarks,
        )
        self.slips = self._slips() if edition.slips else {}

    def _slips(self) -> Mapping[int, Part]:
        desk = self.desk
        listed = edition_list(desk.dossier, self.edition, Places({}, {}, 0), self.plain.stamps)
        jobs = list(slip_jobs(desk.dossier, desk.options, listed))
        numbers = (item.number for item in desk.dossier.exhibits)
        return dict(zip(numbers, desk.press.render(jobs), strict=True))


@dataclass(frozen=True, slots=True)
class _Exhibit:
    """The file of one exhibit."""

    whole: _Whole
    item: NumberedExhibit

    @property
    def as_is(self) -> Original | None:
        """A signed file that a stamp would break, where the court takes it without one."""
        original = self.item.exhibit.original
        if original is None or not self.item.untouched or original.masked or self.item.plates:
            return None
        signed = original.pdf is not None and original.pdf.signed
        return original if signed and self.whole.edition.signed_as_is else None

    @property
    def pages(self) -> int:
        """Pages of the file."""
        if self.as_is is not None:
            return self.as_is.pdf.pages if self.as_is.pdf else 0
        return sum(item.pages for item in self._items())

    def name(self) -> str:
        """Name of the file."""
        return file_name(self.whole.edition, self.whole.desk.dossier, self.item.number)

    def plan(self) -> Plan:
        """The plan of the file, made of the parts of the dossier."""
        desk, plain, stamp = self.whole.desk, self.whole.plain, self._stamp()
        items = tuple(
            replace(item, stamp=stamp) if isinstance(item, ForeignPages) else item for item in self._items()
        )
        shown = {image for item in items if isinstance(item, Part) for image in item.images}
        return replace(
            plain,
            title=title_of(self.item, desk.dossier),
            items=items,
            stamps=replace(plain.stamps, head=stamp),
            masked={digest: marks for digest, marks in desk.filed.masked.items() if digest in shown},
        )

    def _items(self) -> Iterator[_Item]:
        number = self.item.number
        if number in self.whole.slips:
            yield self.whole.slips[number]
        yield from self.whole.items[number]

    def _stamp(self) -> str:
        dossier = self.whole.desk.dossier
        language, number = dossier.language, self.item.number
        claimant = next((one for one in dossier.proceeding.parties if one.role == "claimant"), None)
        if not self.whole.edition.with_party or claimant is None:
            return translate(STAMP, language, number=number)
        return translate(PARTY_STAMP, language, party=claimant.name.get(language), number=number)


def title_of(item: NumberedExhibit, dossier: Dossier) -> str:
    """What is pasted into the court's form: `Exhibit No. 2 – Photographs`."""
    title = item.exhibit.title.get(dossier.language)
    return translate(
        marked("Exhibit No. {number} – {title}"), dossier.language, number=item.number, title=title
    )
