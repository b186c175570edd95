"""A warm pool of processes that read strangers' files and can be killed one by one."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from dossier.errors import MachineError, Problem
from dossier.ingest.hygiene import reason
from dossier.ingest.limits import confine
from dossier.interrupts import deaf_children
from dossier.model.original import FileProblem

Job = TypeVar("Job")
Result = TypeVar("Result")

_ROUNDS = 12


@dataclass(frozen=True)
class Failed(Generic[Job]):
    """A job that took its process down, or that had to be stopped.

    Attributes:
        job: What was asked.
        problem: What happened.
    """

    job: Job
    problem: FileProblem


def run(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    *,
    workers: int,
    seconds: Callable[[Job], float],
) -> Iterator[Result | Failed[Job]]:
    """Run each job in one of the processes; yield as they end, in no order.

    A job that hangs is stopped after its `seconds`; one that crashes its process is reported. The
    others go on. Should the pool itself break, the jobs that were not at fault start again.

    Raises:
        MachineError: The machine cannot keep such processes alive.
    """
    left = list(jobs)
    for _ in range(_ROUNDS):
        if not left:
            return
        again: list[Job] = []
        with _pool(min(workers, len(left))) as pool:
            with deaf_children():
                futures: dict[Future[Result], Job] = {
                    pool.schedule(function, args=(job,), timeout=seconds(job)): job for job in left
                }
            try:
                for future in as_completed(futures):
                    outcome = _outcome(future, futures[future])
                    if outcome is None:
                        again.append(futures[future])
                    else:
                        yield outcome
            finally:
                _end(pool, futures)
        left = again
    if left:
        raise MachineError(
            "The processes that read the files of the case end before they have read anything. "
            "Close other programs, or build on a machine with more memory."
        )


def _pool(workers: int) -> ProcessPool:
    """Processes started from nothing: none has loaded a renderer, which makes half a JPEG "load"."""
    context = multiprocessing.get_context("spawn")
    try:
        return ProcessPool(max_workers=workers, initializer=confine, context=context)
    except OSError as error:
        problem = Problem("", str(error), fix="allow shared memory (/dev/shm) to this user")
        raise MachineError("The system does not let processes read files apart", [problem]) from error


def _outcome(future: "Future[Result]", job: Job) -> "Result | Failed[Job] | None":
    """What became of a job; None where it never ran."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except TimeoutError:
        return Failed(job, FileProblem(kind="timeout"))
    except ProcessExpired as error:
        return Failed(job, FileProblem(kind="crash", detail=f"exit code {error.exitcode}"))
    except MemoryError:
        return Failed(job, FileProblem(kind="bomb"))
    except Exception as error:  # noqa: BLE001  # whatever escaped from a library
        return Failed(job, FileProblem(kind="crash", detail=reason(error)))


def _end(pool: ProcessPool, futures: "dict[Future[Result], Job]") -> None:
    """Let the processes go; stop them where the caller left early."""
    if all(future.done() for future in futures):
        pool.close()  # type: ignore[no-untyped-call]
    else:
        pool.stop()  # type: ignore[no-untyped-call]
    pool.join()
