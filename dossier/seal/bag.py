"""A package that any archive understands: a BagIt 1.0 bag, and the ZIP of one.

BagIt is RFC 8493; `bagit` makes and validates the bag.
"""

import hashlib
import logging
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import bagit

from dossier.errors import IntegrityError, Problem

MANIFEST = "manifest-sha256.txt"
_VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""ZIPs know no earlier day; the same files give the same ZIP."""

_MODE = 0o644
_CHUNK = 1 << 20


def make_bag(folder: Path, facts: Mapping[str, str | list[str]]) -> None:
    """Turn a folder into a bag where it stands, and validate it.

    Args:
        folder: Its files become the payload, below `data/`.
        facts: For `bag-info.txt`, a list as lines of their own; `Bagging-Date` must be among them, for
            no clock is read here.

    Raises:
        IntegrityError: What stands there is not, byte for byte, what was listed.
    """
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    bag = bagit.make_bag(str(folder), dict(facts), checksums=["sha256"])
    (folder / "bagit.txt").write_text(_VERSION, encoding="utf-8", newline="\n")
    bag = bagit.Bag(str(folder))
    bag.save()
    try:
        bag.validate()
    except bagit.BagError as error:
        problem = Problem(folder.name, str(error), fix="run the command again")
        raise IntegrityError("The package is not what was put into it", [problem]) from error


def zip_bag(folder: Path, target: Path) -> None:
    """Store a bag in a ZIP under the name of its folder, and read it back; large ones become ZIP64.

    Raises:
        IntegrityError: The ZIP does not hold, byte for byte, what the bag lists.
        OSError: It cannot be written.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            _store(archive, path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    if wrong := list(_differing(target, folder.name)):
        problems = [Problem(name, "is not what the bag lists") for name in wrong]
        raise IntegrityError("The ZIP is not what was put into it", problems)


def _store(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.external_attr = _MODE << 16
    member.file_size = path.stat().st_size
    with path.open("rb") as reading, archive.open(member, "w") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)


def _differing(archive: Path, top: str) -> Iterator[str]:
    """Names whose bytes in the ZIP are not those of the bag's list."""
    with zipfile.ZipFile(archive) as opened:
        listed = opened.read(f"{top}/{MANIFEST}").decode()
        for line in listed.splitlines():
            digest, name = line.split(maxsplit=1)
            if _digest(opened, f"{top}/{name}") != digest:
                yield name


def _digest(opened: zipfile.ZipFile, name: str) -> str:
    told = hashlib.sha256()
    with opened.open(name) as reading:
        while chunk := reading.read(_CHUNK):
            told.update(chunk)
    return told.hexdigest()
