"""Read what was communicated, and name every place that is not as it was written."""

import hashlib
import json
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dossier.files import portable, sha256_file
from dossier.ingest.faults import Faults
from dossier.ingest.inventory import is_system
from dossier.ingest.plain_file import is_plain_file, printable
from dossier.model.custody import GENESIS
from dossier.model.served import (
    COMMUNICATION,
    SERVED,
    TEXT,
    Communication,
    Receipt,
    ServedFault,
    ServedFaultKind,
    sealed,
    written,
)

RECEIPT = "receipt.json"
FOLDER = re.compile(r"^\d{4}-\d\d-\d\d(?:-([2-9]|[1-9]\d{1,3}))?$")
"""`2026-11-24`, then `2026-11-24-2` for the second of that day."""

_LARGEST = 64 << 20
_NOT_IN_THE_FILE = {"folder", "receipts"}


@dataclass(frozen=True, slots=True)
class Served:
    """Everything under `served/`, in the order in which it was made, and what is wrong with it."""

    communications: tuple[Communication, ...] = ()
    faults: tuple[ServedFault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    folder: Path
    plain: Faults
    found: list[Communication] = field(default_factory=list)
    faults: list[ServedFault] = field(default_factory=list)

    def fault(self, path: Path, kind: ServedFaultKind, line: int = 0) -> None:
        self.faults.append(ServedFault(place=printable(portable(path, self.folder)), line=line, kind=kind))


def read_served(folder: Path, faults: Faults) -> Served:
    """The communications of a case folder; links and devices are refused like everywhere else."""
    top = folder / SERVED
    if top.is_symlink():
        is_plain_file(top, folder, faults)
        return Served()
    reader = _Reader(folder, faults)
    for place in _folders(top, reader):
        for one in _folders(place, reader):
            _read_one(one, reader)
    for name in {one.proceeding for one in reader.found}:
        _follow([one for one in reader.found if one.proceeding == name], reader)
    ordered = sorted(reader.found, key=lambda one: (one.proceeding, one.sequence, one.folder))
    return Served(tuple(ordered), tuple(sorted(reader.faults, key=lambda one: (one.place, one.line))))


def strangers(served: Served, proceedings: Container[str]) -> Iterator[ServedFault]:
    """Communications of proceedings that the case does not have, or has under another id."""
    for one in served.communications:
        if one.proceeding not in proceedings:
            yield ServedFault(place=one.place, kind="unknown")


def _folders(parent: Path, reader: _Reader) -> Iterator[Path]:
    """The folders in a folder; anything else that a person put there is named."""
    try:
        entries = sorted(parent.iterdir()) if parent.is_dir() else []
    except OSError:
        reader.fault(parent, "unreadable")
        return
    for path in entries:
        if path.is_symlink():
            is_plain_file(path, reader.folder, reader.plain)
        elif path.is_dir() and not is_system(path.name):
            yield path
        elif not is_system(path.name):
            reader.fault(path, "misplaced")


def _read_one(place: Path, reader: _Reader) -> None:
    path = place / COMMUNICATION
    content = _content(path, reader)
    told = _parsed(content) if content is not None else None
    one = _communication(told)
    if told is None or one is None or content is None:
        reader.fault(path, "unreadable")
        return
    line = _edited(told, content)
    if line:
        reader.fault(path, "edited", line)
    day = place.name.removesuffix(_suffix(place.name))
    if (place.parent.name, day) != (one.proceeding, one.on.isoformat()):
        reader.fault(path, "misplaced")
        return
    text = _content(place / TEXT, reader)
    if text is None or hashlib.sha256(text).hexdigest() != one.text:
        reader.fault(place / TEXT, "text-edited")
    receipts = tuple(_receipts(place, reader))
    reader.found.append(one.model_copy(update={"folder": place.name, "receipts": receipts}))


def _suffix(name: str) -> str:
    match = FOLDER.match(name)
    return f"-{match[1]}" if match and match[1] else ""


def _content(path: Path, reader: _Reader) -> bytes | None:
    """The bytes of an ordinary file of bearable size; None for anything else."""
    if not (path.exists() or path.is_symlink()) or not is_plain_file(path, reader.folder, reader.plain):
        return None
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError:
        return None
    return content if len(content) <= _LARGEST else None


def _parsed(content: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_float=_refused)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and not _NOT_IN_THE_FILE & told.keys() else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refused(number: str) -> float:
    raise ValueError(number)


def _communication(told: dict[str, Any] | None) -> Communication | None:
    try:
        return None if told is None else Communication.model_validate(told)
    except (ValidationError, ValueError, TypeError, RecursionError):
        return None


def _edited(told: dict[str, Any], content: bytes) -> int:
    """The first line that is not as it was written, from 1; 0 where all are."""
    layout, text = written(told), content.decode("utf-8")
    if layout != text:
        pairs = zip(layout.splitlines(), text.splitlines(), strict=False)
        return next((n for n, (one, other) in enumerate(pairs, 1) if one != other), 1)
    lines = layout.splitlines()
    for key in ("exhibits", "files"):
        start = next(n for n, line in enumerate(lines, 1) if line.startswith(f'  "{key}": ['))
        for rank, item in enumerate(told[key], 1):
            if item.get("digest") != sealed(item):
                return start + rank
    return 0 if told.get("digest") == sealed(told) else 2


def _receipts(place: Path, reader: _Reader) -> Iterator[Receipt]:
    for path in sorted(place.glob(f"receipt-*/{RECEIPT}")):
        told = _parsed(_content(path, reader) or b"")
        try:
            receipt = Receipt.model_validate(told)
        except (ValidationError, ValueError):
            reader.fault(path, "unreadable")
            continue
        kept = path.parent / receipt.name
        inside = "/" not in receipt.name and "\\" not in receipt.name and receipt.name not in {"", ".", ".."}
        plain = inside and kept.exists() and is_plain_file(kept, reader.folder, reader.plain)
        if not plain or _sha256(kept) != receipt.sha256:
            reader.fault(path.parent, "receipt-changed")
        yield receipt.model_copy(update={"name": f"{path.parent.name}/{receipt.name}"})


def _sha256(path: Path) -> str:
    try:
        return sha256_file(path)
    except OSError:
        return ""


def _follow(communications: Sequence[Communication], reader: _Reader) -> None:
    """Each holds the digest of the one before; numbers from 1; no exhibit has two numbers, no number two."""
    ordered = sorted(communications, key=lambda one: (one.sequence, one.folder))
    if ordered[0].previous != GENESIS or ordered[0].sequence != 1:
        reader.fault(reader.folder / ordered[0].place, "unlinked")
    for before, one in pairwise(ordered):
        if one.previous != before.digest or one.sequence != before.sequence + 1:
            reader.fault(reader.folder / one.place, "unlinked")
    _same_numbers(ordered, reader)


def _same_numbers(ordered: Sequence[Communication], reader: _Reader) -> None:
    ids: dict[int, str] = {}
    numbers: dict[str, int] = {}
    for one in ordered:
        for exhibit in one.exhibits:
            known = ids.setdefault(exhibit.number, exhibit.id), numbers.setdefault(exhibit.id, exhibit.number)
            if known != (exhibit.id, exhibit.number):
                fault = ServedFault(place=one.place, kind="moved", subject=exhibit.id)
                reader.faults.append(fault)
