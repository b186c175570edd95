"""Examine the files of a case: hash, type, metadata, and the pictures that are printed.

Each file is read once, by a process that can be killed. A file that hangs or crashes its
reader is tried again with less: first without ExifRead, then only its bytes are hashed. So
a hostile file costs itself, never the build, and no file is ever left out.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from dossier.files import Store, sha256_file
from dossier.ingest.content import suffix_of
from dossier.ingest.listing import Found, locate
from dossier.ingest.pool import Failed, run
from dossier.ingest.worker import Depth, Job, changed_at, examine, named, unread
from dossier.model.original import Original

Progress = Callable[[int, int], None]

_SECONDS = 30.0
"""For one file, by the clock; only a reader that hangs comes near."""

_BYTES_A_SECOND = 5_000_000
"""What a slow disk or a network folder gives, so that a long video is still hashed."""

_LESS: dict[Depth, Depth] = {"all": "pictures", "pictures": "bytes"}

_PASSING = frozenset({"changed-while-read", "crash", "missing", "outside", "timeout", "unreadable"})
"""Problems of this run or this machine: such results are not remembered."""


class Known(Protocol):
    """What earlier builds found, kept by whoever calls."""

    @property
    def trusts_stat(self) -> bool:
        """Whether size, time and inode are enough to say that a file is the same.

        A draft may trust them; for all that leaves the office the bytes are hashed again.
        """

    def digest(self, name: str, stat: os.stat_result) -> str | None:
        """The SHA-256 found last time for this name, if size, time and inode are the same."""

    def facts(self, sha256: str, suffix: str) -> Original | None:
        """What was found in a file with this content and this ending of its name."""

    def put(self, original: Original, stat: os.stat_result) -> None:
        """Remember what was found."""


def examine_all(
    folder: Path,
    names: Sequence[str],
    store: Store,
    *,
    workers: int,
    known: Known | None = None,
    progress: Progress | None = None,
) -> dict[str, Original]:
    """Examine every named file; each name is in the result, whatever became of its file.

    Args:
        folder: The case folder; nothing in it is written to, nothing outside it is read.
        names: Portable paths relative to it.
        store: Where the pictures to print are put, under their digest.
        workers: Processes to use.
        known: Results of earlier builds.
        progress: Told how many of how many files are done.
    """
    results: dict[str, Original] = {}
    tell = progress or _silent
    for original in _all(locate(folder, names), store, workers, known):
        results[original.path] = original
        tell(len(results), len(names))
    return {name: results[name] for name in names}


def _all(found: Sequence[Found], store: Store, workers: int, known: Known | None) -> Iterator[Original]:
    """Refused files, remembered files, then those that have to be read."""
    yield from (unread(file.name, file.problem) for file in found if file.problem is not None)
    present = [file for file in found if file.problem is None]
    remembered = {} if known is None else _remembered(present, store, workers, known)
    yield from remembered.values()
    fresh = {file.name: file for file in present if file.name not in remembered}
    for original in _read(fresh.values(), store, workers):
        if known is not None and not any(problem.kind in _PASSING for problem in original.problems):
            known.put(original, fresh[original.path].stat)
        yield original


def _remembered(found: Sequence[Found], store: Store, workers: int, known: Known) -> dict[str, Original]:
    """The files whose content was examined before, and whose printed picture is still there."""
    digests = {file.name: known.digest(file.name, file.stat) for file in found}
    seen = [file for file in found if digests[file.name] is not None]
    if not known.trusts_stat:
        with ThreadPoolExecutor(max_workers=workers) as threads:
            digests = dict(zip((file.name for file in seen), threads.map(_digest, seen), strict=True))
    return {
        file.name: original
        for file in seen
        if (original := _recalled(file, digests[file.name] or "", store, known)) is not None
    }


def _recalled(file: Found, sha256: str, store: Store, known: Known) -> Original | None:
    """What is known of this content, under the name and time that the file has now."""
    original = known.facts(sha256, suffix_of(file.name))
    if original is None or original.sha256 != sha256:
        return None
    derivative = original.image.derivative if original.image is not None else None
    if derivative is not None and store.get(derivative.sha256) is None:
        return None
    now = {"path": file.name, "changed": changed_at(file.stat), **named(file.name)}
    return original.model_copy(update=now)


def _digest(file: Found) -> str:
    try:
        return sha256_file(file.path)
    except OSError:
        return ""


def _read(found: Iterable[Found], store: Store, workers: int) -> Iterator[Original]:
    """Read files in processes; those that took their process down are read again with less."""
    jobs = [Job(file.path, file.name, store, size=file.stat.st_size) for file in found]
    while jobs:
        again: list[Job] = []
        for outcome in run(examine, jobs, workers=workers, seconds=_seconds):
            if isinstance(outcome, Original):
                yield outcome
            elif outcome.job.depth == "bytes":
                yield unread(outcome.job.name, outcome.problem)
            else:
                again.append(_with_less(outcome))
        jobs = again


def _with_less(failed: Failed[Job]) -> Job:
    job = failed.job
    return replace(job, depth=_LESS[job.depth], problems=(*job.problems, failed.problem))


def _seconds(job: Job) -> float:
    return _SECONDS + job.size / _BYTES_A_SECOND


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
