"""What the manifest of a dossier says: gathered from what is filed and from where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.model.custody import GENESIS, CustodyLog
from dossier.model.dossier import Dossier, NumberedExhibit, NumberOnly
from dossier.model.manifest import (
    CONCORDANCE,
    CustodyHead,
    ListedAttachment,
    ListedExhibit,
    ListedOriginal,
    ListedPicture,
    Manifest,
)
from dossier.model.original import Original
from dossier.model.parts import Plan
from dossier.model.photograph import Photograph
from dossier.render import anchors
from dossier.render.front import places_in
from dossier.render.views.lists import Listed, Places, described, number_only
from dossier.render.words import Writer


def manifest_of(dossier: Dossier, plan: Plan) -> Manifest:
    """The manifest of the one file of this plan, whose pages stand where they will stand."""
    listing = _Listing(dossier, plan, places_in(plan))
    return Manifest(
        title=plan.title,
        proceeding=dossier.proceeding.title.get(dossier.language),
        language=dossier.language,
        as_of=plan.created,
        pages=plan.pages,
        exhibits=tuple(listing.exhibits()),
        originals=tuple(listing.originals()),
        pictures=tuple(sorted(listing.pictures(), key=lambda picture: picture.position)),
        attached=tuple(_attached(plan)),
        custody=_head(dossier.case.custody),
    )


def _attached(plan: Plan) -> Iterator[ListedAttachment]:
    for one in sorted(plan.archive.attached if plan.archive else (), key=lambda one: one.name):
        yield ListedAttachment(name=one.name, sha256=one.sha256, size=one.size)


def shared(plan: Plan) -> Plan:
    """What other files take of a dossier: all but what speaks of that one file, or stands in it alone."""
    items = tuple(item for item in plan.items if not item.name.startswith(CONCORDANCE))
    return replace(plan, items=items, manifest=b"", archive=None)


def _head(log: CustodyLog | None) -> CustodyHead | None:
    if log is None:
        return None
    return CustodyHead(entries=len(log.events), digest=log.events[-1].digest if log.events else GENESIS)


@dataclass(frozen=True, slots=True)
class _Listing:
    """Goes through what is filed."""

    dossier: Dossier
    plan: Plan
    places: Places

    def exhibits(self) -> Iterator[ListedExhibit]:
        items: list[Listed] = [*self.dossier.exhibits, *self.dossier.numbers_only]
        for item in sorted(items, key=lambda item: item.number):
            yield self._number_only(item) if isinstance(item, NumberOnly) else self._exhibit(item)

    def _exhibit(self, item: NumberedExhibit) -> ListedExhibit:
        position = self.places.page_of[anchors.exhibit(item.number)]
        return ListedExhibit(
            number=item.number,
            title=described(item, self._writer),
            position=position,
            page=self.plan.number(position),
            pages=self.places.pages_of[item.number],
        )

    def _number_only(self, item: NumberOnly) -> ListedExhibit:
        position = self.places.page_of.get(anchors.section("exhibits"), 1)
        return ListedExhibit(
            number=item.number,
            title=number_only(item, self._writer),
            position=position,
            page=self.plan.number(position),
            pages=0,
            state="withdrawn",
        )

    def originals(self) -> Iterator[ListedOriginal]:
        for item in self.dossier.exhibits:
            if item.exhibit.original is not None:
                at = anchors.exhibit(item.number)
                yield self._original(item.exhibit.original, item, str(item.number), at)
            for plate in item.plates:
                at = anchors.photo(plate.label)
                yield self._original(plate.photograph.original, item, plate.label, at)

    def _original(self, original: Original, item: NumberedExhibit, label: str, anchor: str) -> ListedOriginal:
        position = self.places.page_of.get(anchor, 0)
        return ListedOriginal(
            path=original.path,
            sha256=original.sha256,
            size=original.size,
            exhibit=item.number,
            label=label,
            page=self.plan.number(position) if position else "",
        )

    def pictures(self) -> Iterator[ListedPicture]:
        for item in self.dossier.exhibits:
            original = item.exhibit.original
            if original is not None and original.kind == "image" and not item.plates:
                yield from self._picture(str(item.number), original, None)
            for plate in item.plates:
                yield from self._picture(plate.label, plate.photograph.original, plate.photograph)

    def _picture(
        self, label: str, original: Original, photograph: Photograph | None
    ) -> Iterator[ListedPicture]:
        """Nothing for a file that is not printed as a picture."""
        position = self.places.page_of.get(anchors.photo(label))
        derivative = original.image.derivative if original.image else None
        if position is None or derivative is None:
            return
        yield ListedPicture(
            label=label,
            original=original.sha256,
            derivative=derivative.sha256,
            position=position,
            page=self.plan.number(position),
            caption=self._writer.text(photograph.caption) if photograph else "",
            masked=original.masked is not None and bool(original.masked.marks),
        )

    @property
    def _writer(self) -> Writer:
        return Writer(self.dossier.language)
