"""Read a case folder: tables, files and what each says of the other, as one frozen case."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dossier.errors import InputError
from dossier.ingest.custody import read_custody
from dossier.ingest.faults import Faults
from dossier.ingest.inventory import take_inventory
from dossier.ingest.joining import join, read_written
from dossier.ingest.node import Node
from dossier.ingest.served import read_served, strangers
from dossier.ingest.stamped import stamped
from dossier.ingest.submissions.joining import unheard
from dossier.ingest.submissions.reader import Heard
from dossier.ingest.submissions.reading import read_all
from dossier.ingest.tables import read_tables
from dossier.model.case import Case
from dossier.model.original import Original

Examine = Callable[[Path, Sequence[str]], Mapping[str, Original]]
"""Says what each file is, given the case folder and portable paths below it."""


Hear = Callable[[Path, Sequence[str]], Mapping[str, Heard]]
"""Says what each pleading says, given the same."""


def read_case(folder: Path, examine: Examine, hear: Hear = read_all, *, as_of: dt.date | None = None) -> Case:
    """Read everything, join it, and name every fault of every file in one error.

    The tables are judged first by the names of the files alone: a slip of the pen is
    reported at once, not after minutes of photographs.

    Raises:
        InputError: Something in the folder cannot be understood; all of it is named.
    """
    if not folder.is_dir():
        raise InputError(f"There is no case folder at {folder}")
    faults = Faults()
    tables = read_tables(folder, faults)
    inventory = take_inventory(folder, faults)
    custody = read_custody(folder, faults)
    served = read_served(folder, faults)
    written = read_written(tables, faults)
    unread = {name: unheard(name) for name in inventory.submissions}
    join(written, {name: _unexamined(name) for name in inventory.files}, unread, faults)
    faults.raise_if_any(written.language)
    heard = hear(folder, inventory.submissions) if inventory.submissions else {}
    case = join(written, examine(folder, inventory.files), heard, faults)
    beside = {
        "ignored": inventory.ignored,
        "custody": custody,
        "communications": served.communications,
        "served_faults": (*served.faults, *strangers(served, {one.id for one in case.proceedings})),
        "stamps": stamped(folder, case.originals),
    }
    return _dated(case.model_copy(update=beside), as_of)


def case_from(
    tables: Mapping[str, Node],
    originals: Mapping[str, Original],
    heard: Mapping[str, Heard] | None = None,
    *,
    as_of: dt.date | None = None,
) -> Case:
    """Join tables that were read already with files that were examined already.

    Args:
        tables: By stem: case, proceedings, exhibits, photos, chronology, ….
        originals: Facts of each file by portable path.
        heard: What each pleading says, by portable path.
        as_of: The date that pages print, in place of the one in `case.yaml`.

    Raises:
        InputError: Something in the tables cannot be understood; all of it is named.
    """
    faults = Faults()
    written = read_written(tables, faults)
    case = join(written, originals, heard or {}, faults)
    faults.raise_if_any(written.language)
    return _dated(case, as_of)


def _dated(case: Case, as_of: dt.date | None) -> Case:
    return case.model_copy(update={"as_of": as_of or case.matter.as_of})


def _unexamined(name: str) -> Original:
    """Stands for a file while only the tables are judged."""
    return Original(path=name, size=0, sha256="", media_type="", kind="other")
