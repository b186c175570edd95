"""Counsel's sections: numbered facts, claims, and what proves each test of each claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.i18n.catalogue import marked
from dossier.law.matrix import matrix
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Claim, ClaimKind
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase, Row, rows
from dossier.render.words import Writer

_KINDS: dict[ClaimKind, str] = {
    "compensation": marked("Compensation"),
    "injunction": marked("Order sought from the court"),
    "costs": marked("Costs"),
    "interest": marked("Interest"),
    "declaration": marked("Declaration"),
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One numbered fact and its proof."""

    anchor: str
    number: str
    text: str
    proof: Phrase


@dataclass(frozen=True, slots=True)
class TestRow:
    """One legal test, the facts that meet it, and what proves them."""

    test: str
    facts: Phrase
    proof: Phrase


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One head of claim with its matrix."""

    anchor: str
    heading: str
    facts: tuple[Row, ...]
    tests: tuple[TestRow, ...]


def fact_rows(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[FactRow, ...]:
    """The facts of the pleading, numbered from 1."""
    return tuple(
        FactRow(anchors.of("fact", fact.id), str(rank), writer.text(fact.text), citer.cite(fact.proof))
        for rank, fact in enumerate(dossier.proceeding.facts, 1)
    )


def claim_views(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[ClaimView, ...]:
    """The claims in the order in which they are made."""
    titles = {claim.id: writer.text(claim.title) for claim in dossier.proceeding.claims}
    return tuple(
        ClaimView(
            anchor=anchors.of("claim", claim.id),
            heading=f"{rank}. {titles[claim.id]}",
            facts=_facts(dossier, claim, titles, writer, citer),
            tests=tuple(_tests(claim, dossier, writer, citer)),
        )
        for rank, claim in enumerate(dossier.proceeding.claims, 1)
    )


def _facts(
    dossier: Dossier, claim: Claim, titles: dict[str, str], writer: Writer, citer: Citer
) -> tuple[Row, ...]:
    names = {party.id: writer.text(party.name) for party in dossier.proceeding.parties}
    against = [names[id_] for id_ in claim.against if id_ in names]
    amount = claim.amount
    sum_ = numbers.money(amount, claim.currency, writer.language) if amount is not None else ""
    return rows(
        (writer.say("Kind of claim"), writer.say(_KINDS[claim.kind])),
        (writer.say("Legal basis"), writer.text(claim.legal_basis)),
        (writer.say("Against"), writer.listed(against)),
        (writer.say("Sum"), sum_),
        (writer.say("Order sought"), writer.text(claim.order_sought)),
        (writer.say("Accessory to"), titles.get(claim.accessory_to, "")),
        (writer.say("In the alternative to"), titles.get(claim.alternative_to, "")),
        (writer.say("Loss"), citer.cite(_all("loss", claim.losses))),
        (writer.say("Facts"), citer.cite(_all("fact", claim.facts))),
        (writer.say("Exhibits"), citer.cite(_all("exhibit", claim.exhibits))),
    )


def _all(kind: str, ids: tuple[str, ...]) -> Iterator[Citation]:
    return (Citation.model_validate({"kind": kind, "id": id_}) for id_ in ids)


def _tests(claim: Claim, dossier: Dossier, writer: Writer, citer: Citer) -> Iterator[TestRow]:
    """Filed pages list proof, never its absence: a test that nothing proves is internal.

    The tests come in the order of the route; those that counsel did not write are left out.
    """
    for row in matrix(claim, dossier).rows:
        facts, proof = citer.cite(_all("fact", row.facts)), citer.cite(row.proof)
        if row.written and (facts or proof):
            yield TestRow(writer.text(row.written.test), facts, proof)
