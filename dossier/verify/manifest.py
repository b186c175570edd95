"""Whether the manifest in a finished file is the planned one, and speaks of this file."""

from contextlib import closing

from pikepdf import Name, Pdf

from dossier.model.manifest import (
    CONCORDANCE,
    Manifest,
    PageDigests,
    digests_from,
    manifest_digest,
    manifest_from,
)
from dossier.model.parts import Plan
from dossier.verify.digests import held, page_digests, squeezed
from dossier.verify.faults import Faults
from dossier.verify.seen import Seen


def check_manifest(pdf: Pdf, plan: Plan, faults: Faults) -> None:
    """Compare the manifest, and the digests of the pages, with the plan and with the pages themselves."""
    kept = held(pdf)
    if kept is None or not plan.manifest:
        if kept is not None or plan.manifest or Name.PieceInfo in pdf.Root:
            faults.add("The manifest is missing, or stands where none was planned.")
        return
    manifest, pages = kept
    if manifest != plan.manifest:
        faults.add("The manifest in the file is not the planned one.")
        return
    drawn = _check_digests(pdf, pages, manifest_digest(manifest), faults)
    _check_listed(manifest_from(manifest), plan, drawn, faults)


def check_concordance(seen: Seen, plan: Plan, faults: Faults) -> None:
    """The pages at the end print the manifest's digest and, for each photograph, what it says of it."""
    if not plan.manifest:
        return
    starts = plan.starts()
    printed = [
        _text(seen, starts[item.name] + rank)
        for item in plan.items
        if item.name.startswith(CONCORDANCE)
        for rank in range(item.pages)
    ]
    words = squeezed("".join(printed))
    if manifest_digest(plan.manifest) not in words:
        faults.add("The digest of the manifest is not printed in the file.")
    for picture in manifest_from(plan.manifest).pictures:
        if f"{picture.original}{picture.derivative}{picture.page}" not in words:
            faults.add("What the concordance prints of photograph {label} is wrong.", label=picture.label)


def _text(seen: Seen, position: int) -> str:
    with closing(seen[position - 1]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_bounded())


def _check_digests(pdf: Pdf, written: bytes, manifest: str, faults: Faults) -> list[set[str]]:
    """Every page is the one whose digests stand in the file; what each draws with."""
    found = list(page_digests(pdf))
    try:
        digests = digests_from(written)
    except ValueError:
        digests = PageDigests(manifest="0" * 64, pages=())
    if digests.manifest != manifest or len(digests.pages) != len(pdf.pages):
        faults.add("The digests of the pages are not those of this file.")
    for planned, (content, joined, _) in zip(digests.pages, found, strict=False):
        if (planned.content, planned.drawn) != (content, joined):
            faults.add(
                "Page {page}: it is not the page whose digest stands in the file.", page=planned.position
            )
    return [drawn for *_, drawn in found]


def _check_listed(manifest: Manifest, plan: Plan, drawn: list[set[str]], faults: Faults) -> None:
    """Each photograph is drawn on the page that the manifest gives."""
    if manifest.pages != plan.pages:
        faults.add("The manifest counts {count} pages.", count=manifest.pages)
    for picture in manifest.pictures:
        if picture.position > len(drawn) or picture.derivative not in drawn[picture.position - 1]:
            faults.add("Photograph {label} is not on the page that the manifest gives.", label=picture.label)
    listed = [(one.page, one.position) for one in manifest.pictures]
    listed += [(one.page, one.position) for one in manifest.exhibits]
    for page, position in listed:
        if plan.number(position) != page:
            faults.add("The manifest calls page {position} “{page}”.", position=position, page=page)
