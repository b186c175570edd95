"""What is uploaded to a court, in which order, and what was uploaded before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Change = Literal["new", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One file to be uploaded.

    Attributes:
        name: Of the file.
        title: To be pasted into the court's form.
        exhibits: Numbers of the exhibits that it holds.
        sha256: Of the file as it is.
        message: The message or volume that it goes with, from 1; 0 where the court takes all at once.
    """

    name: str
    title: str
    pages: int
    size: int
    sha256: str
    exhibits: tuple[int, ...] = ()
    message: int = 0


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What was uploaded or communicated last.

    Attributes:
        files: SHA-256 of each file by its name.
        holding: Name of the file that held each exhibit.
    """

    on: dt.date
    files: Mapping[str, str]
    holding: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """What printing the exhibits takes.

    Attributes:
        pages: Printed pages: cover, list, and each exhibit behind its slip sheet.
        sheets: Of paper, printed on both sides; every exhibit begins on a sheet of its own.
        copies: Complete sets; 0 where the rules do not say.
        rule: Why so many, with its source; empty where the rules do not say.
    """

    pages: int
    sheets: int
    copies: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """Everything that the office needs on the night before filing.

    Attributes:
        edition: Name of the court's form of filing.
        files: In the order in which they are uploaded.
        rules: What the court asks, each with its source.
        as_of: Day on which these rules were read; None: not known.
        last: None where nothing was uploaded before.
        message_bytes: Most that one message may hold; 0: no limit known.
        paper: For the day on which the court's system fails.
        sources: Where these rules were read.
        predicted: Bytes expected of all files before anything was rendered; 0: not predicted.
    """

    edition: str
    files: tuple[UploadFile, ...]
    rules: tuple[tuple[str, str], ...] = ()
    as_of: dt.date | None = None
    last: Uploaded | None = None
    message_bytes: int = 0
    paper: Paper | None = None
    sources: tuple[str, ...] = ()
    predicted: int = 0

    def change(self, file: UploadFile) -> Change:
        """Whether a file is what was uploaded last, takes its place, or is new."""
        if self.last is None:
            return "new"
        if file.sha256 in self.last.files.values():
            return "unchanged"
        held = {self.last.holding[number] for number in file.exhibits if number in self.last.holding}
        return "replaced" if held or file.name in self.last.files else "new"

    @property
    def gone(self) -> tuple[str, ...]:
        """Files of the last upload that none of these is or takes the place of."""
        if self.last is None:
            return ()
        names = {file.name for file in self.files}
        digests = {file.sha256 for file in self.files}
        numbers = {number for file in self.files for number in file.exhibits}
        kept = {name for number, name in self.last.holding.items() if number in numbers}
        return tuple(
            name
            for name, digest in self.last.files.items()
            if name not in names | kept and digest not in digests
        )
