"""What was done that may interrupt a deadline, with the days that are certain and their proof."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dossier.model.correspondence import Letter
from dossier.model.deadline import ActKind, Proof
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment
from dossier.model.proceeding import ProceduralAct

_COURT_ZONES = {"FR": "Europe/Paris", "EW": "Europe/London"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act, as a deadline sees it.

    Attributes:
        first: The first day on which it may have been done: what runs anew counts from it.
        last: The last day on which it may have been done, or is proven to have been done by: what
            must be in time is judged by it.
        until: When the suit or mediation ended, earliest; None while it is not known to have.
    """

    kind: ActKind
    cited: str
    first: dt.date
    last: dt.date
    proof: Proof
    until: dt.date | None = None
    failed: bool = False


def acts(dossier: Dossier) -> tuple[Act, ...]:
    """Letters and procedural acts of a proceeding, in order of time; undated ones have no effect."""
    found = [*_of_letters(dossier), *(_of_procedure(act, dossier) for act in dossier.proceeding.acts)]
    return tuple(sorted(found, key=lambda act: (act.last, act.first, act.cited)))


def span(moment: Moment, dossier: Dossier) -> tuple[dt.date, dt.date]:
    """First and last day of a moment where the court sits; a stated hour abroad may be another day."""
    zone = _COURT_ZONES.get(dossier.proceeding.court.jurisdiction)
    instants = moment.instants(dossier.case.matter.premises.zone or None) if moment.has_time else None
    if zone and instants:
        with suppress(OverflowError):  # a zone away from the first or the last day that a calendar has
            first, last = (instant.astimezone(ZoneInfo(zone)).date() for instant in instants)
            return first, last
    return moment.earliest.date(), moment.latest.date()


def _of_letters(dossier: Dossier) -> Iterator[Act]:
    claims = {letter.id for letter in dossier.letters if letter.claims_money}
    answers = _answers(dossier)
    for letter in dossier.letters:
        kind = _kind(letter, claims)
        if kind and not letter.privileged and letter.sent is not None:
            first, last = span(letter.sent, dossier)
            proof, proven = _proof(letter, answers.get(letter.id), dossier)
            yield Act(kind, f"letter:{letter.id}", first, max(last, proven or last), proof)


def _answers(dossier: Dossier) -> dict[str, dt.date]:
    """By letter, the day by which the first answer that is held had been sent."""
    found: dict[str, dt.date] = {}
    for letter in dossier.letters:
        if letter.answer_to and letter.sent and letter.exhibit:
            day = span(letter.sent, dossier)[1]
            found[letter.answer_to] = min(day, found.get(letter.answer_to, day))
    return found


def _kind(letter: Letter, claims: set[str]) -> ActKind | None:
    if not letter.claims_money:
        return "communication" if letter.answer_to in claims else None
    if letter.kind == "call":  # only what is written interrupts
        return None
    registered = letter.registered or letter.kind == "registered-letter"
    return "registered-letter" if registered else "written-claim"


def _proof(letter: Letter, answered: dt.date | None, dossier: Dossier) -> tuple[Proof, dt.date | None]:
    """What proves a letter, and the day by which it proves it where that is not the dispatch itself."""
    if letter.sent_proof:
        return "dispatch", None
    if letter.received and letter.received_proof:
        return "receipt", span(letter.received, dossier)[1]
    if answered:
        return "answer", answered
    if letter.answer_to and letter.exhibit:  # a letter that came to us is its own proof
        return "exhibit", None
    return "none", None


def _of_procedure(act: ProceduralAct, dossier: Dossier) -> Act:
    first, last = span(act.on, dossier)
    until = span(act.until, dossier)[0] if act.until else None
    proof: Proof = "exhibit" if act.proof else "none"
    return Act(act.kind, f"act:{act.id}", first, last, proof, until, act.failed)
