"""How a court wants its files: the profile of an edition, and the files that were made for it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from dossier.model.exhibit_list import ListForm
from dossier.model.proceeding import CourtOrder, Jurisdiction
from dossier.model.source import Record
from dossier.model.text import FolderName, Text

EditionForm = Literal["file-per-exhibit", "one-file", "attachments"]
Sheet = Literal["A4", "Letter"]
NAME_FIELDS = ("number", "title", "reference", "case", "letter", "party")
Bytes = Annotated[int, Field(ge=0)]


class EditionRule(Record):
    """One thing that a court asks of the files.

    Attributes:
        text: What it asks, in our words.
        source: Where that was read.
        held_by: Codes of the rules that look for it in the finished files, or the proof that holds it.
    """

    text: Text
    source: str
    held_by: tuple[str, ...] = Field(min_length=1)


class EditionCourt(Record):
    """Courts that take an edition; without an order, all of the jurisdiction."""

    jurisdiction: Jurisdiction
    order: CourtOrder | None = None


class Numbering(Record):
    """How pages are numbered: `12`, or with a prefix and a fixed width `EMB-000012`."""

    prefix: str = Field(default="", pattern=r"^[A-Z0-9-]{0,12}$")
    digits: int = Field(default=0, ge=0, le=9)
    through: bool = False
    """Whether numbers run on from file to file, so that none is used twice."""

    def number(self, position: int) -> str:
        """What is printed on a page."""
        return f"{self.prefix}{position:0{self.digits}}"


class Edition(Record):
    """How one kind of court wants its files; a value of 0 says that no limit is known.

    Attributes:
        reading_copy: Whether one single PDF of everything is for reading only.
        courts: Which courts take it, where nothing else is asked for.
        file_bytes: The most that one file may weigh.
        message_bytes: The most that one message may carry.
        resolution: The most dots per inch of a picture.
        picture_floor: The fewest dots an inch, over a full page, to which photographs are lowered so
            that a file fits.
        name: Pattern of a file's name, of `NAME_FIELDS`.
        name_length: The most characters of a name, its ending included.
        list_form: How the list of exhibits is laid out.
        list_name: Name of the file of the list; empty where the list stands in the one file.
        with_party: Whether the stamp names the party beside the number.
        zoom: Percent at which the file opens; 0: as the reader likes.
        paged_bookmarks: Whether a bookmark ends with its page.
        slips: Whether a sheet with the exhibit's label stands before each exhibit.
        numbering: How its pages are numbered.
        signed_as_is: Whether a signed file goes untouched, so that its signature holds.
        attachments: Whether the court refuses files within a file; empty where nothing is known of it.
        certificate: The draft that goes to a qualified person with the files; empty: none.
        as_of: When these rules were read.
    """

    id: FolderName
    title: Text
    form: EditionForm
    paper: Sheet = "A4"
    reading_copy: bool = False
    courts: tuple[EditionCourt, ...] = ()
    file_bytes: Bytes = 0
    message_bytes: Bytes = 0
    resolution: int = Field(default=0, ge=0)
    picture_floor: int = Field(default=110, ge=72, le=300)
    name: str
    name_length: int = Field(default=80, ge=20, le=200)
    list_form: ListForm
    list_name: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,60}$")
    with_party: bool = False
    zoom: int = Field(default=0, ge=0, le=400)
    paged_bookmarks: bool = False
    slips: bool = False
    numbering: Numbering = Numbering()
    signed_as_is: bool = True
    attachments: Literal["", "forbidden"] = ""
    certificate: Literal["", "fre-902-14"] = ""
    as_of: dt.date
    sources: tuple[str, ...] = Field(min_length=1)
    rules: tuple[EditionRule, ...] = ()

    @field_validator("name")
    @classmethod
    def _known_fields(cls, name: str) -> str:
        unknown = sorted(set(re.findall(r"\{(.*?)\}", name)) - set(NAME_FIELDS))
        if unknown or not re.fullmatch(r"(?:[A-Za-z0-9_-]|\{[a-z]+\})+", name):
            known = ", ".join(f"{{{field}}}" for field in NAME_FIELDS)
            raise ValueError(f"write letters, digits, - and _ around {known}")
        return name

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if self.form != "one-file" and not self.name.startswith("{number}"):
            raise ValueError("the names of several files must begin with {number}")
        return self


def edition_from(keys: Mapping[str, object]) -> Edition | tuple[tuple[str, str], ...]:
    """An edition from the keys of a file; or each key that is wrong, with what is wrong about it."""
    try:
        return Edition.model_validate(keys)
    except ValidationError as error:
        faults = ((".".join(str(part) for part in fault["loc"]), fault["msg"]) for fault in error.errors())
        return tuple((key, what.removeprefix("Value error, ")) for key, what in faults)


class FiledDocument(Record):
    """One finished file of an edition, in the order of filing.

    Attributes:
        name: Of the file.
        title: To be pasted into the court's form.
        exhibits: Numbers of the exhibits that it holds.
        pages: How many; 0 for a file that has none.
        volume: From 1, where the whole was split.
        message: The message that it goes with, from 1; 0 where all go at once.
        first: What is printed on its first page.
    """

    name: str
    title: str
    exhibits: tuple[int, ...] = ()
    pages: int = 0
    size: int = 0
    sha256: str = ""
    volume: int = 0
    message: int = 0
    first: str = "1"
