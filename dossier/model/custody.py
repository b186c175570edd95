"""The custody log: who held what, when, and how it passed on; each entry holds the digest of the one before.

`docs/custody.md` describes the file. Whatever writes an entry makes its line with
`custody_line`, and whatever reads one compares with `entry_digest`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from dossier.i18n.catalogue import marked
from dossier.model.source import Record, Sourced

CUSTODY_FILE = "custody.jsonl"
GENESIS = "0" * 64
"""What the first entry holds in place of the digest of the one before."""

CustodyKind = Literal["received", "copied", "transferred", "served", "sealed"]
Method = Literal[
    "card", "cable", "messenger", "e-mail", "cloud", "handed-over", "download", "copy", "post", "other", ""
]

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _written(value: object) -> object:
    """A number would be read as seconds since 1970, which nobody wrote."""
    if isinstance(value, int | float):
        raise ValueError("not an instant")  # noqa: TRY004 - pydantic hears only this
    return value


Instant = Annotated[AwareDatetime, BeforeValidator(_written)]


class LoggedFile(Record):
    """One file that an entry speaks of.

    Attributes:
        path: Portable path in the case folder.
        source: Digest of what was copied from; empty where nobody could read it.
        copy_: Digest of the file afterwards.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    path: Annotated[str, Field(min_length=1)]
    source: Sha256 | Literal[""] = ""
    copy_: Annotated[Sha256 | Literal[""], Field(alias="copy")] = ""


class CustodyEvent(Sourced):
    """One entry of the log.

    Attributes:
        sequence: From 1, without a gap.
        previous: Digest of the entry before.
        event: What was done.
        when: With its offset from UTC.
        who: Who did it and answers for the entry.
        sender: Who held it before (`from` in the file).
        recipient: Who holds it since (`to` in the file).
        device: Camera, telephone, card or drive.
        method: By what way it passed.
        purpose: `evidentiary`: kept untouched; `working`: may be opened and changed.
        read_only: Whether the copy was made read-only; None where nobody said.
        files: What passed.
        digest: SHA-256 of all the rest.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    sequence: StrictInt
    previous: Sha256
    event: CustodyKind
    when: Instant
    who: Annotated[str, Field(min_length=1)]
    sender: Annotated[str, Field(alias="from")] = ""
    recipient: Annotated[str, Field(alias="to")] = ""
    device: str = ""
    method: Method = ""
    purpose: Literal["evidentiary", "working", ""] = ""
    read_only: StrictBool | None = None
    files: tuple[LoggedFile, ...] = ()
    remarks: str = ""
    digest: Sha256


FaultKind = Literal["unreadable", "unfinished", "edited", "unlinked", "misnumbered", "forked"]


CHAIN_WORDS: Mapping[str, str] = {
    "log-edited": marked("it was changed after it was written"),
    "log-forked": marked("it is a second entry of its number"),
    "log-misnumbered": marked("its number is not the next one"),
    "log-unfinished": marked("it breaks off: the machine stopped while it was written"),
    "log-unlinked": marked("it does not continue the line before it"),
    "log-unreadable": marked("it cannot be read as an entry"),
}
"""What each kind of fault is called where a person reads of it."""


class ChainFault(Record):
    """Where the log is not what it says it is.

    Attributes:
        line: Counted from 1.
        kind: `unreadable`: no entry; `unfinished`: the last line breaks off; `edited`: its digest is
            not that of its content; `unlinked`: it does not continue the entry before; `forked`:
            neither, and another entry has its number; `misnumbered`: a number was left out or taken
            twice.
    """

    line: int
    kind: FaultKind


class CustodyLog(Record):
    """The log as it was read: the entries that could be, and what is wrong with the chain."""

    events: tuple[CustodyEvent, ...] = ()
    faults: tuple[ChainFault, ...] = ()


def canonical(entry: Mapping[str, Any]) -> bytes:
    """The entry as RFC 8785 writes JSON.

    Entries hold strings, small whole numbers, yes or no, and lists of these under names in
    plain letters; for such values the standard's order and spelling are these few options.
    """
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def entry_digest(entry: Mapping[str, Any]) -> str:
    """SHA-256 of an entry without its own digest, in lower-case hexadecimal."""
    rest = {key: value for key, value in entry.items() if key != "digest"}
    return hashlib.sha256(canonical(rest)).hexdigest()


def custody_line(entry: Mapping[str, Any], before: CustodyEvent | None) -> str:
    """The line that appends an entry to a log whose last entry is `before`."""
    linked = {
        **entry,
        "sequence": before.sequence + 1 if before else 1,
        "previous": before.digest if before else GENESIS,
    }
    return canonical({**linked, "digest": entry_digest(linked)}).decode() + "\n"


def stamp(when: dt.datetime) -> str:
    """An instant as entries write it: to the second, with its offset."""
    return when.isoformat(timespec="seconds")
