"""No rule speaks in the good case of another, unless it is right to; `tests/rules/others.toml` says where."""

import re
import tomllib

import pytest

from dossier.checks.registry import all_rules
from dossier.checks.runner import check
from tests.support.case_file import RULES, dossier_of, faultless, load

CODES = [rule.code for rule in all_rules()]
WORDS = tomllib.loads((RULES / "others.toml").read_text(encoding="utf-8"))
BASES = sorted(
    set(
        re.findall(
            r"^# over: (\w+)$", "\n".join(p.read_text("utf-8") for p in RULES.glob("*/*.yaml")), re.MULTILINE
        )
    )
)


def _said(dossier, level):
    return {f"{finding.code} {finding.gap.subject}" for finding in check(dossier, level).findings}


def _over(text):
    """What is always said over the case that this one is merged over."""
    base = re.search(r"^# over: (\w+)$", text, re.MULTILINE)
    return set(WORDS["over"].get(base[1], ())) if base else set()


@pytest.mark.parametrize("code", CODES)
def test_no_other_rule_speaks_in_a_good_case(code):
    path = RULES / code / "good.yaml"
    case = load(path)
    said = _said(case.dossier, case.level)
    rightly = set(WORDS["good"].get(code, ()))
    assert said - _over(path.read_text(encoding="utf-8")) == rightly, (
        "complete the good case, mend the rule that speaks, or say in others.toml why it is right"
    )


@pytest.mark.parametrize("base", BASES)
def test_the_faultless_case_of_a_court_holds_what_is_always_said(base):
    assert _said(dossier_of({}, faultless(base)), "court") == set(WORDS["over"].get(base, ()))


def test_the_table_names_no_pattern_and_gives_a_reason():
    lines = [*WORDS["over"].items(), *WORDS["good"].items()]
    assert {name for name, _ in lines} <= {*CODES, *BASES}
    for name, pairs in lines:
        for pair, reason in pairs.items():
            assert re.fullmatch(r"[A-Z]{2}\d{3} \S.*", pair), (name, pair)
            assert pair[:5] != name
            assert len(reason.split()) > 3
