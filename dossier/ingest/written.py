"""Rows that are joined with files before they are records of the case."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.exhibit import Confidentiality, ExhibitKind, Expertise
from dossier.model.misread import Misread
from dossier.model.moment import Moment, Zone
from dossier.model.photograph import View
from dossier.model.position import Position
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

_STEP = re.compile(r"(\d+)\s*(s|sec|min|mn|h|d|j)?(?=\s|\d|$)\s*")
_SECONDS = {"s": 1, "sec": 1, "min": 60, "mn": 60, "h": 3600, "d": 86400, "j": 86400}


_LONGEST = 100 * 366 * 86400
_WRITTEN = 40
_CORRECTION = (
    marked("{value} is not a correction of a clock"),
    marked("write seconds, or such as -5 min 30 s or +1 h"),
)


def _seconds(value: object) -> object:
    """`-90`, `+1 h`, `-5 min 30 s` in seconds."""
    if not isinstance(value, str):
        return value
    text = value.strip().replace("−", "-")
    sign, body = (-1 if text.startswith("-") else 1), text.lstrip("+-").strip()
    steps = list(_STEP.finditer(body))
    if len(body) > _WRITTEN or not steps or "".join(step[0] for step in steps) != body:
        raise Misread(*_CORRECTION, value)
    seconds = sum(int(step[1]) * _SECONDS[step[2] or "s"] for step in steps)
    if seconds > _LONGEST:
        raise Misread(*_CORRECTION, value)
    return sign * seconds


def _inside(value: str) -> str:
    """A path that stays in the case folder, whichever system it was typed on."""
    parts = value.replace("\\", "/").rstrip("/").split("/")
    if value.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts:
        raise Misread(
            marked("{value} leads out of the case folder"),
            marked("copy the file into photos/ or exhibits/ and write its path below that folder"),
            value,
        )
    return value


FilePath = Annotated[str, AfterValidator(_inside)]
"""A path below `photos/` or `exhibits/`."""


class PhotoRow(Sourced):
    """What is typed about one photograph, or, where `file` ends in `/`, about a folder.

    Attributes:
        file: Path below `photos/`; a folder with `/` at its end gives defaults to all in it.
    """

    file: FilePath
    id: Identifier | None = None
    exhibit: Identifier | None = None
    caption: Text | None = None
    author: Text | None = None
    place: Text | None = None
    direction: Text | None = None
    view: View | None = None
    declared: Moment | None = None
    clock_correction: Annotated[int, BeforeValidator(_seconds)] | None = None
    clock_reason: Text | None = None
    zone: Zone | None = None
    acquired: Text | None = None
    position: Position | None = None
    people: YesNo | None = None
    minors: YesNo | None = None
    reviewed_by: str = ""
    reviewed_on: Moment | None = None
    derived_from: str = ""
    scale: YesNo | None = None
    synthetic: YesNo = False
    proceedings: Words = ()


class ExhibitRow(Sourced):
    """What is typed about one exhibit; what is left empty is read from the file's name.

    Attributes:
        file: Path below `exhibits/`; empty for a series of photographs.
        proposed: Cells of this row that `new` read from the file or its name; emptied by
            whoever has checked them.
    """

    id: Identifier | None = None
    title: Text | None = None
    kind: ExhibitKind | None = None
    section: Text | None = None
    date: Moment | None = None
    author: Text | None = None
    addressee: Text | None = None
    language: str = ""
    file: FilePath = ""
    confidentiality: Confidentiality = "open"
    disclosable: YesNo | None = None
    translation_of: str = ""
    translator: Text | None = None
    typed_copy_of: str = ""
    replaces: str = ""
    withdrawn: Text | None = None
    expertise: Expertise | None = None
    authority: Text | None = None
    note: Text | None = None
    embed: YesNo | None = None
    proposed: Words = ()

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if not self.id and not self.file:
            raise Misread(
                marked("this exhibit has neither a file nor an id"),
                marked("write its path below exhibits/, or the name of its folder of photographs as id"),
            )
        return self
