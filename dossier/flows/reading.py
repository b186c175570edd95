"""Read a case folder into a `Case`: the tables, the files, and what both say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.cache import CopiesCache, FactsCache, PleadingsCache
from dossier.errors import Problem, UsageError
from dossier.executor import Progress
from dossier.files import Store
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked
from dossier.ingest.case import Examine, Hear, read_case
from dossier.ingest.copies import with_copies
from dossier.ingest.originals import examine_all
from dossier.ingest.submissions.reader import Heard
from dossier.ingest.submissions.reading import read_all
from dossier.model.case import Case
from dossier.model.original import Original
from dossier.model.proceeding import Proceeding

READING = marked("Reading files")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the files of a case are read: the evidence, and the pleadings."""

    examine: Examine
    hear: Hear


def reading(request: BuildRequest, progress: Progress) -> Reading:
    """Reads files once, and keeps what it learns by their content."""
    return Reading(examiner(request, progress), hearer(request))


def read(request: BuildRequest, progress: Progress, how: Reading | None = None) -> Case:
    """Everything the folder holds, read before anything is written.

    Raises:
        InputError: The folder cannot be understood; every fault is named.
    """
    how = how or reading(request, progress)
    return read_case(request.folder, how.examine, how.hear, as_of=request.as_of)


def examiner(request: BuildRequest, progress: Progress) -> Examine:
    """Says what files are; what it learns is kept for the next build of the same case."""
    known = FactsCache(request.cache / "facts", trusts_stat=request.level == "draft")
    copies = CopiesCache(request.cache / "copies")

    def examine(folder: Path, names: Sequence[str]) -> Mapping[str, Original]:
        found = examine_all(
            folder,
            names,
            derivatives(request),
            workers=request.workers,
            known=known,
            progress=lambda done, total: progress(READING, done, total),
        )
        return with_copies(folder, found, derivatives(request), copies, request.workers)

    return examine


def hearer(request: BuildRequest) -> Hear:
    """Says what pleadings say; what it learns is kept by their content."""
    known = PleadingsCache(request.cache / "pleadings")

    def hear(folder: Path, names: Sequence[str]) -> Mapping[str, Heard]:
        return read_all(folder, names, workers=request.workers, known=known)

    return hear


def derivatives(request: BuildRequest) -> Store:
    """The pictures made for printing, by digest."""
    return Store(request.cache / "derivatives")


def chosen(case: Case, wanted: str | None) -> tuple[Proceeding, ...]:
    """The proceedings to work on: the one asked for, or all.

    Raises:
        UsageError: There is no such proceeding; those that exist are named.
    """
    found = tuple(p for p in case.proceedings if wanted in {None, p.id})
    if not found:
        names = ", ".join(p.id for p in case.proceedings)
        problem = Problem("--proceeding", f"there is no proceeding {wanted!r}", fix=f"choose one of: {names}")
        raise UsageError("The case has no such proceeding", [problem])
    return found
