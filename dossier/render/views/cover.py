"""The cover: which court, whose case, who acts, and what the file holds."""

from dataclasses import dataclass

from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Party, Role
from dossier.render.views.header import parties_of
from dossier.render.words import Writer

_SIDES: tuple[tuple[Role, str, str], ...] = (
    ("claimant", marked("Claimant"), marked("Claimants")),
    ("defendant", marked("Defendant"), marked("Defendants")),
    ("third-party", marked("Third party"), marked("Third parties")),
)


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A name and what stands under it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """Everything on the cover."""

    court: str
    references: tuple[str, ...]
    title: str
    subtitle: str
    rows: tuple[CoverRow, ...]
    warnings: tuple[str, ...]


def cover_view(dossier: Dossier, writer: Writer, pages: int) -> CoverView:
    """The cover of a file of so many pages."""
    matter, court = dossier.case.matter, dossier.proceeding.court
    subtitle = writer.text(matter.subtitle) or writer.text(dossier.proceeding.title)
    return CoverView(
        court=writer.text(court.name),
        references=_references(dossier, writer),
        title=writer.text(matter.title),
        subtitle=subtitle if subtitle != writer.text(matter.title) else "",
        rows=(*_parties(dossier, writer), *_counsel(dossier, writer), _contents(dossier, writer, pages)),
        warnings=_warnings(dossier, writer),
    )


def _references(dossier: Dossier, writer: Writer) -> tuple[str, ...]:
    court, own = dossier.proceeding.court.reference, dossier.case.matter.reference
    lines = (
        writer.say("Case No. {reference}", reference=writer.typed(court)) if court else "",
        writer.say("Our reference: {reference}", reference=writer.typed(own)) if own else "",
    )
    return tuple(line for line in lines if line)


def _parties(dossier: Dossier, writer: Writer) -> tuple[CoverRow, ...]:
    found = []
    for role, one, many in _SIDES:
        parties = parties_of(dossier, role)
        if parties:
            name = writer.say(one if len(parties) == 1 else many)
            found.append(CoverRow(name, writer.separator.join(_party(party, writer) for party in parties)))
    return tuple(found)


def _party(party: Party, writer: Writer) -> str:
    name = writer.text(party.name)
    if party.represented_by is None:
        return name
    person = writer.text(party.represented_by)
    return writer.say("{party}, represented by {person}", party=name, person=person)


def _counsel(dossier: Dossier, writer: Writer) -> tuple[CoverRow, ...]:
    ours = [party.counsel for party in parties_of(dossier, "claimant") if party.counsel]
    counsel = dossier.case.matter.counsel or (ours[0] if ours else None)
    return (CoverRow(writer.say("Counsel"), writer.text(counsel)),) if counsel else ()


def _contents(dossier: Dossier, writer: Writer, pages: int) -> CoverRow:
    exhibits, photographs = len(dossier.exhibits), len(dossier.plates)
    counted = [
        writer.count("{count} exhibit", "{count} exhibits", exhibits),
        writer.count("{count} photograph", "{count} photographs", photographs) if photographs else "",
        writer.count("{count} page", "{count} pages", pages),
        writer.say("as of {day}", day=writer.day(dossier.as_of)) if dossier.as_of else "",
    ]
    return CoverRow(writer.say("Contents"), ", ".join(filter(None, counted)))


def _warnings(dossier: Dossier, writer: Writer) -> tuple[str, ...]:
    matter = dossier.case.matter
    if not matter.specimen:
        return ()
    notice = writer.say(
        "SPECIMEN – FICTITIOUS FILE based on a public interview. Exhibits, photographs, times, sums and "
        "signatories invented. Not for use in proceedings."
    )
    return (writer.text(matter.specimen_note) or notice,)
