"""What is written as SARIF is SARIF, points into the case, and hides nothing that was accepted."""

import json
from pathlib import Path

import jsonschema
import pytest

from dossier.cli.main import main
from dossier.model.finding import Gap
from dossier.model.source import Origin
from dossier.reports.sarif import sarif_report
from tests.support.small_dossier import HOSTILE, finding, full_report, report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
PAGE = (
    "# PH004 capture-time-unknown (major)\n\nEvery photograph says when it was taken.\n\n## Why\nBecause.\n"
)


def sarif(found, language="en"):
    text = sarif_report(found, language, {"PH004": PAGE})
    told = json.loads(text)
    VALIDATOR.validate(told)
    return told["runs"][0]


@pytest.fixture(scope="module")
def run():
    return sarif(full_report())


def test_a_finding_points_at_its_line_and_column_inside_the_case(run):
    [place] = next(r for r in run["results"] if r["ruleId"] == "PH004")["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "photos.csv", "uriBaseId": "CASE"},
        "region": {"startLine": 12, "startColumn": 3},
    }
    assert "uri" not in run["originalUriBaseIds"]["CASE"], "where the case lies on a machine is not told"


def test_severities_become_levels(run):
    levels = {r["ruleId"]: r["level"] for r in run["results"]}
    assert levels == {
        "EX001": "error",
        "PH004": "error",
        "PR001": "warning",
        "BR006": "note",
        "PH011": "note",
    }


def test_a_rule_comes_with_its_page_and_each_result_names_its_rule(run):
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({r["ruleId"] for r in run["results"]})
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    ph004 = next(rule for rule in rules if rule["id"] == "PH004")
    assert ph004["shortDescription"]["text"] == "Every photograph says when it was taken."
    assert ph004["help"]["markdown"] == PAGE


def test_what_was_accepted_is_there_and_suppressed(run):
    accepted = [r for r in run["results"] if r["suppressions"]]
    assert [r["ruleId"] for r in accepted] == ["PH011"]
    [why] = accepted[0]["suppressions"]
    assert (why["kind"], why["status"], why["justification"]) == (
        "external",
        "accepted",
        "No signal in the cellar",
    )
    assert why["properties"] == {"who": "Maître A. Exemple", "when": "2026-11-03"}


def test_the_invocation_says_what_was_asked_and_what_came_of_it(run):
    [call] = run["invocations"]
    assert (call["exitCode"], call["executionSuccessful"]) == (1, True)
    assert (call["properties"]["level"], call["properties"]["blocking"]) == ("draft", 1)
    assert not {"startTimeUtc", "machine", "account", "workingDirectory"} & set(call)


def test_a_check_that_failed_is_no_success():
    assert not sarif(report(finding("DX001")))["invocations"][0]["executionSuccessful"]


def test_each_place_of_a_group_is_related():
    parts = tuple(
        Gap(n, {"file": f"{n}.jpg"}, Origin(file="photos.csv", line=k)) for k, n in enumerate("ab", 2)
    )
    group = finding(
        subject="*", members=("a", "b"), parts=parts, single="{subject}: nothing says when {file} was taken"
    )
    related = sarif(report(group))["results"][0]["relatedLocations"]
    assert [r["physicalLocation"]["region"]["startLine"] for r in related] == [2, 3]
    assert related[1]["message"]["text"] == "b: nothing says when b.jpg was taken"


def test_hostile_paths_stay_paths_and_text_stays_text():
    bad = finding(subject=HOSTILE, facts={"file": HOSTILE}, origin=Origin(file=f"photos/é {HOSTILE}", line=1))
    [place] = sarif(report(bad))["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("photos/%C3%A9%20")
    assert not set(uri) & set('<> "\u202e\x1b')
    assert "\u202e" not in sarif_report(report(bad), "fr", {})


def test_without_a_place_the_subject_is_named():
    lost = finding(subject="exhibit 4", origin=Origin(file=""))
    [place] = sarif(report(lost))["results"][0]["locations"]
    assert place == {"logicalLocations": [{"fullyQualifiedName": "exhibit 4"}]}


def test_the_command_writes_sarif_of_the_sample(capsys, tmp_path):
    assert main(
        ["check", "evidence/water-damage-lyon", "--format", "sarif", "--out", str(tmp_path / "o")]
    ) in {0, 1}
    told = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(told)
    assert all(rule["help"]["text"] for rule in told["runs"][0]["tool"]["driver"]["rules"])


def test_filters_are_for_the_text(capsys):
    assert main(["check", "evidence/water-damage-lyon", "--format", "sarif", "--family", "PH"]) == 2
    assert "--family, --severity and --exhibit are for the text" in capsys.readouterr().err
