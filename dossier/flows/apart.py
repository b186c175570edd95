"""Read a stranger's file in a process with limits, which can be killed."""

from collections.abc import Callable
from typing import TypeVar

from dossier.i18n.catalogue import marked
from dossier.ingest.pool import Failed, run

Job = TypeVar("Job")
Result = TypeVar("Result")
SECONDS = 300.0
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
    return _WHY.get(found.problem.kind, _WHY["crash"]) if isinstance(found, Failed) else found
