"""A photograph: its file, what the file says, and what people say of it."""

from typing import Literal

from dossier.model.moment import Moment
from dossier.model.original import CaptureTime, Original
from dossier.model.position import Position
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

View = Literal["overview", "middle", "close"]


class Photograph(Sourced):
    """One photograph of an exhibit.

    Attributes:
        id: Cited from other tables; by default its path below `photos/` without suffix.
        exhibit: Id of the exhibit that it belongs to; by default its folder.
        original: The file and its facts.
        order: Rank inside its exhibit, from 1.
        caption: What is seen, without conclusion.
        author: Who took it.
        place: Where, in words (room, façade).
        direction: Where the camera looked, in words.
        view: How close.
        declared: Time stated by a person; never replaces the file's, stands beside it.
        clock_correction: Seconds to add to the camera's clock.
        clock_reason: Why, and who established it.
        zone: IANA name or offset that a person states for the camera's clock.
        acquired: How the file came to the office (card, cable, messenger, e-mail, …).
        position: Stated by a person; the file's own is in `original.image.position`.
        people: Whether identifiable people are visible; None: nobody has looked.
        minors: Whether a child or adolescent can be recognised; None: nobody has said.
        reviewed_by: Who looked for people, plates and screens.
        reviewed_on: When they looked, as written.
        derived_from: Id of the photograph that this one is a crop, copy or annotation of.
        scale: Whether a scale is visible.
        proceedings: Ids of the proceedings that it belongs to; empty: all.
    """

    id: Identifier
    exhibit: str
    original: Original
    order: int
    caption: Text | None = None
    author: Text | None = None
    place: Text | None = None
    direction: Text | None = None
    view: View | None = None
    declared: Moment | None = None
    clock_correction: int | None = None
    clock_reason: Text | None = None
    zone: str | None = None
    acquired: Text | None = None
    position: Position | None = None
    people: YesNo | None = None
    minors: YesNo | None = None
    reviewed_by: str = ""
    reviewed_on: Moment | None = None
    derived_from: str = ""
    scale: YesNo | None = None
    synthetic: YesNo = False
    proceedings: Words = ()
    taken: CaptureTime | None = None
    """Best known time: corrected, EXIF, GPS, then declared; see `ingest.photographs`."""

    @property
    def whereabouts(self) -> Position | None:
        """The file's own position, else the stated one."""
        image = self.original.image
        return image.position if image and image.position else self.position
