"""Open nothing but ordinary files that stand in the case folder itself."""

import stat
from pathlib import Path

from dossier.files import portable
from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.model.source import Origin


def is_plain_file(path: Path, folder: Path, faults: Faults) -> bool:
    """Whether it is a file of this folder; anything else is a fault, and is not opened."""
    origin = Origin(file=shown(path, folder))
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        what = marked("this is a link to something outside the case folder")
    elif path.is_dir():
        what = marked("this is a link to a folder, and is not followed")
    elif not path.exists():
        what = marked("this is a link to a file that does not exist")
    elif not stat.S_ISREG(path.stat().st_mode):
        what = marked("this is not a file but a device or a pipe")
    else:
        return True
    faults.add(
        origin,
        what,
        why=marked("the dossier rests on files that stand in the case folder itself"),
        fix=marked("put a copy of the file itself here, or remove the link"),
    )
    return False


def shown(path: Path, folder: Path) -> str:
    """The path below the case folder, for a message."""
    return printable(portable(path, folder))


def printable(name: str) -> str:
    """A name that no terminal stumbles on."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name)
