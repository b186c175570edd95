"""Look at whatever somebody was given: a dossier, a package, a time-stamp, a custody log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import InputError, Problem
from dossier.files import portable, sha256_file
from dossier.flows.apart import apart
from dossier.flows.verify_beside import beside, log_verdict, stamp_verdict
from dossier.flows.verify_package import package_verdict
from dossier.i18n.catalogue import marked, translate
from dossier.model.chain import custody_from
from dossier.model.custody import CUSTODY_FILE
from dossier.model.manifest import ListedOriginal, Manifest
from dossier.model.text import Language
from dossier.model.verdict import Remark, Verdict
from dossier.verify.alone import listed_in, look_at, unknown
from dossier.verify.log import chain_remarks, pin_remarks
from dossier.verify.members import BAGIT
from dossier.verify.stamps import STAMP

_SAME = marked("{name}: unchanged since it was recorded; in the dossier as {label}.")
_CHANGED = marked("{name}: it bears the name of {label}, and is not that file any more.")
_RENAMED = marked("{name}: unchanged, under another name; in the dossier as {label}.")
_UNLISTED = marked("{name}: the dossier does not list it.")
_MISSING = marked("{label} ({name}) is not in the folder: it cannot be compared.")
_STOPPED = marked("The file cannot be checked: {why}.")
_SECONDS = 300.0
_ZIP, _PDF = b"PK", b"%PDF-"

Seen = tuple[Verdict, Manifest | None]
"""What was found in a file, and the list that it holds."""


@dataclass(frozen=True, slots=True)
class Job:
    """One stranger's file to look at, in a process that can be killed."""

    file: Path
    language: Language | None
    anchors: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in the file, in each dossier of a package, and in what stands beside."""

    verdict: Verdict
    originals: tuple[Remark, ...] = ()
    custody: tuple[Remark, ...] = ()
    dossiers: tuple[tuple[str, Verdict], ...] = ()


def verify(
    file: Path,
    originals: Path | None = None,
    language: Language | None = None,
    trust: Sequence[Path] = (),
    custody: Path | None = None,
) -> Verified:
    """Compare a file with its own manifest, lists, chain or time-stamp, and originals with it.

    Raises:
        InputError: The file or the folder is not there, or may not be read.
    """
    try:
        anchors = tuple(path.read_bytes() for path in trust)
        verdict, listed, dossiers = _looked(Job(file, language, anchors))
        held = tuple(_compared(listed, originals, verdict.language)) if originals else ()
        log = tuple(_logged(listed, custody, verdict.language)) if custody else ()
        return Verified(verdict, held, log, dossiers)
    except OSError as error:
        problem = Problem(str(error.filename or file), f"cannot be read: {error.strerror}")
        raise InputError("There is nothing to verify", [problem]) from error


def _looked(job: Job) -> tuple[Verdict, Manifest | None, tuple[tuple[str, Verdict], ...]]:
    """Tell what the file is from what it holds, and look at it as such."""
    file = job.file
    if file.is_dir() and not _is_bag(file):
        return log_verdict(file / CUSTODY_FILE, job.language), None, ()
    start = b"" if file.is_dir() else _start(file)
    if file.is_dir() or start.startswith(_ZIP):
        verdict, listed, dossiers = package_verdict(file, job.language, job.anchors)
        return beside(verdict, file, job.anchors), listed, dossiers
    if file.suffix == ".jsonl":
        return log_verdict(file, job.language), None, ()
    if file.suffix == STAMP:
        return stamp_verdict(file.with_suffix(""), job.language, job.anchors), None, ()
    if _PDF not in start and file.with_name(file.name + STAMP).is_file():
        return stamp_verdict(file, job.language, job.anchors), None, ()
    seen, manifest = _apart(job)
    return beside(seen, file, job.anchors), manifest, ()


def _is_bag(folder: Path) -> bool:
    """Whether it is a package, or has no log that could be meant instead."""
    return (folder / BAGIT).is_file() or not (folder / CUSTODY_FILE).is_file()


def _start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(1024)


def _apart(job: Job) -> Seen:
    """Look at the file in a process with limits; one that hangs or crashes it cannot be checked."""
    found = apart(_look, job, _SECONDS)
    if isinstance(found, str):
        return unknown(sha256_file(job.file), job.language, _STOPPED, why=found), None
    return found


def _look(job: Job) -> Seen:
    return look_at(job.file, job.language, job.anchors), listed_in(job.file)


def _logged(manifest: Manifest | None, log: Path, language: Language) -> Iterator[Remark]:
    """Whether the log's chain holds, and whether it still has the entry that the dossier pins."""
    read = custody_from(log.read_bytes())
    yield from chain_remarks(read, language)
    yield from pin_remarks(read, manifest.custody if manifest else None, language)


def _compared(manifest: Manifest | None, folder: Path, language: Language) -> Iterator[Remark]:
    if not folder.is_dir():
        raise FileNotFoundError(2, "there is no such folder", str(folder))
    listed = manifest.originals if manifest else ()
    by_digest = {one.sha256: one for one in listed}
    found = {path: sha256_file(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    for path, digest in found.items():
        yield _remark(portable(path, folder), by_digest.get(digest), listed, language)
    held_digests = set(found.values())
    for one in listed:
        if one.sha256 not in held_digests:
            said = translate(_MISSING, language, label=one.label, name=one.path)
            yield Remark(kind="unknown", where=one.path, sentence=said)


def _remark(
    name: str, same: ListedOriginal | None, listed: tuple[ListedOriginal, ...], language: Language
) -> Remark:
    if same is not None:
        words = _SAME if _is_called(same, name) else _RENAMED
        said = translate(words, language, name=name, label=same.label)
        return Remark(kind="noted", where=name, sentence=said)
    namesake = next((one for one in listed if _is_called(one, name)), None)
    if namesake is not None:
        said = translate(_CHANGED, language, name=name, label=namesake.label)
        return Remark(kind="altered", where=name, sentence=said)
    return Remark(kind="noted", where=name, sentence=translate(_UNLISTED, language, name=name))


def _is_called(listed: ListedOriginal, name: str) -> bool:
    """Whether a file bears the name that is listed, from its last part on."""
    return f"/{listed.path}".endswith(f"/{name}")
