"""Look at a dossier from the file alone, and at the originals that somebody holds beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import InputError, Problem
from dossier.files import portable, sha256_file
from dossier.i18n.catalogue import marked, translate
from dossier.ingest.pool import Failed, run
from dossier.model.chain import custody_from
from dossier.model.custody import CHAIN_WORDS
from dossier.model.manifest import ListedOriginal, Manifest
from dossier.model.text import Language
from dossier.model.verdict import Remark, Verdict
from dossier.verify.alone import listed_in, look_at, unknown

_SAME = marked("{name}: unchanged since it was recorded; in the dossier as {label}.")
_CHANGED = marked("{name}: it bears the name of {label}, and is not that file any more.")
_RENAMED = marked("{name}: unchanged, under another name; in the dossier as {label}.")
_UNLISTED = marked("{name}: the dossier does not list it.")
_MISSING = marked("{label} ({name}) is not in the folder: it cannot be compared.")
_LINE = marked("Line {line} of the custody log: {what}.")
_CUT = marked(
    "The custody log has {found} entries; it had {count} when the dossier was made: its end was cut off."
)
_OTHER = marked("Entry {count} of the custody log is not the one that stood there when the dossier was made.")
_CONTINUES = marked("The custody log holds and contains the entry that the dossier pins (number {count}).")
_UNPINNED = marked(
    "The chain of the custody log holds; the dossier pins no entry of it: a cut end would not show."
)
_STOPPED = marked("Reading the file took too long or too much memory ({why}): it cannot be checked.")
_SECONDS = 300.0

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
    """What was found in the file, and what became of each original beside it."""

    verdict: Verdict
    originals: tuple[Remark, ...] = ()
    custody: tuple[Remark, ...] = ()


def verify(
    file: Path,
    originals: Path | None = None,
    language: Language | None = None,
    trust: Sequence[Path] = (),
    custody: Path | None = None,
) -> Verified:
    """Compare a file with its own manifest, and a folder of originals with it.

    Raises:
        InputError: The file or the folder is not there, or may not be read.
    """
    try:
        verdict, listed = _apart(Job(file, language, tuple(path.read_bytes() for path in trust)))
        held = tuple(_compared(listed, originals, verdict.language)) if originals else ()
        log = tuple(_logged(listed, custody, verdict.language)) if custody else ()
        return Verified(verdict, held, log)
    except OSError as error:
        problem = Problem(str(error.filename or file), f"cannot be read: {error.strerror}")
        raise InputError("There is nothing to verify", [problem]) from error


def _logged(manifest: Manifest | None, log: Path, language: Language) -> Iterator[Remark]:
    """Whether the log's chain holds, and whether it still has the entry that the dossier pins."""
    read = custody_from(log.read_bytes())
    for fault in read.faults:
        what = translate(CHAIN_WORDS[f"log-{fault.kind}"], language)
        said = translate(_LINE, language, line=fault.line, what=what)
        yield Remark(kind="altered", where=str(fault.line), sentence=said)
    pin = manifest.custody if manifest else None
    count = pin.entries if pin else 0
    if pin and len(read.events) < count:
        said = translate(_CUT, language, found=len(read.events), count=count)
        yield Remark(kind="altered", sentence=said)
    elif pin and count and read.events[count - 1].digest != pin.digest:
        yield Remark(kind="altered", where=str(count), sentence=translate(_OTHER, language, count=count))
    elif not read.faults:
        words = _CONTINUES if pin else _UNPINNED
        yield Remark(kind="noted", sentence=translate(words, language, count=count))


def _apart(job: Job) -> Seen:
    """Look at the file in a process with limits; one that hangs or crashes it cannot be checked."""
    job.file.open("rb").close()
    found = next(iter(run(_look, [job], workers=1, seconds=lambda _: _SECONDS)))
    if isinstance(found, Failed):
        return unknown(sha256_file(job.file), job.language, _STOPPED, why=found.problem.kind), None
    return found


def _look(job: Job) -> Seen:
    return look_at(job.file, job.language, job.anchors), listed_in(job.file)


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
