"""Which record each file of the case folder holds."""

from collections.abc import Mapping

from dossier.ingest.written import ExhibitRow, PhotoRow
from dossier.model.case import Matter
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.damage import LossItem
from dossier.model.proceeding import Proceeding
from dossier.model.redaction import Redaction
from dossier.model.source import Record
from dossier.model.statement import Statement
from dossier.model.submission import SubmissionRow
from dossier.model.waiver import Waiver

DOCUMENT_MODELS: Mapping[str, type[Record]] = {
    "case": Matter,
    "proceedings": Proceeding,
    "constat": Constat,
    "statements": Statement,
    "redactions": Redaction,
    "waivers": Waiver,
}
"""Usually written in YAML."""

TABLE_MODELS: Mapping[str, type[Record]] = {
    "exhibits": ExhibitRow,
    "photos": PhotoRow,
    "chronology": Event,
    "correspondence": Letter,
    "damage": LossItem,
    "submissions": SubmissionRow,
}
"""Usually written as tables."""
