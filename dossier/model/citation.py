"""How one thing of the case points at another."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.source import Record

CitedKind = Literal["exhibit", "photo", "observation", "loss", "fact", "event", "letter", "statement"]

_FORM = re.compile(
    r"^(?:(?P<kind>photo|obs|loss|fact|event|letter|statement):)?(?P<id>[^#]+?)(?:#(?P<page>\d+))?$"
)
_KINDS: dict[str | None, CitedKind] = {
    None: "exhibit",
    "photo": "photo",
    "obs": "observation",
    "loss": "loss",
    "fact": "fact",
    "event": "event",
    "letter": "letter",
    "statement": "statement",
}


class Citation(Record):
    """A pointer to something of the case.

    Written `exhibit-id`, `exhibit-id#3` (page), `photo:ID`, `obs:CONSTAT/4`, `loss:ID`,
    `fact:ID`, `event:ID`, `letter:ID` or `statement:ID`.
    """

    kind: CitedKind
    id: str
    page: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        match = _FORM.match(value.strip())
        if match is None:
            raise Misread(
                marked("{value} cites nothing"), marked("write an exhibit id, id#page or photo:id"), value
            )
        page = int(match["page"]) if match["page"] else None
        return {"kind": _KINDS[match["kind"]], "id": match["id"].strip(), "page": page}

    def __str__(self) -> str:
        """As it is written in the case folder."""
        prefix = {"exhibit": "", "observation": "obs:"}.get(self.kind, f"{self.kind}:")
        return f"{prefix}{self.id}" + (f"#{self.page}" if self.page else "")


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.replace(";", ",").split(",") if part.strip())


Citations = Annotated[tuple[Citation, ...], BeforeValidator(_split)]
"""Citations: a YAML list, or in a table `note-12#2; photo:facade`."""
