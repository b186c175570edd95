"""The words of the paper kit: the cover sheet that the registry receives, and one slip sheet an exhibit."""

from dataclasses import dataclass

from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList, ListRow
from dossier.render import anchors
from dossier.render.views.court_list import BLANK
from dossier.render.views.pieces import Row, plain, rows
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class PaperCover:
    """What stands on the cover sheet; what the program cannot know is left blank."""

    court: tuple[str, ...]
    title: str
    facts: tuple[Row, ...]
    blanks: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """The sheet that is put before one exhibit."""

    anchor: str
    heading: str
    title: str
    facts: tuple[Row, ...]


def paper_cover(dossier: Dossier, listed: ExhibitList, writer: Writer) -> PaperCover:
    """The cover sheet: who files what, and blanks for why on paper, how often and when."""
    exhibits = list(listed.exhibits)
    pages = sum(row.pages for row in exhibits)
    counted = (
        writer.count("{count} exhibit", "{count} exhibits", len(exhibits)),
        writer.count("{count} page", "{count} pages", pages),
    )
    french_civil = dossier.proceeding.court.jurisdiction == "FR" and listed.form == "bordereau"
    return PaperCover(
        court=listed.court,
        title=writer.say("Filing on paper"),
        facts=rows(*listed.parties, (writer.say("Exhibits"), ", ".join(counted))),
        blanks=rows(
            (writer.say("Act filed with these exhibits"), BLANK),
            (writer.say("Why it is filed on paper"), BLANK),
            (writer.say("Text relied on"), _texts(writer) if french_civil else BLANK),
            (writer.say("Sets filed"), BLANK),
            (writer.say("Place, date and signature of counsel"), BLANK),
            (writer.say("Received at the registry on, visa"), BLANK),
        ),
    )


def slips(listed: ExhibitList, writer: Writer) -> tuple[Slip, ...]:
    """One sheet for each exhibit of the list, in its order."""
    return tuple(_slip(row, listed, writer) for row in listed.exhibits)


def _slip(row: ListRow, listed: ExhibitList, writer: Writer) -> Slip:
    cells = listed.texts(row)
    return Slip(
        anchor=anchors.exhibit(row.number),
        heading=row.stamp,
        title=cells["title"],
        facts=tuple(
            Row(name, plain(cells[key]))
            for key, name in (("date", writer.say("Date")), ("pages", writer.say("Pages")))
            if cells.get(key)
        ),
    )


def _texts(writer: Writer) -> str:
    return writer.say("Art. 748-7, 850 or 930-1 CPC (strike out what does not apply)")
