"""One court, its parties, the claims before it and the exhibits in order."""

from typing import Literal

from pydantic import Field

from dossier.model.citation import Citations
from dossier.model.moment import Day, Moment
from dossier.model.money import Amount, Currency
from dossier.model.source import Sourced
from dossier.model.text import FolderName, Identifier, Text, Words, YesNo

Jurisdiction = Literal["FR", "EW", "US", "INT"]
CourtOrder = Literal["administrative", "civil", "criminal", "other"]
Role = Literal["claimant", "defendant", "third-party"]
PersonKind = Literal["person", "company", "association", "state", "public-body", "other"]
PartyPart = Literal["insurer", "decennial-insurer", "health-insurer", "co-owners", "builder"]
ClaimKind = Literal["compensation", "injunction", "costs", "interest", "declaration"]
ProceduralActKind = Literal["suit", "expert", "acknowledgment", "enforcement", "prosecution", "mediation"]


class Court(Sourced):
    """The court seized."""

    name: Text
    jurisdiction: Jurisdiction = "FR"
    order: CourtOrder = "other"
    reference: str = ""


class Party(Sourced):
    """One party; the State is the party, never its embassy (CA Paris, 7 March 2001).

    Attributes:
        part: Its part in the matter, where that changes what is asked of the file.
        insures: Ids of the parties that it insures.
        abroad: Whether it resides abroad: time limits to sue are then longer (R.421-7 CJA, art. 643 CPC).
    """

    id: Identifier
    name: Text
    role: Role
    kind: PersonKind = "other"
    part: PartyPart | None = None
    insures: Words = ()
    form: Text | None = None
    seat: Text | None = None
    registration: str = ""
    represented_by: Text | None = None
    capacity: Text | None = None
    authority_exhibit: str = ""
    counsel: Text | None = None
    abroad: YesNo | None = None


class Fact(Sourced):
    """One numbered fact of the pleading and what proves it."""

    id: Identifier
    text: Text
    proof: Citations = ()


class Test(Sourced):
    """One legal test of a claim and what proves that it is met.

    Attributes:
        id: The route's own name of the test such as `damage`; by default its words tell.
    """

    __test__ = False

    test: Text
    id: str = ""
    facts: Words = ()
    proof: Citations = ()


class Claim(Sourced):
    """One head of claim.

    Attributes:
        route: `L.211-10`, `fault`, `civil-liability`, `injunction`, `contract`, `insurance`,
            `road-accident`, `neighbours`, `ten-year-guarantee`, `two-year-guarantee`, `hidden-defects`,
            `criminal`; in England `negligence`, `nuisance`.
        legal_basis: The texts relied on.
        losses: Ids of the lines of the schedule that it adds up.
        order_sought: For a claim that is not for money.
        accessory_to: Id of the claim that an injunction depends on.
        alternative_to: Id of the claim that this one stands in for, should that one fail.
    """

    id: Identifier
    kind: ClaimKind
    title: Text
    route: str = ""
    legal_basis: Text | None = None
    against: Words = ()
    amount: Amount | None = None
    currency: Currency = "EUR"
    losses: Words = ()
    order_sought: Text | None = None
    accessory_to: str = ""
    alternative_to: str = ""
    facts: Words = ()
    exhibits: Words = ()
    tests: tuple[Test, ...] = ()


class ProceduralAct(Sourced):
    """Something other than a letter that may interrupt or suspend a limitation.

    Attributes:
        id: Cited as `act:ID` in the sheet of deadlines.
        kind: A `suit` before any court; an `expert` appointed after the loss; an `acknowledgment` of the
            debt; `enforcement`; `prosecution`; a `mediation` or conciliation.
        on: When it began.
        until: When the judgment became final, or the mediation was declared over.
        failed: Whether the suit was dismissed, withdrawn or lapsed.
        proof: Citations that prove its day.
    """

    id: Identifier
    kind: ProceduralActKind
    on: Moment
    until: Moment | None = None
    failed: YesNo = False
    proof: Citations = ()
    note: Text | None = None


class Proceeding(Sourced):
    """One case before one court; a build is of one proceeding.

    Attributes:
        id: Also the name of its folder of deliverables.
        exhibits: Ids of exhibits in the order of their numbers, from 1; empty: all.
        edition: How the court wants its files; empty: the court's own.
        file_pleadings: Whether counsel's sections go into the dossier too.
        photos_per_page: 1, 2 or 4; None: by view.
        amicable_exempt: Why no attempt to settle was due before suit (art. 750-1 CPC).
        prior_claim: Id of the letter that claimed compensation before suit (R.421-1 CJA).
        decision_exhibit: Exhibit of the decision attacked, or proof of the claim (R.412-1 CJA).
        decision_notified_on: Day on which the refusal of the claim was notified.
        decision_means: Whether that notification stated means and time limits of appeal (R.421-5 CJA).
        witness_statements_on: Last day for serving witness statements (England and Wales).
        photographs_notified_on: Day on which notice of the photographs was given (CPR 33.6).
        notice_days: Working days in which the insurance policy wants notice of the loss.
        acts: Suits, experts, acknowledgments, mediations: what may interrupt a limitation.
        summary: One page on the case, for counsel's file.
    """

    id: FolderName
    title: Text
    court: Court
    language: Literal["fr", "en"] | None = None
    edition: str = ""
    parties: tuple[Party, ...] = ()
    exhibits: Words = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    file_pleadings: YesNo = False
    photos_per_page: Literal[1, 2, 4] | None = None
    amicable_exempt: Text | None = None
    prior_claim: str = ""
    decision_exhibit: str = ""
    hearing_on: Day | None = None
    decision_notified_on: Day | None = None
    decision_means: YesNo | None = None
    witness_statements_on: Day | None = None
    photographs_notified_on: Day | None = None
    notice_days: int | None = Field(default=None, ge=1, le=366)
    acts: tuple[ProceduralAct, ...] = ()
    interest_claimed: YesNo | None = None
    summary: Text | None = None
