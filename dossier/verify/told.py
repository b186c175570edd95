"""What a file's seals and revisions amount to, in sentences."""

import io
from collections.abc import Callable, Iterator

import pikepdf

from dossier.i18n.catalogue import marked
from dossier.verify.digests import page_digests
from dossier.verify.seals import Sealing

Add = Callable[..., None]
"""Takes kind, message, where, and what the message names."""

_UPDATED = marked("Something was appended to the file after it was first written ({count} revisions).")
_TRACES = marked("The file holds traces of a signature that can no longer be read: it was changed.")
_BROKEN = marked("The signature of {who} does not hold: what it covers was changed, or it is another file’s.")
_CONTAINER = marked(
    "The signature of {who} is not written as signatures are ({why}): it proves nothing of this file."
)
_APPENDED = marked("Revision {revision} was appended after the seal of {who}: no seal covers it.")
_APPENDED_PAGE = marked(
    "Revision {revision} was appended after the seal of {who}: it changes page {page}, and no seal covers it."
)
_APPENDED_COUNT = marked(
    "Revision {revision} was appended after the seal of {who}: the file then had {before} pages and now has "
    "{after}."
)
_UNCHECKED = marked(
    "Signed in the name of {who}. Whether it was they cannot be checked: no anchor was given (--trust)."
)
_REFUSED = marked("Signed in the name of {who}, for whom none of the anchors given vouches.")
_REVOKED = marked("Signed in the name of {who}, whose certificate was revoked.")
_EXPIRED = marked("Signed in the name of {who}, whose certificate is not valid at the time of checking.")
_CHECKED = marked("Signed by {who}, for whom an anchor given vouches.")
_WEAK = marked("The signature of {who} rests on {algorithm}, which can be forged.")
_STAMPED = marked("It existed at {time}, says the time-stamp.")
_CLOCK = marked("The signer’s clock said {claimed}, the time-stamp {stamped}: the clock was wrong, or set.")
_FAR = 3600


def tell(content: bytes, pdf: pikepdf.Pdf, found: list[Sealing], add: Add) -> None:
    """Say what the seals prove, and what was appended after the last."""
    if not found:
        _unsealed(content, add)
        return
    for one in found:
        tell_one(one, add)
    last = max(found, key=lambda one: one.end)
    if not last.seal.whole:
        _tail(content, pdf, last, add)


def _unsealed(content: bytes, add: Add) -> None:
    if b"/ByteRange" in content:
        add("altered", _TRACES)
    elif (count := content.count(b"startxref")) > 1:
        add("altered", _UPDATED, count=count)


def tell_one(one: Sealing, add: Add) -> None:
    """Say what one seal proves, and who made it."""
    seal, who = one.seal, one.seal.who
    if one.faults:
        add("altered", _CONTAINER, who, who=who, why=one.faults[0])
    elif not seal.holds:
        add("altered", _BROKEN, who, who=who)
        return
    if one.weak:
        add("unknown", _WEAK, who, who=who, algorithm=one.weak)
    kind, message = _identity(one)
    add(kind, message, who, who=who)
    if seal.stamped:
        add("noted", _STAMPED, who, time=seal.stamped.isoformat())
    if seal.stamped and seal.claimed and abs((seal.claimed - seal.stamped).total_seconds()) > _FAR:
        add("noted", _CLOCK, who, claimed=seal.claimed.isoformat(), stamped=seal.stamped.isoformat())


def _identity(one: Sealing) -> tuple[str, str]:
    if one.seal.identity == "checked":
        return "noted", _CHECKED
    if one.seal.identity == "unchecked":
        return "noted", _UNCHECKED
    return "unknown", {"revoked": _REVOKED, "expired": _EXPIRED}.get(one.problem, _REFUSED)


def _tail(content: bytes, pdf: pikepdf.Pdf, last: Sealing, add: Add) -> None:
    """Name what was appended after the last seal by the pages that it changes."""
    revision, who = last.seal.revision + 1, last.seal.who
    pages = list(_changed(content[: last.end], pdf))
    for page in pages:
        if page:
            add("altered", _APPENDED_PAGE, str(page), revision=revision, who=who, page=page)
        else:
            add("altered", _APPENDED_COUNT, **_counts(content[: last.end], pdf), revision=revision, who=who)
    if not pages:
        add("altered", _APPENDED, revision=revision, who=who)


def _changed(sealed: bytes, pdf: pikepdf.Pdf) -> Iterator[int]:
    """Pages that are not what they were when the seal was made; 0: another number of pages."""
    with pikepdf.open(io.BytesIO(sealed)) as before:
        if len(before.pages) != len(pdf.pages):
            yield 0
        pairs = zip(_looks(before), _looks(pdf), strict=False)
        yield from (number for number, (old, new) in enumerate(pairs, 1) if old != new)


def _counts(sealed: bytes, pdf: pikepdf.Pdf) -> dict[str, int]:
    with pikepdf.open(io.BytesIO(sealed)) as before:
        return {"before": len(before.pages), "after": len(pdf.pages)}


def _looks(pdf: pikepdf.Pdf) -> Iterator[tuple[object, ...]]:
    """What stands on each page, and what hangs on it."""
    for page, (content, drawn, _) in zip(pdf.pages, page_digests(pdf), strict=True):
        notes = page.obj.get(pikepdf.Name.Annots, ())
        yield content, drawn, *(_shown(note) for note in notes)


def _shown(note: pikepdf.Object) -> bytes:
    """An annotation by what it says and shows."""
    said = b"".join(note.get(key, pikepdf.String("")).unparse() for key in ("/Subtype", "/Contents", "/V"))
    face = note.get("/AP", pikepdf.Dictionary()).get("/N")
    return said + (face.read_bytes() if isinstance(face, pikepdf.Stream) else b"")
