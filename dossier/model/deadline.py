"""A deadline: its rule, what started it, what interrupted it, and when it is said to end."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from dossier.model.proceeding import ClaimKind, CourtOrder, Jurisdiction
from dossier.model.source import Record
from dossier.model.text import Identifier, Text

Nature = Literal["limitation", "procedure", "refusal", "preservation", "notice"]
"""What happens at the end: a claim lapses, a suit or notice is late, silence refuses, images go."""

Unit = Literal[
    "years", "months", "days", "working-days", "full-years", "franc-months", "clear-days-before", "same-day"
]
"""`full-years` count from the next 1 January; `franc` months count neither first nor last day."""

StartName = Literal[
    "incident",
    "knowledge",
    "recovery",
    "acceptance",
    "claim-received",
    "refusal",
    "decision",
    "hearing",
    "statements",
]
Need = Literal[
    "injury",
    "public-debtor",
    "other-debtor",
    "offence",
    "petty-offence",
    "photographs",
    "no-money",
    "theft",
    "no-theft",
    "one-day",
    "statements-day",
    "no-statements-day",
]
ActKind = Literal[
    "written-claim",
    "registered-letter",
    "communication",
    "suit",
    "expert",
    "acknowledgment",
    "enforcement",
    "prosecution",
    "mediation",
]
Roll = Literal["none", "next", "previous"]
Met = Literal["", "suit", "images", "insurer", "photographs"]
State = Literal["running", "passed", "not-started", "unknown", "met", "pending"]
Proof = Literal["dispatch", "receipt", "answer", "exhibit", "none"]


def _filled(value: tuple[Text, ...]) -> tuple[Text, ...]:
    if not all(text.has("fr") and text.has("en") for text in value):
        raise ValueError("every sentence is written in both languages")
    return value


Sentences = Annotated[tuple[Text, ...], AfterValidator(_filled)]


class Scope(Record):
    """On which proceedings a deadline is counted.

    Attributes:
        jurisdictions: Whose law.
        orders: Which orders of courts; empty: all.
        asks: A claim of one of these kinds is needed; empty: none is.
        routes: Routes of claims; one of these, of `matters` or of `texts` is enough; all empty: any.
        texts: Words of a claim's legal basis.
        other_routes: Claims on these routes have a deadline of their own and do not count.
        needs: Further facts without which it does not apply.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    orders: tuple[CourtOrder, ...] = ()
    asks: tuple[ClaimKind, ...] = ()
    routes: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    other_routes: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()


class DeadlineRule(Record):
    """One entry of the data: what the law is read to say, and since when.

    Attributes:
        starts: What it counts from; of several the first that is known.
        count: How many units.
        more_abroad: How many more where the claimant resides abroad.
        interrupted_by: Acts that start it anew, or suspend it (`mediation`).
        mediation_months: The longest that a mediation suspends it; 0: no limit.
        mediation_restarts: Whether it starts anew after a mediation, rather than going on.
        only_if_open: Whether a suit that failed is as if it had never been brought.
        roll: Where it goes if its end is no working day.
        met_by: What answers it in time.
        as_of: When the source was read.
        confirmed: Whether the source was read; False: from general knowledge, to be confirmed.
    """

    id: Identifier
    nature: Nature
    title: Text
    text: Text
    source: Text
    as_of: dt.date
    confirmed: bool
    scope: Scope
    starts: tuple[StartName, ...] = Field(min_length=1)
    count: int = Field(ge=1)
    more_abroad: int = 0
    unit: Unit
    interrupted_by: tuple[ActKind, ...] = ()
    mediation_months: int = 0
    mediation_restarts: bool = False
    only_if_open: bool = False
    roll: Roll = "none"
    met_by: Met = ""
    assumptions: Sentences = Field(min_length=1)
    changes: Sentences = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that is translated where it is printed.

    Attributes:
        message: Msgid.
        facts: Its values; a day is printed as the reader's language writes it.
    """

    message: str
    facts: Mapping[str, str | dt.date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Start:
    """The day that a deadline counts from.

    Attributes:
        day: The first day that the source may mean.
        what: What happened that day.
        cited: `incident`, `letter:ID`, `proceeding`: where that is written.
        doubt: Why the day is not certain; None where it is.
        last: The last day that the source may mean, where that is another.
    """

    day: dt.date
    what: Remark
    cited: str
    doubt: Remark | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """Why a deadline has no start: it has none yet, or none is known."""

    state: Literal["unknown", "not-started"]
    why: Remark


@dataclass(frozen=True, slots=True)
class Interruption:
    """An act that may have interrupted or suspended a deadline.

    Attributes:
        cited: `letter:ID` or `act:ID`.
        day: When it was done, as far as is certain.
        proof: What proves that day.
        counts: Whether the end rests on it.
        why: Why it does not count, or what it did.
    """

    kind: ActKind
    cited: str
    day: dt.date
    proof: Proof
    counts: bool
    why: Remark


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of a proceeding; indicative, with all that it rests on.

    Attributes:
        end: Last day by the rule, counting only what is proven; None where it cannot be counted.
        last_day: The same, moved to a working day where the rule moves it.
        hoped: Last day if acts that nothing proves could be proven; None where there is none.
        held_if_proven: Whether a suit or mediation that nothing proves would hold it up.
        days_left: From the date of the dossier to the last day; negative: so long ago.
        why: Why it is in this state, where that needs saying.
    """

    rule: DeadlineRule
    state: State
    start: Start | None = None
    interruptions: tuple[Interruption, ...] = ()
    end: dt.date | None = None
    last_day: dt.date | None = None
    hoped: dt.date | None = None
    held_if_proven: bool = False
    days_left: int | None = None
    why: Remark | None = None

    @property
    def id(self) -> str:
        """The id of its rule."""
        return self.rule.id
