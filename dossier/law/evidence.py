"""What of a dossier is proof of a kind: the small vocabulary in which routes say what they want."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Claim

_SEEN = {"seen", "measured"}
_WEEK = dt.timedelta(days=7)


class Item(NamedTuple):
    """Something filed that proves: its kind and id as citations write them, and the exhibit that holds it."""

    kind: str
    id: str
    exhibit: str = ""


Find = Callable[[Dossier, Claim, str], Iterable[Item]]


def proof(kinds: Iterable[str], dossier: Dossier, claim: Claim) -> tuple[Item, ...]:
    """Everything filed that is proof of one of these kinds, each once; KeyError for an unknown kind."""
    parts = (kind.partition(":") for kind in kinds)
    found = (item for kind, _, detail in parts for item in _FINDERS[kind](dossier, claim, detail))
    return tuple(dict.fromkeys(found))


def known(kind: str) -> bool:
    """Whether a kind of proof means something."""
    return kind.partition(":")[0] in _FINDERS


def _exhibits(dossier: Dossier, _: Claim, kind: str) -> Iterator[Item]:
    for item in dossier.exhibits:
        if not kind or item.exhibit.kind == kind:
            yield Item("exhibit", item.exhibit.id, item.exhibit.id)


def _since(dossier: Dossier, claim: Claim, kind: str) -> Iterator[Item]:
    """Exhibits that are not older than the incident, as far as both dates are known."""
    when = dossier.case.matter.incident.when
    dates = {item.exhibit.id: item.exhibit.date for item in dossier.exhibits}
    for item in _exhibits(dossier, claim, kind):
        date = dates[item.id]
        if date is None or when is None or date.latest >= when.earliest:
            yield item


def _events(dossier: Dossier, _: Claim, kind: str) -> Iterator[Item]:
    return (Item("event", event.id) for event in dossier.events if not kind or event.kind == kind)


def _letters(dossier: Dossier, _: Claim, detail: str) -> Iterator[Item]:
    tests: Mapping[str, Callable[[int], bool]] = {
        "asks-protection": lambda i: dossier.letters[i].asks_protection and _before(dossier, i),
        "claims-money": lambda i: dossier.letters[i].claims_money,
        "answer": lambda i: bool(dossier.letters[i].answer_to),
        "": lambda i: dossier.letters[i].kind != "threat",
    }
    for index, letter in enumerate(dossier.letters):
        if tests[detail](index):
            yield Item("letter", letter.id, letter.exhibit)


def _before(dossier: Dossier, index: int) -> bool:
    """Whether a letter was sent before the incident, as far as that is known."""
    sent, when = dossier.letters[index].sent, dossier.case.matter.incident.when
    return sent is None or when is None or sent.earliest < when.latest


def _records(dossier: Dossier, _: Claim, kind: str) -> Iterator[Item]:
    for record in dossier.constats:
        if (not kind or record.kind == kind) and record.exhibit:
            yield Item("exhibit", record.exhibit, record.exhibit)


def _observations(dossier: Dossier, _: Claim, __: str) -> Iterator[Item]:
    for record in dossier.constats:
        for seen in record.observations:
            if seen.kind in _SEEN:
                yield Item("observation", f"{record.id}/{seen.number}", record.exhibit)


def _photographs(dossier: Dossier, _: Claim, detail: str) -> Iterator[Item]:
    when = dossier.case.matter.incident.when
    for plate in dossier.plates:
        taken = plate.photograph.taken
        after = taken and when and _near(taken.wall_clock, when.earliest, when.latest)
        if not detail or after:
            yield Item("photo", plate.photograph.id, plate.photograph.exhibit)


def _near(taken: dt.datetime, first: dt.datetime, last: dt.datetime) -> bool:
    return first.date() <= taken.date() and taken.date() - last.date() <= _WEEK


def _statements(dossier: Dossier, _: Claim, __: str) -> Iterator[Item]:
    return (Item("statement", witness.id, witness.exhibit) for witness in dossier.statements)


def _losses(dossier: Dossier, claim: Claim, detail: str) -> Iterator[Item]:
    for loss in dossier.losses:
        fits = {
            "": True,
            "sum": loss.gross is not None or loss.net is not None,
            "offence": loss.offence is not None,
            "invoice": loss.basis == "invoice",
        }
        if fits[detail] and (loss.id in claim.losses or not claim.losses):
            yield Item("loss", loss.id)


def _claims(dossier: Dossier, claim: Claim, kind: str) -> Iterator[Item]:
    for other in dossier.proceeding.claims:
        if other.id == claim.accessory_to and other.kind == kind:
            yield Item("claim", other.id)


def _recent(dossier: Dossier, _: Claim, __: str) -> Iterator[Item]:
    if dossier.as_of is None:
        return
    floor = dossier.as_of - dt.timedelta(days=law().limit("persistence") * 365 // 12)
    for item in dossier.exhibits:
        date = item.exhibit.date
        if date and date.latest.date() >= floor:
            yield Item("exhibit", item.exhibit.id, item.exhibit.id)


def _acceptance(dossier: Dossier, _: Claim, __: str) -> Iterator[Item]:
    works = dossier.case.matter.works
    if works.received and works.reception_exhibit in dossier.number_of:
        yield Item("exhibit", works.reception_exhibit, works.reception_exhibit)


_FINDERS: Mapping[str, Find] = {
    "exhibit": _exhibits,
    "after": _since,
    "event": _events,
    "letter": _letters,
    "record": _records,
    "observation": _observations,
    "photo": _photographs,
    "statement": _statements,
    "loss": _losses,
    "claim": _claims,
    "recent": _recent,
    "acceptance": _acceptance,
}
