"""Find the files that portable names stand for, and refuse what must not be opened."""

import os
import stat as mode
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from dossier.model.original import FileProblem

_NO_STAT = os.stat_result((0,) * 10)


@dataclass(frozen=True)
class Found:
    """A file of the case folder, or why it is not opened.

    Attributes:
        name: Its portable path.
        path: Where it is on this machine.
        stat: Its size, time and inode.
        problem: Why it is not opened.
    """

    name: str
    path: Path
    stat: os.stat_result = _NO_STAT
    problem: FileProblem | None = None


def locate(folder: Path, names: Sequence[str]) -> list[Found]:
    """Find each name below the folder.

    Names are given in the composed form of Unicode; a disk may keep another. A link that leads
    out of the folder, a device or a pipe is refused before it is opened.
    """
    root = folder.resolve()
    spelled = cache(_spellings)
    return [_locate(root, name, spelled) for name in names]


def _locate(root: Path, name: str, spelled: Callable[[Path], dict[str, list[str]]]) -> Found:
    path = root
    for part in PurePosixPath(name).parts:
        here = spelled(path).get(unicodedata.normalize("NFC", part), [part])
        if len(here) > 1:
            twice = FileProblem(kind="unreadable", detail=f"{len(here)} files of this name")
            return Found(name, path / here[0], problem=twice)
        path /= here[0]
    return _checked(root, name, path)


def _checked(root: Path, name: str, path: Path) -> Found:
    try:
        if not path.resolve(strict=True).is_relative_to(root):
            return Found(name, path, problem=FileProblem(kind="outside"))
        status = path.stat()
    except (OSError, RuntimeError) as error:
        detail = getattr(error, "strerror", "") or "loop"
        return Found(name, path, problem=FileProblem(kind="missing", detail=detail))
    if not mode.S_ISREG(status.st_mode):
        return Found(name, path, status, FileProblem(kind="unreadable", detail="not a file"))
    return Found(name, path, status)


def _spellings(folder: Path) -> dict[str, list[str]]:
    """The entries of a folder by their composed name."""
    found: dict[str, list[str]] = {}
    try:
        for entry in sorted(path.name for path in folder.iterdir()):
            found.setdefault(unicodedata.normalize("NFC", entry), []).append(entry)
    except OSError:
        return {}
    return found
