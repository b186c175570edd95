"""The whole case, read and joined; what every later stage works on."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, Field

from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.custody import CustodyLog
from dossier.model.damage import LossItem
from dossier.model.exhibit import Exhibit
from dossier.model.moment import Day, Moment, Zone
from dossier.model.money import Currency
from dossier.model.original import Original
from dossier.model.photograph import Photograph
from dossier.model.position import Position
from dossier.model.proceeding import Proceeding
from dossier.model.redaction import Redaction
from dossier.model.served import Communication, ServedFault
from dossier.model.source import Record, Sourced
from dossier.model.stamp import Stamped
from dossier.model.statement import Statement
from dossier.model.submission import Submission
from dossier.model.text import Identifier, Language, Text, YesNo
from dossier.model.waiver import Waiver

MatterKind = Literal["attack", "accident", "water", "building", "theft", "neighbours", "other"]


class Premises(Sourced):
    """Where it happened.

    Attributes:
        zone: IANA name; used for nothing but the hours that people state without a zone.
        outline: Corners of the building for the site plan, if anyone measured them.
    """

    name: Text | None = None
    address: Text | None = None
    position: Position | None = None
    zone: Zone = ""
    outline: tuple[Position, ...] = ()
    protected: Text | None = None


class Incident(Sourced):
    """An instant, or for water and building defects a period.

    Attributes:
        discovered: When the claimant came to know of it, where that is later.
        injury: Whether a person was injured.
        recovered: When the injury was declared stable (*consolidation*).
    """

    title: Text | None = None
    when: Moment | None = None
    until: Moment | None = None
    discovered: Moment | None = None
    injury: YesNo | None = None
    recovered: Moment | None = None


class Works(Sourced):
    """Works whose defects are claimed for, and the acts that start and cover their guarantees.

    Attributes:
        received: Day of acceptance (*réception*); the guarantees of one, two and ten years run from it.
        reception_exhibit: Id of the exhibit that records it.
        reservations: Whether defects were reserved at acceptance.
        certificate_exhibit: Id of the builder's certificate of ten-year insurance.
    """

    received: Moment | None = None
    reception_exhibit: str = ""
    reservations: YesNo | None = None
    certificate_exhibit: str = ""


class Matter(Sourced):
    """What `case.yaml` holds.

    Attributes:
        specimen: Whether the case is made up; every page and file then says so.
        as_of: The date that pages print and deadlines count from.
        title: As on the cover.
        reference: The office's own.
        declared_letters: How many letters the party says it wrote, where that is pleaded.
    """

    id: Identifier
    title: Text
    subtitle: Text | None = None
    kind: MatterKind = "other"
    language: Language = "fr"
    specimen: YesNo = False
    specimen_note: Text | None = None
    as_of: Day | None = None
    reference: str = ""
    currency: Currency = "EUR"
    counsel: Text | None = None
    premises: Premises = Premises()
    incident: Incident = Incident()
    works: Works = Works()
    retention: Text | None = None
    recipients: tuple[Text, ...] = ()


class MissingFile(Sourced):
    """A row of `photos.csv` or `exhibits.csv` whose file is not in the folder."""

    path: str


class Case(Record):
    """A case folder, read.

    Attributes:
        originals: Every file under `photos/` and `exhibits/` by path, cited or not.
        missing: Files that a row names and that are not there.
        submissions: The pleadings under `submissions/`; no exhibits.
        custody: The custody log; None where the folder keeps none.
        communications: What was communicated, from `served/`, in the order in which it was.
        served_faults: Where what stands there is not what was written.
        stamps: Time-stamps, which are among the originals too, with the files they stand beside.
        ignored: Files that are no evidence (`.DS_Store`, `Thumbs.db`, locks), by path.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    matter: Matter
    proceedings: tuple[Proceeding, ...]
    exhibits: tuple[Exhibit, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    constats: tuple[Constat, ...] = ()
    events: tuple[Event, ...] = ()
    letters: tuple[Letter, ...] = ()
    losses: tuple[LossItem, ...] = ()
    statements: tuple[Statement, ...] = ()
    submissions: tuple[Submission, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    originals: Mapping[str, Original] = Field(default_factory=dict)
    missing: tuple[MissingFile, ...] = ()
    ignored: tuple[str, ...] = ()
    custody: CustodyLog | None = None
    communications: tuple[Communication, ...] = ()
    served_faults: tuple[ServedFault, ...] = ()
    stamps: tuple[Stamped, ...] = ()
    as_of: dt.date | None = None

    @cached_property
    def exhibit_by_id(self) -> Mapping[str, Exhibit]:
        """Exhibits by id."""
        return {exhibit.id: exhibit for exhibit in self.exhibits}

    @cached_property
    def photograph_by_id(self) -> Mapping[str, Photograph]:
        """Photographs by id."""
        return {photograph.id: photograph for photograph in self.photographs}
