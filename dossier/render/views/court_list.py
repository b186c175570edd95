"""The list of exhibits in the form of the court, once for every file that prints it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.i18n import dates
from dossier.i18n.catalogue import marked
from dossier.i18n.numbers import integer
from dossier.model.dossier import Dossier, NumberedExhibit, NumberOnly, Plate
from dossier.model.exhibit_list import ColumnKey, ExhibitList, ListCell, ListColumn, ListForm, ListRow
from dossier.model.parts import Stamps
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Court, Party, Role
from dossier.render import anchors
from dossier.render.views.header import parties_of
from dossier.render.views.lists import Places, described, exhibit_title, headed, number_only
from dossier.render.views.photographs import placed
from dossier.render.words import Writer

_TITLES: Mapping[ListForm, str] = {
    "bordereau": marked("List of exhibits communicated"),
    "inventory": marked("Detailed inventory of the exhibits"),
    "index": marked("Index"),
    "exhibit-list": marked("Exhibit list"),
}
_COLUMNS: Mapping[ListForm, tuple[tuple[ColumnKey, int], ...]] = {
    "bordereau": (("number", 8), ("title", 64), ("date", 18), ("pages", 10)),
    "inventory": (("number", 8), ("title", 64), ("date", 18), ("pages", 10)),
    "index": (("number", 8), ("title", 52), ("date", 18), ("pages", 11), ("page", 11)),
    "exhibit-list": (
        ("number", 8),
        ("title", 36),
        ("date", 19),
        ("pages", 11),
        ("offered", 12),
        ("admitted", 14),
    ),
}
_HEADINGS: Mapping[ColumnKey, str] = {
    "number": marked("No."),
    "title": marked("Title"),
    "date": marked("Date"),
    "pages": marked("Pages"),
    "page": marked("Page"),
    "offered": marked("Offered"),
    "admitted": marked("Admitted"),
}
_SIDES: tuple[tuple[Role, str], ...] = (
    ("claimant", marked("For")),
    ("defendant", marked("Against")),
    ("third-party", marked("In the presence of")),
)
BLANK = "……………………………"


@dataclass(frozen=True, slots=True)
class ListWanted:
    """What decides the form of a list.

    Attributes:
        form: None: that of the court.
        stamps: Whether it is a draft, and of a made-up case.
    """

    form: ListForm | None = None
    stamps: Stamps = field(default_factory=Stamps)


def form_of(court: Court) -> ListForm:
    """How this court wants its list; R.412-2 CJA, art. 768 CPC, General guidance on electronic bundles."""
    if court.jurisdiction == "FR":
        return "inventory" if court.order == "administrative" else "bordereau"
    return "exhibit-list" if court.jurisdiction == "US" else "index"


def court_list(
    dossier: Dossier, writer: Writer, places: Places, wanted: ListWanted | None = None
) -> ExhibitList:
    """Every exhibit with its number, title, date and pages, as it is filed.

    Args:
        dossier: What is filed.
        writer: The language.
        places: Where the exhibits land in the file that the list speaks of.
        wanted: The form, where it is not the court's own, and the stamps.
    """
    wanted = wanted or ListWanted()
    court = dossier.proceeding.court
    form = wanted.form or form_of(court)
    columns = tuple(_columns(form, writer, paged=bool(places.page_of)))
    maker = _Rows(dossier, writer, places, tuple(column.key for column in columns))
    return ExhibitList(
        form=form,
        language=writer.language,
        title=writer.say(_TITLES[form]),
        columns=columns,
        rows=tuple(maker.rows(enumerated=form == "inventory")),
        notes=tuple(_notes(dossier, writer, wanted.stamps)),
        court=tuple(_court(dossier, writer)),
        parties=tuple(_parties(dossier, writer)),
        foot=_foot(form, writer),
        paper="Letter" if court.jurisdiction == "US" else "A4",
    )


def _columns(form: ListForm, writer: Writer, *, paged: bool) -> Iterator[ListColumn]:
    """Those of the form; without one file that holds all exhibits there are no pages of it to give."""
    unused = 0 if paged else sum(width for key, width in _COLUMNS[form] if key == "page")
    for key, width in _COLUMNS[form]:
        if paged or key != "page":
            yield ListColumn(key, writer.say(_HEADINGS[key]), width + (unused if key == "title" else 0))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the lines of one list."""

    dossier: Dossier
    writer: Writer
    places: Places
    keys: tuple[ColumnKey, ...]

    def rows(self, *, enumerated: bool) -> Iterator[ListRow]:
        for heading, items in headed(self.dossier, self.writer):
            if heading:
                yield ListRow("group", (ListCell(heading),))
            for item in items:
                if isinstance(item, NumberOnly):
                    yield self._number_only(item)
                    continue
                yield self._exhibit(item)
                if enumerated:
                    yield from (self._photograph(item, plate) for plate in item.plates)

    def _exhibit(self, item: NumberedExhibit) -> ListRow:
        anchor = anchors.exhibit(item.number)
        pages, first = self.places.pages_of.get(item.number, 0), self.places.page_of.get(anchor, 0)
        target = anchor if first else ""
        cells: Mapping[ColumnKey, ListCell] = {
            "number": ListCell(str(item.number), item.number, target),
            "title": ListCell(described(item, self.writer), anchor=target),
            "date": ListCell(self.writer.dated(item.exhibit.date)),
            "pages": self._counted(pages),
            "page": self._counted(first, target),
        }
        return ListRow(
            "exhibit",
            tuple(cells.get(key, ListCell("")) for key in self.keys),
            number=item.number,
            pages=pages,
            first=first if "page" in self.keys else 0,
            bookmark=exhibit_title(item, self.writer),
            stamp=self.writer.say("Exhibit No. {number}", number=item.number),
        )

    def _number_only(self, one: NumberOnly) -> ListRow:
        """A number that was communicated stays where it was (R.412-2 CJA: continuous numbers)."""
        cells: Mapping[ColumnKey, ListCell] = {
            "number": ListCell(str(one.number), one.number),
            "title": ListCell(number_only(one, self.writer)),
        }
        return ListRow(
            "withdrawn", tuple(cells.get(key, ListCell("")) for key in self.keys), number=one.number
        )

    def _photograph(self, item: NumberedExhibit, plate: Plate) -> ListRow:
        """One photograph of a series, so that the list tells each of them (R.412-2 CJA)."""
        photograph, writer = plate.photograph, self.writer
        words = (writer.text(photograph.caption), placed(photograph, writer))
        told = " – ".join(dict.fromkeys(word for word in words if word))
        label = writer.say("Photo {label}", label=plate.label)
        cells: Mapping[ColumnKey, ListCell] = {
            "title": ListCell(f"{label} – {told}" if told else label),
            "date": ListCell(_day(photograph, writer)),
        }
        return ListRow(
            "photograph", tuple(cells.get(key, ListCell("")) for key in self.keys), number=item.number
        )

    def _counted(self, number: int, anchor: str = "") -> ListCell:
        text = integer(number, self.writer.language) if number else ""
        return ListCell(text, number or None, anchor)


