"""The bailiff's record, as summarised by the office; the record itself is an exhibit."""

from typing import Literal

from dossier.model.moment import Moment
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

ObservationKind = Literal["seen", "declared", "shown", "measured", "opinion"]
RecordKind = Literal["constat", "amicable", "internet", "deposit"]
Mandate = Literal["private", "court"]


class Officer(Sourced):
    """Who drew up the record (art. 648, 3 CPC)."""

    name: str = ""
    title: str = ""
    office: Text | None = None
    address: Text | None = None
    signed: YesNo | None = None
    capacity: Text | None = None


class Requester(Sourced):
    """At whose request (art. 648, 2 CPC: identity complete by type of person)."""

    name: Text | None = None
    kind: Literal["person", "company", "association", "state", "other"] | None = None
    form: Text | None = None
    seat: Text | None = None
    represented_by: Text | None = None
    capacity: Text | None = None
    birth: Text | None = None
    occupation: Text | None = None
    nationality: Text | None = None


class Observation(Sourced):
    """One thing that the bailiff noted, in the record's own words.

    Attributes:
        number: As in the record.
        text: The record's own words.
        kind: Only `seen` and `measured` stand until proof to the contrary
            (ordonnance 2016-728, art. 1).
        place: Where.
        by: Who declared or showed it.
        photographs: Ids of the photographs that it cites.
        page: Page of the record.
    """

    number: str
    text: Text
    kind: ObservationKind
    place: Text | None = None
    by: Text | None = None
    photographs: Words = ()
    page: int | None = None


class Constat(Sourced):
    """One record.

    Attributes:
        id: Cited as `obs:ID/NUMBER`.
        kind: `amicable` (*constat amiable*) is not a bailiff's record.
        exhibit: Id of the exhibit that holds the record byte for byte.
        photographs_exhibit: Id of the exhibit that holds its photographs, if apart.
        signed_by: Who signed an amicable record.
    """

    id: Identifier
    kind: RecordKind = "constat"
    exhibit: str = ""
    photographs_exhibit: str = ""
    date: Moment | None = None
    start: Moment | None = None
    end: Moment | None = None
    place: Text | None = None
    mandate: Mandate | None = None
    officer: Officer = Officer()
    clerk: Officer | None = None
    countersigned: YesNo | None = None
    requester: Requester = Requester()
    purpose: Text | None = None
    access: Text | None = None
    remote: YesNo | None = None
    persons: tuple[Text, ...] = ()
    signed_by: tuple[Text, ...] = ()
    weather: Text | None = None
    device: Text | None = None
    clock_checked: YesNo | None = None
    pages: int | None = None
    photographs: int | None = None
    annexes: tuple[Text, ...] = ()
    cost: Text | None = None
    internet_steps: Words = ()
    observations: tuple[Observation, ...] = ()
    proceedings: Words = ()
