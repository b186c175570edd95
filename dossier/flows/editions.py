"""The files of an edition: the same rendered exhibits, put together as the court wants them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from dossier.files import locate
from dossier.filing.editions import editions_of, file_name
from dossier.filing.messages import in_messages
from dossier.flows.planning import dossier_plan, first_pages
from dossier.flows.proving import Finished, LookJob, look
from dossier.flows.rendering import Press, with_front
from dossier.flows.request import BuildRequest
from dossier.flows.stamping import for_filing
from dossier.flows.untouched import unchanged
from dossier.i18n.catalogue import marked, translate
from dossier.law.profiles import read_profile
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.edition import Edition, FiledDocument, Sheet
from dossier.model.filed import FiledFile
from dossier.model.original import Original
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.model.proceeding import Proceeding
from dossier.render.editions import edition_list, index_jobs, list_job, slip_jobs
from dossier.render.front import exhibit_number
from dossier.render.options import RenderOptions
from dossier.render.views.lists import Places

FRONT = {"cover", "exhibits", "contents"}
STAMP = marked("Exhibit No. {number}")
PARTY_STAMP = marked("{party} – Exhibit No. {number}")

_Item = Part | ForeignPages


@dataclass(frozen=True, slots=True)
class LaidEdition:
    """An edition laid out: what is made, and what is handed over as it is.

    Attributes:
        numbers: Exhibits of each file by its name, in the order of filing.
        plans: Of the files that are made, by name.
        handed_over: Files that stay byte for byte what they are, by name.
    """

    edition: Edition
    numbers: Mapping[str, tuple[int, ...]]
    plans: Mapping[str, Plan]
    handed_over: Mapping[str, Original] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Where its files stand beside the dossier."""
        return f"filing/{self.edition.id}"

    def drafted(self, word: str) -> "LaidEdition":
        """The same pages with DRAFT across them."""
        return replace(self, plans={name: drafted(plan, word) for name, plan in self.plans.items()})


@dataclass(frozen=True, slots=True)
class Desk:
    """What an edition is laid out from.

    Attributes:
        filed: The plan of the one dossier, whose parts are used again.
    """

    dossier: Dossier
    filed: Plan
    options: RenderOptions
    press: Press


def lay_out(edition: Edition, desk: Desk) -> LaidEdition:
    """The files of one edition, each with its plan.

    Raises:
        RenderError: A page cannot be made without losing something.
    """
    desk = _on_paper(edition.paper, desk)
    return _one_file(edition, desk) if edition.form == "one-file" else _several(edition, desk)


def _on_paper(paper: Sheet, desk: Desk) -> Desk:
    """The same on the paper of an edition; other paper makes other parts, which the cache keeps as well."""
    if desk.options.paper == paper:
        return desk
    options = replace(desk.options, paper=paper, out=desk.options.out / paper)
    filed = dossier_plan(desk.dossier, options, desk.press, desk.filed.stamps)
    return replace(desk, filed=filed, options=options)


def documents(laid: LaidEdition, made: Mapping[str, Finished], dossier: Dossier) -> tuple[FiledDocument, ...]:
    """The finished files in the order of filing, each with the message that it goes with.

    Args:
        laid: The edition.
        made: Finished files by their name beside the dossier.
        dossier: What is filed.
    """
    told = (_document(name, laid, made, dossier) for name in laid.numbers)
    return in_messages(told, laid.edition.message_bytes)


def _document(name: str, laid: LaidEdition, made: Mapping[str, Finished], dossier: Dossier) -> FiledDocument:
    numbers = laid.numbers[name]
    if name in laid.handed_over:
        original = laid.handed_over[name]
        item = next(item for item in dossier.exhibits if item.number in numbers)
        pages = original.pdf.pages if original.pdf else 0
        title = _title(item, dossier)
        return FiledDocument(
            name=name, title=title, exhibits=numbers, pages=pages, size=original.size, sha256=original.sha256
        )
    plan, finished = laid.plans[name], made[f"{laid.folder}/{name}"]
    return FiledDocument(
        name=name,
        title=plan.title,
        exhibits=numbers,
        pages=finished.proof.pages,
        size=finished.filed.size,
        sha256=finished.proof.sha256,
        first=plan.number(1),
    )


def _one_file(edition: Edition, desk: Desk) -> LaidEdition:
    """The index first, then the sections, the exhibits last: what comes later moves no page before it."""
    body = [item for item in desk.filed.items if item.name not in FRONT]
    body.sort(key=lambda item: exhibit_number(item.name) or 0)
    plan = replace(
        desk.filed,
        items=tuple(body),
        stamps=for_filing(desk.filed.stamps, desk.dossier.language),
        numbering=edition.numbering,
        zoom=edition.zoom,
        paged=edition.paged_bookmarks,
    )
    front = partial(index_jobs, desk.dossier, desk.options, edition, desk.filed.stamps)
    plan = with_front(plan, front, desk.press)
    plan = replace(plan, exhibit_pages=first_pages(plan, desk.dossier))
    name = file_name(edition, desk.dossier)
    numbers = tuple(item.number for item in desk.dossier.exhibits)
    return LaidEdition(edition, {name: numbers}, {name: plan})


def _several(edition: Edition, desk: Desk) -> LaidEdition:
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
            title=_title(self.item, desk.dossier),
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


def _title(item: NumberedExhibit, dossier: Dossier) -> str:
    title = item.exhibit.title.get(dossier.language)
    return translate(
        marked("Exhibit No. {number} – {title}"), dossier.language, number=item.number, title=title
    )


def wanted(request: BuildRequest, proceeding: Proceeding) -> tuple[Edition, ...]:
    """The editions that a build makes of a proceeding.

    Raises:
        InputError: The firm's own profile cannot be understood.
        UsageError: There is no edition of such a name.
    """
    own = read_profile(request.profile) if request.profile else None
    return editions_of(proceeding, request.editions, own)


def paper(editions: Sequence[Edition]) -> Sheet:
    """The sheet of the one dossier: that of the first edition."""
    return editions[0].paper if editions else "A4"


def drafted(plan: Plan, word: str) -> Plan:
    """The same pages with this word across them."""
    return replace(plan, stamps=replace(plan.stamps, draft=word))


def as_they_are(laid: Sequence[LaidEdition], folder: Path) -> tuple[FiledFile, ...]:
    """What files that are handed over untouched hold."""
    return tuple(
        look(LookJob(locate(folder, original.path), name, one.edition.id, original.pdf.pages))
        for one in laid
        for name, original in one.handed_over.items()
        if original.pdf
    )


def edition_files(laid: Sequence[LaidEdition], work: Path, folder: Path) -> dict[str, Path]:
    """The files to publish, by their name beside the dossier.

    Args:
        laid: The editions.
        work: Where the files that were made stand.
        folder: The case folder, for files handed over as they are.

    Raises:
        IntegrityError: A file is no longer the one that was read; all such files are named.
    """
    made = {f"{one.folder}/{name}": work / one.folder / name for one in laid for name in one.plans}
    as_is = {f"{one.folder}/{name}": o for one in laid for name, o in one.handed_over.items()}
    return made | unchanged(as_is, folder)
