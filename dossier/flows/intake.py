"""Bring evidence into a case: copied, compared, made read-only, and entered in the custody log."""

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier import clock
from dossier.errors import InputError, OutputError, UsageError
from dossier.files import locate, portable, sha256_file, work_folder
from dossier.flows.copying import Copied, copy_file, copy_folder, free_name, save_attachments
from dossier.flows.unpacking import unpack
from dossier.i18n.catalogue import marked, translate
from dossier.model.custody import CustodyEvent, CustodyKind, LoggedFile, Method
from dossier.model.text import Language
from dossier.seal.log import OpenLog, open_log

PLACES = ("photos", "exhibits")
_READ_ONLY = 0o444
_WRITABLE = 0o644
_CONTAINER = marked("Taken out of {name}, SHA-256 {digest}.")


@dataclass(frozen=True, slots=True)
class Intake:
    """What is brought in, and what is known of how it came.

    Attributes:
        source: Folder, ZIP, e-mail or file; inside the case folder: files that are there already.
        folder: The case folder.
        who: Who does it and answers for the entry.
        sender: Who held the files before.
        recipient: Who holds them since; empty: `who`.
        place: `photos` or `exhibits`.
        series: Folder below it; empty: none; None: named like the source.
        when: With its offset; None: now.
    """

    source: Path
    folder: Path
    who: str
    sender: str
    method: Method
    event: CustodyKind = "received"
    recipient: str = ""
    device: str = ""
    remarks: str = ""
    place: str = "photos"
    series: str | None = None
    when: dt.datetime | None = None
    language: Language = "fr"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of each file that was offered.

    Attributes:
        event: The entry of the log; None where nothing was new.
        already: What was offered and is in the case, byte for byte: its name, and its path there.
    """

    event: CustodyEvent | None
    copied: Copied = field(default_factory=Copied)
    already: tuple[tuple[str, str], ...] = ()


def intake(asked: Intake) -> Taken:
    """Copy what is new into the case, and write the entry; both or neither.

    Raises:
        UsageError: There is no such case, source or folder.
        InputError: Files cannot be read; all of them are named.
        IntegrityError: A copy is not its original, or the chain of the log does not hold.
        OutputError: The case cannot be written to; nothing was.
    """
    _refuse(asked)
    with open_log(asked.folder, asked.language) as log:
        if asked.source.resolve().is_relative_to(asked.folder.resolve()):
            files = tuple(_here(asked))
            return Taken(log.append(_entry(asked, files), _when(asked)))
        try:
            with work_folder(asked.folder) as work:
                return _taken_in(asked, _staged(asked, work), work, log)
        except OSError as error:
            raise OutputError(f"Nothing was brought in: {error.filename}: {error.strerror}") from error


def _taken_in(asked: Intake, copied: Copied, work: Path, log: OpenLog) -> Taken:
    """Move what is new to its place, and write the entry; what was moved is taken back if that fails."""
    known = _known(asked.folder)
    by_digest = {digest: path for path, digest in known.items()}
    fresh = [name for name in copied.names if copied.digests[name] not in by_digest]
    already = tuple((n, by_digest[copied.digests[n]]) for n in copied.names if n not in fresh)
    if not fresh:
        return Taken(None, copied, already)
    moved: dict[str, str] = {}
    try:
        for name in fresh:
            path = free_name(name, [*known, *moved])
            moved[path] = copied.digests[name]
            _place(work / name, asked.folder, path)
        files = tuple(LoggedFile(path=path, source=digest, copy_=digest) for path, digest in moved.items())
        event = log.append(_entry(asked, files), _when(asked))
    except BaseException:
        _take_back(asked.folder, moved)
        raise
    renamed = tuple((name, path) for name, path in zip(fresh, moved, strict=True) if name != path)
    return Taken(event, replace(copied, renamed=(*copied.renamed, *renamed)), already)


def _staged(asked: Intake, work: Path) -> Copied:
    """Copies of all that was offered, below `work` as they are to stand in the case."""
    source, top = asked.source, _top(asked)
    if source.is_dir():
        return _with_attachments(copy_folder(source, work, top), work)
    if zipfile.is_zipfile(source) and source.suffix.lower() == ".zip":
        folder = work / "unpacked"
        folder.mkdir()
        unpacked = unpack(source, folder)
        copied = _with_attachments(copy_folder(folder, work, top), work)
        return replace(copied, skipped=(*unpacked.skipped, *copied.skipped))
    if source.suffix.lower() == ".eml":
        return _from_mail(asked, work)
    return copy_file(source, work, top)


def _from_mail(asked: Intake, work: Path) -> Copied:
    """The message goes among the exhibits; what is attached to it, where it was asked for."""
    copied = _with_attachments(copy_file(asked.source, work, "exhibits"), work)
    digests = dict(copied.digests)
    for name in copied.attached:
        path = f"{_top(asked)}/{Path(name).name}"
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / name).rename(work / path)
        digests[path] = digests.pop(name)
    return replace(copied, names=tuple(digests), attached=(), digests=digests)


def _with_attachments(copied: Copied, work: Path) -> Copied:
    """Also the files attached to e-mails, each beside its message."""
    if not any(name.lower().endswith(".eml") for name in copied.names):
        return copied
    top = copied.names[0].partition("/")[0]
    saved = save_attachments(work / top).attached
    digests = {**copied.digests, **{name: sha256_file(work / name) for name in saved}}
    return replace(copied, names=tuple(digests), attached=saved, digests=digests)


def _place(staged: Path, folder: Path, path: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise OutputError(f"{path}: its folder is a link, and nothing is written through it")
    staged.rename(target)
    target.chmod(_READ_ONLY)


def _take_back(folder: Path, moved: Mapping[str, str]) -> None:
    for path in moved:
        with suppress(OSError):
            (folder / path).chmod(_WRITABLE)
            (folder / path).unlink()


def _here(asked: Intake) -> Iterator[LoggedFile]:
    """Files of the case itself: nothing is copied, they are made read-only."""
    root = asked.folder.resolve()
    for path in _files(asked.source.resolve()):
        name = portable(path, root)
        if name.partition("/")[0] not in PLACES:
            raise UsageError(f"{name} is no evidence.\n  fix: name something below photos/ or exhibits/")
        path.chmod(_READ_ONLY)
        yield LoggedFile(path=name, copy_=sha256_file(path))


def _known(folder: Path) -> dict[str, str]:
    """Digest of each file that the case holds, by its path."""
    found = [path for place in PLACES for path in _files(folder / place)]
    return {portable(path, folder): sha256_file(path) for path in found}


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    found = sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink())
    return [
        path for path in found if not any(part.startswith(".") for part in path.relative_to(source).parts)
    ]


def _entry(asked: Intake, files: tuple[LoggedFile, ...]) -> dict[str, object]:
    """The entry as the log writes it: what does not apply is left out."""
    if not files:
        raise InputError(f"There is no file in {asked.source}")
    written = [file.model_dump(by_alias=True, exclude_defaults=True) for file in files]
    told = {
        "event": asked.event,
        "who": asked.who,
        "from": asked.sender,
        "to": asked.recipient or asked.who,
        "device": asked.device,
        "method": asked.method,
        "purpose": "evidentiary",
        "read_only": True,
        "files": written,
        "remarks": " ".join(filter(None, (asked.remarks, _container(asked)))),
    }
    return {key: value for key, value in told.items() if value}


def _container(asked: Intake) -> str:
    """What the files were taken out of, where that is not kept itself."""
    if not zipfile.is_zipfile(asked.source) or asked.source.suffix.lower() != ".zip":
        return ""
    name = "".join(letter if letter.isprintable() else "?" for letter in asked.source.name)
    return translate(_CONTAINER, asked.language, name=name, digest=sha256_file(asked.source))


def _when(asked: Intake) -> dt.datetime:
    return asked.when or clock.now().astimezone()


def _top(asked: Intake) -> str:
    """Where the copies go, below the case folder."""
    named = asked.source.resolve()
    series = named.stem if named.is_file() else named.name
    if asked.series is None:
        several = named.is_dir() or named.suffix.lower() == ".zip"
        return f"{asked.place}/{series}" if several and series else asked.place
    return f"{asked.place}/{asked.series}" if asked.series else asked.place


def _refuse(asked: Intake) -> None:
    if not (asked.folder / "case.yaml").is_file():
        raise UsageError(
            f"{asked.folder} is not a case folder: it holds no case.yaml.\n"
            f"  fix: start one with `build.py new {asked.folder}`"
        )
    if not asked.source.exists():
        raise UsageError(f"There is no {asked.source}.\n  fix: name the card, folder, ZIP, e-mail or file")
    if asked.folder.resolve().is_relative_to(asked.source.resolve()):
        raise UsageError(f"{asked.folder} lies inside {asked.source}.\n  fix: name what is to be brought in")
    if asked.series and (Path(asked.series).is_absolute() or ".." in Path(asked.series).parts):
        raise UsageError(f"--folder {asked.series} leads out of the case.\n  fix: give a plain name")
    if (locate(asked.folder, asked.place)).is_symlink():
        raise UsageError(f"{asked.place} is a link.\n  fix: put a folder of the case itself in its place")
