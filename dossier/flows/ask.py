"""Write the list to send to the client, the bailiff or counsel, from what the checks find."""

from dataclasses import dataclass
from pathlib import Path

from dossier.checks.requests import requests
from dossier.checks.runner import check
from dossier.executor import Progress
from dossier.filing.selection import select
from dossier.flows.check import merged
from dossier.flows.publishing import write_files
from dossier.flows.reading import chosen, read
from dossier.flows.request import BuildRequest
from dossier.model.asking import Addressee
from dossier.model.case import Case
from dossier.model.text import Language
from dossier.reports.asking import RequestLetter, request_letter
from dossier.reports.asking_docx import docx_of
from dossier.reports.asking_text import text_of


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: no files where nothing is to be asked.

    Attributes:
        language: Of the case, for what is said about it.
        stale: Files of an earlier run that ask for what is no longer lacking; left as they are.
    """

    language: Language
    files: tuple[Path, ...] = ()
    requests: int = 0
    stale: tuple[Path, ...] = ()


def ask(request: BuildRequest, to: Addressee, progress: Progress) -> Written:
    """Read the case, check it, and write what this person must still supply.

    Raises:
        InputError: The folder cannot be understood; every fault is named.
        UsageError: There is no such proceeding.
        OutputError: The result cannot be written; the last good one is untouched.
    """
    case = read(request, progress)
    letter, language = _letter(case, request, to)
    stem = (
        f"ask-{to}"
        if len(case.proceedings) == 1 or request.proceeding is None
        else f"ask-{to}-{request.proceeding}"
    )
    files = tuple(request.internal / f"{stem}.{suffix}" for suffix in ("docx", "txt"))
    if letter is None:
        return Written(language, stale=tuple(path for path in files if path.exists()))
    contents = {files[0].name: docx_of(letter), files[1].name: text_of(letter).encode()}
    write_files(contents, request.internal)
    return Written(language, files, letter.count)


def _letter(case: Case, request: BuildRequest, to: Addressee) -> tuple[RequestLetter | None, Language]:
    """The letter with its language; none where nothing is to be asked."""
    dossiers = [select(case, p, request.language) for p in chosen(case, request.proceeding)]
    everything = [select(case, p) for p in case.proceedings]
    report = merged([check(dossier, request.level, everything) for dossier in dossiers])
    language = dossiers[0].language
    return request_letter(dossiers, report.findings, to, language, requests()), language
