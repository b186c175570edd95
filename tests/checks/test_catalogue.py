"""The catalogue of rules says what the program does, and the copy in the documentation is in step."""

import json
from pathlib import Path

import pytest

from dossier.checks.catalogue import as_json, as_markdown
from dossier.checks.registry import RETIRED, all_rules
from dossier.cli.main import main

RULES_PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_documentation_holds_this_catalogue(capsys):
    assert main(["rules", "--check", str(RULES_PAGE)]) == 0, capsys.readouterr().out


def test_a_stale_catalogue_is_told_with_its_remedy(tmp_path, capsys):
    stale = tmp_path / "rules.md"
    stale.write_text(as_markdown().replace("PH004", "PH0O4"), encoding="utf-8")
    assert main(["rules", "--check", str(stale)]) == 1
    assert "rules --format md" in capsys.readouterr().out


def test_a_catalogue_that_is_not_there_is_a_mistake_of_the_command(tmp_path, capsys):
    assert main(["rules", "--check", str(tmp_path / "none.md")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_list_names_every_rule_in_each_format(capsys):
    main(["rules"])
    text = capsys.readouterr().out
    main(["rules", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert [rule["code"] for rule in data["rules"]] == [rule.code for rule in all_rules()]
    assert all(rule.code in text and f"### {rule.code} " in as_markdown() for rule in all_rules())
    assert data == json.loads(as_json())


@pytest.mark.parametrize("asked", ["PH004", "ph004", "PH-04", "capture-time-unknown"])
def test_a_rule_is_explained_however_it_is_written(asked, capsys):
    assert main(["explain", asked]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# PH004 capture-time-unknown (major, may be waived)")
    assert "## How to fix it" in page


def test_a_rule_is_explained_in_french(capsys):
    assert main(["explain", "PH004", "--language", "fr"]) == 0
    page = capsys.readouterr().out
    assert "(majeur, dérogation possible)" in page
    assert "## Que faire" in page


def test_an_unknown_rule_is_told_with_the_nearest(capsys):
    assert main(["explain", "PX004"]) == 2
    said = capsys.readouterr().err
    assert "did you mean" in said
    assert "PH004" in said
    assert "rules" in said


def test_a_retired_rule_says_what_became_of_it(monkeypatch, capsys):
    monkeypatch.setitem(RETIRED, "PH900", "merged into PH004")
    assert main(["explain", "PH900"]) == 2
    assert "merged into PH004" in capsys.readouterr().err
