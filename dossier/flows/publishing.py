"""Put what a build made where people find it, whole or not at all."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from dossier.errors import OutputError, Problem
from dossier.files import publish, settle, write_atomic
from dossier.flows.request import LOCK

LAST = "dossier.pdf"
OURS = (
    "dossier.pdf",
    "hearing.pdf",
    "exhibit-list.docx",
    "exhibit-list.xlsx",
    "paper-kit.pdf",
    "exhibits/*",
    "filing/*/*",
)
"""What a build makes and may therefore take away; a sealed file is nobody's but the person's."""


def publish_all(made: Mapping[str, Path], out: Path, lock: Path, work: Path) -> None:
    """Publish the files by their names in `out`, the dossier last, and take away older ones.

    Args:
        made: Finished files by name relative to `out`.
        out: The folder of deliverables.
        lock: One build publishes at a time; the system frees it if that build dies.
        work: What lies in it is moved, not copied; the rest belongs to somebody.

    Raises:
        OutputError: The folder cannot be written to; what stood there still stands.
    """
    with _readable_faults(out), FileLock(lock):
        for name in sorted(made, key=lambda name: (name == LAST, name)):
            put = settle if made[name].is_relative_to(work) else publish
            put(made[name], out / name)
        _take_away(out, made)


def take_away_others(out: Path, internal: Path, folders: Mapping[str, str], lock: Path) -> None:
    """Take away what builds left for proceedings that the case no longer has, or has elsewhere.

    A dossier of all exhibits must not stay beside those of proceedings that split them.

    Args:
        out: The folder of deliverables of the case.
        internal: Where earlier builds left their receipts.
        folders: Where each proceeding of the case belongs inside `out`.
        lock: As for `publish_all`.
    """
    with _readable_faults(out), FileLock(lock):
        for id_, folder, report in _receipts(internal):
            if folders.get(id_) == folder:
                continue
            _take_away(out / folder, {})
            _remove_empty(out / folder / "exhibits")
            _remove_empty(out / folder)
            for name in (
                f"{report}.html",
                f"{report}.json",
                f"manifest-{id_}.json",
                f"proof-{id_}.json",
                f"receipt-{id_}.json",
                f"redactions-{id_}.csv",
            ):
                (internal / name).unlink(missing_ok=True)


def _receipts(internal: Path) -> Iterator[tuple[str, str, str]]:
    """Proceeding, folder and report of each earlier build; one that cannot be read says nothing."""
    for path in sorted(internal.glob("receipt-*.json")):
        try:
            told = json.loads(path.read_text("utf-8"))
            names = (str(told["proceeding"]), str(told["folder"]), str(told["report"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if all(Path(name).name == name for name in names if name != "."):
            yield names


def write_all(texts: Mapping[str, str], folder: Path) -> None:
    """Write the internal texts, each whole or not at all.

    Raises:
        OutputError: The folder cannot be written to.
    """
    write_files({name: text.encode() for name, text in texts.items()}, folder)


def write_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write files of the office's own, each whole or not at all; nobody else publishes meanwhile.

    Raises:
        OutputError: The folder cannot be written to.
    """
    with _readable_faults(folder), FileLock(folder / LOCK):
        for name, content in contents.items():
            write_atomic(folder / name, content)


def _take_away(out: Path, made: Mapping[str, Path]) -> None:
    """Remove what an earlier build left and this one did not make, with the folders that it leaves empty."""
    for old in _stale(out, made):
        old.unlink()
    for folder in (*out.glob("filing/*"), out / "filing"):
        _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


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
