"""Read the chain of a custody log from its bytes, and name every line where it does not hold.

Whoever reads the log for a case and whoever appends to it see the same faults.
"""

import json
from collections.abc import Container, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from dossier.model.custody import (
    CUSTODY_FILE,
    GENESIS,
    ChainFault,
    CustodyEvent,
    CustodyLog,
    FaultKind,
    entry_digest,
)
from dossier.model.source import Origin

LARGEST_LOG = 256 << 20
_LONGEST_LINE = 16 << 20


def custody_from(content: bytes) -> CustodyLog:
    """The entries of a log and the faults of its chain; an empty log has neither."""
    lines = content.split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    read = [_entry(number, line) for number, line in enumerate(lines, 1)]
    found = _faults(read)
    if content and not content.endswith(b"\n") and read[-1][1] is None:
        found = _unfinished(found, len(read))
    faults = sorted(found, key=lambda fault: fault.line)
    return CustodyLog(events=tuple(event for _, event, _ in read if event), faults=tuple(faults))


def _unfinished(found: Iterator[ChainFault], last: int) -> Iterator[ChainFault]:
    """The last line breaks off: it was being written when the machine stopped."""
    yield from (fault for fault in found if fault.line != last)
    yield ChainFault(line=last, kind="unfinished")


_Read = tuple[int, CustodyEvent | None, str]
"""Line, the entry if it can be read, and the digest that its content really has."""


def _entry(number: int, line: bytes) -> _Read:
    try:
        told = _parsed(line)
        event = CustodyEvent.model_validate({**told, "origin": Origin(file=CUSTODY_FILE, line=number)})
        return number, event, entry_digest(told)
    except (ValidationError, ValueError, TypeError, RecursionError):
        return number, None, ""


def _parsed(line: bytes) -> dict[str, Any]:
    """One JSON object; ValueError for anything else, a repeated key included."""
    if len(line) > _LONGEST_LINE:
        raise ValueError("longer than any entry")
    told = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_float=_refused)
    if not isinstance(told, dict) or "origin" in told:
        raise ValueError("not an entry")
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refused(number: str) -> float:
    raise ValueError(number)


def _faults(read: Sequence[_Read]) -> Iterator[ChainFault]:
    """The first thing that is wrong with each line; after a line that cannot be read nothing is compared."""
    last: tuple[CustodyEvent | None, str] = None, ""
    known: set[int] = set()
    for number, event, digest in read:
        kind = _kind(event, digest, last, known, first=number == 1)
        if kind:
            yield ChainFault(line=number, kind=kind)
        if event:
            known.add(event.sequence)
        last = event, digest


def _kind(
    event: CustodyEvent | None,
    digest: str,
    last: tuple[CustodyEvent | None, str],
    known: Container[int],
    *,
    first: bool,
) -> FaultKind | None:
    """What is wrong with an entry; None where nothing is."""
    if event is None:
        return "unreadable"
    if event.digest != digest:
        return "edited"
    before, really = last
    if before is None and not first:
        return None
    if event.previous not in ({before.digest, really} if before else {GENESIS}):
        return "forked" if event.sequence in known else "unlinked"
    return None if event.sequence == (before.sequence + 1 if before else 1) else "misnumbered"
