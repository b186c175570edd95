"""Put the manifest into the file that it describes, and beside it what stands on each page.

They stand in the catalogue's page-piece dictionary: no attachment, which courts refuse, and nothing
that a reader opens. `docs/manifest.md` describes both.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream, String

from dossier.model.manifest import PageDigest, PageDigests, manifest_digest
from dossier.model.parts import Plan

_DRAWN = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")
_NO_DAY = "1970-01-01"


def write_manifest(pdf: Pdf, plan: Plan) -> None:
    """Write the plan's manifest, and the digests of the pages, which are finished now."""
    if not plan.manifest:
        return
    digests = PageDigests(manifest=manifest_digest(plan.manifest), pages=tuple(_digests(pdf)))
    written = digests.model_dump_json(indent=1).encode() + b"\n"
    day = (plan.created or _NO_DAY).replace("-", "")
    private = Dictionary(Manifest=pdf.make_stream(plan.manifest), Pages=pdf.make_stream(written))
    own = Dictionary(LastModified=String(f"D:{day}000000Z"), Private=private)
    pdf.Root.PieceInfo = Dictionary(Dossier=own)


def _digests(pdf: Pdf) -> Iterator[PageDigest]:
    known: dict[tuple[int, int], frozenset[str]] = {}
    for position, page in enumerate(pdf.pages, start=1):
        content = b"\n".join(_contents(page))
        named = {name.decode("latin-1") for name in _DRAWN.findall(content)}
        drawn = frozenset[str]().union(*(_below(thing, known) for thing in _used(page, named)))
        yield PageDigest(
            position=position, content=_hex(content), drawn=_hex("\n".join(sorted(drawn)).encode())
        )


def _contents(page: Page) -> Iterator[bytes]:
    contents = page.obj.get(Name.Contents, Array())
    for stream in contents if isinstance(contents, Array) else (contents,):
        yield stream.read_bytes()


def _used(page: Page, named: set[str]) -> Iterator[Object]:
    """What the page may draw with; of forms and pictures only those that it names."""
    for kind, things in page.resources.items():
        if isinstance(things, Dictionary):
            yield from (thing for name, thing in things.items() if kind != "/XObject" or name in named)


def _below(thing: object, known: dict[tuple[int, int], frozenset[str]]) -> frozenset[str]:
    """Digests of all that a thing refers to; pages share most of it."""
    if not isinstance(thing, Object) or not thing.is_indirect:
        return frozenset(_walked(thing))
    if thing.objgen not in known:
        known[thing.objgen] = frozenset(_walked(thing))
    return known[thing.objgen]


def _walked(start: object) -> Iterator[str]:
    """Step by step and not by recursion: a stranger's page may be nested deeper than that goes."""
    left, seen = [start], set[tuple[int, int]]()
    while left:
        thing = left.pop()
        if not isinstance(thing, Array | Dictionary | Stream) or (thing.is_indirect and thing.objgen in seen):
            continue
        seen.add(thing.objgen)
        if isinstance(thing, Stream):
            yield _hex(_unpacked(thing))
        left += list(thing) if isinstance(thing, Array) else [value for _, value in thing.items()]


def _unpacked(stream: Object) -> bytes:
    """As plain as it can be had without taking a picture apart; saving may pack it otherwise."""
    try:
        return stream.read_bytes()
    except PdfError:
        return stream.read_raw_bytes()


def _hex(content: bytes) -> str:
    return sha256(content).hexdigest()
