"""Read a stranger's file in a process with limits, which can be killed."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dossier.i18n.catalogue import marked
from dossier.ingest.pool import Failed, run

Job = TypeVar("Job")
Result = TypeVar("Result")
SECONDS = 300.0
_WORKERS = 2
_WHY = {
    "timeout": marked("it took too long"),
    "bomb": marked("it took too much memory"),
    "crash": marked("its reader crashed"),
}


def apart(function: Callable[[Job], Result], job: Job, seconds: float = SECONDS) -> Result | str:
    """What the function makes of the job; where it hung or crashed, why, as a msgid.

    Args:
        function: At the top of a module.
        job: What it is given.
        seconds: After which it is stopped.
    """
    found = next(iter(run(function, [job], workers=1, seconds=lambda _: seconds)))
    return _why(found) if isinstance(found, Failed) else found


def each_apart(function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result | tuple[Job, str]]:
    """The same of many, two at a time and in no order; of one that came to nothing, the job and why."""
    for found in run(function, jobs, workers=_WORKERS, seconds=lambda _: SECONDS):
        yield (found.job, _why(found)) if isinstance(found, Failed) else found


def _why(failed: Failed[Job]) -> str:
    return _WHY.get(failed.problem.kind, _WHY["crash"])
