"""The sheet of deadlines: in finished words, in both languages, for the office only."""

import json

import pytest

from dossier.checks.runner import check
from dossier.reports.data import json_report
from dossier.reports.deadlines import deadline_lines, deadline_sheet, deadlines_data
from dossier.reports.page import deadlines_page, html_report
from tests.support.case_file import dossier_of

NEAR = {
    "case": {"as_of": "2026-11-23"},
    "proceedings": [
        {
            "id": "main",
            "court": {"order": "administrative"},
            "parties": [{"id": "society", "kind": "state"}],
            "prior_claim": "claim",
        }
    ],
    "correspondence": [
        {"id": "claim", "claims_money": "yes", "sent": "2023-01-16", "received": "2023-01-18"},
        {"id": "images", "subject": "nothing"},
    ],
}


@pytest.fixture(scope="module")
def near():
    return dossier_of(NEAR)


def test_each_deadline_says_all_that_it_rests_on(near):
    row = next(row for row in deadline_sheet(near, "en").rows if row.id == "state-debt")
    assert row.title == "Four-year limitation of a debt of a public body"
    assert row.last_day == "31\u00a0December\u00a02026"
    assert row.left == "38 days left"
    assert row.near
    assert "incident" in row.start
    assert row.hoped == "31\u00a0December\u00a02027"
    assert [(act.split(" (")[0], counts) for act, _, counts in row.interruptions] == [
        ("16\u00a0January\u00a02023, written claim", False)
    ]
    assert "68-1250" in row.source
    assert row.assumptions
    assert row.changes


def test_french_is_whole_and_set_as_a_printer_would(near):
    rows = deadline_sheet(near, "fr").rows
    words = json.dumps(deadlines_data(near, "fr"), ensure_ascii=False)
    row = next(row for row in rows if row.id == "state-debt")
    assert row.left == "il reste 38 jours"
    assert row.state_word == "en cours"
    assert "rien ne le prouve\u202f: le terme ne repose pas sur lui" in words
    assert " ;" not in words
    assert "{" not in row.rule + row.start + row.why


def test_an_unknown_day_shows_why_and_no_date():
    rows = deadline_sheet(dossier_of({**NEAR, "correspondence": []}), "en").rows
    silence = next(row for row in rows if row.id == "silence")
    assert (silence.last_day, silence.why) == ("", "no prior claim is registered")


def test_the_page_and_the_report_show_the_sheet(near):
    report = check(near, "court")
    for page in (html_report(near, report, "fr"), deadlines_page(near, "fr")):
        assert "Prescription quadriennale" in page
        assert "Ce qui le changerait" in page
        assert "jamais produit" in page
    told = json.loads(json_report(report, "en", near))
    first = next(one for one in told["deadlines"] if one["id"] == "state-debt")
    assert (first["last_day"], first["days_left"], first["state"]) == ("2026-12-31", 38, "running")
    assert first["last_day_if_proven"] == "2027-12-31"


def test_the_text_names_those_that_end_within_ninety_days(near):
    lines = list(deadline_lines([near], "en"))
    assert len(lines) == 1
    assert "38 days left" in lines[0]
    assert "main/state-debt" in lines[0]


def test_a_specimen_says_that_none_is_computed():
    dossier = dossier_of({**NEAR, "case": {**NEAR["case"], "specimen": "yes"}})
    assert "specimen" in deadline_sheet(dossier, "en").none
    assert not deadline_sheet(dossier, "en").rows
    assert deadlines_data(dossier, "en") == []
    assert list(deadline_lines([dossier], "en")) == []
    assert "2026-12-31" not in json_report(check(dossier, "court"), "en", dossier)


def test_a_hostile_name_cannot_act():
    letters = [{"id": "claim<script>", "claims_money": "yes", "sent": "2023-01-16"}]
    page = deadlines_page(dossier_of({**NEAR, "correspondence": letters}), "en")
    assert "<script>" not in page
    assert "claim&lt;script&gt;" in page
