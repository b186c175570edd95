"""The PDF whose pages are shown for a file that has none of its own, or none that can be searched."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from dossier.files import Store, locate
from dossier.ingest.content import HEAD
from dossier.ingest.office import Office, as_pdf, is_document, office
from dossier.ingest.pool import Failed, run
from dossier.ingest.recognition import Reader, recogniser, searchable
from dossier.model.original import FileProblem, Made, Original, ShownCopy

How = Literal["converted", "joined", "recognised"]
_SECONDS = 60.0
_AT_ONCE = 2
"""Programs of others that run at the same time."""

_EXHIBITS = "exhibits/"
_PICTURES = frozenset({"image/tiff"})


class Remembered(Protocol):
    """What was made of files of the same content by the same program, kept by whoever calls."""

    def get(self, sha256: str, program: str) -> Made | None:
        """What was made, if it was."""

    def put(self, sha256: str, program: str, made: Made) -> None:
        """Remember what was made."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to make a copy of."""

    original: Original
    path: Path
    how: How
    program: str


def with_copies(
    folder: Path, originals: Mapping[str, Original], store: Store, known: Remembered, workers: int
) -> dict[str, Original]:
    """The files, those among the exhibits that need one with the copy whose pages are shown.

    What cannot be made is named among the problems of its file.
    """
    results = dict(originals)
    jobs = list(_jobs(folder, originals, office(), recogniser()))
    for job, made in _made(jobs, store, known, workers):
        results[job.original.path] = _with(job.original, made)
    for original in originals.values():
        if office() is None and _is_document(folder, original):
            results[original.path] = _with(original, Made(problems=(FileProblem(kind="no-program"),)))
    return results


def _jobs(
    folder: Path, originals: Mapping[str, Original], program: Office | None, reader: Reader | None
) -> Iterator[_Job]:
    for original in originals.values():
        path = locate(folder, original.path)
        if not original.path.startswith(_EXHIBITS) or not original.sha256:
            continue
        if program is not None and _is_document(folder, original):
            yield _Job(original, path, "converted", program.name)
        elif original.media_type in _PICTURES and original.shown_in_part:
            yield _Job(original, path, "joined", "")
        elif reader is not None and _is_scan(original):
            yield _Job(original, path, "recognised", reader.name)


def _is_document(folder: Path, original: Original) -> bool:
    if not original.path.startswith(_EXHIBITS) or original.kind not in {"other", "text"}:
        return False
    try:
        with locate(folder, original.path).open("rb") as stream:
            return is_document(original.path, stream.read(min(HEAD, 16)))
    except OSError:
        return False


def _is_scan(original: Original) -> bool:
    """A PDF of which a page has no words, and that may be touched: it bears no signature and no lock."""
    pdf = original.pdf
    if pdf is None or not original.printable or pdf.signed or pdf.encrypted != "none":
        return False
    return pdf.text_pages < pdf.pages and not any(p.kind == "repaired" for p in original.problems)


def _made(jobs: Sequence[_Job], store: Store, known: Remembered, workers: int) -> Iterator[tuple[_Job, Made]]:
    """What is remembered and still there; then what is made now."""
    left = []
    for job in jobs:
        made = known.get(job.original.sha256, _key(job))
        if made is not None and made.copy_shown and store.get(made.copy_shown.sha256) is not None:
            yield job, made
        else:
            left.append(job)
    with ThreadPoolExecutor(min(_AT_ONCE, workers)) as threads:
        fresh = list(threads.map(lambda job: _make(job, store), [job for job in left if job.how != "joined"]))
    for job, content, problems in [*fresh, *_joined([job for job in left if job.how == "joined"])]:
        made = _read_back(job, content, problems, store)
        if made.copy_shown:
            known.put(job.original.sha256, _key(job), made)
        yield job, made


def _key(job: _Job) -> str:
    return f"{job.how} {job.program} {job.original.path.rpartition('.')[2].lower()}"


_Outcome = tuple[_Job, bytes | None, tuple[FileProblem, ...]]


def _make(job: _Job, _store: Store) -> _Outcome:
    """Ask the program, whose time is limited."""
    content = job.path.read_bytes()
    program, reader = office(), recogniser()
    if job.how == "converted" and program is not None:
        return job, *as_pdf(content, job.original.name, program)
    pages = job.original.pdf.pages if job.original.pdf else 0
    return job, (searchable(content, pages, reader) if reader else None), ()


def _joined(jobs: Sequence[_Job]) -> Iterator[_Outcome]:
    """Pictures are decoded by processes that can be killed."""
    if not jobs:
        return
    for outcome in run(_join, jobs, workers=min(_AT_ONCE, len(jobs)), seconds=lambda _job: _SECONDS):
        if isinstance(outcome, Failed):
            yield outcome.job, None, (outcome.problem,)
        else:
            yield outcome


def _join(job: _Job) -> _Outcome:
    from dossier.ingest.frames import joined  # only the process that joins pays for its libraries

    return job, *joined(job.path.read_bytes())


def _read_back(job: _Job, content: bytes | None, problems: tuple[FileProblem, ...], store: Store) -> Made:
    """The facts of what was made, from its own bytes."""
    if content is None:
        return Made(problems=problems)
    from dossier.ingest.pdf import read_pdf  # only where a copy was made

    facts, faults = read_pdf(content)
    if facts is None or not facts.pages or any(fault.kind == "not-shown" for fault in faults):
        return Made(problems=(*problems, FileProblem(kind="not-converted", detail=job.program)))
    copy = ShownCopy(sha256=store.put(content), how=job.how, program=job.program)
    return Made(copy_shown=copy, pdf=facts, problems=problems)


def _with(original: Original, made: Made) -> Original:
    problems = (*original.problems, *made.problems)
    if made.copy_shown is None or made.pdf is None:
        return original.model_copy(update={"problems": problems})
    pdf = made.pdf
    if original.pdf is not None:  # what the file itself says stays; only its words are known better
        pdf = original.pdf.model_copy(update={"text_pages": pdf.text_pages, "sums": pdf.sums})
    problems = tuple(problem for problem in problems if problem.kind != "not-read")
    update = {"copy_shown": made.copy_shown, "pdf": pdf, "problems": problems, "words": None}
    return original.model_copy(update=update)
