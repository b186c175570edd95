"""The log of redactions as it is filed: where something is hidden and of what kind, never what or why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.original import Original
from dossier.model.redaction import RedactionKind
from dossier.render import anchors
from dossier.render.views.pieces import Phrase, Piece
from dossier.render.words import Writer

KINDS: Mapping[RedactionKind, str] = {
    "face": marked("face of a person"),
    "child": marked("child or adolescent"),
    "plate": marked("registration plate"),
    "screen": marked("screen or document in the picture"),
    "badge": marked("badge or uniform sign"),
    "name": marked("name or other word"),
    "address": marked("address"),
    "number": marked("number that identifies a person or an account"),
    "health": marked("state of health"),
    "security": marked("means of security"),
    "other": marked("other"),
}


@dataclass(frozen=True, slots=True)
class RedactionRow:
    """Marks of one kind in one place."""

    where: Phrase
    page: str
    kind: str
    marks: str


def redaction_rows(dossier: Dossier, writer: Writer) -> tuple[RedactionRow, ...]:
    """Every mark of the files that this dossier shows, counted by place and kind."""
    return tuple(_rows(dossier, writer))


def redaction_notes(dossier: Dossier, writer: Writer) -> tuple[str, ...]:
    """How it was hidden, so that nobody takes a mark for part of an original."""
    dots = max((one.masked.resolution for one, _ in _shown(dossier, writer) if one.masked), default=0)
    notes = [
        writer.say(
            "The places below were made unreadable on copies that are shown in place of the originals. All "
            "marks look the same whatever they hide. The originals are unchanged; their digests stand in the "
            "integrity annex."
        )
    ]
    if dots:
        notes.append(
            writer.say(
                "A page of an exhibit with a mark on it is shown as a picture at {dots} dots an inch, "
                "without searchable text.",
                dots=dots,
            )
        )
    if dossier.public and any(one.words for one in dossier.case.redactions):
        notes.append(
            writer.say("Words are hidden wherever they stand; one mark of fixed length replaces them.")
        )
    return tuple(notes)


def _rows(dossier: Dossier, writer: Writer) -> Iterator[RedactionRow]:
    for original, where in _shown(dossier, writer):
        marks = original.masked.marks if original.masked else ()
        counted = Counter((mark.page, mark.kind) for mark in marks)
        for (page, kind), count in sorted(counted.items()):
            yield RedactionRow(
                where=where,
                page=numbers.integer(page, writer.language) if original.pdf else "",
                kind=writer.say(KINDS[kind]),
                marks=numbers.integer(count, writer.language),
            )


def _shown(dossier: Dossier, writer: Writer) -> Iterator[tuple[Original, Phrase]]:
    for item in dossier.exhibits:
        if item.exhibit.original is not None:
            label = writer.say("Exhibit No. {number}", number=item.number)
            yield item.exhibit.original, (Piece(label, anchors.exhibit(item.number)),)
        for plate in item.plates:
            label = writer.say("Photo {label}", label=plate.label)
            yield plate.photograph.original, (Piece(label, anchors.photo(plate.label)),)
