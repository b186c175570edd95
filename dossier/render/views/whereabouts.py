"""The key of the site plan: where each photograph was taken."""

from dataclasses import dataclass

from dossier.model.dossier import Dossier, Plate
from dossier.render import anchors
from dossier.render.views.photographs import bearing, placed, position
from dossier.render.views.pieces import Phrase, Piece
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One photograph whose position is known."""

    label: Phrase
    place: str
    position: str
    bearing: str


def place_rows(dossier: Dossier, writer: Writer) -> tuple[PlaceRow, ...]:
    """Photographs with a position, in the order of their labels."""
    return tuple(_row(plate, writer) for plate in dossier.plates if plate.photograph.whereabouts)


def _row(plate: Plate, writer: Writer) -> PlaceRow:
    photograph = plate.photograph
    where = placed(photograph, writer)
    return PlaceRow(
        label=(Piece(plate.label, anchors.photo(plate.label)),),
        place=where,
        position=position(photograph, writer),
        bearing=bearing(photograph, writer),
    )
