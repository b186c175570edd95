"""Whatever a case holds, every rule comes to its end: a check that did not run has found nothing."""

from hypothesis import given, settings

from dossier.checks.registry import all_rules
from dossier.checks.runner import check
from tests.support.case_file import RULES, dossier_of, faultless, load
from tests.support.hostile import dossiers

FAULTLESS = [dossier_of({}, faultless(name)).case for name in ("administrative", "england", "america")]
WHOLE = (*FAULTLESS, *(load(path).dossier.case for path in sorted(RULES.glob("*/*.yaml"))))
CHECKS = [rule for rule in all_rules() if rule.find]


@given(dossiers(WHOLE))
@settings(max_examples=300)
def test_no_rule_crashes_on_a_hostile_case(dossier):
    for rule in CHECKS:
        if not rule.when.reason_against(dossier):
            list(rule.find(dossier))
    assert "DX001" not in {finding.code for finding in check(dossier, "court").findings}
