"""Hash, name, store and publish files without ever leaving half of one."""

import errno
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


def program_folder(name: str) -> Path:
    """The folder `name` (such as `templates`) that ships with the program.

    A checkout keeps it beside the package, a wheel inside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


def sha256_of(stream: BinaryIO) -> str:
    """The SHA-256 of a stream, in lower-case hexadecimal."""
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def sha256_file(path: Path) -> str:
    """The SHA-256 of a file, read once in small pieces."""
    with path.open("rb") as stream:
        return sha256_of(stream)


def portable(path: Path, root: Path) -> str:
    """`path` relative to `root`, with `/`, in the composed form of Unicode."""
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())


def locate(root: Path, name: str) -> Path:
    """The file on disk that `portable` names `name`.

    Macs may store an accent apart from its letter; the name is then found by its
    composed form, one folder at a time.
    """
    path = root / name
    if name.isascii() or path.exists():
        return path
    found = root
    for part in name.split("/"):
        found = next(
            (p for p in _entries(found) if unicodedata.normalize("NFC", p.name) == part), found / part
        )
    return found


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; readers see the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A folder of this run's own, beside where its results go, gone afterwards."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=parent, prefix=".work-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files whose names are the SHA-256 of what they hold."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the content with this digest is kept, present or not."""
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep the content and return its digest."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.path(digest).exists():
            write_atomic(self.path(digest), content)
        return digest

    def get(self, sha256: str) -> bytes | None:
        """The content, or None where it is missing or no longer what its name says."""
        try:
            content = self.path(sha256).read_bytes()
            touch(self.path(sha256))
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None


def touch(*paths: Path) -> None:
    """Say that kept files were used just now; where the disk forbids it, they only look older."""
    for path in paths:
        with suppress(OSError):
            os.utime(path)


def settle(source: Path, target: Path) -> None:
    """Move a finished file of our own to its place in one step; to another disk it is copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.chmod(0o644)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        publish(source, target)


def publish(source: Path, target: Path) -> None:
    """Put a finished file in its place in one step; readers see the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    os.close(handle)
    try:
        shutil.copyfile(source, name)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
