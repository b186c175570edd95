"""What was communicated, and to whom: numbers that never move again.

`docs/serving.md` describes the file that `serve` writes for each communication.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AwareDatetime, Field, StrictBool, StrictInt

from dossier.i18n.catalogue import marked
from dossier.model.custody import GENESIS, Sha256, canonical
from dossier.model.source import Record
from dossier.model.text import FolderName, Identifier, Language, Text

SERVED = "served"
COMMUNICATION = "communication.json"
TEXT = "communication.txt"
COURT = "court"
"""Stands for the court itself where one says to whom something went."""

EntryState = Literal["communicated", "corrected", "withdrawn"]
Whole = Annotated[StrictInt, Field(ge=0, le=10_000_000)]
Number = Annotated[StrictInt, Field(ge=1, le=100_000)]


class ServedFile(Record):
    """A file of the case folder as it was when it was communicated."""

    path: Annotated[str, Field(max_length=4000)]
    sha256: Sha256


class ServedPhotograph(Record):
    """One photograph of a series, with its rank in the label (`1` of `2/1`)."""

    rank: Number
    id: Identifier
    path: Annotated[str, Field(max_length=4000)]
    sha256: Sha256


class ServedExhibit(Record):
    """One number of the list.

    Attributes:
        id: Of the exhibit in the case folder.
        state: `corrected` where it replaces an earlier number; `withdrawn` where the list says so.
        new: Whether this communication handed it over, or said for the first time that it is withdrawn.
        replaces: The number that it replaces; 0: none.
        replaced_by: Of a withdrawn one: the number that stands in its place; 0: none.
        reason: Of a withdrawn one: why, for the office.
        original: Its document; None for a series of photographs.
        photographs: Those of a series, by rank.
        file: Name of the file that held it when it was handed over; empty where none did.
        first: The page of that file on which it begins; 0 without one.
        pages: How many.
        digest: SHA-256 of all the rest.
    """

    number: Number
    id: Identifier
    title: Text
    state: EntryState = "communicated"
    new: StrictBool = True
    replaces: Whole = 0
    replaced_by: Whole = 0
    reason: str = ""
    original: ServedFile | None = None
    photographs: tuple[ServedPhotograph, ...] = ()
    file: str = ""
    first: Whole = 0
    pages: Whole = 0
    digest: Sha256 = GENESIS

    @property
    def withdrawn(self) -> bool:
        """Whether the list names its number and nothing else."""
        return self.state == "withdrawn"

    @property
    def digests(self) -> tuple[str, ...]:
        """Of the files that it is made of."""
        return (
            *((self.original.sha256,) if self.original else ()),
            *(one.sha256 for one in self.photographs),
        )


class MadeFile(Record):
    """One file that was handed over, as it was made."""

    name: Annotated[str, Field(min_length=1, max_length=400)]
    sha256: Sha256
    size: Annotated[StrictInt, Field(ge=0)]
    pages: Whole = 0
    digest: Sha256 = GENESIS


class Receipt(Record):
    """What the court or the other side sent back: a copy in the folder of the communication.

    Attributes:
        name: Path below that folder.
    """

    name: str
    sha256: Sha256
    size: Annotated[StrictInt, Field(ge=0)]
    recorded: AwareDatetime


class Communication(Record):
    """One communication of a proceeding, frozen.

    Attributes:
        sequence: From 1 in its proceeding, without a gap.
        previous: Digest of the communication before.
        to: Id of the party, or `court`.
        on: The day that counts.
        recorded: When it was written down.
        supplementary: Whether it handed over only what was new to `to`.
        exhibits: Every number of the list as it stood, new or not.
        files: What was handed over.
        text: SHA-256 of the text beside it.
        digest: SHA-256 of all the rest.
        folder: Its folder below `served/PROCEEDING/`; not in the file.
        receipts: What came back; not in the file.
    """

    format: Literal["dossier-communication"] = "dossier-communication"
    version: Literal[1] = 1
    program: str
    case: Identifier
    proceeding: FolderName
    to: Identifier
    on: dt.date
    recorded: AwareDatetime
    sequence: Number
    previous: Sha256
    language: Language
    supplementary: StrictBool = False
    exhibits: tuple[ServedExhibit, ...]
    files: tuple[MadeFile, ...]
    text: Sha256 = GENESIS
    digest: Sha256 = GENESIS
    folder: str = Field(default="", exclude=True)
    receipts: tuple[Receipt, ...] = Field(default=(), exclude=True)

    @property
    def place(self) -> str:
        """Path of its record inside the case folder."""
        return f"{SERVED}/{self.proceeding}/{self.folder}/{COMMUNICATION}"


ServedFaultKind = Literal[
    "unreadable", "edited", "text-edited", "unlinked", "misplaced", "unknown", "receipt-changed", "moved"
]


SERVED_WORDS: Mapping[str, str] = {
    "served-edited": marked("it was changed after it was written"),
    "served-misplaced": marked("it does not belong in this place"),
    "served-receipt-changed": marked("the receipt is not the file that was stored"),
    "served-text-edited": marked("the text was changed, or is gone"),
    "served-unknown": marked("the case has no such proceeding"),
    "served-unlinked": marked("it does not follow the communication before it"),
    "served-unreadable": marked("it cannot be read as the record of a communication"),
}
"""What each kind of fault is called where a person reads of it."""


class ServedFault(Record):
    """Where what stands under `served/` is not what was written there.

    Attributes:
        place: Path inside the case folder.
        line: Of that file, from 1; 0 for the whole.
        kind: `unreadable`: no record of a communication; `edited`: changed since; `text-edited`: the text
            beside it was; `unlinked`: it does not follow the one before it; `misplaced`: it stands under
            another proceeding or day; `unknown`: the case has no such proceeding; `receipt-changed`: a
            receipt is not the file that was stored; `moved`: two communications give one exhibit two
            numbers, or one number two exhibits.
        subject: For a number that moved: the exhibit.
    """

    place: str
    line: int = 0
    kind: ServedFaultKind
    subject: str = ""


def of_proceeding(communications: Iterable[Communication], proceeding: str) -> tuple[Communication, ...]:
    """Those of one proceeding, in the order in which they were made."""
    ours = (one for one in communications if one.proceeding == proceeding)
    return tuple(sorted(ours, key=lambda one: one.sequence))


def standing(communications: Iterable[Communication]) -> Mapping[int, tuple[ServedExhibit, Communication]]:
    """Every number that was ever communicated, as it was last, with the communication that told it first.

    What was once withdrawn stays so; a later record can never give its number to anything else.
    """
    found: dict[int, tuple[ServedExhibit, Communication]] = {}
    for one in sorted(communications, key=lambda one: one.sequence):
        for exhibit in one.exhibits:
            before = found.get(exhibit.number)
            if before is None:
                found[exhibit.number] = exhibit, one
            elif before[0].id == exhibit.id and not before[0].withdrawn:
                found[exhibit.number] = exhibit, (one if exhibit.withdrawn else before[1])
    return dict(sorted(found.items()))


def sealed(fields: Mapping[str, Any]) -> str:
    """SHA-256 of a record without its own digest."""
    rest = {key: value for key, value in fields.items() if key != "digest"}
    return hashlib.sha256(canonical(rest)).hexdigest()


def with_digests(communication: Communication) -> Communication:
    """The record with the digest of each of its lines and of the whole."""
    exhibits = tuple(_with_digest(one) for one in communication.exhibits)
    files = tuple(_with_digest(one) for one in communication.files)
    told = communication.model_copy(update={"exhibits": exhibits, "files": files})
    return told.model_copy(update={"digest": sealed(told.model_dump(mode="json"))})


_Line = TypeVar("_Line", ServedExhibit, MadeFile)


def _with_digest(line: _Line) -> _Line:
    return line.model_copy(update={"digest": sealed(line.model_dump(mode="json"))})


def written(told: Mapping[str, Any]) -> str:
    """A record as it stands in its file: one line for each exhibit and file, so that a change has a place."""
    rows = [_row(key, value) for key, value in told.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _row(key: str, value: Any) -> str:
    if key not in _LISTS:
        return f"  {_json(key)}: {_json(value)}"
    items = ",\n".join(f"    {_json(item)}" for item in value)
    return f"  {_json(key)}: [\n{items}\n  ]" if items else f"  {_json(key)}: []"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


_LISTS = ("exhibits", "files")
