"""Append to the custody log: one writer at a time, after a whole chain, a whole line or nothing."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dossier.errors import IntegrityError, OutputError, Problem
from dossier.i18n.catalogue import marked, translate
from dossier.model.chain import LARGEST_LOG, custody_from
from dossier.model.custody import (
    CHAIN_WORDS,
    CUSTODY_FILE,
    ChainFault,
    CustodyEvent,
    CustodyLog,
    custody_line,
    stamp,
)
from dossier.model.text import Language

LOCK = ".custody.lock"
"""Hidden beside the log, so that no other machine with the same folder writes either."""

_PATIENCE = 30.0
_BROKEN = marked("The custody log is not what was written: nothing is appended to it")
_WHY = marked("an entry after it would vouch for what was changed")
_FIX = marked("put back the log as it was (backup, last package), and run the command again")
_CUT_FIX = marked("take this last, broken line out: what it began to say was never done, or is done again")
_UNWRITTEN = marked("The custody log cannot be written; it stands as it stood")
_BUSY = marked("another program has been writing to the log for half a minute")
_LATER = marked("let it end, and run the command again")
_NO_FILE = marked("this is no file of the case folder itself, and nothing is written through it")
_NO_ENTRY = marked("this cannot stand in the log")
_TOO_LARGE = marked("it is larger than a log of this program can be")


def append_event(
    case_folder: Path, entry: Mapping[str, Any], when: dt.datetime, language: Language = "en"
) -> CustodyEvent:
    """Append one entry, and give it as it stands in the log.

    Args:
        case_folder: Holds the log; one that is not there yet is started.
        entry: Keys as `docs/custody.md` has them, without number, instant and digests.
        when: With its offset from UTC.
        language: Of the messages.

    Raises:
        IntegrityError: The chain does not hold; each line is named, and nothing was written.
        OutputError: It cannot be written; the log stands as it stood.
    """
    with open_log(case_folder, language) as log:
        return log.append(entry, when)


@contextmanager
def open_log(case_folder: Path, language: Language = "en") -> Iterator["OpenLog"]:
    """The log for one writer alone, read and found whole.

    Raises:
        IntegrityError: The chain does not hold; each line is named.
        OutputError: Somebody else holds it, or it is no file of the folder.
    """
    path = case_folder / CUSTODY_FILE
    lock = FileLock(case_folder / LOCK, timeout=_PATIENCE)
    try:
        lock.acquire()
    except (Timeout, OSError) as error:
        what = translate(_BUSY, language) if isinstance(error, Timeout) else _reason(error)
        raise _unwritten(path, what, language, _LATER) from error
    try:
        content = _content(path, language)
        yield OpenLog(path, content, _whole(content, language), language)
    finally:
        lock.release()


def whole_log(case_folder: Path, language: Language = "en") -> CustodyLog:
    """The log as it stands; empty where there is none.

    Raises:
        IntegrityError: The chain does not hold; each line is named.
        OutputError: It cannot be read, or is no file of the folder.
    """
    return _whole(_content(case_folder / CUSTODY_FILE, language), language)


@dataclass(slots=True)
class OpenLog:
    """A log that nobody else writes to meanwhile."""

    path: Path
    content: bytes
    log: CustodyLog
    language: Language

    def append(self, entry: Mapping[str, Any], when: dt.datetime) -> CustodyEvent:
        """Write one entry to the end and to the disk.

        Raises:
            OutputError: It is no entry, or cannot be written; the log stands as it stood.
        """
        last = self.log.events[-1] if self.log.events else None
        line = custody_line({**entry, "when": stamp(when)}, last).encode()
        read = custody_from(self.content + line)
        if read.faults:
            raise _unwritten(self.path, translate(_NO_ENTRY, self.language), self.language)
        _write(self.path, len(self.content), line, self.language)
        self.content, self.log = self.content + line, read
        return read.events[-1]


def _content(path: Path, language: Language) -> bytes:
    """What the log holds; nothing where there is none yet."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise _unwritten(path, translate(_NO_FILE, language), language)
    try:
        if path.stat().st_size > LARGEST_LOG:
            raise _unwritten(path, translate(_TOO_LARGE, language), language)
        content = path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _unwritten(path, _reason(error), language) from error
    return content if not content or content.endswith(b"\n") else content + b"\n"


def _whole(content: bytes, language: Language) -> CustodyLog:
    log = custody_from(content)
    if log.faults:
        problems = [_problem(fault, language) for fault in log.faults]
        raise IntegrityError(translate(_BROKEN, language), problems)
    return log


def _problem(fault: ChainFault, language: Language) -> Problem:
    return Problem(
        f"{CUSTODY_FILE}:{fault.line}",
        translate(CHAIN_WORDS[f"log-{fault.kind}"], language),
        translate(_WHY, language),
        translate(_CUT_FIX if fault.kind == "unfinished" else _FIX, language),
    )


def _write(path: Path, size: int, line: bytes, language: Language) -> None:
    """Put the line after the first `size` bytes (with a last newline that was missing), or nothing."""
    start = 0
    try:
        with path.open("ab") as stream:
            start = stream.tell()
            if start < size:
                stream.write(b"\n")
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        with suppress(OSError):
            os.truncate(path, start)
        raise _unwritten(path, _reason(error), language) from error


def _unwritten(path: Path, what: str, language: Language, fix: str = "") -> OutputError:
    problem = Problem(path.name, what, fix=translate(fix, language) if fix else "")
    return OutputError(translate(_UNWRITTEN, language), [problem])


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
