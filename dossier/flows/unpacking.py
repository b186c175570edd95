"""Take the files out of a ZIP: no name leaves the folder, no bomb goes off, none is lost."""

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.errors import InputError, Problem
from dossier.i18n.catalogue import marked

MOST_FILES = 20_000
MOST_BYTES = 20 << 30
"""What a ZIP may unpack to: more than any case of photographs."""

_DENSEST = 200
"""Times smaller than its content: no photograph packs so well."""

_SMALL = 16 << 20
_ENCRYPTED = 0x1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of the files of one ZIP.

    Attributes:
        skipped: Names that were not unpacked, and why as a msgid.
    """

    skipped: tuple[tuple[str, str], ...] = ()


def unpack(archive: Path, target: Path) -> Unpacked:
    """Write the files of a ZIP below a new, empty folder; nothing that was refused is written.

    Raises:
        InputError: It is no ZIP, is damaged, or claims more than a case can hold.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            _refuse_bomb(archive, opened)
            return Unpacked(tuple(_unpacked(opened, target)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        problem = Problem(
            archive.name,
            str(error) or type(error).__name__,
            "files of it would be missing from the case",
            "ask for the ZIP again, or unpack it with another program and offer the folder",
        )
        raise InputError("The ZIP cannot be unpacked, and nothing was written", [problem]) from error


def _refuse_bomb(archive: Path, opened: zipfile.ZipFile) -> None:
    members = opened.infolist()
    whole = sum(member.file_size for member in members)
    free = shutil.disk_usage(archive.parent).free
    if len(members) > MOST_FILES or whole > min(MOST_BYTES, free) or any(map(_is_dense, members)):
        problem = Problem(
            archive.name,
            f"it claims {len(members)} files and {whole} bytes, from {archive.stat().st_size} bytes",
            "such archives fill the disk",
            "look into it with another program, and offer the folder of photographs",
        )
        raise InputError("The ZIP is not unpacked: it asks for more than photographs need", [problem])


def _is_dense(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SMALL and member.file_size > _DENSEST * max(member.compress_size, 1)


def _unpacked(opened: zipfile.ZipFile, target: Path) -> Iterator[tuple[str, str]]:
    """Unpack one after the other; what is refused is named."""
    taken: set[str] = set()
    for member in opened.infolist():
        name = member.filename.replace("\\", "/")
        if member.is_dir():
            continue
        if reason := _refused(member, name, taken):
            yield _printable(name), reason
            continue
        taken.add(name.casefold())
        _write(opened, member, target / name)


def _refused(member: zipfile.ZipInfo, name: str, taken: set[str]) -> str:
    """Why a file is not unpacked, or nothing."""
    path = PurePosixPath(name)
    mode = member.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or not path.name:
        return marked("its name leads out of the folder")
    if "\0" in name or len(name.encode("utf-8", "replace")) > 1000:  # noqa: PLR2004
        return marked("its name cannot be a name of a file")
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return marked("a link or a device, not a file")
    if member.flag_bits & _ENCRYPTED:
        return marked("it opens only with a password")
    if name.casefold() in taken:
        return marked("another file in the ZIP has the same name")
    return ""


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """Write no more than was claimed, whatever the archive holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size
    with opened.open(member) as reading, path.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise ValueError(f"{_printable(member.filename)}: larger than it claims")
            writing.write(chunk)
    if left:
        raise ValueError(f"{_printable(member.filename)}: shorter than it claims")


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)
