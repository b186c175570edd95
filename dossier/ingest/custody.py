"""Read the custody log of a case folder."""

from pathlib import Path

from dossier.ingest.faults import Faults
from dossier.ingest.plain_file import is_plain_file
from dossier.model.chain import LARGEST_LOG, custody_from
from dossier.model.custody import CUSTODY_FILE, ChainFault, CustodyLog


def read_custody(folder: Path, faults: Faults) -> CustodyLog | None:
    """The log of a case folder; None where it keeps none."""
    path = folder / CUSTODY_FILE
    if not (path.exists() or path.is_symlink()) or not is_plain_file(path, folder, faults):
        return None
    try:
        if path.stat().st_size > LARGEST_LOG:
            return CustodyLog(faults=(ChainFault(line=1, kind="unreadable"),))
        return custody_from(path.read_bytes())
    except OSError:
        return CustodyLog(faults=(ChainFault(line=1, kind="unreadable"),))
