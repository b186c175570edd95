"""The integrity annex: what each file is, and the digests by which it can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.model.dossier import Dossier
from dossier.model.original import Original, ShownCopy
from dossier.model.photograph import Photograph
from dossier.render import anchors
from dossier.render.views.file_kinds import file_kind
from dossier.render.views.photographs import camera, grouped, position, taken, told
from dossier.render.views.pieces import Phrase, Piece
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file; its lines are broken by hand, which costs a table least."""

    anchor: str
    label: Phrase
    file: str
    capture: str
    original: str
    derivative: str


def file_rows(dossier: Dossier, writer: Writer) -> tuple[FileRow, ...]:
    """Every file that this dossier files, in the order of its numbers."""
    return tuple(_all(dossier, writer))


def introduction(writer: Writer) -> tuple[str, ...]:
    """What a digest shows and what it does not, in honest words."""
    return (
        writer.say(
            "For each file filed: what it is, what it records or what was stated about it, and its SHA-256 "
            "digest. Whoever holds a file can compute the digest again; the same digest means the same "
            "content, to the bit, as when it was recorded for this file. It says nothing of the date, the "
            "author or the truth of what is shown."
        ),
        writer.say(
            "Photographs are printed from an upright copy without metadata, made from the original; the "
            "second digest is that of the picture in these pages."
        ),
    )


def _all(dossier: Dossier, writer: Writer) -> Iterator[FileRow]:
    for item in dossier.exhibits:
        if item.exhibit.original is not None:
            label = str(item.number)
            yield _row(label, anchors.exhibit(item.number), item.exhibit.original, None, writer)
        for plate in item.plates:
            photograph = plate.photograph
            yield _row(plate.label, anchors.photo(plate.label), photograph.original, photograph, writer)


def _row(
    label: str, shown: str, original: Original, photograph: Photograph | None, writer: Writer
) -> FileRow:
    image = original.image
    derivative = image.derivative.sha256 if image and image.derivative else ""
    return FileRow(
        anchor=anchors.file(label),
        label=(Piece(label, shown),),
        file="\n".join((writer.exact(original.name), *_format(original, writer))),
        capture=_capture(photograph, writer) if photograph else "",
        original=_digest(original.sha256),
        derivative=_digest(derivative) if derivative else "",
    )


def _format(original: Original, writer: Writer) -> Iterator[str]:
    size = numbers.file_size(original.size, writer.language)
    yield f"{file_kind(original, writer)}, {size}"
    if original.image:
        yield f"{numbers.dimensions(original.image.width, original.image.height, writer.language)} px"
    if original.pdf:
        yield writer.count("{count} page", "{count} pages", original.pdf.pages)
    if original.copy_shown:
        yield _shown(original.copy_shown, writer)
    if original.masked and original.masked.marks:
        yield writer.say("shown as a masked copy")


def _shown(copy: ShownCopy, writer: Writer) -> str:
    program = writer.exact(copy.program)
    if copy.how == "converted":
        return writer.say("converted from this file by {program}", program=program)
    if copy.how == "joined":
        return writer.say("every picture of it shown as a page")
    return writer.say("shown as a copy with a layer of words recognised by {program}", program=program)


def _capture(photograph: Photograph, writer: Writer) -> str:
    device = writer.exact(_device(photograph))
    signed = _credentials(photograph, writer)
    known = (taken(photograph, writer), *told(photograph, writer), position(photograph, writer))
    lines = (*known, device, signed)
    return "\n".join(filter(None, lines))


def _credentials(photograph: Photograph, writer: Writer) -> str:
    """What whole content credentials show, and no more; other states are the office's to look into."""
    image = photograph.original.image
    held = image.credentials if image else None
    if held is None or held.state != "valid":
        return ""
    return writer.say(
        "content credentials (C2PA) whole; signer according to the file, not checked: {signer}",
        signer=writer.exact(held.signer or "?"),
    )


def _device(photograph: Photograph) -> str:
    image = photograph.original.image
    if image is None:
        return ""
    facts = (camera(photograph), image.camera.lens, image.camera.serial, image.camera.software)
    return ", ".join(dict.fromkeys(fact.strip() for fact in facts if fact.strip()))


def _digest(digest: str) -> str:
    """64 digits on two lines of eight groups."""
    return f"{grouped(digest[:32])}\n{grouped(digest[32:])}"
