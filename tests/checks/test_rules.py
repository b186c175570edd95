"""Every rule finds what its bad case holds, and nothing in its good one."""

from dataclasses import replace

import pytest

from dossier.checks import registry, runner
from dossier.checks.registry import RETIRED, all_rules
from tests.support.case_file import RULES, load

CODES = [rule.code for rule in all_rules()]


def _found(path, monkeypatch, code):
    case = load(path)
    if case.crashes:
        monkeypatch.setattr(runner, "all_rules", lambda: _broken(case.crashes))
    report = runner.check(case.dossier, case.level)
    crashed = [f for f in report.findings if f.code == "DX001" and code != "DX001"]
    assert not crashed, crashed
    return case, [(f.code, f.gap.subject) for f in report.findings if f.code == code], report


def _broken(codes):
    def crash(_dossier):
        raise ZeroDivisionError

    return tuple(replace(rule, find=crash) if rule.code in codes else rule for rule in registry.all_rules())


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_what_its_bad_case_holds(code, monkeypatch):
    case, found, report = _found(RULES / code / "bad.yaml", monkeypatch, code)
    assert case.expected, "the bad case expects nothing"
    assert sorted(found) == sorted(case.expected)
    for finding in report.findings:
        for template in (finding.message, finding.fix):
            words = template.format(subject=finding.gap.subject, **finding.gap.facts)
            assert "{" not in words


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_nothing_in_its_good_case(code, monkeypatch):
    case, found, report = _found(RULES / code / "good.yaml", monkeypatch, code)
    assert not case.expected
    assert not found
    rule = next(rule for rule in all_rules() if rule.code == code)
    silent = "# does not apply" in (RULES / code / "good.yaml").read_text(encoding="utf-8")
    assert rule.find is None or (code in report.ran) is not silent, "say so where the rule does not apply"


def test_no_case_is_left_of_a_rule_that_is_gone():
    assert {path.name for path in RULES.iterdir() if path.is_dir()} == set(CODES)
    assert not set(RETIRED) & set(CODES)
