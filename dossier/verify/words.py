"""Words that were taken out: none stands anywhere in the file, seen or not."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from dossier.model.hiding import Hider
from dossier.model.parts import Plan
from dossier.verify.faults import Faults
from dossier.verify.seen import Seen
from dossier.verify.sheet import sheets

_FONT_KINDS = {Name.Type1C, Name.CIDFontType0C, Name.OpenType}


def check_words(pdf: Pdf, seen: Seen, plan: Plan, faults: Faults) -> None:
    """Read every page, and every text and stream behind the pages, for words that were to be hidden."""
    hider = Hider(words=plan.removed, mark="")
    if not plan.removed:
        return
    for sheet in sheets(seen, plan):
        for word in _found(hider, sheet.text.get_text_range()):
            faults.add(
                "Page {page}: “{word}” was to be hidden, and stands on it.", page=sheet.number, word=word
            )
    for thing in pdf.objects:
        for word in sorted({word for text in _texts(thing) for word in _found(hider, text)}):
            faults.add(
                "“{word}” was to be hidden, and stands behind the pages: {kind}.",
                word=word,
                kind=_kind(thing),
            )


def _found(hider: Hider, text: str) -> list[str]:
    """The words as they stand there, for whoever has to decide what to do; they leave no office."""
    return [text[start:end] for start, end in hider.spans(text)]


def _kind(thing: Object) -> str:
    """What an object is called in the format, for whoever has to look for it."""
    kind = thing.get(Name.Type, thing.get(Name.Subtype)) if isinstance(thing, Dictionary | Stream) else None
    return f"{kind or '?'} {thing.objgen[0]}"


def _texts(thing: Object) -> Iterator[str]:
    """Every text within an object, and what a stream holds unless it is a picture or a font."""
    if isinstance(thing, Stream):
        yield from _strings(Dictionary(dict(thing.items())))
        if Name.Width not in thing and not _is_font(thing):
            yield from _read(thing)
    else:
        yield from _strings(thing)


def _strings(thing: object) -> Iterator[str]:
    """Texts and names of an object, but not those of others that it only points at."""
    if isinstance(thing, String | Name):
        yield str(thing)
    if isinstance(thing, String):
        yield bytes(thing).decode("latin-1")
    if isinstance(thing, Dictionary):
        yield from (str(key) for key in thing)
    for value in _own(thing):
        yield from _strings(value)


def _own(thing: object) -> Iterator[object]:
    """What an object holds itself."""
    values = (
        list(thing.values()) if isinstance(thing, Dictionary) else thing if isinstance(thing, Array) else ()
    )
    yield from (value for value in values if not getattr(value, "is_indirect", False))


def _is_font(stream: Object) -> bool:
    return Name.Length1 in stream or stream.get(Name.Subtype) in _FONT_KINDS


def _read(stream: Stream) -> Iterator[str]:
    try:
        content = stream.read_bytes()
    except PdfError:
        return  # named elsewhere: the file is damaged
    yield content.decode("utf-8", "replace")
    yield content.decode("latin-1")
    yield content.replace(b"\0", b"").decode("latin-1")
