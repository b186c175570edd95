"""Every pointer of a dossier: who points, at what, and whether it is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.source import Origin, Sourced


@dataclass(frozen=True, slots=True)
class Use:
    """One pointer.

    Attributes:
        where: Who points, as `claims/repair`.
        what: At what, as it is written.
        exhibit: The exhibit that it leads to, if any.
        page: The page that it names.
        pages: How many pages that exhibit has.
        resolves: Whether it leads to something that is filed.
        pinpoint: Whether a page is expected: an assertion, not a mere list of exhibits.
    """

    where: str
    what: str
    exhibit: str
    page: int | None
    pages: int
    resolves: bool
    pinpoint: bool
    origin: Origin


def citations(dossier: Dossier) -> tuple[Use, ...]:
    """Every pointer of what is filed, in the order of the tables."""
    return tuple(_Index(dossier).uses())


class _Index:
    """What a dossier files, by kind and id."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        proceeding = dossier.proceeding
        self.known: dict[str, set[str]] = {
            "exhibit": set(dossier.number_of),
            "photo": set(dossier.label_of),
            "observation": {f"{c.id}/{o.number}" for c in dossier.constats for o in c.observations},
            "loss": {loss.id for loss in dossier.losses},
            "fact": {fact.id for fact in proceeding.facts},
            "event": {event.id for event in dossier.events} | {event.fact for event in dossier.events},
            "letter": {letter.id for letter in dossier.letters},
            "statement": {statement.id for statement in dossier.statements},
            "claim": {claim.id for claim in proceeding.claims},
            "party": {party.id for party in proceeding.parties},
        }

    def uses(self) -> Iterator[Use]:
        """The pointers of each table in turn."""
        yield from self._of_proceeding()
        yield from self._of_tables()
        for constat in self.dossier.constats:
            where = f"constat/{constat.id}"
            yield from self._ids(where, constat, "exhibit", [constat.exhibit], "exhibit")
            exhibit = [constat.photographs_exhibit]
            yield from self._ids(where, constat, "photographs_exhibit", exhibit, "exhibit")
            for seen in constat.observations:
                here = f"{where}/{seen.number}"
                yield from self._ids(here, seen, "photographs", seen.photographs, "photo")

    def _of_proceeding(self) -> Iterator[Use]:
        proceeding = self.dossier.proceeding
        yield from self._ids("proceedings", proceeding, "prior_claim", [proceeding.prior_claim], "letter")
        exhibit = [proceeding.decision_exhibit]
        yield from self._ids("proceedings", proceeding, "decision_exhibit", exhibit, "exhibit")
        for party in proceeding.parties:
            where, authority = f"parties/{party.id}", [party.authority_exhibit]
            yield from self._ids(where, party, "authority_exhibit", authority, "exhibit")
        for fact in proceeding.facts:
            yield from self._cited(f"facts/{fact.id}", fact, "proof", fact.proof)
        for claim in proceeding.claims:
            where = f"claims/{claim.id}"
            yield from self._ids(where, claim, "losses", claim.losses, "loss")
            yield from self._ids(where, claim, "facts", claim.facts, "fact")
            yield from self._ids(where, claim, "exhibits", claim.exhibits, "exhibit")
            yield from self._ids(where, claim, "against", claim.against, "party")
            yield from self._ids(where, claim, "accessory_to", [claim.accessory_to], "claim")
            yield from self._ids(where, claim, "alternative_to", [claim.alternative_to], "claim")
            for test in claim.tests:
                yield from self._ids(where, test, "facts", test.facts, "fact")
                yield from self._cited(where, test, "proof", test.proof)

    def _of_tables(self) -> Iterator[Use]:
        for event in self.dossier.events:
            yield from self._cited(f"chronology/{event.id}", event, "sources", event.sources)
        for letter in self.dossier.letters:
            where = f"correspondence/{letter.id}"
            yield from self._ids(where, letter, "exhibit", [letter.exhibit], "exhibit")
            yield from self._ids(where, letter, "answer_to", [letter.answer_to], "letter")
            yield from self._cited(where, letter, "sources", letter.sources, pinpoint=False)
        for loss in self.dossier.losses:
            where = f"damage/{loss.id}"
            yield from self._ids(where, loss, "photographs", loss.photographs, "photo")
            yield from self._ids(where, loss, "exhibits", loss.exhibits, "exhibit")
            yield from self._cited(where, loss, "observations", loss.observations, pinpoint=False)
            yield from self._cited(where, loss, "prior_state", loss.prior_state, pinpoint=False)
        for statement in self.dossier.statements:
            where, identity = f"statements/{statement.id}", [statement.identity_exhibit]
            yield from self._ids(where, statement, "exhibit", [statement.exhibit], "exhibit")
            yield from self._ids(where, statement, "identity_exhibit", identity, "exhibit")

    def _ids(self, where: str, record: Sourced, key: str, ids: Iterable[str], kind: str) -> Iterator[Use]:
        for id_ in filter(None, ids):
            exhibit = self._exhibit(kind, id_)
            there, pages = id_ in self.known[kind], self._pages(exhibit)
            yield Use(where, id_, exhibit, None, pages, there, pinpoint=False, origin=record.at(key))

    def _cited(
        self, where: str, record: Sourced, key: str, cited: Iterable[Citation], *, pinpoint: bool = True
    ) -> Iterator[Use]:
        for one in cited:
            exhibit = self._exhibit(one.kind, one.id)
            pages = self._pages(exhibit)
            there = one.id in self.known[one.kind] and not (one.page and pages and one.page > pages)
            wants_page = pinpoint and one.kind == "exhibit"
            yield Use(where, str(one), exhibit, one.page, pages, there, wants_page, record.at(key))

    def _exhibit(self, kind: str, id_: str) -> str:
        """The exhibit that holds what is cited."""
        if kind == "exhibit":
            return id_
        if kind == "photo":
            photograph = self.dossier.case.photograph_by_id.get(id_)
            return photograph.exhibit if photograph else ""
        if kind == "observation":
            record = id_.partition("/")[0]
            return next((c.exhibit for c in self.dossier.constats if c.id == record), "")
        return ""

    def _pages(self, exhibit: str) -> int:
        original = self.dossier.case.exhibit_by_id.get(exhibit)
        pdf = original.original.pdf if original and original.original else None
        return pdf.pages if pdf else 0