def _day(photograph: Photograph, writer: Writer) -> str:
    """The day that the file or a person gives; nothing where nobody knows."""
    if photograph.taken is not None:
        return dates.day(photograph.taken.wall_clock.date(), writer.language, "short")
    return writer.dated(photograph.declared)


def _notes(dossier: Dossier, writer: Writer, stamps: Stamps) -> Iterator[str]:
    if stamps.draft:
        yield stamps.draft
    matter = dossier.case.matter
    if matter.specimen:
        yield writer.text(matter.specimen_note) or writer.say(
            "SPECIMEN – FICTITIOUS FILE. Exhibits, photographs, times, sums and signatories invented. "
            "Not for use in proceedings."
        )


def _court(dossier: Dossier, writer: Writer) -> Iterator[str]:
    court = dossier.proceeding.court
    yield writer.text(court.name)
    if court.reference:
        yield writer.say("Case No. {reference}", reference=writer.typed(court.reference))


def _parties(dossier: Dossier, writer: Writer) -> Iterator[tuple[str, str]]:
    for role, name in _SIDES:
        if parties := parties_of(dossier, role):
            yield writer.say(name), writer.separator.join(_party(party, writer) for party in parties)


def _party(party: Party, writer: Writer) -> str:
    name, counsel = writer.text(party.name), writer.text(party.counsel)
    if party.represented_by:
        name = writer.say(
            "{party}, represented by {person}", party=name, person=writer.text(party.represented_by)
        )
    return writer.say("{party} – counsel: {counsel}", party=name, counsel=counsel) if counsel else name


def _foot(form: ListForm, writer: Writer) -> tuple[str, ...]:
    """Place and day are the lawyer's to write, and so is the signature (RIN 5.5)."""
    if form != "bordereau":
        return ()
    return (
        writer.say("Done at {place}, on {day}", place=BLANK, day=BLANK),
        writer.say("Signature of counsel:"),
    )
