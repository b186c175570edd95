"""Read one pleading; this runs in a process that can be killed, and writes nothing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.ingest.content import HEAD, identify, suffix_of
from dossier.ingest.hygiene import reason
from dossier.ingest.submissions.packed import has, measured
from dossier.ingest.submissions.text_words import BOMS, read_text
from dossier.ingest.submissions.told import Line, Told, TooLongError, numbered
from dossier.model.original import FileKind, FileProblem, Original
from dossier.model.source import Record

LARGEST = 256 << 20
"""Bytes of the largest pleading that is read; larger files are only named."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_READ = FileProblem(kind="not-read")
_PACKED = "application/zip"
_ODT = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class Job:
    """One pleading to read: where it is, and its name in the case folder."""

    path: Path
    name: str


class Heard(Record):
    """The facts of one file of `submissions/` and what it says."""

    original: Original
    told: Told = Told()


def hear(job: Job) -> Heard:
    """Everything that one pleading says; what cannot be read is named among its problems."""
    try:
        if job.path.stat().st_size > LARGEST:
            return nothing(job.name, FileProblem(kind="bomb", detail=f"{job.path.stat().st_size} bytes"))
        content = job.path.read_bytes()
    except OSError as error:
        return nothing(job.name, FileProblem(kind="unreadable", detail=error.strerror or reason(error)))
    media_type, told = _told(content, job.name)
    digest = hashlib.sha256(content).hexdigest()
    kind: FileKind = (
        "pdf" if media_type == "application/pdf" else "text" if media_type == "text/plain" else "other"
    )
    original = Original(
        path=job.name,
        size=len(content),
        sha256=digest,
        media_type=media_type,
        kind=kind,
        problems=told.problems,
    )
    return Heard(original=original, told=told)


def nothing(name: str, problem: FileProblem) -> Heard:
    """A pleading of which nothing could be read."""
    media = "application/octet-stream"
    return Heard(
        original=Original(path=name, size=0, sha256="", media_type=media, kind="other", problems=(problem,))
    )


def _told(content: bytes, name: str) -> tuple[str, Told]:
    """By content; the name only says which kind of words plain text is."""
    if content.startswith(_OLE):
        locked = _LOCKED in content
        return "application/x-ole-storage", _refused(FileProblem(kind="encrypted") if locked else _NOT_READ)
    if content.startswith(_ZIP):
        return _archive(content)
    found = identify(content[:HEAD], name)
    try:
        if found.kind == "pdf":
            from dossier.ingest.submissions.pdf_file import read_pdf_words

            return found.media_type, read_pdf_words(content)
        if _is_words(content, name, found.kind):
            return "text/plain", _whole(read_text(content))
    except TooLongError:
        return found.media_type, _refused(FileProblem(kind="bomb"))
    return found.media_type, _refused(_NOT_READ if content else FileProblem(kind="empty"))


def _is_words(content: bytes, name: str, kind: FileKind) -> bool:
    """Whether it is plain text: by its words, or by the mark that begins it; RTF is not."""
    marked = any(content.startswith(mark) for mark, _encoding in BOMS)
    return marked or (
        kind in {"text", "mail"} and suffix_of(name) != "rtf" and not content.startswith(b"{\\rtf")
    )


def _archive(content: bytes) -> tuple[str, Told]:
    """A DOCX or an ODT, after its archive was measured."""
    if problem := measured(content):
        return _PACKED, _refused(problem)
    try:
        return _opened(content)
    except (TooLongError, MemoryError):
        return _PACKED, _refused(FileProblem(kind="bomb"))
    except Exception as error:  # noqa: BLE001 (hostile bytes: any type may escape a library)
        return _PACKED, Told(problems=(FileProblem(kind="broken", detail=reason(error)),))


def _opened(content: bytes) -> tuple[str, Told]:
    """The words of an archive that was found harmless; its macros are named and never run."""
    if has(content, "word/"):
        from dossier.ingest.submissions.docx_file import read_docx

        macros = (FileProblem(kind="macros"),) if has(content, "vbaproject", "vbadata") else ()
        return _DOCX, _whole(read_docx(content), macros)
    if has(content, "content.xml"):
        from dossier.ingest.submissions.odt_file import read_odt

        macros = (FileProblem(kind="macros"),) if has(content, "basic/", "scripts/") else ()
        return _ODT, _whole(read_odt(content), macros)
    return _PACKED, _refused(_NOT_READ)


def _whole(lines: Iterator[Line], problems: tuple[FileProblem, ...] = ()) -> Told:
    passages = tuple(numbered(lines))
    silent = () if passages else (FileProblem(kind="no-text"),)
    return Told(passages=passages, problems=(*problems, *silent))


def _refused(problem: FileProblem) -> Told:
    return Told(problems=(problem,))
