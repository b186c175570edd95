"""Routes as data: complete, sourced, and weighed by pure functions."""

import datetime as dt
from pathlib import Path

import pytest

from dossier.checks.registry import rule_of
from dossier.law.evidence import known, proof
from dossier.law.matrix import matrices
from dossier.law.routes_page import page
from dossier.law.theories import routes
from dossier.law.wording import groups
from dossier.model.text import LANGUAGES
from tests.support.case_file import dossier_of


def _dossier(claim, order="civil", **tables):
    proceeding = {"id": "main", "court": {"order": order}, "claims": [{"id": "repair", **claim}]}
    return dossier_of({"proceedings": [proceeding], **tables})


def _rows(dossier):
    return {row.legal.id if row.legal else "": row for row in matrices(dossier)[0].rows}


@pytest.mark.parametrize("route", routes().by_id.values(), ids=lambda route: route.id)
def test_a_route_says_who_hears_it_what_it_asks_and_where_that_stands(route):
    assert route.orders
    assert route.as_of >= dt.date(2026, 1, 1)
    assert len(route.tests) >= 2
    assert len({test.id for test in route.tests}) == len(route.tests)
    for language in LANGUAGES:
        assert all(text.has(language) for text in (route.name, route.source))
        assert all(test.name.has(language) for test in route.tests)
    wants = [want for test in route.tests for want in test.wants]
    assert wants
    assert all(known(kind) for want in wants for kind in want.any)


def test_what_defeats_a_route_is_a_list_that_exists_on_a_route_that_exists():
    lists = {group.list for group in groups()}
    assert all(defeat.words in lists and defeat.route in routes().by_id for defeat in routes().defeats)
    assert all(exclusion.routes <= set(routes().by_id) for exclusion in routes().exclusions)


def test_rules_that_a_want_leaves_the_word_to_exist():
    wants = (want for route in routes().by_id.values() for test in route.tests for want in test.wants)
    for want in wants:
        assert not want.told_by or rule_of(want.told_by)


def test_counsels_tests_are_found_by_id_or_by_their_words_and_the_rest_is_kept():
    tests = [
        {"test": "Something else altogether", "id": "act", "facts": "door-broken"},
        {"test": "Un lien de causalité avec cet acte", "proof": "statement:witness"},
        {"test": "The key was kept", "proof": "letter"},
    ]
    rows = _rows(_dossier({"tests": tests}))
    assert list(rows) == ["act", "damage", "link", ""]
    assert rows["act"].written.test.en == "Something else altogether"
    assert rows["link"].proven
    assert not rows["damage"].proven
    assert rows[""].name.en == "The key was kept"


def test_the_proof_of_a_test_is_its_own_then_that_of_its_facts():
    rows = _rows(_dossier({"tests": [{"test": "x", "id": "act", "facts": "door-broken", "proof": "letter"}]}))
    assert [str(citation) for citation in rows["act"].proof] == ["letter", "record#2", "photo:front/door"]


def test_a_claim_without_tests_is_read_as_a_whole():
    rows = _rows(_dossier({}))
    assert all(row.proven and row.facts == ("door-broken",) for row in rows.values())


def test_what_is_filed_is_told_from_what_is_relied_on():
    tests = [{"test": "x", "id": "gathering", "proof": "event:start; attestation"}]
    dossier = _dossier(
        {"route": "L.211-10", "tests": tests}, "administrative", chronology=[{"id": "end", "gone": "yes"}]
    )
    start, end, who, log = _rows(dossier)["gathering"].wants
    assert [item.id for item in start.relied_on] == ["start"]
    assert end.missing
    assert {item.id for item in who.relied_on} == {"witness"}
    assert {item.id for item in who.in_file} == {"pv/1", "complaint"}
    assert log.missing
    assert log.want.helps


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("exhibit:invoice", ["bill"]),
        ("after:letter", []),
        ("after:invoice", ["bill"]),
        ("event:police", ["police"]),
        ("letter:asks-protection", ["warning"]),
        ("letter:answer", ["answer"]),
        ("letter:claims-money", []),
        ("record", ["record"]),
        ("record:amicable", []),
        ("observation", ["pv/1"]),
        ("photo:days", ["front/street", "front/entrance", "front/door"]),
        ("statement", ["witness"]),
        ("loss:sum", ["door"]),
        ("loss:offence", ["door"]),
        ("loss:invoice", ["door"]),
        ("claim:compensation", []),
        ("acceptance", []),
    ],
)
def test_each_kind_of_proof_is_found_and_nothing_else(kind, ids):
    dossier = _dossier({})
    assert [item.id for item in proof([kind], dossier, dossier.proceeding.claims[0])] == ids


def test_a_request_after_the_event_is_no_earlier_request():
    dossier = _dossier({}, correspondence=[{"id": "warning", "sent": "2022-09-20"}])
    assert not proof(["letter:asks-protection"], dossier, dossier.proceeding.claims[0])


def test_a_kind_of_proof_that_nobody_knows_is_a_fault_of_the_data():
    dossier = _dossier({})
    assert not known("oracle")
    with pytest.raises(KeyError):
        proof(["oracle"], dossier, dossier.proceeding.claims[0])


def test_an_injunction_before_a_civil_court_needs_no_claim_for_damages():
    claim = {"kind": "injunction", "route": "injunction"}
    assert "accessory" in _rows(_dossier(claim, "administrative"))
    assert "accessory" not in _rows(_dossier(claim, "civil"))


def test_the_page_on_routes_is_in_step_with_the_data():
    kept = Path(__file__).resolve().parents[2] / "docs" / "routes.md"
    assert kept.read_text(encoding="utf-8") == page(), "python -m dossier.law.routes_page > docs/routes.md"
