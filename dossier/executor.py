"""Spread work over the cores; the same functions run in one process, in several, or on a cluster."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from typing import TypeVar

from dossier.errors import MachineError, Problem
from dossier.interrupts import deaf_children

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def cores() -> int:
    """Processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def local(workers: int, preload: Sequence[str] = ()) -> Iterator[Executor | None]:
    """A pool of processes that is already warming up, or None where one process is enough.

    Args:
        workers: Processes; 1 does the work in this one.
        preload: Modules that every process needs, imported once where the system can share them.

    Raises:
        MachineError: The system refuses to start processes.
    """
    if workers <= 1:
        yield None
        return
    with _started(workers, preload) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)  # what they write into goes next
            raise


def _started(workers: int, preload: Sequence[str]) -> ProcessPoolExecutor:
    try:
        return ProcessPoolExecutor(workers, mp_context=_context(preload))
    except OSError as error:
        problem = Problem("", str(error), fix="allow shared memory (/dev/shm), or use --workers 1")
        raise MachineError("The system does not let processes work together", [problem]) from error


def run(
    executor: Executor | None,
    function: Callable[[_Job], _Result],
    jobs: Iterable[_Job],
    progress: Callable[[int, int], None] | None = None,
    keep: Callable[[_Job, _Result], None] | None = None,
) -> list[_Result]:
    """Apply `function` to every job and give the results in the jobs' order.

    Args:
        executor: Where; None: in this process, one after another.
        function: What is done.
        jobs: They may still be made while the first of them are worked on.
        progress: Told how many of how many are done.
        keep: Given each result as soon as it is there, so that an end before the last loses none.

    Raises:
        MachineError: A worker was killed, most often because memory ran out.
    """
    tell, store = progress or _nobody, keep or _nothing
    if executor is None:
        return list(_one_by_one(function, list(jobs), tell, store))
    futures: dict[Future[_Result], _Job] = {}
    try:
        with deaf_children():  # Ctrl-C while a worker starts would leave it an orphan
            for job in jobs:
                futures[executor.submit(function, job)] = job
        for done, future in enumerate(_as_they_end(futures), start=1):
            if not future.cancelled():
                if not future.exception():
                    store(futures[future], future.result())
                tell(done, len(futures))
        return [future.result() for future in futures]
    except BrokenProcessPool as error:
        problem = Problem("", "a worker process was killed", fix="free some memory, or use --workers 1")
        raise MachineError("The work was cut short by the system", [problem]) from error


def _one_by_one(
    function: Callable[[_Job], _Result],
    jobs: Sequence[_Job],
    tell: Callable[[int, int], None],
    store: Callable[[_Job, _Result], None],
) -> Iterator[_Result]:
    for done, job in enumerate(jobs, start=1):
        result = function(job)
        store(job, result)
        tell(done, len(jobs))
        yield result


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


def _nothing(_job: object, _result: object) -> None:
    """Keep nothing but what is given back."""


def _as_they_end(futures: Iterable[Future[_Result]]) -> Iterator[Future[_Result]]:
    """Futures as they end; at the first failure the rest is given up."""
    pending = set(futures)
    while pending:
        ended, pending = wait(pending, return_when=FIRST_EXCEPTION, timeout=0.1)
        yield from ended
        if any(future.exception() for future in ended):
            for future in pending:
                future.cancel()
            return


def _context(preload: Sequence[str]) -> multiprocessing.context.BaseContext:
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    with deaf_children():
        forkserver.ensure_running()  # it imports while this process reads the case
    return context
