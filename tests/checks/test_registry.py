"""What cannot be explained, or would be confused with another, cannot be registered."""

import pytest

from dossier.checks import registry
from dossier.checks.page import HEADINGS, Page, french_page
from dossier.checks.registry import FAMILIES, NEVER_BLOCKING, all_rules, rule
from dossier.checks.when import FILED
from dossier.errors import UsageError
from dossier.model.finding import Severity

PAGE = """Title.

## What it checks
One.

## Why it matters
Two.

## How to fix it
Three.

Source: four
"""


def _register(code="PH900", slug="some-rule", page=PAGE, **about):
    def find(_dossier):
        return iter(())

    find.__doc__ = page
    about = {"severity": Severity.MINOR, "message": "m", "fix": "f", **about}
    return rule(code, slug, **about)(find)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    all_rules()
    monkeypatch.setattr(registry, "_RULES", dict(registry._RULES))


def test_a_complete_rule_is_registered_and_returned_unchanged():
    assert _register()(None) is not None
    assert registry._RULES["PH900"].page == Page("Title.", "One.", "Two.", "Three.", "four")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"code": "PH004"}, "already used"),
        ({"slug": "capture-time-unknown"}, "name is already used"),
        ({"code": "ZZ001"}, "two letters of a family"),
        ({"code": "PH04"}, "two letters of a family"),
        ({"slug": "Some Rule"}, "lower-case words"),
        ({"severity": "urgent"}, "severity is not one"),
        ({"code": "PH901", "severity": Severity.BLOCKER, "waivable": True}, "never waived"),
        ({"page": None}, "no heading"),
        ({"page": PAGE.replace("## Why it matters", "## Why")}, "no heading '## Why it matters'"),
        ({"page": PAGE.replace("Source: four", "")}, "Source"),
        ({"page": PAGE.replace("Two.", "")}, "empty"),
    ],
)
def test_a_faulty_rule_cannot_be_imported(fault, words):
    with pytest.raises(ImportError, match=words):
        _register(**fault)


@pytest.mark.parametrize("code", sorted(NEVER_BLOCKING))
def test_a_legal_risk_never_blocks(code, monkeypatch):
    assert registry._RULES[code].severity is not Severity.BLOCKER
    monkeypatch.delitem(registry._RULES, code)
    with pytest.raises(ImportError, match="legal risk never blocks"):
        _register(code, severity=Severity.BLOCKER)


def test_a_retired_code_is_never_used_again(monkeypatch):
    monkeypatch.setitem(registry.RETIRED, "PH900", "merged into PH004")
    with pytest.raises(ImportError, match="retired"):
        _register()


def test_every_family_is_represented():
    rules = all_rules()
    assert {rule.code[:2] for rule in rules} == set(FAMILIES)
    assert len(rules) >= 50
    assert [rule.code for rule in rules] == sorted({rule.code for rule in rules})


def test_only_integrity_leaks_numbers_and_form_block():
    blockers = {rule.code for rule in all_rules() if rule.severity is Severity.BLOCKER}
    assert blockers == {
        *(
            "PH001",
            "PH002",
            "PH017",
            "EX011",
            "EX012",
            "EX018",
            "DX001",
            "CC006",
            "CC012",
        ),  # integrity of files and of the evidence
        *("EX042", "EX043", "EX047"),  # what stands in a file and on no page
        *("CO007", "PR003", "PR007"),  # leaks
        *("EX001", "EX002", "EX003"),  # identity and number of exhibits
        *("EX030", "EX031", "EX032", "EX033", "EX037"),  # what was communicated
        *("EX013", "FP001", "DX005"),  # the court's form
        *("FP107", "FP108", "FP301"),  # the files of an edition: one an exhibit, named, numbered
    }


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_a_french_page_with_the_same_parts(rule):
    page = french_page(rule.code)
    assert page.title != rule.page.title
    assert page.title.endswith(".")
    french, english = (f"{p.checks} {p.why} {p.fix}" for p in (page, rule.page))
    for key in ("`as_of`", "`waivers.yaml`", "`specimen: yes`", "`prior_claim`"):
        assert (key in french) == (key in english)


def test_a_missing_french_page_is_told():
    with pytest.raises(UsageError, match="no French page"):
        french_page("ZZ999")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_headings_differ_by_language(language):
    assert len(set(HEADINGS[language])) == 3


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_no_rule_promises_what_no_program_can(rule):
    words = f"{rule.message} {rule.many} {rule.fix}".lower()
    assert "certified" not in words
    assert "authentic" not in words


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.many], ids=lambda rule: rule.code)
def test_a_remedy_for_many_names_no_single_one(rule):
    assert "{" not in rule.fix


def test_nothing_that_is_found_on_the_finished_file_blocks():
    late = [rule for rule in all_rules() if set(FILED.reasons) & set(rule.when.reasons)]
    assert late
    assert not [rule.code for rule in late if rule.severity is Severity.BLOCKER], "its DRAFT comes too late"
