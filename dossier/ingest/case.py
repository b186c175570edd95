"""Read a case folder: tables, files and what each says of the other, as one frozen case."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dossier.errors import InputError
from dossier.i18n.catalogue import marked
from dossier.ingest.exhibits import join_exhibits, series_of
from dossier.ingest.faults import Faults
from dossier.ingest.inventory import take_inventory
from dossier.ingest.node import Node
from dossier.ingest.photographs import join_photographs
from dossier.ingest.records import read_record, read_records, report_repeats
from dossier.ingest.tables import read_tables
from dossier.ingest.written import ExhibitRow, PhotoRow
from dossier.model.case import Case, Matter
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.damage import LossItem
from dossier.model.original import Original
from dossier.model.proceeding import Court, Proceeding
from dossier.model.source import Origin, Sourced
from dossier.model.statement import Statement
from dossier.model.text import Language, Text
from dossier.model.waiver import Redaction, Waiver

Examine = Callable[[Path, Sequence[str]], Mapping[str, Original]]
"""Says what each file is, given the case folder and portable paths below it."""


def read_case(folder: Path, examine: Examine, *, as_of: dt.date | None = None) -> Case:
    """Read everything, join it, and name every fault of every file in one error.

    Raises:
        InputError: Something in the folder cannot be understood; all of it is named.
    """
    if not folder.is_dir():
        raise InputError(f"There is no case folder at {folder}")
    faults = Faults()
    tables = read_tables(folder, faults)
    inventory = take_inventory(folder, faults)
    originals = examine(folder, inventory.files)
    return _joined(tables, originals, faults, inventory.ignored, as_of)


def case_from(
    tables: Mapping[str, Node], originals: Mapping[str, Original], *, as_of: dt.date | None = None
) -> Case:
    """Join tables that were read already with files that were examined already.

    Args:
        tables: By stem: case, proceedings, exhibits, photos, chronology, ….
        originals: Facts of each file by portable path.
        as_of: The date that pages print, in place of the one in `case.yaml`.

    Raises:
        InputError: Something in the tables cannot be understood; all of it is named.
    """
    return _joined(tables, originals, Faults(), (), as_of)


def language_of(tables: Mapping[str, Node]) -> Language:
    """The language that the case is written in, even where the rest of it is wrong."""
    case = tables.get("case")
    written = case.children.get("language") if case else None
    return "en" if written and written.text == "en" else "fr"


def _joined(
    tables: Mapping[str, Node],
    originals: Mapping[str, Original],
    faults: Faults,
    ignored: Sequence[str],
    as_of: dt.date | None,
) -> Case:
    matter = _matter(tables.get("case"), faults)
    zone = matter.premises.zone if matter else ""
    photo_rows = read_records(tables.get("photos"), "photos", PhotoRow, faults)
    exhibit_rows = read_records(tables.get("exhibits"), "exhibits", ExhibitRow, faults)
    photographs, unseen = join_photographs(photo_rows, originals, zone, faults)
    exhibits, missing = join_exhibits(exhibit_rows, originals, faults)
    case = Case.model_construct(
        matter=matter,
        proceedings=_proceedings(tables.get("proceedings"), matter, faults),
        exhibits=series_of(photographs, exhibits),
        photographs=photographs,
        constats=read_records(tables.get("constat"), "constat", Constat, faults),
        events=read_records(tables.get("chronology"), "chronology", Event, faults),
        letters=read_records(tables.get("correspondence"), "correspondence", Letter, faults),
        losses=read_records(tables.get("damage"), "damage", LossItem, faults),
        statements=read_records(tables.get("statements"), "statements", Statement, faults),
        waivers=read_records(tables.get("waivers"), "waivers", Waiver, faults),
        redactions=read_records(tables.get("redactions"), "redactions", Redaction, faults),
        originals=dict(originals),
        missing=(*unseen, *missing),
        ignored=tuple(ignored),
        as_of=as_of or (matter.as_of if matter else None),
    )
    _report_all_repeats(case, faults)
    faults.raise_if_any(language_of(tables))
    return case


def _matter(node: Node | None, faults: Faults) -> Matter | None:
    if node is not None and node.kind != "empty":
        return read_record(node, Matter, faults)
    faults.add(
        Origin(file="case.yaml"),
        marked("this file is missing or empty, so the folder is not a case yet"),
        fix=marked("`build.py new FOLDER` writes one with comments; two lines suffice: `id:` and `title:`"),
    )
    return None


def _proceedings(node: Node | None, matter: Matter | None, faults: Faults) -> tuple[Proceeding, ...]:
    """As written, or one that files everything, for a draft without a court."""
    written = read_records(node, "proceedings", Proceeding, faults)
    if written or matter is None:
        return written
    court = Court(name=Text(fr="Juridiction à préciser", en="Court to be named"), origin=matter.origin)
    return (Proceeding(id="main", title=matter.title, court=court, origin=matter.origin),)


def _report_all_repeats(case: Case, faults: Faults) -> None:
    """Ids are cited from everywhere, so each is used once."""
    tables: tuple[Sequence[Sourced], ...] = (
        case.proceedings,
        case.exhibits,
        case.photographs,
        case.constats,
        case.events,
        case.letters,
        case.losses,
        case.statements,
    )
    inner = [part for item in case.proceedings for part in (item.parties, item.facts, item.claims)]
    for records in (*tables, *inner):
        report_repeats(records, "id", faults)
    for constat in case.constats:
        report_repeats(constat.observations, "number", faults)
