"""Claim by claim, test by test: what counsel relies on, what else the file holds, and what is missing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.law.data import bare
from dossier.law.evidence import Item, proof
from dossier.law.theories import LegalTest, Route, Want, routes
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.proceeding import Claim, Test
from dossier.model.text import Text

_ALIKE = 0.5
_MEANS_LITTLE = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """One kind of proof that a test wants.

    Attributes:
        relied_on: What there is of it that counsel cites for the test.
        in_file: What there is of it that is filed and not cited for the test.
    """

    want: Want
    relied_on: tuple[Item, ...]
    in_file: tuple[Item, ...]

    @property
    def missing(self) -> bool:
        """Whether nothing of the kind is filed."""
        return not (self.relied_on or self.in_file)


@dataclass(frozen=True, slots=True)
class TestRow:
    """One legal test of one claim.

    Attributes:
        legal: The route's test; None for one that counsel wrote and the route does not know.
        written: Counsel's own, where there is one.
        facts: Ids of the facts relied on.
        proof: What proves it: cited by counsel for the test, then for its facts, each once.
        wants: What the route wants for it.
    """

    __test__ = False

    legal: LegalTest | None
    written: Test | None
    facts: tuple[str, ...]
    proof: tuple[Citation, ...]
    wants: tuple[Weighed, ...]

    @property
    def name(self) -> Text:
        """In counsel's words, or the law's."""
        if self.written:
            return self.written.test
        assert self.legal  # noqa: S101 (a row has one or the other)
        return self.legal.name

    @property
    def proven(self) -> bool:
        """Whether anything at all is relied on."""
        return bool(self.facts or self.proof)


@dataclass(frozen=True, slots=True)
class ClaimMatrix:
    """One claim with its route, if it is known, and its tests."""

    claim: Claim
    route: Route | None
    rows: tuple[TestRow, ...]


def matrices(dossier: Dossier) -> tuple[ClaimMatrix, ...]:
    """The matrix of every claim that has a route or tests, in the order of the claims."""
    claims = (claim for claim in dossier.proceeding.claims if claim.route or claim.tests)
    return tuple(matrix(claim, dossier) for claim in claims)


def matrix(claim: Claim, dossier: Dossier) -> ClaimMatrix:
    """The tests of its route in the law's order, then those that only counsel wrote."""
    route = routes().by_id.get(claim.route)
    legal = route.tests_before(dossier.proceeding.court.order) if route else ()
    paired = _paired(legal, claim.tests)
    rows = [_row(test, paired.get(test.id), claim, dossier) for test in legal]
    alone = [test for test in claim.tests if not any(test is written for written in paired.values())]
    rows += [_row(None, test, claim, dossier) for test in alone]
    return ClaimMatrix(claim, route, tuple(rows))


def _paired(legal: Iterable[LegalTest], written: Iterable[Test]) -> dict[str, Test]:
    """Which of counsel's tests is which of the law's: by its id, else by its words."""
    found: dict[str, Test] = {}
    tests = list(legal)
    for own in written:
        alike = [(_likeness(own, test), test.id) for test in tests if test.id not in found]
        best = max(alike, default=(0.0, ""))
        named = next((test.id for test in tests if test.id == own.id), "")
        if named or (not own.id and best[0] >= _ALIKE):
            found[named or best[1]] = own
    return found


def _likeness(own: Test, legal: LegalTest) -> float:
    """How much of the shorter wording the two share, in either language."""
    pairs = ((own.test.fr, legal.name.fr), (own.test.en, legal.name.en))
    return max(_shared(_words(one), _words(other)) for one, other in pairs)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", bare(text)) if len(word) >= _MEANS_LITTLE}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _row(legal: LegalTest | None, written: Test | None, claim: Claim, dossier: Dossier) -> TestRow:
    facts, cited = _relied_on(written, claim, dossier)
    wants = legal.wants if legal else ()
    weighed = tuple(_weighed(want, cited, claim, dossier) for want in wants)
    return TestRow(legal, written, facts, cited, weighed)


def _relied_on(
    written: Test | None, claim: Claim, dossier: Dossier
) -> tuple[tuple[str, ...], tuple[Citation, ...]]:
    """Facts and proof of a test; where a claim states no test, the claim's own serve them all."""
    if written is None and claim.tests:
        return (), ()
    facts = written.facts if written else claim.facts
    direct = written.proof if written else tuple(_of_claim(claim))
    of_facts = [c for fact in dossier.proceeding.facts if fact.id in facts for c in fact.proof]
    return facts, tuple(dict.fromkeys((*direct, *of_facts)))


def _of_claim(claim: Claim) -> Iterator[Citation]:
    yield from (Citation(kind="exhibit", id=id_) for id_ in claim.exhibits)
    yield from (Citation(kind="loss", id=id_) for id_ in claim.losses)


def _weighed(want: Want, cited: Iterable[Citation], claim: Claim, dossier: Dossier) -> Weighed:
    pointed: set[tuple[str, str]] = {(citation.kind, citation.id) for citation in cited}
    pointed.add(("claim", claim.accessory_to))
    items = proof(want.any, dossier, claim)
    relied = [i for i in items if (i.kind, i.id) in pointed or ("exhibit", i.exhibit) in pointed]
    there = set(relied)
    return Weighed(want, tuple(relied), tuple(item for item in items if item not in there))
