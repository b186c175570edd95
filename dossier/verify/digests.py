"""The manifest as it stands in a file, and the digests of its pages computed anew.

Nothing here is shared with what makes files: `docs/manifest.md` is all that both follow.
"""

from collections.abc import Iterator
from hashlib import sha256

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream, parse_content_stream

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_Streams = dict[str, str]
"""Digest of each stream by its object's number."""


def printable(text: str) -> str:
    """A stranger's words without anything that steers a terminal."""
    return "".join(sign if sign.isprintable() else REPLACEMENT for sign in text)


def squeezed(text: str) -> str:
    """Text without the spaces and breaks that reading it back may add or lose."""
    return "".join(text.split())


def held(pdf: Pdf) -> tuple[bytes, bytes] | None:
    """The manifest and the digests of the pages, as they stand in the file."""
    try:
        private = pdf.Root.PieceInfo.Dossier.Private
        return private.Manifest.read_bytes(), private.Pages.read_bytes()
    except (AttributeError, KeyError, TypeError, ValueError, PdfError):
        return None


def page_digests(pdf: Pdf) -> Iterator[tuple[str, str, set[str]]]:
    """Of each page: the digest of its content, that over all it draws with, and each of the latter."""
    streams: _Streams = {}
    for page in pdf.pages:
        drawn = _drawn(page, streams)
        joined = sha256("\n".join(sorted(drawn)).encode()).hexdigest()
        yield sha256(_content(page)).hexdigest(), joined, drawn


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
