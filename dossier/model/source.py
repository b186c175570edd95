"""Where a value was written, so that every message can point at it."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A frozen record of the case; an unknown key is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Origin(Record):
    """A file of the case folder and the place in it, counted from one.

    Attributes:
        file: Path inside the case folder.
        line: Line of a text file, row of a table; None for a whole file.
        column: Column of either; None where only the line is known.
        fields: Place (line, column) of each field of the record that came from here.
    """

    file: str
    line: int | None = None
    column: int | None = None
    fields: Mapping[str, tuple[int, int]] = Field(default_factory=dict)

    def of(self, field: str) -> "Origin":
        """Where one field of the record stands, or the record where it was not written."""
        if field not in self.fields:
            return self
        line, column = self.fields[field]
        return Origin(file=self.file, line=line, column=column)

    def __str__(self) -> str:
        """`photos.csv:12:3`, as editors and terminals make it a link."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


NOWHERE = Origin(file="")


class Sourced(Record):
    """A record that knows where it was written."""

    origin: Origin = NOWHERE

    def at(self, field: str) -> Origin:
        """Where one field of this record was written."""
        return self.origin.of(field)

    def __eq__(self, other: object) -> bool:
        """Two records are equal when they say the same, wherever it is written."""
        return type(self) is type(other) and self.model_dump(exclude={"origin"}) == (
            other.model_dump(exclude={"origin"})
        )

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash((type(self), repr(self.model_dump(exclude={"origin"}))))
