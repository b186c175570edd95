"""Deadlines agree with those counted by hand, and with what must hold of every one."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.law.acts import Act
from dossier.law.days import end_of, is_working, months_on, moved
from dossier.law.deadlines import deadline, deadline_rules, deadlines
from dossier.law.interruptions import course
from dossier.law.starts import silence_end
from dossier.model.deadline import Remark, Start
from tests.support.case_file import dossier_of

ROWS = yaml.load((Path(__file__).parent / "deadlines.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
RULES = {rule.id: rule for rule in deadline_rules()}
LETTER = {
    "kind": "letter",
    "claims_money": "yes",
    "sender": "Owner",
    "recipient": "prefect",
    "subject": "claim",
}
DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2090, 12, 31))


def _dossier(row):
    incident = {"when": row.get("event", "2022-09-18 14:20 Europe/Paris")}
    incident |= {
        key: row[name] for name, key in (("known", "discovered"), ("recovered", "recovered")) if name in row
    }
    first = {"id": "main", "court": {"order": row["court"], "jurisdiction": row.get("place", "FR")}}
    names = {
        "prior": "prior_claim",
        "notified": "decision_notified_on",
        "means": "decision_means",
        "hearing": "hearing_on",
        "statements": "witness_statements_on",
        "notice_days": "notice_days",
        "acts": "acts",
    }
    first |= {key: row[name] for name, key in names.items() if name in row}
    if row["court"] == "administrative":
        first["parties"] = [
            {"id": "society", "kind": "state"},
            {"id": "owner", "abroad": row.get("abroad", "no")},
        ]
    case = {"as_of": row["as_of"], "incident": incident}
    case |= {"works": {"received": row["accepted"]}} if "accepted" in row else {}
    letters = [LETTER | letter for letter in row.get("letters", [])]
    quiet = {"id": "images", "subject": "nothing"}  # the faultless case asked for images in time
    register = letters if row["rule"] == "images" and letters else [*letters, quiet]
    return dossier_of({"case": case, "proceedings": [first], "correspondence": register})


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_it_ends_where_a_person_counts(row):
    found = deadline(RULES[row["rule"]], _dossier(row))
    assert found.state == row["state"]
    assert (found.end.isoformat() if found.end else None) == row.get("end")
    assert (found.last_day.isoformat() if found.last_day else None) == row.get("last", row.get("end"))
    assert (found.hoped.isoformat() if found.hoped else None) == row.get("hoped")
    if "left" in row:
        assert found.days_left == int(row["left"])
    if "counts" in row:
        assert [act.cited for act in found.interruptions if act.counts] == row["counts"]


def test_every_deadline_is_counted_by_hand_at_least_once():
    assert {row["rule"] for row in ROWS} == set(RULES)


def test_every_entry_says_where_it_comes_from_and_nothing_is_called_safe():
    for rule in RULES.values():
        assert rule.as_of >= dt.date(2026, 1, 1)
        for text in (rule.title, rule.text, rule.source, *rule.assumptions, *rule.changes):
            assert text.has("fr")
            assert text.has("en")
            words = f" {text.fr} {text.en} ".lower()
            assert not any(f" {word} " in words for word in ("safe", "sûr", "sûre", "garanti"))


def test_a_specimen_has_no_deadline():
    assert deadlines(dossier_of({"case": {"as_of": "2026-11-23"}}))
    assert deadlines(dossier_of({"case": {"as_of": "2026-11-23", "specimen": "yes"}})) == ()


@pytest.mark.parametrize("place", ["US", "INT"])
def test_nothing_is_said_of_a_law_that_nobody_read(place):
    assert deadlines(dossier_of({"proceedings": [{"id": "main", "court": {"jurisdiction": place}}]})) == ()


def test_the_nearest_comes_first_and_what_is_over_last():
    dossier = dossier_of({"case": {"as_of": "2026-11-23", "kind": "attack"}})
    found = deadlines(dossier)
    assert [one.id for one in found][:2] == ["civil", "offence"]
    assert [one.state for one in found] == ["running", "running", "met"]


def test_a_claim_of_an_administrative_court_is_not_counted_before_a_civil_one():
    ids = {one.id for one in deadlines(dossier_of({}))}
    assert "civil" in ids
    assert not ids & {"state-debt", "suit", "silence", "england-tort"}


def test_a_public_body_before_a_civil_court_keeps_its_four_years():
    change = {"proceedings": [{"id": "main", "parties": [{"id": "society", "kind": "public-body"}]}]}
    ids = {one.id for one in deadlines(dossier_of(change))}
    assert "state-debt" in ids
    assert "civil" not in ids


@pytest.mark.parametrize("when", ["9998-01-01", "9999-12-31 23:59 -12:00", "1500-01-01"])
@pytest.mark.parametrize("order", ["administrative", "civil"])
def test_the_ends_of_the_calendar_are_no_crash(when, order):
    dates = {"sent": when, "received": when, "acknowledged_means": "yes", "claims_money": "yes"}
    dossier = dossier_of(
        {
            "case": {"incident": {"when": when}},
            "proceedings": [
                {"id": "main", "court": {"order": order}, "prior_claim": "warning", "hearing_on": when[:10]}
            ],
            "correspondence": [{"id": "warning", **dates}],
        }
    )
    states = {deadline(rule, dossier).state for rule in deadline_rules()}
    assert states <= {"unknown", "not-started", "passed", "running", "met"}
    assert "unknown" in states


# ---------------------------------------------------------------------- what holds of every one

ACTS = st.builds(
    lambda kind, day, proof, length: Act(
        kind, "act:x", day, day, proof, None if length is None else day + dt.timedelta(days=length)
    ),
    st.sampled_from(["written-claim", "registered-letter", "expert", "acknowledgment", "suit", "mediation"]),
    DAYS,
    st.sampled_from(["dispatch", "none"]),
    st.one_of(st.none(), st.integers(0, 900)),
)


def _course(rule, event, acts):
    ordered = sorted(acts, key=lambda act: act.last)
    return course(RULES[rule], Start(event, Remark("x"), "incident"), ordered, "FR")


@settings(max_examples=150)
@given(st.sampled_from(["state-debt", "civil", "insurance"]), DAYS, st.lists(ACTS, max_size=5))
def test_no_act_brings_an_end_nearer(rule, event, acts):
    plain = _course(rule, event, [])
    run = _course(rule, event, acts)
    assert run.end is None or run.end >= plain.end
    assert run.hoped is None or run.end is None or run.hoped >= run.end


@settings(max_examples=150)
@given(st.sampled_from(["state-debt", "civil", "insurance"]), DAYS, st.lists(ACTS, max_size=5))
def test_what_nothing_proves_moves_nothing(rule, event, acts):
    proven = [act for act in acts if act.proof != "none"]
    assert _course(rule, event, acts).end == _course(rule, event, proven).end


@settings(max_examples=100)
@given(st.sampled_from(["state-debt", "civil"]), DAYS, st.lists(ACTS, max_size=5))
def test_what_came_before_or_too_late_moves_nothing(rule, event, acts):
    end = _course(rule, event, []).end
    outside = [act for act in acts if not event <= act.last <= end]
    assert _course(rule, event, outside).end == end


@given(DAYS, st.lists(DAYS, max_size=5))
def test_the_state_is_sued_until_a_31_december(event, claims):
    acts = [Act("written-claim", "letter:x", day, day, "dispatch") for day in claims]
    end = _course("state-debt", event, acts).end
    assert (end.month, end.day) == (12, 31)
    assert end.year >= event.year + 4


@given(DAYS, st.integers(1, 10))
def test_years_end_on_the_same_day_or_the_last_of_its_month(start, years):
    end = end_of(start, years, "years", "FR")
    assert end.year == start.year + years
    assert end.day == start.day or (start.month, start.day, end.day) == (2, 29, 28)


@given(DAYS)
def test_two_franc_months_end_within_a_day_of_two_months(start):
    end, plain = end_of(start, 2, "franc-months", "FR"), months_on(start, 2)
    assert dt.timedelta(0) <= end - plain <= dt.timedelta(days=1)


@given(DAYS)
def test_silence_never_lasts_longer_than_62_days(received):
    assert 59 <= (silence_end(received) - received).days <= 62


@settings(max_examples=60)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)), st.sampled_from(["FR", "EW"]))
def test_a_moved_day_is_a_working_day_not_far_away(day, place):
    later, earlier = moved(day, "next", place), moved(day, "previous", place)
    assert is_working(later, place)
    assert is_working(earlier, place)
    assert dt.timedelta(0) <= later - day <= dt.timedelta(days=5)
    assert dt.timedelta(0) <= day - earlier <= dt.timedelta(days=5)
    assert moved(day, "none", place) == day


def test_the_page_about_deadlines_names_each_with_its_source():
    page = (Path(__file__).parents[2] / "docs" / "deadlines.md").read_text("utf-8")
    for rule in RULES.values():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{rule.id}` |"))
        assert rule.source.en in row
        assert ("to be confirmed" in row) is not rule.confirmed
