"""The sheet of an exhibit whose file cannot be printed here, or must not be altered."""

from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.model.dossier import NumberedExhibit, Plate
from dossier.model.original import Original, ShownCopy
from dossier.render import anchors
from dossier.render.views.file_kinds import file_kind
from dossier.render.views.photographs import grouped
from dossier.render.views.pieces import Phrase, Piece, Row, rows
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One file that stands in `exhibits/` beside the dossier, or behind the sheet."""

    anchor: str
    heading: str
    facts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """A page that says what the exhibit is and where its file is."""

    anchor: str
    heading: str
    facts: tuple[Row, ...]
    remark: str
    files: tuple[SheetFile, ...]


def sheet_view(
    item: NumberedExhibit, writer: Writer, unseen: tuple[Plate, ...], *, first: bool
) -> ExhibitSheet:
    """The sheet of one exhibit, or of those of its photographs that cannot be printed."""
    exhibit = item.exhibit
    title = writer.text(exhibit.title)
    heading = writer.say("Exhibit No. {number} – {title}", number=item.number, title=title)
    own = (_file(item, exhibit.original, writer),) if exhibit.original and not unseen else ()
    return ExhibitSheet(
        anchor=anchors.exhibit(item.number) if first else "",
        heading=heading,
        facts=rows(
            (writer.say("Author"), writer.text(exhibit.author)),
            (writer.say("Date"), writer.moment(exhibit.date)),
        )
        if first
        else (),
        remark=_remark(item, unseen, writer),
        files=(*own, *(_photograph(plate, writer) for plate in unseen)),
    )


def _remark(item: NumberedExhibit, unseen: tuple[Plate, ...], writer: Writer) -> str:
    original = item.exhibit.original
    if original is not None and original.behind_sheet and not unseen:
        return _behind(original, item, writer)
    if unseen and not any(plate.untouched for plate in unseen):
        return writer.say("These files cannot be printed, and are not part of this edition.")
    if unseen:
        return writer.say("These files cannot be printed. They accompany this dossier unaltered.")
    if not item.untouched:
        return writer.say("This exhibit has no pages in this dossier.")
    return writer.say("This exhibit is a file that cannot be printed. It accompanies this dossier unaltered.")


def _behind(original: Original, item: NumberedExhibit, writer: Writer) -> str:
    """What the pages behind the sheet are."""
    if original.copy_shown is not None:
        return _made(original.copy_shown, item, writer)
    if original.masked:
        return writer.say(
            "This file bears an electronic signature. The following pages show a copy of it in which what "
            "must not be seen is hidden; the copy does not bear the signature. The file itself is unchanged."
        )
    return writer.say(
        "This file bears an electronic signature. Its pages are shown on the following pages as they "
        "are; the file itself, to which nothing was added, accompanies this dossier."
    )


def _made(copy: ShownCopy, item: NumberedExhibit, writer: Writer) -> str:
    """How the pages behind the sheet came about, and where the file itself is."""
    told = (
        writer.say("The pages that follow show every picture of this file in order, one to a page.")
        if copy.how == "joined"
        else writer.say(
            "The pages that follow were made from this file by {program}; another program may break its "
            "lines and pages elsewhere.",
            program=writer.exact(copy.program),
        )
    )
    kept = writer.say("The file itself accompanies this dossier unaltered.") if item.untouched else ""
    return f"{told} {kept}".strip()


def _file(item: NumberedExhibit, original: Original, writer: Writer) -> SheetFile:
    return SheetFile("", "", _facts(original, item.untouched, str(item.number), writer))


def _photograph(plate: Plate, writer: Writer) -> SheetFile:
    heading = writer.say("Photo {label}", label=plate.label)
    facts = _facts(plate.photograph.original, plate.untouched, plate.label, writer)
    return SheetFile(anchors.photo(plate.label), heading, facts)


def _facts(original: Original, untouched: str, label: str, writer: Writer) -> tuple[Row, ...]:
    place: Phrase = (Piece(f"exhibits/{writer.exact(untouched)}"),) if untouched else ()
    pages = original.pdf.pages if original.pdf else 0
    annex = Piece(writer.say("(in full: integrity annex of the dossier)"), anchors.file(label))
    return rows(
        (writer.say("File"), writer.exact(original.name)),
        (writer.say("Kind of file"), file_kind(original, writer)),
        (writer.say("Size"), numbers.file_size(original.size, writer.language)),
        (writer.say("Pages"), numbers.integer(pages, writer.language) if pages else ""),
        (writer.say("Accompanies this dossier as"), place),
        (writer.say("SHA-256"), (Piece(grouped(original.sha256) + " "), annex)),
    )
