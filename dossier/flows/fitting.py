"""Make the photographs of an exhibit smaller where its file would not fit what the court takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.executor import run
from dossier.files import Store
from dossier.filing.resolution import FULL_SIDE, side_at
from dossier.flows.rendering import Press
from dossier.flows.sizes import pictures_size, predicted_exhibit
from dossier.ingest.smaller import SmallerJob, smaller
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.model.edition import Edition
from dossier.model.original import Derivative

_ROOM = 0.93  # of the limit: what a prediction may be wrong by
_LOSS = 1.4  # bytes fall as this power of the side: measured on drawings; camera pictures lose more


@dataclass(frozen=True, slots=True)
class Fitted:
    """A dossier whose photographs fit, and how many dots an inch those of each exhibit were left with."""

    dossier: Dossier
    lowered: Mapping[int, int] = field(default_factory=dict)


def fitted(edition: Edition, dossier: Dossier, store: Store, press: Press) -> Fitted:
    """The dossier with smaller pictures in the exhibits that would be too large, down to the edition's floor.

    An exhibit that is too large all the same stays so, and a rule names it (FP109).
    """
    sides = {item.number: side for item in dossier.exhibits if (side := _side(item, edition, store))}
    if not sides:
        return Fitted(dossier)
    exhibits = tuple(_lowered(item, sides.get(item.number, 0), store, press) for item in dossier.exhibits)
    dots = {number: round(side / FULL_SIDE) for number, side in sides.items()}
    return Fitted(dossier.replaced(exhibits=exhibits), dots)


def _side(item: NumberedExhibit, edition: Edition, store: Store) -> int:
    """Pixels that the longer side of its pictures may have; 0: as they are."""
    room = edition.file_bytes * _ROOM
    weight, pictures = predicted_exhibit(item, store), pictures_size(item, store)
    if not edition.file_bytes or not pictures or weight <= room:
        return 0
    now = max(_longest(plate) for plate in item.plates)
    share = max(0.0, (room - (weight - pictures)) / pictures)
    side: int = round(now * share ** (1 / _LOSS))
    return max(side, side_at(edition.picture_floor))


def _longest(plate: Plate) -> int:
    image = plate.photograph.original.image
    derivative = image.derivative if image else None
    return max(derivative.width, derivative.height) if derivative else 0


def _lowered(item: NumberedExhibit, side: int, store: Store, press: Press) -> NumberedExhibit:
    if not side:
        return item
    shown = [plate for plate in item.plates if _longest(plate)]
    digests = [_derivative(plate).sha256 for plate in shown]
    made = run(press.executor, smaller, [SmallerJob(digest, side, store) for digest in digests])
    by_label = dict(zip((plate.label for plate in shown), made, strict=True))
    plates = tuple(_with(plate, by_label.get(plate.label)) for plate in item.plates)
    return item.model_copy(update={"plates": plates})


def _derivative(plate: Plate) -> Derivative:
    image = plate.photograph.original.image
    if image is None or image.derivative is None:
        raise AssertionError(f"photo {plate.label} prints no picture")
    return image.derivative


def _with(plate: Plate, derivative: Derivative | None) -> Plate:
    """The plate with another picture; a masked copy keeps its marks."""
    if derivative is None:
        return plate
    original = plate.photograph.original
    image = original.image and original.image.model_copy(update={"derivative": derivative})
    masked = original.masked and original.masked.model_copy(update={"sha256": derivative.sha256})
    copy = original.model_copy(update={"image": image, "masked": masked})
    return plate.model_copy(update={"photograph": plate.photograph.model_copy(update={"original": copy})})
