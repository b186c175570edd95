"""Letters, notes and calls: when sent, when received, what they ask."""

from typing import Literal

from dossier.model.citation import Citations
from dossier.model.moment import Moment
from dossier.model.money import Amount
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

LetterKind = Literal["note-verbale", "letter", "e-mail", "registered-letter", "call", "threat", "other"]


class Letter(Sourced):
    """One letter of the register.

    Attributes:
        id: Cited as `letter:ID`.
        count: How many pieces the row stands for ("about fifty" in one row); None: one.
        held: How many of them the file holds.
        sent: Dispatch; what interrupts the limitation of State debts (CE 384884).
        sent_proof: What proves it.
        received: Receipt; where the two months' silence starts (R.421-1 CJA).
        received_proof: What proves it.
        asks_protection: Whether it asks for a protective measure.
        claims_money: Whether it claims compensation.
        amount: Sum claimed, if stated.
        registered: Whether it was registered, for a kind that does not say so.
        acknowledged_means: Whether the authority's acknowledgment of this claim stated means and time
            limits of appeal (CRPA, art. L.112-6); without them no time to sue runs.
        notifies_insurer: Whether it gives an insurer notice of the loss.
        answer_to: Id of the letter that it answers.
        exhibit: Id of the exhibit that holds it; empty where it is not produced.
        privileged: Lawyer-client, or lawyer-lawyer without "officielle".
        after_event: Whether it was written after the event that founds the claim.
    """

    id: Identifier
    kind: LetterKind = "letter"
    number: str = ""
    count: int | None = None
    about_count: YesNo = False
    held: int | None = None
    sent: Moment | None = None
    sent_proof: Text | None = None
    received: Moment | None = None
    received_proof: Text | None = None
    sender: Text | None = None
    recipient: Text | None = None
    subject: Text | None = None
    asks_protection: YesNo = False
    claims_money: YesNo = False
    amount: Amount | None = None
    registered: YesNo = False
    acknowledged_means: YesNo | None = None
    notifies_insurer: YesNo = False
    answer_to: str = ""
    exhibit: str = ""
    sources: Citations = ()
    asserted_by: Text | None = None
    privileged: YesNo = False
    authorised: YesNo | None = None
    language: str = ""
    proceedings: Words = ()
