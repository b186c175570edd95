"""Check a case again whenever something in its folder changes, reading only what changed."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from dossier.errors import DossierError, MachineError, Problem
from dossier.executor import Progress
from dossier.flows.check import Checked, check_case
from dossier.flows.reading import Reading, reading
from dossier.flows.request import BuildRequest
from dossier.model.finding import CheckReport

_T = TypeVar("_T")
_Read = Callable[[Path, Sequence[str]], Mapping[str, _T]]

_QUIET = 40
"""Milliseconds without a further change after which a save counts as done."""

_LONGEST = 400
"""Milliseconds after which changes are looked at even if they go on."""

_IDLE = 250
"""Milliseconds after which the watcher says that nothing happened."""

_REMOTE = ("nfs", "cifs", "smb", "9p", "afs", "davfs", "fuse.", "drvfs", "vboxsf", "prl_fs")
"""File systems whose changes by other machines raise no event here."""

_BY_EDITORS = (".tmp", ".swp", ".swx", ".bak", "~", ".crdownload", ".part")


@dataclass
class Remembered(Generic[_T]):
    """Reads only the files whose size, time or inode changed since the last time.

    Attributes:
        read: Says what the named files hold.
    """

    read: _Read[_T]
    _seen: dict[str, tuple[tuple[int, int, int], _T]] = field(default_factory=dict)

    def __call__(self, folder: Path, names: Sequence[str]) -> Mapping[str, _T]:
        """What each of the files holds, in the order of the names."""
        now = {name: _identity(folder / name) for name in names}
        changed = [name for name in names if now[name] is None or self._stale(name, now[name])]
        fresh = self.read(folder, changed) if changed else {}
        found = {name: fresh[name] if name in fresh else self._seen[name][1] for name in names}
        self._seen = {name: (at, found[name]) for name in names if (at := now[name]) is not None}
        return found

    def _stale(self, name: str, now: tuple[int, int, int] | None) -> bool:
        return name not in self._seen or self._seen[name][0] != now


def _identity(path: Path) -> tuple[int, int, int] | None:
    """What tells that a file is the same; None where the disk spells its name otherwise."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the case.

    Attributes:
        checked: What the checks say; None where the folder cannot be understood.
        fault: Why not.
        closed: Findings that the last look had and this one has not, as code and subject.
        opened: The reverse; empty at the first look.
    """

    checked: Checked | None = None
    fault: DossierError | None = None
    closed: tuple[tuple[str, str], ...] = ()
    opened: tuple[tuple[str, str], ...] = ()


class Watch:
    """Looks at one case again and again.

    Args:
        request: What to check; files are told apart by size, time and inode at every level.
        progress: Told how far the first reading is.
    """

    def __init__(self, request: BuildRequest, progress: Progress) -> None:
        self._request, self._progress = request, progress
        once = reading(request, progress)
        self._reading = Reading(Remembered(once.examine), Remembered(once.hear))
        self._last: frozenset[tuple[str, str]] | None = None

    def look(self) -> Round:
        """Check the case as it now stands."""
        try:
            checked = check_case(self._request, self._progress, self._reading)
        except DossierError as error:
            return Round(fault=error)
        now = gaps(checked.report)
        last = now if self._last is None else self._last
        self._last = now
        return Round(checked, None, tuple(sorted(last - now)), tuple(sorted(now - last)))


def gaps(report: CheckReport) -> frozenset[tuple[str, str]]:
    """Every finding by code and subject, each member of a group by its own."""
    return frozenset(
        (finding.code, subject)
        for finding in report.findings
        for subject in (finding.gap.members or (finding.gap.subject,))
    )


def changes(folder: Path) -> Iterator[None]:
    """Return once when the folder is being watched, and then once for each burst of changes.

    What changes while the caller is at work is kept for the next turn.

    Raises:
        KeyboardInterrupt: The person ends it.
        MachineError: The folder can be watched neither by events nor by looking.
    """
    from watchfiles import watch

    polling = True if is_remote(folder) else None
    begun = False
    while True:
        try:
            for found in watch(
                folder,
                watch_filter=lambda _change, path: concerns(folder, path),
                debounce=_LONGEST,
                step=_QUIET,
                rust_timeout=_IDLE,
                yield_on_timeout=True,
                force_polling=polling,
                ignore_permission_denied=True,
            ):
                if found or not begun:
                    begun = True
                    yield
        except OSError as error:
            if polling:
                problem = Problem(str(folder), error.strerror or str(error), fix="run `check` by hand")
                raise MachineError("The system does not let the case folder be watched", [problem]) from error
        polling = True  # no events to be had here


def concerns(folder: Path, changed: str) -> bool:
    """Whether a change is one of the case, not of an editor at work or of a system."""
    try:
        parts = Path(changed).relative_to(folder).parts
    except ValueError:
        parts = Path(changed).parts[-1:]
    name = parts[-1].lower() if parts else ""
    hidden = any(part.startswith((".", "~$")) for part in parts)
    return not hidden and not name.endswith(_BY_EDITORS) and name != "4913"


def is_remote(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether the folder is on a network share, where other machines' changes raise no event."""
    resolved = str(folder.resolve())
    if sys.platform == "win32":
        return resolved.startswith("\\\\")
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    rows = [line.split(" ")[1:3] for line in lines]
    above = [row for row in rows if len(row) > 1 and _is_above(row[0], resolved)]
    kind = max(above, key=lambda row: len(row[0]), default=["/", ""])[1]
    return kind.startswith(_REMOTE)


def _is_above(mount: str, path: str) -> bool:
    mount = mount.replace("\\040", " ")
    return mount in {"/", path} or path.startswith(f"{mount}{os.sep}")
