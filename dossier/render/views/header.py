"""Whose case it is, as the head of every page and the cover say."""

from dossier.model.dossier import Dossier
from dossier.model.proceeding import Party, Role
from dossier.render.words import Writer


def matter_line(dossier: Dossier, writer: Writer) -> str:
    """`Claimant v Defendant`, or the title of the matter before the parties are known."""
    sides = [_names(dossier, writer, role) for role in ("claimant", "defendant")]
    if all(sides):
        return writer.say("{claimant} v {defendant}", claimant=sides[0], defendant=sides[1])
    return writer.text(dossier.case.matter.title)


def parties_of(dossier: Dossier, role: Role) -> tuple[Party, ...]:
    """The parties on one side, in the order they were written."""
    return tuple(party for party in dossier.proceeding.parties if party.role == role)


def _names(dossier: Dossier, writer: Writer, role: Role) -> str:
    return ", ".join(writer.text(party.name) for party in parties_of(dossier, role))
