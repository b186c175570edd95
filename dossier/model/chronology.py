"""What happened when, according to whom."""

from typing import Literal

from dossier.model.citation import Citations
from dossier.model.moment import Duration, Moment
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

EventKind = Literal[
    "start", "call", "police", "end", "damage", "constat", "repair", "warning", "reply", "other"
]
SourceRank = Literal["record", "official", "witness", "party", "press"]


class Event(Sourced):
    """One statement of one source about one fact.

    Rows that give the same `fact` are different sources for the same thing: the filed
    row pleads the range with its sources, the comparison is internal.

    Attributes:
        id: Cited as `event:ID`.
        fact: Group of rows that speak of the same thing; by default the row's own id.
        when: Moment; None where only a delay after another fact is known.
        after: The `fact` that `delay` counts from.
        delay: Such as 20-30 min.
        what: Neutral words.
        sources: What proves that the source says so.
        asserted_by: Who says so.
        rank: How strong the source is; a record outranks an official, a witness, the press.
        kind: What the program looks for (start, police, end…).
        negative: Whether it says that something did not happen ("no injuries").
        to_verify: Left for counsel, internal only.
    """

    id: Identifier
    what: Text
    fact: str = ""
    when: Moment | None = None
    after: str = ""
    delay: Duration | None = None
    sources: Citations = ()
    asserted_by: Text | None = None
    rank: SourceRank | None = None
    kind: EventKind = "other"
    negative: YesNo = False
    to_verify: Text | None = None
    proceedings: Words = ()
