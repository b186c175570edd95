"""Counsel's matrix shows test by test what proves it, in the order of the route, and never a gap."""

import pytest

from dossier.render.views.cite import Citer
from dossier.render.views.pleading import claim_views
from dossier.render.words import Writer
from tests.support.case_file import dossier_of

TESTS = [
    {"test": "A causal link", "id": "link", "proof": "statement:witness"},
    {"test": "The key was kept", "proof": "letter"},
    {"test": "A damage", "facts": "door-broken"},
    {"test": "Nothing shows this one"},
]


@pytest.fixture(scope="module")
def views():
    other = {
        "id": "other",
        "kind": "compensation",
        "title": "The same in contract",
        "alternative_to": "repair",
    }
    claims = [{"id": "repair", "tests": TESTS}, {**other, "route": "contract", "losses": "door"}]
    dossier = dossier_of({"proceedings": [{"id": "main", "claims": claims}]})
    return claim_views(dossier, Writer("en"), Citer(dossier, Writer("en"), {}))


def _words(phrase):
    return "".join(piece.text for piece in phrase).replace("\u00a0", " ")


def test_tests_come_in_the_order_of_the_route_then_counsels_own(views):
    assert [row.test for row in views[0].tests] == ["A damage", "A causal link", "The key was kept"]


def test_a_fact_brings_its_proof_and_nothing_says_what_is_missing(views):
    damage = views[0].tests[0]
    assert _words(damage.facts) == "fact 1"
    assert _words(damage.proof) == "exhibit 1; photo 2/3"
    printed = str(views)
    assert not any(word in printed for word in ("missing", "Nothing shows", "usually", "would"))


def test_a_claim_without_tests_prints_none_and_says_what_it_stands_in_for(views):
    assert not views[1].tests
    rows = {row.name: _words(row.value) for row in views[1].facts}
    assert rows["In the alternative to"] == "Repair of the door"
