"""Who acts against whom, in what capacity, and who represents them."""

from dataclasses import dataclass

from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Party, Role
from dossier.render.views.cite import Citer
from dossier.render.views.header import parties_of
from dossier.render.views.pieces import Row, rows
from dossier.render.words import Writer

_SIDES: tuple[tuple[Role, str, str], ...] = (
    ("claimant", marked("Claimant"), marked("Claimants")),
    ("defendant", marked("Defendant"), marked("Defendants")),
    ("third-party", marked("Third party"), marked("Third parties")),
)


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party: name, then what is known."""

    name: str
    facts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """The parties on one side."""

    heading: str
    parties: tuple[PartyView, ...]


def court_rows(dossier: Dossier, writer: Writer) -> tuple[Row, ...]:
    """The court seized."""
    court = dossier.proceeding.court
    return rows(
        (writer.say("Court"), writer.text(court.name)),
        (writer.say("Case No."), writer.typed(court.reference)),
        (writer.say("Proceeding"), writer.text(dossier.proceeding.title)),
    )


def sides(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[SideView, ...]:
    """Claimants, defendants, third parties, as far as there are any."""
    found = []
    for role, one, many in _SIDES:
        parties = parties_of(dossier, role)
        if parties:
            views = tuple(_party(party, writer, citer) for party in parties)
            found.append(SideView(writer.say(one if len(parties) == 1 else many), views))
    return tuple(found)


def _party(party: Party, writer: Writer, citer: Citer) -> PartyView:
    return PartyView(
        name=writer.text(party.name),
        facts=rows(
            (writer.say("Legal form"), writer.text(party.form)),
            (writer.say("Seat or address"), writer.text(party.seat)),
            (writer.say("Registration"), writer.typed(party.registration)),
            (writer.say("Represented by"), writer.text(party.represented_by)),
            (writer.say("Capacity"), writer.text(party.capacity)),
            (writer.say("Authority"), citer.exhibit(party.authority_exhibit)),
            (writer.say("Counsel"), writer.text(party.counsel)),
        ),
    )
