"""Read one file of the case: one read, and everything that it says of itself.

This runs in a process that can be killed; it writes nothing but the printed picture.
"""

import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TypedDict

from dossier.files import Store, sha256_of
from dossier.ingest.content import HEAD, Content, identify, suffix_of
from dossier.ingest.hygiene import reason
from dossier.ingest.image import read_image
from dossier.ingest.mail import read_mail
from dossier.ingest.messenger import messenger_of, screenshot_of
from dossier.ingest.plain_words import read_words
from dossier.model.original import FileProblem, Original
from dossier.model.stamp import STAMP_TYPE

WHOLE = 512 << 20
"""Larger files are only hashed; no picture or PDF of a dossier comes near."""

_READABLE = frozenset({"image", "pdf", "mail", "text"})

Depth = Literal["all", "pictures", "bytes"]
"""How far to read: `pictures` leaves out ExifRead, `bytes` everything but type and hash."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read.

    Attributes:
        path: Where it is.
        name: Its portable path inside the case folder.
        store: Where the printed picture goes.
        size: Bytes, as the folder says; only used to be patient with large files.
        depth: How far to read.
        problems: What earlier tries ended with.
    """

    path: Path
    name: str
    store: Store
    size: int = 0
    depth: Depth = "all"
    problems: tuple[FileProblem, ...] = ()


def examine(job: Job) -> Original:
    """Everything about one file; whatever cannot be read is named among its problems."""
    try:
        with job.path.open("rb") as stream:
            return _examine(job, stream)
    except OSError as error:
        return unread(job.name, FileProblem(kind="unreadable", detail=reason_without_path(error)))


def unread(name: str, problem: FileProblem) -> Original:
    """A file of which nothing could be read: no digest, and the reason."""
    return Original(
        path=name,
        size=0,
        sha256="",
        media_type="application/octet-stream",
        kind="other",
        problems=(problem,),
        **named(name),
    )


def reason_without_path(error: OSError) -> str:
    """What the system said, without the path of this machine."""
    return error.strerror or reason(error)


class Named(TypedDict):
    """What the name of a file tells of how it came about."""

    messenger: str
    screenshot: str


def named(path: str) -> Named:
    """The application or the system whose naming the name of a file follows."""
    name = path.rpartition("/")[2]
    return {"messenger": messenger_of(name), "screenshot": screenshot_of(name)}


def changed_at(stat: os.stat_result) -> dt.datetime | None:
    """When the folder says that a file was last changed; None where no calendar has that time."""
    try:
        return dt.datetime.fromtimestamp(stat.st_mtime_ns // 10**9, dt.UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _examine(job: Job, stream: BinaryIO) -> Original:
    before = os.fstat(stream.fileno())
    content = identify(stream.read(HEAD), job.name)
    readable = (content.kind in _READABLE or content.media_type == STAMP_TYPE) and job.depth != "bytes"
    stream.seek(0)
    body = stream.read() if readable and before.st_size <= WHOLE else b""
    sha256 = hashlib.sha256(body).hexdigest() if body else sha256_of(stream)
    after = os.fstat(stream.fileno())
    original = Original(
        path=job.name,
        size=before.st_size,
        sha256=sha256,
        media_type=content.media_type,
        kind=content.kind,
        problems=(*job.problems, *_remarks(content, job.name, before, after)),
        changed=changed_at(before),
        **named(job.name),
    )
    if readable and not body:
        return _found(original, (FileProblem(kind="bomb", detail=f"{before.st_size} bytes"),))
    return _with_facts(original, body, job) if body else original


def _remarks(
    content: Content, name: str, before: os.stat_result, after: os.stat_result
) -> tuple[FileProblem, ...]:
    found = []
    if before.st_size == 0:
        found.append(FileProblem(kind="empty"))
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        found.append(FileProblem(kind="changed-while-read"))
    suffix = suffix_of(name)
    if content.suffixes and suffix not in content.suffixes:
        found.append(FileProblem(kind="wrong-suffix", detail=f".{suffix}: {content.media_type}"))
    return tuple(found)


def _with_facts(original: Original, content: bytes, job: Job) -> Original:
    """The original with what the reader of its kind found, and the printed picture put away."""
    if original.kind == "image":
        picture = read_image(content, exifread_too=job.depth == "all")
        if picture.printed:
            job.store.put(picture.printed)
        return _found(original, picture.problems, image=picture.facts)
    if original.media_type == STAMP_TYPE:
        from dossier.ingest.stamp import read_stamp  # the same: it loads a library of signatures

        stamp, problems = read_stamp(content)
        return _found(original, problems, stamp=stamp)
    if original.kind == "pdf":
        from dossier.ingest.pdf import read_pdf  # only where there is one: starting a process stays cheap

        facts, problems = read_pdf(content)
        return _found(original, problems, pdf=facts)
    if original.kind == "text":
        words, problems = read_words(content, job.name)
        return _found(original, problems, words=words)
    headers, problems = read_mail(content)
    return _found(original, problems, mail=headers)


def _found(original: Original, problems: tuple[FileProblem, ...], **facts: object) -> Original:
    return original.model_copy(update={**facts, "problems": (*original.problems, *problems)})
