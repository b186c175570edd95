"""What the last pages say: which original became which printed picture, and on which page it is."""

from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.model.manifest import Manifest, manifest_bytes, manifest_digest
from dossier.render import anchors
from dossier.render.views.photographs import grouped
from dossier.render.views.pieces import Phrase, Piece, Row, rows
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One photograph; every row has two lines, so that pages hold the same number of them."""

    label: str
    original: str
    derivative: str
    page: Phrase


def picture_rows(manifest: Manifest, writer: Writer) -> tuple[PictureRow, ...]:
    """The photographs in the order in which they stand."""
    masked = writer.say("masked")
    return tuple(
        PictureRow(
            label=f"{picture.label}\n{masked}" if picture.masked else picture.label,
            original=_digest(picture.original),
            derivative=_digest(picture.derivative),
            page=(Piece(picture.page, anchors.photo(picture.label)),),
        )
        for picture in manifest.pictures
    )


def introduction(manifest: Manifest, writer: Writer) -> tuple[str, ...]:
    """What stands in the file, what it is worth, and how anyone can check it."""
    told = [
        writer.say(
            "This file holds a manifest: the list of the files that it shows, each with its SHA-256 digest "
            "and its page. The digest of the manifest itself is printed below."
        ),
        writer.say(
            "The same digest means the same bytes; it says nothing of who made a file, of when, or of "
            "whether it shows the truth. Whoever replaces this whole file can print other digests in it. "
            "They protect only together with a time-stamp, which shows that the file existed at that time; "
            "with a signature, which shows whose key signed it and that nothing changed since; or with a "
            "copy that someone else holds. None of these says that what a photograph shows is true."
        ),
        writer.say(
            "To check a file: “sha256sum FILE” (Linux), “shasum -a 256 FILE” (macOS) or “Get-FileHash FILE” "
            "(Windows) prints its digest, which must be the one that this dossier prints. The command "
            "“verify” of the program that made this file compares all of it; how to read the manifest "
            "without that program is in its documentation."
        ),
    ]
    if manifest.pictures:
        told.append(
            writer.say(
                "Photographs are printed from an upright copy without metadata; the table gives for each "
                "the digest of its original, that of the copy in these pages, and the page."
            )
        )
    return tuple(told)


def facts(manifest: Manifest, writer: Writer) -> tuple[Row, ...]:
    """The digest of the manifest, and where the custody log stood."""
    custody = manifest.custody
    return rows(
        (writer.say("Manifest, SHA-256"), _digest(manifest_digest(manifest_bytes(manifest)))),
        (
            writer.say("Custody log, entries"),
            numbers.integer(custody.entries, writer.language) if custody else "",
        ),
        (writer.say("Custody log, digest of the last entry"), _digest(custody.digest) if custody else ""),
    )


def _digest(digest: str) -> str:
    """64 digits on two lines of eight groups."""
    return f"{grouped(digest[:32])}\n{grouped(digest[32:])}"
