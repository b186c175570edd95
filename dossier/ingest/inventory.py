"""List what a case folder holds: every file named, none followed out of it."""

import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from dossier.files import portable
from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.plain_file import is_plain_file, printable, shown
from dossier.ingest.shape import nearest
from dossier.ingest.tables import STEMS, SUFFIXES
from dossier.model.misread import quoted
from dossier.model.source import Origin

EVIDENCE = ("photos", "exhibits")
"""Folders whose files are evidence."""

PLEADINGS = "submissions"
"""Folder of the pleadings: read, and no evidence."""

_OTHERS = (PLEADINGS, "served", "custody.jsonl")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_NOT_ON_WINDOWS = set('<>:"|?*\\')
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx", "icon\r"}


@dataclass(frozen=True, slots=True)
class Inventory:
    """Portable paths below the case folder.

    Attributes:
        files: Evidence, sorted.
        submissions: Pleadings, sorted.
        ignored: Files of operating systems and programs, which are no evidence.
    """

    files: tuple[str, ...]
    submissions: tuple[str, ...]
    ignored: tuple[str, ...]


def take_inventory(folder: Path, faults: Faults) -> Inventory:
    """Everything below `photos/`, `exhibits/` and `submissions/`, and what stands unread beside them."""
    files: list[str] = []
    ignored: list[str] = []
    for path in _walk(folder, faults):
        name = _portable_name(path, folder, faults)
        if name is None:
            continue
        (ignored if is_system(name) else files).append(name)
    evidence = [name for name in files if name not in ignored]
    _report_twins(evidence, faults)
    ignored += _strangers(folder, faults)
    pleadings = {name for name in evidence if name.startswith(f"{PLEADINGS}/")}
    return Inventory(
        tuple(sorted(set(evidence) - pleadings)), tuple(sorted(pleadings)), tuple(sorted(ignored))
    )


def _walk(folder: Path, faults: Faults) -> list[Path]:
    """Ordinary files, links to files inside the folder included."""
    found = []
    for top in (*EVIDENCE, PLEADINGS):
        for parent, folders, names in os.walk(
            folder / top, onerror=lambda error: _report_closed(error, folder, faults)
        ):
            folders.sort()
            linked = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in (*linked, *sorted(names)):
                path = Path(parent) / name
                if is_plain_file(path, folder, faults):
                    found.append(path)
    return found


def _portable_name(path: Path, folder: Path, faults: Faults) -> str | None:
    """The name that every system gives it, or a fault where some system cannot."""
    name = portable(path, folder)
    parts = name.split("/")
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        what = marked("the name of this file is in an encoding that cannot be read")
    elif any(is_reserved(part) for part in parts):
        what = marked("Windows keeps this name for itself")
    elif any(_NOT_ON_WINDOWS & set(part) or part.endswith((" ", ".")) for part in parts):
        what = marked('Windows allows no name with < > : " | ? * \\, or with a space or a point at its end')
    elif any(unicodedata.category(letter) == "Cc" for letter in name):
        what = marked("the name of this file holds an invisible control character")
    else:
        return name
    faults.add(
        Origin(file=shown(path, folder)),
        what,
        why=marked("court and opponent could not open the file under this name"),
        fix=marked("rename the copy in the case folder; keep a note of the original name"),
    )
    return None


def is_reserved(part: str) -> bool:
    """Whether Windows keeps this name for a device, whatever its suffix."""
    return part.partition(".")[0].lower() in _RESERVED


def is_system(name: str) -> bool:
    """Whether a program left it there for itself."""
    return any(
        part.startswith((".", "~$")) or part.lower() in _SYSTEM or part.lower().startswith("ehthumbs")
        for part in name.split("/")
    )


def _report_twins(names: list[str], faults: Faults) -> None:
    """Names that are one and the same on a Mac or on Windows."""
    same: dict[str, list[str]] = defaultdict(list)
    for name in names:
        same[name.casefold()].append(name)
    for twins in same.values():
        for twin in twins[1:]:
            faults.add(
                Origin(file=twin),
                marked("this name differs from {other} only in capitals, or in how accents are stored"),
                why=marked("on Windows or a Mac one of the two files would replace the other"),
                fix=marked("rename one of them"),
                other=quoted(twins[0]),
            )


def _strangers(folder: Path, faults: Faults) -> list[str]:
    """Files beside the tables that nothing reads; probable slips are faults."""
    unread = []
    known = {*EVIDENCE, *_OTHERS}
    for path in sorted(folder.iterdir()):
        name = unicodedata.normalize("NFC", path.name)
        is_table = path.stem in STEMS and path.suffix in SUFFIXES
        if name in known or is_table:
            continue
        if not is_system(name) and (close := _meant(path)):
            _report_slip(name, close, faults)
        else:
            unread.append(printable(f"{name}/" if path.is_dir() else name))
    return unread


def _meant(path: Path) -> str:
    """The name that a misspelt table or folder should have had."""
    if path.is_dir():
        return nearest(path.name, list(EVIDENCE))
    suffix = path.suffix.lower()
    close = nearest(path.stem, list(STEMS)) if suffix in SUFFIXES else ""
    return f"{close}{suffix}" if close else ""


def _report_slip(name: str, close: str, faults: Faults) -> None:
    faults.add(
        Origin(file=printable(name)),
        marked("this name is not one that the program reads; {close} is"),
        why=marked("what stands in it would be missing from the dossier"),
        fix=marked("rename it to {close}, or move it out of the case folder"),
        close=close,
    )


def _report_closed(error: OSError, folder: Path, faults: Faults) -> None:
    path = Path(str(error.filename))
    if path.parent == folder and not path.exists():
        return
    faults.add(
        Origin(file=shown(path, folder)),
        marked("this folder cannot be opened: {reason}"),
        why=marked("the files in it would be missing from the dossier"),
        reason=error.strerror or type(error).__name__,
    )
