"""Read all pleadings of a case: each once, in a process that can be killed, kept by content."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dossier.files import sha256_file
from dossier.ingest.listing import Found, locate
from dossier.ingest.pool import Failed, run
from dossier.ingest.submissions.reader import Heard, Job, hear, nothing
from dossier.model.original import FileProblem

_SECONDS = 60.0
_PASSING = frozenset({"crash", "missing", "outside", "timeout", "unreadable"})
"""Problems of this run or this machine: such results are not remembered."""


class Remembered(Protocol):
    """What earlier builds heard, kept by whoever calls."""

    def get(self, sha256: str, name: str) -> Heard | None:
        """What a file with this content says, under the name that it has now."""

    def put(self, heard: Heard) -> None:
        """Remember it."""


def read_all(
    folder: Path, names: Sequence[str], *, workers: int = 1, known: Remembered | None = None
) -> dict[str, Heard]:
    """What each file says; each name is in the result, whatever became of its file.

    Args:
        folder: The case folder; nothing in it is written to, nothing outside it is read.
        names: Portable paths relative to it.
        workers: Processes to use.
        known: Results of earlier builds.
    """
    found = locate(folder, names)
    told = {file.name: nothing(file.name, file.problem) for file in found if file.problem is not None}
    present = [file for file in found if file.problem is None]
    told |= _recalled(present, known) if known else {}
    jobs = [Job(file.path, file.name) for file in present if file.name not in told]
    for outcome in run(hear, jobs, workers=workers, seconds=lambda _job: _SECONDS):
        heard = _unheard(outcome) if isinstance(outcome, Failed) else outcome
        told[heard.original.path] = heard
        if known and not any(problem.kind in _PASSING for problem in heard.original.problems):
            known.put(heard)
    return {name: told[name] for name in names}


def _recalled(files: Iterable[Found], known: Remembered) -> Mapping[str, Heard]:
    pairs = ((file.name, known.get(_digest(file.path), file.name)) for file in files)
    return {name: heard for name, heard in pairs if heard is not None}


def _digest(path: Path) -> str:
    try:
        return sha256_file(path)
    except OSError:
        return ""


def _unheard(failed: Failed[Job]) -> Heard:
    """A file that took its reader down keeps its digest, and says why it was not read."""
    heard = nothing(failed.job.name, FileProblem(kind=failed.problem.kind))
    try:
        facts = {"sha256": sha256_file(failed.job.path), "size": failed.job.path.stat().st_size}
    except OSError:
        return heard
    return heard.model_copy(update={"original": heard.original.model_copy(update=facts)})
