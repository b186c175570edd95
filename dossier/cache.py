"""What earlier builds made, kept under the hash of all that went into it.

Every entry is checked by its own digest when it is used: a corrupt one is made
again. Two builds may share the folder, because files appear whole or not at all.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from stat import S_ISREG

from dossier import __version__
from dossier.files import settle, sha256_file, touch, write_atomic
from dossier.ingest.submissions.reader import Heard
from dossier.model.original import Made, Original
from dossier.model.parts import Part, part_from_json, part_to_json

_REVISION = "6"  # raised when the program reads more from a file, or prints it otherwise
LIMIT = 16 * 1024**3
"""Bytes that the caches of a case may take: printed pictures and pages of 20,000 photographs."""

_READERS = ("exifread", "pikepdf", "pillow", "pillow-heif", "puremagic", "pypdfium2")


_WORD_READERS = ("odfdo", "pypdfium2", "python-docx")


@dataclass(frozen=True, slots=True)
class PartCache:
    """Rendered parts by the key of their job."""

    folder: Path

    def get(self, key: str) -> Part | None:
        """The part that was rendered from the same job, if it is still whole."""
        try:
            digest, _, record = _opened(self._record(key)).partition("\n")
            whole = sha256_file(self._pdf(key)) == digest
            touch(self._pdf(key), self._record(key))
            return replace(part_from_json(record), pdf=self._pdf(key)) if whole else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, part: Part) -> Part:
        """Keep a part, and give it back as it is kept."""
        settle(part.pdf, self._pdf(key))
        kept = replace(part, pdf=self._pdf(key))
        _keep(self._record(key), f"{sha256_file(kept.pdf)}\n{part_to_json(part)}")
        return kept

    def _pdf(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"

    def _record(self, key: str) -> Path:
        return self.folder / f"{key}.json"


@dataclass(frozen=True)
class FactsCache:
    """What was found in files of the same content, by the same version of the readers.

    Attributes:
        folder: Where it is kept.
        trusts_stat: Whether size, time and inode tell that a file is the same (a draft),
            or its bytes are hashed again (all that leaves the office).
    """

    folder: Path
    trusts_stat: bool

    @cached_property
    def _facts(self) -> Path:
        """Facts of another version of a reader are facts no more."""
        told = " ".join([__version__, _REVISION, *(f"{name} {version(name)}" for name in _READERS)])
        return self.folder / hashlib.sha256(told.encode()).hexdigest()[:16]

    def digest(self, name: str, stat: os.stat_result) -> str | None:
        """The SHA-256 found last time, if size, time and inode are the same."""
        try:
            seen = json.loads(_opened(self._seen(name)))
        except (OSError, ValueError):
            return None
        return str(seen["sha256"]) if seen["stat"] == _identity(stat) else None

    def facts(self, sha256: str, suffix: str) -> Original | None:
        """What was found in a file with this content and this ending of its name."""
        try:
            return Original.model_validate_json(_opened(self._fact(sha256, suffix)))
        except (OSError, ValueError):
            return None

    def put(self, original: Original, stat: os.stat_result) -> None:
        """Remember what was found."""
        suffix = Path(original.name).suffix[1:]
        _keep(self._fact(original.sha256, suffix), original.model_dump_json())
        seen = {"sha256": original.sha256, "stat": _identity(stat)}
        _keep(self._seen(original.path), json.dumps(seen))

    def _seen(self, name: str) -> Path:
        return self.folder / "seen" / f"{hashlib.sha256(name.encode()).hexdigest()}.json"

    def _fact(self, sha256: str, suffix: str) -> Path:
        ending = hashlib.sha256(suffix.lower().encode()).hexdigest()[:8]
        return self._facts / sha256[:2] / f"{sha256}-{ending}.json"


@dataclass(frozen=True, slots=True)
class PictureCache:
    """Small pictures by the digest of the printed picture that they were made from."""

    folder: Path

    def get(self, sha256: str) -> bytes | None:
        """The picture, if it is still what was written."""
        try:
            digest, _, picture = self._path(sha256).read_bytes().partition(b"\n")
        except OSError:
            return None
        return picture if hashlib.sha256(picture).hexdigest().encode() == digest else None

    def put(self, sha256: str, picture: bytes) -> None:
        """Keep a picture below its own digest."""
        write_atomic(self._path(sha256), hashlib.sha256(picture).hexdigest().encode() + b"\n" + picture)

    def _path(self, sha256: str) -> Path:
        return self.folder / _REVISION / sha256


@dataclass(frozen=True, slots=True)
class PleadingsCache:
    """What pleadings of the same content say, as the same version of the readers heard it."""

    folder: Path

    def get(self, sha256: str, name: str) -> Heard | None:
        """What a file with this content says, under the name that it has now."""
        try:
            heard = Heard.model_validate_json(_opened(self._path(sha256, name)))
        except (OSError, ValueError):
            return None
        return heard.model_copy(update={"original": heard.original.model_copy(update={"path": name})})

    def put(self, heard: Heard) -> None:
        """Remember what it says."""
        _keep(self._path(heard.original.sha256, heard.original.path), heard.model_dump_json())

    def _path(self, sha256: str, name: str) -> Path:
        told = " ".join([__version__, _REVISION, *(f"{lib} {version(lib)}" for lib in _WORD_READERS)])
        ending = Path(name).suffix[1:].lower()
        key = hashlib.sha256(f"{told}\n{sha256}\n{ending}".encode()).hexdigest()
        return self.folder / f"{key}.json"


@dataclass(frozen=True, slots=True)
class CopiesCache:
    """What was made of files of the same content, by the same version of the same program."""

    folder: Path

    def get(self, sha256: str, program: str) -> Made | None:
        """What was made, if the record of it is whole."""
        try:
            return Made.model_validate_json(_opened(self._path(sha256, program)))
        except (OSError, ValueError):
            return None

    def put(self, sha256: str, program: str, made: Made) -> None:
        """Remember what was made."""
        _keep(self._path(sha256, program), made.model_dump_json())

    def _path(self, sha256: str, program: str) -> Path:
        told = " ".join([__version__, _REVISION, program, *(f"{name} {version(name)}" for name in _READERS)])
        return self.folder / f"{hashlib.sha256(f'{told} {sha256}'.encode()).hexdigest()}.json"


def trim(folder: Path, limit: int = LIMIT) -> int:
    """Take away what was not used for longest until the rest is no larger than `limit` bytes.

    What another build is using at this moment was used just now, and stays.

    Returns:
        How many files were taken away.
    """
    found = sorted(_sizes(folder))
    excess = sum(size for _, size, _ in found) - limit
    taken = 0
    for _, size, path in found:
        if excess <= 0:
            break
        path.unlink(missing_ok=True)
        excess, taken = excess - size, taken + 1
    return taken


def _sizes(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """When each file was last used, its size, and where it is; one that is gone meanwhile is left out."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            stat = path.lstat()
            if S_ISREG(stat.st_mode):
                yield stat.st_mtime_ns, stat.st_size, path


def _identity(stat: os.stat_result) -> list[int]:
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def _keep(path: Path, text: str) -> None:
    """Write a text below its own digest."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    write_atomic(path, f"{digest}\n{text}".encode())


def _opened(path: Path) -> str:
    """The text that `_keep` wrote; ValueError where it is not the same any more."""
    digest, _, text = path.read_bytes().decode().partition("\n")
    touch(path)
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise ValueError(f"{path.name} is not what was written")
    return text
