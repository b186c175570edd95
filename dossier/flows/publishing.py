"""Put what a build made where people find it, whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from dossier.errors import OutputError, Problem
from dossier.files import publish, write_atomic

LAST = "dossier.pdf"
OURS = ("dossier.pdf", "hearing.pdf", "exhibits/*")
"""What a build makes and may therefore take away; a sealed file is nobody's but the person's."""


def publish_all(made: Mapping[str, Path], out: Path, lock: Path) -> None:
    """Publish the files by their names in `out`, the dossier last, and take away older ones.

    Args:
        made: Finished files by name relative to `out`.
        out: The folder of deliverables.
        lock: One build publishes at a time; the system frees it if that build dies.

    Raises:
        OutputError: The folder cannot be written to; what stood there still stands.
    """
    with _readable_faults(out), FileLock(lock):
        for name in sorted(made, key=lambda name: (name == LAST, name)):
            publish(made[name], out / name)
        for old in _stale(out, made):
            old.unlink()


def write_all(texts: Mapping[str, str], folder: Path) -> None:
    """Write the internal texts, each whole or not at all.

    Raises:
        OutputError: The folder cannot be written to.
    """
    with _readable_faults(folder):
        for name, text in texts.items():
            write_atomic(folder / name, text.encode())


def _stale(out: Path, made: Mapping[str, Path]) -> Iterator[Path]:
    for pattern in OURS:
        for path in out.glob(pattern):
            if path.is_file() and path.relative_to(out).as_posix() not in made:
                yield path


@contextmanager
def _readable_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem = Problem(
            str(error.filename or folder),
            error.strerror or str(error),
            fix="close the file if a reader holds it open, free the disk, or choose another --out",
        )
        raise OutputError(
            "The result cannot be written; the last good one is untouched", [problem]
        ) from error
