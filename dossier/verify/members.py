"""The files of a package, from its ZIP or its unpacked folder, read as streams and never unpacked by name."""

import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, cast

from dossier.i18n.catalogue import marked

BAGIT = "bagit.txt"
MOST_FILES = 200_000
_SWELL, _ROOM = 100, 100 << 20
"""A ZIP may grow by this factor and this many bytes: photographs and PDFs hardly grow at all."""

_ESCAPES = marked("{path}: its name leads out of the package. Do not unpack the ZIP.")
_TWICE = marked("{path} stands twice in the ZIP: programs show one or the other.")
_LINK = marked("{path} is a link, or no file: it is not read.")
_LOCKED = marked("{path} is encrypted: it cannot be read.")
_PACKED = marked("{path} is packed in a way that this program does not unpack.")
NO_ZIP = marked("The ZIP is damaged, or is none: it cannot be read.")
NO_BAG = marked(
    "It holds no package of this program (bagit.txt is missing, or stands more than once), nor a custody log."
)
BOMB = marked("Unpacked, the ZIP would be far larger than a package can be: it is not read.")
TOO_MANY = marked("It holds more than {count} files: it is not read.")


class UnreadableError(ValueError):
    """The package as a whole cannot be read; holds a msgid and what fills it."""

    def __init__(self, message: str, **values: object) -> None:
        """Keep both, for a sentence in the reader's language."""
        super().__init__(message)
        self.message, self.values_ = message, values


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that no honest package holds: `altered` or `unknown`, where, and a msgid."""

    kind: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Members:
    """The files of a package.

    Attributes:
        source: The ZIP, or the folder.
        held: What each portable name, below the bag's own folder, is called where it stands.
        oddities: What could not be taken for a file.
        archive: The open ZIP; None for a folder.
    """

    source: Path
    held: dict[str, str]
    oddities: tuple[Oddity, ...] = ()
    archive: zipfile.ZipFile | None = None

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """One file as a stream; of a ZIP it ends where the ZIP says that it ends.

        Raises:
            OSError: It cannot be read.
            ValueError: Neither can it be unpacked.
        """
        try:
            if self.archive is None:
                with (self.source / self.held[name]).open("rb") as stream:
                    yield stream
            else:
                with self.archive.open(self.held[name]) as member:
                    yield cast("BinaryIO", member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise ValueError(type(error).__name__) from error
        except Exception as error:  # what unpacks raises types of its own
            if type(error).__module__ in {"zlib", "lzma", "_lzma", "bz2"}:
                raise ValueError(type(error).__name__) from error
            raise

    def content(self, name: str, limit: int) -> bytes:
        """A small file whole; ValueError for one that is larger than the limit."""
        with self.opened(name) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise ValueError("too large")
        return content


@contextmanager
def members(source: Path) -> Iterator[Members]:
    """The files of a package.

    Raises:
        UnreadableError: It is none, or reading it would cost too much.
        OSError: It is not there, or may not be read.
    """
    if source.is_dir():
        yield _of_folder(source)
        return
    source.open("rb").close()
    try:
        archive = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError(NO_ZIP) from error
    with archive:
        yield _of_zip(source, archive)


def _of_folder(source: Path) -> Members:
    top = _bag_in(source)
    held, oddities = {}, []
    for path in sorted(top.rglob("*")):
        name = path.relative_to(top).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if path.is_symlink() or not path.is_file():
            oddities.append(Oddity("altered", name, _LINK))
            continue
        held[unicodedata.normalize("NFC", name)] = name
        if len(held) > MOST_FILES:
            raise UnreadableError(TOO_MANY, count=MOST_FILES)
    return Members(top, held, tuple(oddities))


def _bag_in(source: Path) -> Path:
    """The folder itself, or the one folder in it."""
    found = [path.parent for path in (source / BAGIT, *sorted(source.glob(f"*/{BAGIT}"))) if path.is_file()]
    if source not in found[:1] and len(found) != 1:
        raise UnreadableError(NO_BAG)
    return found[0]


def _of_zip(source: Path, archive: zipfile.ZipFile) -> Members:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise UnreadableError(TOO_MANY, count=MOST_FILES)
    if sum(one.file_size for one in entries) > source.stat().st_size * _SWELL + _ROOM:
        raise UnreadableError(BOMB)
    tops = {one.filename.split("/")[0] for one in entries if one.filename.endswith(f"/{BAGIT}")}
    tops = {top for top in tops if f"{top}/{BAGIT}" in archive.NameToInfo}
    if len(tops) != 1:
        raise UnreadableError(NO_BAG)
    return _sorted_out(source, archive, f"{tops.pop()}/")


def _sorted_out(source: Path, archive: zipfile.ZipFile, top: str) -> Members:
    """Files apart from what only looks like one."""
    held: dict[str, str] = {}
    oddities = []
    for one in archive.infolist():
        name = unicodedata.normalize("NFC", one.filename.removeprefix(top))
        odd = _odd(one, top) or (Oddity("altered", name, _TWICE) if name in held else None)
        if odd:
            oddities.append(odd)
        if not one.is_dir() and (odd is None or odd.message == _TWICE):
            held[name] = one.filename
    return Members(source, held, tuple(oddities), archive)


def _odd(one: zipfile.ZipInfo, top: str) -> Oddity | None:
    parts = one.filename.removesuffix("/").split("/")
    outside = (
        PurePosixPath(one.filename).is_absolute()
        or bool(PureWindowsPath(one.filename).drive)
        or not {"", ".", ".."}.isdisjoint(parts)
        or "\\" in one.orig_filename
        or "\0" in one.orig_filename
    )
    if outside or not one.filename.startswith(top):
        return Oddity("altered", one.filename, _ESCAPES)
    if one.flag_bits & 0x1:
        return Oddity("unknown", one.filename.removeprefix(top), _LOCKED)
    if one.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return Oddity("unknown", one.filename.removeprefix(top), _PACKED)
    mode = stat.S_IFMT(one.external_attr >> 16)
    if mode not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return Oddity("altered", one.filename.removeprefix(top), _LINK)
    return None
