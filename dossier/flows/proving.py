"""Make a finished file, open it again, and refuse it unless it holds what was planned."""

from dataclasses import dataclass
from pathlib import Path

from dossier.errors import Problem, ProofError
from dossier.model.filed import FiledFile
from dossier.model.parts import ForeignPages, Plan, Proof


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


def make_proven(job: FileJob) -> Finished:
    """Join the parts of the plan into the file, and give the proof of what it holds.

    Raises:
        ProofError: The file does not hold what was planned; every disagreement is named.
        RenderError: A link leads nowhere, or a page of an exhibit cannot be shown.
        IntegrityError: An exhibit changed while the dossier was made.
    """
    from dossier.assemble.join import assemble  # only a process that joins pays for its libraries
    from dossier.verify.prove import prove_and_read

    job.file.parent.mkdir(parents=True, exist_ok=True)
    assemble(job.plan, job.file)
    proof, filed = prove_and_read(job.file, job.plan)
    if proof.faults:
        problems = [Problem(job.file.name, fault) for fault in proof.faults]
        raise ProofError("The finished file is not what was planned; nothing was published", problems)
    return Finished(proof, filed.model_copy(update={"edition": job.edition}))


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
