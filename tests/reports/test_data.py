"""The JSON report is what its page promises: complete, stable, and inert on a terminal."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.main import main
from dossier.model.finding import Gap
from dossier.model.source import Origin
from dossier.reports.data import FORMAT, json_report
from tests.support.small_dossier import HOSTILE, dossier, finding, full_report, report

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
PROMISE = Path(__file__).parents[2] / "docs" / "report-json.md"

GOLDEN = {
    "code": "PH004",
    "slug": "capture-time-unknown",
    "severity": "major",
    "subject": "facade",
    "file": "photos.csv",
    "line": 12,
    "column": 3,
    "message": "facade: nothing says when IMG_1.jpg was taken",
    "fix": "Send the camera's own file.",
    "ask": "client",
    "members": [],
    "facts": {"file": "IMG_1.jpg"},
    "parts": [],
    "blocks_from": None,
    "waivable": True,
}


@pytest.fixture
def told():
    return json.loads(json_report(full_report(), "en", dossier()))


def test_a_finding_has_its_promised_keys_in_order(told):
    found = next(f for f in told["findings"] if f["code"] == "PH004")
    assert list(found.items()) == list(GOLDEN.items())


def test_the_whole_says_what_was_checked_and_what_blocks(told):
    assert (told["format"], told["case"], told["proceeding"]) == (FORMAT, "sample", "ta")
    assert (told["language"], told["level"], told["blocking"]) == ("en", "draft", True)
    assert told["counts"] == {"blocker": 1, "major": 1, "minor": 1, "note": 1, "total": 4}
    assert told["ran"] == ["EX001", "PH004"]
    assert told["not_run"][0] == {"code": "BR001", "reason": "no bailiff's record"}


def test_a_waiver_tells_who_accepted_what_and_where(told):
    assert told["waived"][0]["code"] == "PH011"
    assert told["waived"][0]["waiver"] == {
        "rule": "PH011",
        "subject": "cellar",
        "reason": "No signal in the cellar",
        "who": "Maître A. Exemple",
        "when": "2026-11-03",
        "file": "waivers.yaml",
        "line": 2,
    }


def test_a_made_up_case_says_so_and_a_real_one_does_not(told):
    assert told["specimen"].startswith("SPECIMEN – FICTITIOUS FILE")
    made = dossier()
    real = made.case.matter.model_copy(update={"specimen": False})
    made = made.model_copy(update={"case": made.case.model_copy(update={"matter": real})})
    assert json.loads(json_report(report(), "fr", made))["specimen"] is None


def test_findings_are_sorted_by_place(told):
    places = [(f["file"], f["line"] or 0) for f in told["findings"]]
    assert places == sorted(places)


def test_the_order_of_the_findings_does_not_matter():
    whole = full_report()
    turned = report(*reversed(whole.findings), waived=whole.waived, ran=tuple(reversed(whole.ran)))
    assert json_report(turned, "fr") == json_report(whole, "fr")


def test_letters_are_not_escaped():
    assert "Maître" in json_report(full_report(), "fr")


def test_without_a_dossier_nothing_is_invented():
    told = json.loads(json_report(report(), "fr"))
    assert (told["case"], told["proceeding"], told["accounting"]) == (None, None, None)


@given(st.text() | st.sampled_from([HOSTILE, "\udcff.jpg", "\U000e0041\x7f\x9b"]))
def test_a_subject_survives_exactly_and_cannot_command_a_terminal(subject):
    text = json_report(report(finding(subject=subject)), "en")
    assert json.loads(text)["findings"][0]["subject"] == subject
    assert not set(text) & {"\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"}
    assert text.encode("utf-8")


def test_every_key_is_in_the_promise(told):
    promised = PROMISE.read_text("utf-8")
    keys = {*told, *told["findings"][0], *told["accounting"], *told["waived"][0]["waiver"]}
    keys |= set(told["accounting"]["files"][0]) | set(told["accounting"]["totals"])
    assert not [key for key in sorted(keys) if f"`{key}`" not in promised]


def valid(text):
    told = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    return told


def test_every_report_is_what_the_schema_promises():
    part = Gap("a", {"file": "a.jpg"}, Origin(file="photos.csv", line=4))
    group = finding(
        subject="*", members=("a",), parts=(part,), single="{subject}: {file}", blocks_from="court"
    )
    told = valid(json_report(report(group, waived=full_report().waived), "fr", dossier()))
    assert told["findings"][0]["parts"] == [
        {"subject": "a", "file": "photos.csv", "line": 4, "column": None, "message": "a: a.jpg"}
    ]
    valid(json_report(report(), "en"))


@pytest.mark.parametrize("lost", ["findings", "progress", "actions", "accounting"])
def test_a_report_that_lost_a_key_is_refused(lost, told):
    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps({key: value for key, value in told.items() if key != lost}))


def test_the_command_keeps_the_promise(capsys, tmp_path):
    main(["check", "evidence/water-damage-lyon", "--format", "json", "--out", str(tmp_path / "o")])
    told = valid(capsys.readouterr().out)
    assert told["progress"]["applied"] == len(told["ran"])
    assert sum(action["closes"] for action in told["actions"]) == sum(
        len(f["members"]) or 1 for f in told["findings"]
    )


def test_progress_counts_what_blocks_at_each_level():
    early, late = finding("EX001", blocks_from="draft"), finding("FP001", blocks_from="court")
    told = json.loads(json_report(report(early, late, ran=("EX001", "FP001", "PH004")), "en"))
    assert told["progress"] == {
        "clean": 1,
        "applied": 3,
        "blocking": {"draft": 1, "exchange": 1, "court": 2},
    }
    assert [action["code"] for action in told["actions"]] == ["EX001", "FP001"]
