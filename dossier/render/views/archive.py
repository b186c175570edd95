"""What an archive edition says of itself: pages shown as pictures, files attached, files only named."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.model.archive import ArchiveFacts, KeptOriginal
from dossier.render import anchors
from dossier.render.views.photographs import grouped
from dossier.render.views.pieces import Phrase, Piece
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class PicturesRow:
    """Pages of one exhibit that stand as pictures."""

    exhibit: Phrase
    pages: str


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """One file that stands in this one, or is named because it was too large for that."""

    label: Phrase
    name: str
    digest: str


def introduction(facts: ArchiveFacts, writer: Writer) -> tuple[str, ...]:
    """What this form is for, and what it changes in the pages."""
    told = [
        writer.say(
            "This file is made for long keeping and for readers who do not see: it follows ISO 19005-3 "
            "(PDF/A-3A) and ISO 14289-1 (PDF/UA-1), as far as a program can check them."
        )
    ]
    if facts.pictured:
        told.append(
            writer.say(
                "Pages of exhibits that came in another form are shown as pictures of these pages; their "
                "words stand behind the picture, where they can be searched and read aloud."
            )
        )
    if any(one.kept == "attached" for one in facts.originals):
        told.append(
            writer.say(
                "The files listed below are attached to this one, bit for bit. Whoever saves an attached "
                "file can compute its digest again and compare it."
            )
        )
    return tuple(told)


def picture_rows(facts: ArchiveFacts, writer: Writer) -> tuple[PicturesRow, ...]:
    """In the order of the exhibits' numbers."""
    return tuple(
        PicturesRow(
            exhibit=(
                Piece(writer.say("Exhibit No. {number}", number=one.exhibit), anchors.exhibit(one.exhibit)),
            ),
            pages=writer.say("all pages") if len(one.pages) == one.total else spans(one.pages),
        )
        for one in facts.pictured
    )


def file_rows(facts: ArchiveFacts, writer: Writer) -> tuple[AttachedRow, ...]:
    """Those attached, and those that are only named; of a masked original neither."""
    return tuple(_row(one, writer) for one in facts.originals if one.kept != "masked")


def spans(pages: tuple[int, ...]) -> str:
    """Numbers with runs drawn together: `1–3, 7`."""
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in _runs(pages))


def _runs(pages: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    first = last = None
    for page in pages:
        if last is not None and first is not None and page != last + 1:
            yield first, last
            first = None
        first, last = page if first is None else first, page
    if first is not None and last is not None:
        yield first, last


def _row(one: KeptOriginal, writer: Writer) -> AttachedRow:
    size = numbers.file_size(one.size, writer.language)
    named = one.path.rpartition("/")[2]
    weight = size if one.name else writer.say("{size}, not attached", size=size)
    return AttachedRow(
        label=(Piece(one.label, anchors.file(one.label)),),
        name=f"{one.name or writer.exact(named)}\n{weight}",
        digest=f"{grouped(one.sha256[:32])}\n{grouped(one.sha256[32:])}",
    )
