"""Copy a folder of evidence into a case: every file verified, none lost without a word."""

import hashlib
import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier.errors import InputError, IntegrityError, Problem
from dossier.files import sha256_file
from dossier.i18n.catalogue import marked
from dossier.ingest.inventory import is_reserved, is_system
from dossier.ingest.mail import attached_files
from dossier.model.original import Attachment

_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]')
_CHUNK = 1 << 20
_LARGEST_MAIL = 512 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of the files of one folder.

    Attributes:
        names: Portable path in the case of each file that was copied.
        renamed: Names that not every system allows, or that met another: old and new.
        skipped: What was not copied, and why as a msgid.
        attached: Portable path of each file that was saved out of an e-mail.
        digests: SHA-256 of what was copied from, for each name; its copy has the same.
    """

    names: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    attached: tuple[str, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


def copy_folder(source: Path, target: Path, top: str) -> Copied:
    """Copy all evidence below `source` to `target/top`, never touching the source.

    Raises:
        InputError: The folder, or files in it, cannot be read; all of them are named.
        IntegrityError: A copy is not, byte for byte, its original.
    """
    if not source.is_dir():
        raise InputError(f"There is no folder {source}")
    names: dict[str, Path] = {}
    renamed, skipped = [], []
    for path in _walk(source):
        old = path.relative_to(source).as_posix()
        if reason := _unwanted(path, source):
            skipped.append((_printable(old), reason))
            continue
        new = free_name(_fit(old), names)
        names[new] = path
        if new != unicodedata.normalize("NFC", old):
            renamed.append((_printable(old), new))
    read = _copy_all(names, target / top)
    digests = {f"{top}/{name}": digest for name, digest in read.items()}
    return Copied(tuple(digests), tuple(renamed), tuple(skipped), digests=digests)


def copy_file(source: Path, target: Path, top: str) -> Copied:
    """Copy one file to `target/top`, never touching the source.

    Raises:
        InputError: It cannot be read.
        IntegrityError: The copy is not, byte for byte, the file.
    """
    new = _fit_part(unicodedata.normalize("NFC", source.name))
    read = _copy_all({new: source}, target / top)
    renamed = ((_printable(source.name), new),) if new != unicodedata.normalize("NFC", source.name) else ()
    return Copied((f"{top}/{new}",), renamed, digests={f"{top}/{new}": read[new]})


def save_attachments(folder: Path) -> Copied:
    """Save each file attached to an e-mail of the folder beside it, under the name of both.

    Pictures shown among the words of a message stay inside it.
    """
    saved = []
    taken = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    for mail in [path for path in taken.values() if path.suffix.lower() == ".eml" and path.is_file()]:
        for file, content in _attached(mail):
            beside = (mail.parent / f"{mail.stem} - {_fit_part(_flat(file.name))}").relative_to(folder)
            name = free_name(beside.as_posix(), taken)
            taken[name] = folder / name
            taken[name].write_bytes(content)
            saved.append(f"{folder.name}/{name}")
    return Copied(attached=tuple(saved))


def _attached(mail: Path) -> list[tuple[Attachment, bytes]]:
    if mail.stat().st_size > _LARGEST_MAIL:
        return []
    try:
        return [(file, body) for file, body in attached_files(mail.read_bytes()) if not file.embedded]
    except Exception:  # noqa: BLE001 - hostile bytes; the checks name a message that cannot be read
        return []


def _flat(name: str) -> str:
    """The last part of a name that a message gives, without what would make it hidden."""
    return re.split(r"[/\\]", name)[-1].strip(" .")[:120] or "file"


def _walk(source: Path) -> Iterator[Path]:
    """Files and links in the order of their names; folders that cannot be opened are errors."""

    def refuse(error: OSError) -> None:
        raise InputError(f"The folder {error.filename} cannot be opened: {error.strerror}") from error

    for parent, folders, names in os.walk(source, onerror=refuse):
        folders.sort()
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted([*links, *names]))


def _unwanted(path: Path, source: Path) -> str:
    """Why a file is not copied, or nothing."""
    if is_system(path.relative_to(source).as_posix()):
        return marked("hidden, or kept by the system for itself")
    if path.is_symlink() and not path.resolve().is_relative_to(source.resolve()):
        return marked("a link to something outside the folder")
    if path.is_dir():
        return marked("a link to a folder")
    if not path.exists():
        return marked("a link to a file that does not exist")
    return "" if stat.S_ISREG(path.stat().st_mode) else marked("not a file but a device or a pipe")


def _fit(name: str) -> str:
    """A name that Windows, Macs and Linux all take, as near as possible to the given one."""
    parts = unicodedata.normalize("NFC", name).split("/")
    return "/".join(_fit_part(part) for part in parts)


def _fit_part(part: str) -> str:
    bare = _UNFIT.sub("_", part)
    bare = bare.rstrip(" .") + "_" if bare.endswith((" ", ".")) else bare
    return f"_{bare}" if is_reserved(bare) else bare


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or the name with the first number that no other file has."""
    used = {other.casefold() for other in taken}
    stem, point, suffix = name.rpartition(".")
    candidate, number = name, 1
    while candidate.casefold() in used:
        number += 1
        candidate = f"{stem} ({number}){point}{suffix}" if stem else f"{name} ({number})"
    return candidate


def _copy_all(names: dict[str, Path], target: Path) -> dict[str, str]:
    """Copy each file and compare its copy; the digest of what was read, by name."""
    digests: dict[str, str] = {}
    target.mkdir(parents=True, exist_ok=True)
    unread: list[Problem] = []
    changed: list[Problem] = []
    for name, path in names.items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            digests[name] = _copy(path, copy)
        except OSError as error:
            unread.append(Problem(_printable(str(path)), error.strerror or type(error).__name__))
            continue
        if sha256_file(copy) != digests[name]:
            changed.append(Problem(_printable(str(path)), "its copy holds other bytes"))
    if unread:
        raise InputError("These files cannot be copied, and nothing was written", unread)
    if changed:
        raise IntegrityError("These copies differ from their originals, and were thrown away", changed)
    return digests


def _copy(source: Path, copy: Path) -> str:
    """Copy the bytes and the file's times, and say what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, copy.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
    shutil.copystat(source, copy)
    copy.chmod(0o644)
    return digest.hexdigest()


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
