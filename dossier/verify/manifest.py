"""Whether the manifest in a finished file is the planned one, and speaks of this file."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream, parse_content_stream

from dossier.model.manifest import (
    CONCORDANCE,
    Manifest,
    PageDigests,
    digests_from,
    manifest_digest,
    manifest_from,
)
from dossier.model.parts import Plan
from dossier.verify.faults import Faults
from dossier.verify.seen import Seen
from dossier.verify.sheet import squeezed

_Streams = dict[str, str]
"""Digest of each stream by its object's number."""


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


def held(pdf: Pdf) -> tuple[bytes, bytes] | None:
    """The manifest and the digests of the pages, as they stand in the file."""
    try:
        private = pdf.Root.PieceInfo.Dossier.Private
        return private.Manifest.read_bytes(), private.Pages.read_bytes()
    except (AttributeError, KeyError, TypeError, ValueError, PdfError):
        return None


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


def page_digests(pdf: Pdf) -> Iterator[tuple[str, str, set[str]]]:
    """Of each page: the digest of its content, that over all it draws with, and each of the latter."""
    streams: _Streams = {}
    for page in pdf.pages:
        drawn = _drawn(page, streams)
        joined = sha256("\n".join(sorted(drawn)).encode()).hexdigest()
        yield sha256(_content(page)).hexdigest(), joined, drawn


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


def _content(page: Page) -> bytes:
    contents = page.obj.get(Name.Contents)
    parts = [contents] if isinstance(contents, Stream) else list(contents or ())
    return b"\n".join(part.read_bytes() for part in parts)


def _drawn(page: Page, streams: _Streams) -> set[str]:
    """Digests of all streams that the page draws with."""
    steps = parse_content_stream(page, "Do")
    named = {str(step.operands[0]) for step in steps if str(step.operator) == "Do"}
    found: set[str] = set()
    seen: set[str] = set()
    for kind, things in page.resources.items():
        for name, thing in things.items() if isinstance(things, Dictionary) else ():
            if kind != "/XObject" or name in named:
                _gather(thing, streams, seen, found)
    return found


def _gather(first: object, streams: _Streams, seen: set[str], found: set[str]) -> None:
    """Follow every reference once, from object to object."""
    waiting = [first]
    for thing in waiting:
        if not isinstance(thing, Dictionary | Stream | Array):
            continue
        key = str(thing.objgen) if thing.is_indirect else ""
        if key in seen:
            continue
        seen.update({key} - {""})
        if isinstance(thing, Stream):
            streams[key] = streams.get(key) or _digest(thing)
            found.add(streams[key])
        waiting.extend(_inside(thing))


def _inside(thing: Array | Dictionary | Stream) -> Iterator[object]:
    if isinstance(thing, Array):
        yield from thing
    else:
        yield from (value for _, value in thing.items())


def _digest(stream: Object) -> str:
    """Of the stream unpacked; of one packed as a picture, of its bytes as they stand."""
    try:
        return sha256(stream.read_bytes()).hexdigest()
    except PdfError:
        return sha256(stream.read_raw_bytes()).hexdigest()
