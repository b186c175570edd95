"""What the tables say, and its joining with the files that they speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dossier.i18n.catalogue import marked
from dossier.ingest.exhibits import join_exhibits
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.ingest.photographs import join_photographs
from dossier.ingest.records import read_record, read_records, report_same_ids
from dossier.ingest.submissions.joining import join_submissions
from dossier.ingest.submissions.reader import Heard
from dossier.ingest.written import ExhibitRow, PhotoRow
from dossier.model.case import Case, Matter
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.damage import LossItem
from dossier.model.original import Original
from dossier.model.proceeding import Court, Proceeding
from dossier.model.redaction import Redaction
from dossier.model.source import Origin, Record
from dossier.model.stamp import is_stamp
from dossier.model.statement import Statement
from dossier.model.submission import SubmissionRow
from dossier.model.text import Language, Text
from dossier.model.waiver import Waiver

R = TypeVar("R", bound=Record)

_UNREADABLE = Matter(id="unreadable", title=Text(fr="?", en="?"))
"""Stands for `case.yaml` while the other tables are judged; never leaves with a case."""

_NO_COURT = Text(fr="Juridiction à préciser", en="Court to be named")


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that people typed, before it meets the files.

    Attributes:
        language: In which faults are told, even where the rest of `case.yaml` is wrong.
    """

    language: Language
    matter: Matter
    proceedings: tuple[Proceeding, ...]
    photos: tuple[PhotoRow, ...]
    exhibits: tuple[ExhibitRow, ...]
    constats: tuple[Constat, ...]
    events: tuple[Event, ...]
    letters: tuple[Letter, ...]
    losses: tuple[LossItem, ...]
    statements: tuple[Statement, ...]
    submissions: tuple[SubmissionRow, ...]
    waivers: tuple[Waiver, ...]
    redactions: tuple[Redaction, ...]


def read_written(tables: Mapping[str, Node], faults: Faults) -> Written:
    """Records of every table; what cannot be read is left out and is among the faults."""

    def read(stem: str, model: type[R]) -> tuple[R, ...]:
        return read_records(tables.get(stem), stem, model, faults)

    return Written(
        language=_language(tables.get("case")),
        matter=_matter(tables.get("case"), faults),
        proceedings=read("proceedings", Proceeding),
        photos=read("photos", PhotoRow),
        exhibits=read("exhibits", ExhibitRow),
        constats=read("constat", Constat),
        events=read("chronology", Event),
        letters=read("correspondence", Letter),
        losses=read("damage", LossItem),
        statements=read("statements", Statement),
        submissions=read("submissions", SubmissionRow),
        waivers=read("waivers", Waiver),
        redactions=read("redactions", Redaction),
    )


def join(
    written: Written, originals: Mapping[str, Original], heard: Mapping[str, Heard], faults: Faults
) -> Case:
    """The case; of use only where no faults were found."""
    zone = written.matter.premises.zone
    evidence = {path: original for path, original in originals.items() if not is_stamp(path)}
    photographs, unseen = join_photographs(written.photos, evidence, zone, faults)
    exhibits, missing = join_exhibits(written.exhibits, photographs, evidence, faults)
    proceedings = written.proceedings or (_only_proceeding(written.matter),)
    submissions, unpleaded = join_submissions(written.submissions, heard, proceedings, faults)
    case = Case(
        matter=written.matter,
        proceedings=proceedings,
        exhibits=exhibits,
        photographs=photographs,
        constats=written.constats,
        events=written.events,
        letters=written.letters,
        losses=written.losses,
        statements=written.statements,
        submissions=submissions,
        waivers=written.waivers,
        redactions=written.redactions,
        originals=dict(originals),
        missing=(*unseen, *missing, *unpleaded),
    )
    report_same_ids(case.exhibits, faults)
    report_same_ids(case.photographs, faults)
    return case


def _language(case: Node | None) -> Language:
    """The language that the case is written in; French where it does not say."""
    written = case.children.get("language") if case else None
    return "en" if written and written.text == "en" else "fr"


def _matter(node: Node | None, faults: Faults) -> Matter:
    if node is not None and node.kind == "unread":
        return _UNREADABLE
    if node is not None and node.kind != "empty":
        return read_record(node, Matter, faults) or _UNREADABLE
    faults.add(
        Origin(file="case.yaml"),
        marked("this file is missing or empty, so the folder is not a case yet"),
        fix=marked("`build.py new FOLDER` writes one with comments; two lines suffice: `id:` and `title:`"),
    )
    return _UNREADABLE


def _only_proceeding(matter: Matter) -> Proceeding:
    """One that files everything, for a draft before a court is named."""
    court = Court(name=_NO_COURT, origin=matter.origin)
    return Proceeding(id="main", title=matter.title, court=court, origin=matter.origin)
