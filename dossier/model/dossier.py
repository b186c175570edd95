"""What one proceeding files: the case seen by one court, with its numbers."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict

from dossier.model.archive import ArchiveFacts
from dossier.model.case import Case
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.damage import LossItem
from dossier.model.edition import Edition
from dossier.model.exhibit import Exhibit
from dossier.model.filed import FiledFile
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Proceeding
from dossier.model.prose.reliance import Reliance, reliances
from dossier.model.source import Record
from dossier.model.statement import Statement
from dossier.model.submission import Submission
from dossier.model.text import Language, Text


class Plate(Record):
    """A photograph with the label that it bears in this proceeding, such as `2/1`.

    Attributes:
        untouched: Name of the untouched file in `exhibits/` beside the dossier, for a
            photograph that cannot be printed; empty for all others.
    """

    label: str
    photograph: Photograph
    untouched: str = ""


class NumberedExhibit(Record):
    """An exhibit with its number in this proceeding, and its photographs in order.

    Attributes:
        untouched: Name of the untouched file in `exhibits/` beside the dossier, for an
            exhibit whose pages cannot be shown, or are signed; empty for all others.
        replaces: Number of the communicated exhibit that it corrects; 0: none.
    """

    number: int
    exhibit: Exhibit
    plates: tuple[Plate, ...] = ()
    untouched: str = ""
    replaces: int = 0


class NumberOnly(Record):
    """A number that was communicated and whose exhibit is filed no more; it stays in the list (R.412-2 CJA).

    Attributes:
        state: `withdrawn` by a person; `replaced` by a corrected exhibit; `missing` where nobody said why.
        replaced_by: Number of the corrected exhibit; 0 without one.
        title: As it was communicated, for the office alone.
    """

    number: int
    id: str
    title: Text
    state: Literal["withdrawn", "replaced", "missing"]
    replaced_by: int = 0
    reason: str = ""


class Omission(Record):
    """Something of the case that this proceeding does not file, and why.

    Attributes:
        withdrawn: Whether it was communicated once; only its number is left in the list.
    """

    subject: str
    path: str = ""
    reason: str
    withdrawn: bool = False


class Dossier(Record):
    """One proceeding's selection of the case; the input of checks, pages and assembly.

    Attributes:
        case: The whole case, for rules that judge the folder; pages never print from it
            what this selection left out.
        submissions: The pleadings of this proceeding: read, never filed by the program.
        numbers_only: Communicated numbers whose exhibits are not filed any more.
        omissions: Every original that is not filed here: included + omitted = total.
        filed: The finished files, once a build has made them; empty before.
        editions: How the court wants them, as far as files were made for it.
        archive: What its archive edition holds besides its pages; None where none is made.
        public: Whether it is the edition that anyone may read, its words and files cleaned for that.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    case: Case
    proceeding: Proceeding
    language: Language
    as_of: dt.date | None
    exhibits: tuple[NumberedExhibit, ...]
    constats: tuple[Constat, ...] = ()
    events: tuple[Event, ...] = ()
    letters: tuple[Letter, ...] = ()
    losses: tuple[LossItem, ...] = ()
    statements: tuple[Statement, ...] = ()
    submissions: tuple[Submission, ...] = ()
    numbers_only: tuple[NumberOnly, ...] = ()
    omissions: tuple[Omission, ...] = ()
    filed: tuple[FiledFile, ...] = ()
    editions: tuple[Edition, ...] = ()
    public: bool = False
    archive: ArchiveFacts | None = None

    def replaced(self, **fields: object) -> "Dossier":
        """The dossier with other fields; a plain copy would keep what was worked out of the old ones."""
        kept = {name: getattr(self, name) for name in Dossier.model_fields}
        return Dossier.model_validate({**kept, **fields})

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Number of each exhibit filed, by id."""
        return {item.exhibit.id: item.number for item in self.exhibits}

    @cached_property
    def label_of(self) -> Mapping[str, str]:
        """Label of each photograph filed, by id."""
        return {plate.photograph.id: plate.label for plate in self.plates}

    @cached_property
    def plates(self) -> tuple[Plate, ...]:
        """All photographs filed, in order of their labels."""
        return tuple(plate for item in self.exhibits for plate in item.plates)

    @cached_property
    def reliances(self) -> tuple[Reliance, ...]:
        """Every citation of the pleadings and of the case's own texts, resolved."""
        return reliances(self)
