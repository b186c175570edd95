"""Statements of witnesses (art. 202 CPC); the program never types what a witness saw."""

from dossier.model.moment import Day
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo


class Statement(Sourced):
    """One witness and the exhibit that holds their statement.

    Attributes:
        id: Cited as `statement:ID`.
        exhibit: Id of the exhibit that holds the statement.
        identity_exhibit: Id of the exhibit that holds the copy of the identity document.
        link: Kinship, subordination, collaboration or community of interest with a party.
        formulas: Which of `court` (made for production in court) and `penalties` (a false
            statement is punished) it bears.
        personally_seen: Whether it says what the witness saw, rather than was told.
    """

    id: Identifier
    name: str
    exhibit: str = ""
    identity_exhibit: str = ""
    born_on: Day | None = None
    birthplace: Text | None = None
    residence: Text | None = None
    occupation: Text | None = None
    link: Text | None = None
    formulas: Words = ()
    handwritten: YesNo | None = None
    dated: Day | None = None
    signed: YesNo | None = None
    personally_seen: YesNo | None = None
    adult: YesNo | None = None
    language: str = ""
    translator: Text | None = None
    statement_of_truth: YesNo | None = None
    summary: Text | None = None
    proceedings: Words = ()
