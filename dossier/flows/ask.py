"""Write the list to send to the client, the bailiff or counsel, from what the checks find."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.checks.requests import requests
from dossier.executor import Progress
from dossier.flows.check import Checked, check_case
from dossier.flows.publishing import write_files
from dossier.flows.request import BuildRequest
from dossier.model.asking import Addressee
from dossier.model.dossier import Dossier
from dossier.model.finding import Finding
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
    checked = check_case(request, progress)
    letters = [letter for letter in _letters(checked, to) if letter]
    contents = {
        f"{stem}{suffix}": content
        for stem, letter in zip(_stems(request, checked, to, len(letters)), letters, strict=True)
        for suffix, content in ((".docx", docx_of(letter)), (".txt", text_of(letter).encode()))
    }
    write_files(contents, request.internal)
    return Written(
        checked.language,
        tuple(request.internal / name for name in contents),
        sum(letter.count for letter in letters),
        tuple(_earlier(request.internal, _stems(request, checked, to, 1)[0], contents)),
    )


def _earlier(folder: Path, stem: str, contents: Container[str]) -> Iterator[Path]:
    """Letters that an earlier run wrote and this one did not; what the office renamed is its own."""
    ours = re.compile(rf"{re.escape(stem)}(-\d+)?\.(docx|txt)")
    for path in sorted(folder.glob("ask-*")):
        if ours.fullmatch(path.name) and path.name not in contents:
            yield path


def _stems(request: BuildRequest, checked: Checked, to: Addressee, count: int) -> list[str]:
    """Names of the letters: with the proceeding where one of several was asked for."""
    several = len(checked.dossiers[0].case.proceedings) > 1 and request.proceeding
    stem = f"ask-{to}-{request.proceeding}" if several else f"ask-{to}"
    return [stem] if count == 1 else [f"{stem}-{number}" for number in range(1, count + 1)]


def _letters(checked: Checked, to: Addressee) -> Iterator[RequestLetter | None]:
    """One letter to the person; to bailiffs, one to each, on the records of that one only."""
    dossiers, findings = checked.dossiers, checked.report.findings
    if to != "bailiff":
        yield request_letter(dossiers, findings, to, checked.language, requests())
        return
    names = dict.fromkeys(record.officer.name for dossier in dossiers for record in dossier.constats)
    for name in names:
        own = [_of_officer(dossier, name) for dossier in dossiers]
        records = {record.id for dossier in own for record in dossier.constats}
        theirs = _about(findings, records)
        yield request_letter(own, theirs, to, checked.language, requests())


def _of_officer(dossier: Dossier, name: str) -> Dossier:
    """The dossier as far as it rests on the records of one officer."""
    own = tuple(record for record in dossier.constats if record.officer.name == name)
    return dossier.model_copy(update={"constats": own})


def _about(findings: Sequence[Finding], subjects: set[str]) -> list[Finding]:
    """The findings as far as they are about these subjects."""
    kept = []
    for finding in findings:
        gap = finding.gap
        members = tuple(one for one in gap.members or (gap.subject,) if one in subjects)
        if members:
            parts = tuple(part for part in gap.parts if part.subject in subjects)
            kept.append(replace(finding, gap=replace(gap, members=members, parts=parts)))
    return kept
