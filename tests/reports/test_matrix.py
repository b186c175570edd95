"""The internal matrix says what each test rests on and what is missing; filed pages only what there is."""

import json

import pytest

from dossier.checks.runner import check
from dossier.reports.data import json_report
from dossier.reports.matrix import matrix_views
from dossier.reports.page import html_report
from tests.support.case_file import dossier_of

CLAIM = {
    "id": "repair",
    "route": "L.211-10",
    "tests": [
        {
            "test": "A gathering <b>identified</b>",
            "id": "gathering",
            "facts": "door-broken",
            "proof": "event:start",
        }
    ],
}


@pytest.fixture(scope="module")
def dossier():
    proceeding = {"id": "main", "court": {"order": "administrative"}, "claims": [CLAIM]}
    return dossier_of({"proceedings": [proceeding], "chronology": [{"id": "end", "gone": "yes"}]})


def test_a_want_is_relied_on_in_the_file_missing_or_would_help(dossier):
    tested = matrix_views(dossier, "en")[0].tests[0]
    assert [want.state for want in tested.wants] == ["relied-on", "missing", "relied-on", "would-help"]
    assert tested.facts == "fact 1"
    assert tested.proof == "start, No. 1, photo 2/3"


def test_a_test_that_counsel_left_out_is_there_in_the_law_s_words(dossier):
    offence = matrix_views(dossier, "fr")[0].tests[1]
    assert offence.test.startswith("Un crime ou un délit")
    assert not offence.proven


@pytest.mark.parametrize(("language", "words"), [("en", "Claims and proof"), ("fr", "Demandes et preuves")])
def test_the_page_holds_it_with_what_is_missing(dossier, language, words):
    page = html_report(dossier, check(dossier, "court"), language)
    section = page.partition('<section id="matrix">')[2].partition("</section>")[0]
    assert words in section
    assert {"en": "missing", "fr": "manque"}[language] in section
    assert "<b>identified" not in section


def test_programs_get_it_by_id(dossier):
    told = json.loads(json_report(check(dossier, "court"), "en", dossier))["matrix"]
    assert [(claim["claim"], claim["route"], claim["known"]) for claim in told] == [
        ("repair", "L.211-10", True)
    ]
    tests = told[0]["tests"]
    assert [test["id"] for test in tests] == ["gathering", "offence", "damage", "no-sole-purpose"]
    assert tests[0]["wants"][0]["relied_on"] == ["event:start"]
    assert tests[1]["proven"] is False


def test_a_long_list_says_how_many_more():
    many = [
        {"id": f"e{n}", "what": "x", "kind": "start", "when": "2022-09-18 14:00", "sources": "complaint"}
        for n in range(9)
    ]
    tests = [{"test": "x", "id": "gathering", "proof": "; ".join(f"event:e{n}" for n in range(9))}]
    proceeding = {"id": "main", "court": {"order": "administrative"}, "claims": [{**CLAIM, "tests": tests}]}
    view = matrix_views(dossier_of({"proceedings": [proceeding], "chronology": many}), "en")[0]
    assert view.tests[0].proof.endswith("e5 and 3 more")
