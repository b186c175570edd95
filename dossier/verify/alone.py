"""Look at a dossier without the case that it was made from: does it agree with its own manifest?"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

from dossier.files import sha256_file
from dossier.i18n.catalogue import marked, translate
from dossier.model.manifest import Manifest, PageDigests, digests_from, manifest_digest, manifest_from
from dossier.model.text import Language
from dossier.model.verdict import Kind, Remark, Seal, Verdict
from dossier.verify.attached import attached
from dossier.verify.digests import held, page_digests, squeezed
from dossier.verify.hung import hung
from dossier.verify.order import drawn_in_order
from dossier.verify.seals import Anchors, anchors_from, sealings
from dossier.verify.told import tell

_UNREADABLE = marked("The file cannot be read as a PDF: nothing can be said of it.")
_BARE = marked(
    "The file holds no manifest: it was not made by this program, it is one of the files that carry none, or "
    "its manifest was taken away."
)
_BROKEN = marked("The manifest in the file cannot be read: it was changed after the file was made.")
_COUNT = marked(
    "The file has {found} pages, and its manifest counts {count}: pages were added or taken away."
)
_SWAPPED = marked("The manifest in the file is not the one that its pages were made with.")
_UNPRINTED = marked(
    "The digest that the last pages print is not that of the manifest in the file: one of them was changed."
)
_PAGE = marked("Page {page} was changed after the file was made.")
_PICTURE = marked("Photograph {label} on page {page} is not the picture that the manifest lists.")
_CAPTION = marked("The caption of photograph {label} on page {page} is not the one that the manifest lists.")
_ATTACHED = marked(
    "The attached file {name} is not the one that the manifest lists: it was changed or added."
)
_DETACHED = marked("The attached file {name}, which the manifest lists, is no longer in the file.")
_SEALS = marked("The signatures in the file cannot be read ({why}): what they cover cannot be checked.")
_ANCHOR = marked("What was given as an anchor (--trust) is no certificate.")
_LARGE = marked("The file is larger than {limit} MB: it is not opened.")
LARGEST = 1 << 30


@dataclass(slots=True)
class _Found:
    """The remarks so far, without repeats."""

    language: Language
    remarks: list[Remark] = field(default_factory=list)

    def add(self, kind: Kind, message: str, where: str = "", **values: object) -> None:
        told = values | {
            "why": translate(str(values.get("why", "")), self.language) if "why" in values else ""
        }
        remark = Remark(kind=kind, where=where, sentence=translate(message, self.language, **told))
        if remark not in self.remarks:
            self.remarks.append(remark)


def look_at(file: Path, language: Language | None = None, anchors: Anchors = ()) -> Verdict:
    """What the file says of itself; never an exception for what a stranger put into it.

    Args:
        file: A PDF of anyone's.
        language: Of the sentences; None: that of the manifest, else English.
        anchors: Certificates that are trusted to vouch for signers.

    Raises:
        OSError: The file is not there, or may not be read.
    """
    digest = sha256_file(file)
    if file.stat().st_size > LARGEST:
        return unknown(digest, language, _LARGE, limit=LARGEST >> 20)
    try:
        with pikepdf.open(file) as pdf, pypdfium2.PdfDocument(file) as seen:
            return _looked(file, digest, pdf, seen, language, anchors)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - a stranger's file: whatever escapes says only that it cannot be read
        return unknown(digest, language, _UNREADABLE)


def unknown(digest: str, language: Language | None, message: str, **values: object) -> Verdict:
    """What is said of a file that could not be looked at, and why."""
    found = _Found(language or "en")
    found.add("unknown", message, "", **values)
    return Verdict(sha256=digest, language=found.language, remarks=tuple(found.remarks))


def carries_none(verdict: Verdict) -> bool:
    """Whether all that is wrong with a file is that it carries no manifest, as many of ours do."""
    none = translate(_BARE, verdict.language)
    return any(remark.sentence == none for remark in verdict.remarks)


def listed_in(file: Path) -> Manifest | None:
    """The manifest of a file; None where it has none that can be read."""
    try:
        with pikepdf.open(file) as pdf:
            return _manifest(held(pdf))
    except pikepdf.PdfError:
        return None


def _looked(
    file: Path,
    digest: str,
    pdf: pikepdf.Pdf,
    seen: pypdfium2.PdfDocument,
    language: Language | None,
    anchors: Anchors,
) -> Verdict:
    kept = held(pdf)
    manifest = _manifest(kept)
    found = _Found(language or (manifest.language if manifest else "en"))
    if kept is None:
        found.add("unknown", _BARE)
    elif manifest is None:
        found.add("altered", _BROKEN)
    else:
        _compare(pdf, seen, manifest, kept, found)
    seals = _sealed(file.read_bytes(), pdf, anchors, found)
    return Verdict(
        sha256=digest,
        language=found.language,
        manifest=manifest_digest(kept[0]) if kept and manifest else "",
        pages=len(pdf.pages) if manifest else 0,
        pictures=len(manifest.pictures) if manifest else 0,
        seals=seals,
        remarks=tuple(found.remarks),
    )


def _sealed(content: bytes, pdf: pikepdf.Pdf, anchors: Anchors, found: _Found) -> tuple[Seal, ...]:
    """What stands beside the pages: seals, later revisions."""
    try:
        trusted = anchors_from(anchors)
    except ValueError:
        found.add("unknown", _ANCHOR)
        return ()
    try:
        seals = sealings(content, trusted)
        tell(content, pdf, seals, found.add)
    except Exception as error:  # noqa: BLE001 - as above
        found.add("unknown", _SEALS, why=type(error).__name__)
        return ()
    return tuple(one.seal for one in seals)


def _manifest(kept: tuple[bytes, bytes] | None) -> Manifest | None:
    try:
        return manifest_from(kept[0]) if kept else None
    except ValueError:
        return None


def _compare(
    pdf: pikepdf.Pdf,
    seen: pypdfium2.PdfDocument,
    manifest: Manifest,
    kept: tuple[bytes, bytes],
    found: _Found,
) -> None:
    written = _digests(kept[1])
    if manifest.pages != len(pdf.pages) or len(written.pages) != len(pdf.pages):
        found.add("altered", _COUNT, found=len(pdf.pages), count=manifest.pages)
    if written.manifest != manifest_digest(kept[0]):
        found.add("altered", _SWAPPED)
    texts = [_text(seen, position) for position in range(len(seen))]
    if not any(manifest_digest(kept[0]) in text for text in texts):
        found.add("altered", _UNPRINTED)
    for sentence, name in _attachments(pdf, manifest):
        found.add("altered", sentence, name, name=name)
    for sentence, page, what in hung(pdf):
        found.add("altered", sentence, str(page), page=page, what=what)
    drawn = _compare_pages(pdf, written, found)
    for sentence, label, place in (*_pictures(manifest, drawn, texts), *_exchanged(pdf, manifest)):
        found.add("altered", sentence, label, label=label, page=place)


def _digests(content: bytes) -> PageDigests:
    try:
        return digests_from(content)
    except ValueError:
        return PageDigests(manifest="0" * 64, pages=())


def _text(seen: pypdfium2.PdfDocument, position: int) -> str:
    with closing(seen[position]) as page, closing(page.get_textpage()) as text:
        return squeezed(text.get_text_bounded())


def _compare_pages(pdf: pikepdf.Pdf, written: PageDigests, found: _Found) -> list[set[str]]:
    """Name each page that is not the one it was; what each draws with."""
    drawn = []
    for position, (content, joined, streams) in enumerate(page_digests(pdf), 1):
        drawn.append(streams)
        planned = written.pages[position - 1] if position <= len(written.pages) else None
        if planned is None or (planned.content, planned.drawn) != (content, joined):
            found.add("altered", _PAGE, str(position), page=position)
    return drawn


def _attachments(pdf: pikepdf.Pdf, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Each attached file that was changed, added or taken away."""
    listed = {one.name: one.sha256 for one in manifest.attached}
    held = attached(pdf)
    yield from ((_DETACHED, name) for name in listed if name not in held)
    yield from ((_ATTACHED, name) for name, digest in held.items() if listed.get(name) != digest)


def _pictures(manifest: Manifest, drawn: list[set[str]], texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each photograph that is not where, or not what, or not called what the manifest says."""
    for picture in manifest.pictures:
        at = picture.position - 1
        if at >= len(drawn) or picture.derivative not in drawn[at]:
            yield _PICTURE, picture.label, picture.page
        if at >= len(texts) or squeezed(picture.caption) not in texts[at]:
            yield _CAPTION, picture.label, picture.page


def _exchanged(pdf: pikepdf.Pdf, manifest: Manifest) -> Iterator[tuple[str, str, str]]:
    """Each photograph in whose place the page draws another one of its own."""
    for position, page in enumerate(pdf.pages, 1):
        listed = [one for one in manifest.pictures if one.position == position]
        known = {one.derivative for one in listed}
        order = [digest for digest in drawn_in_order(page) if digest in known] if listed[1:] else []
        if len(order) == len(listed):
            pairs = zip(listed, order, strict=True)
            yield from ((_PICTURE, one.label, one.page) for one, drawn in pairs if one.derivative != drawn)
