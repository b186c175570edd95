"""Make a finished file, open it again, and refuse it unless it holds what was planned."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dossier.errors import Problem, ProofError
from dossier.executor import run
from dossier.model.filed import FiledFile
from dossier.model.parts import ForeignPages, Plan, Proof

if TYPE_CHECKING:
    from dossier.verify.prove import Look


@dataclass(frozen=True, slots=True)
class FileJob:
    """One PDF to be made from its plan, in any process; `edition` is the one that it belongs to."""

    plan: Plan
    file: Path
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that holds what was planned, and what courts' rules on form ask of it."""

    proof: Proof
    filed: FiledFile


@dataclass(frozen=True, slots=True)
class _ProofJob:
    """One look at a finished file; both can be taken at once."""

    made: FileJob
    at: Literal["pages", "objects"]


def make_proven(
    executor: Executor | None, jobs: Sequence[FileJob], tell: Callable[[int, int], None]
) -> dict[Path, Finished]:
    """Join the parts of each plan into its file, and give the proof of what each holds.

    Raises:
        ProofError: A file does not hold what was planned; every disagreement is named.
        RenderError: A link leads nowhere, or a page of an exhibit cannot be shown.
        IntegrityError: An exhibit changed while the dossier was made.
    """
    run(executor, _join, jobs, tell)
    looks = [_ProofJob(job, at) for job in jobs for at in ("pages", "objects")]
    found = iter(run(executor, _look, looks))
    return {
        job.file: _finished(job, pages, objects)
        for job, pages, objects in zip(jobs, found, found, strict=True)
    }


def _join(job: FileJob) -> None:
    from dossier.assemble.join import assemble  # only a process that joins pays for its libraries

    job.file.parent.mkdir(parents=True, exist_ok=True)
    assemble(job.plan, job.file)


def _look(job: _ProofJob) -> "Look":
    from dossier.verify.prove import look_at_objects, look_at_pages

    look = look_at_pages if job.at == "pages" else look_at_objects
    return look(job.made.file, job.made.plan)


def _finished(job: FileJob, pages: "Look", objects: "Look") -> Finished:
    from dossier.verify.prove import proof_of

    proof = proof_of(job.plan, objects, pages)
    if proof.faults or pages.filed is None:
        problems = [Problem(job.file.name, fault) for fault in proof.faults]
        raise ProofError("The finished file is not what was planned; nothing was published", problems)
    return Finished(proof, pages.filed.model_copy(update={"edition": job.edition}))


@dataclass(frozen=True, slots=True)
class LookJob:
    """A file that somebody else made and that is handed over untouched, under another name."""

    file: Path
    name: str
    edition: str
    pages: int


def look(job: LookJob) -> FiledFile:
    """What courts' rules on form ask of a file that is handed over as it is.

    Raises:
        ProofError: The file cannot be read.
    """
    from dossier.verify.facts import read_filed

    item = ForeignPages("file", job.file, "", job.pages, "file", job.name, "", "")
    filed = read_filed(job.file, Plan(title=job.name, language="en", items=(item,)))
    return filed.model_copy(update={"name": job.name, "edition": job.edition, "untouched": True})
