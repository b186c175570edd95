"""Everything that is seen by looking at the pages one after another."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby

from dossier.model.parts import ForeignPages, Part, Plan
from dossier.verify.exhibits import Original
from dossier.verify.faults import Faults
from dossier.verify.printed import check_printed
from dossier.verify.sheet import Sheet


def check_pages(pages: Iterable[Sheet], plan: Plan, faults: Faults) -> int:
    """Look at every page as it comes; how many pictures were compared with their derivatives."""
    compared = 0
    for _, same in groupby(_printed(pages, plan, faults), key=lambda sheet: sheet.item.name):
        compared += _check_item(same, plan, faults)
    return compared


def _printed(pages: Iterable[Sheet], plan: Plan, faults: Faults) -> Iterable[Sheet]:
    for sheet in pages:
        check_printed(sheet, plan.stamps, faults)
        yield sheet


def _check_item(pages: Iterable[Sheet], plan: Plan, faults: Faults) -> int:
    """One part's pictures, or one exhibit's pages against its file."""
    drawn: list[tuple[int, str]] = []
    original: Original | None = None
    part: Part | None = None
    for sheet in pages:
        if isinstance(sheet.item, ForeignPages):
            original = original or Original.of(sheet.item, faults)
            kept = plan.archive is not None and sheet.rank in sheet.item.pictured
            original.compare(sheet, faults, kept=kept)
        else:
            part = sheet.item
            drawn += [(sheet.number, sha256(picture).hexdigest()) for picture in sheet.pictures()]
    if original:
        original.close()
    return _compare_pictures(part, drawn, faults) if part else 0


def _compare_pictures(part: Part, drawn: Sequence[tuple[int, str]], faults: Faults) -> int:
    """The pictures of a part, byte for byte and in order, are the derivatives it was rendered with."""
    for (page, found), planned in zip(drawn, part.images, strict=False):
        if found != planned:
            faults.add("Page {page}: a picture is not the one that was prepared.", page=page)
    for page, _ in drawn[len(part.images) :]:
        faults.add("Page {page}: a picture is shown that was not planned.", page=page)
    if (missing := len(part.images) - len(drawn)) > 0:
        faults.add("Part “{part}”: pictures missing: {count}.", count=missing, part=part.name)
    return len(part.images)
