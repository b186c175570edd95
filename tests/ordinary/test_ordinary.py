"""Five ordinary cases, complete, are checked without a false blocker and with little noise."""

from functools import cache

import pytest
import yaml

from dossier.checks.runner import check
from dossier.files import Store
from dossier.filing.selection import select
from dossier.ingest.case import read_case
from dossier.ingest.originals import examine_all
from dossier.model.finding import Severity
from tests.support.office import CASES, ORDINARY, set_up

MOST_NOISE = 3


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """What the rules say of a case, read once with all its files."""

    @cache
    def of(name):
        folder = tmp_path_factory.mktemp(name)
        root, store = set_up(name, folder), Store(folder / "store")
        case = read_case(root, lambda there, names: examine_all(there, names, store, workers=2))
        (proceeding,) = case.proceedings
        return check(select(case, proceeding), "court")

    return of


def expected(name):
    rows = yaml.safe_load((ORDINARY / name / "expected.yaml").read_text("utf-8"))
    return {(row["code"], row["subject"]): row for row in rows}


def told(finding):
    return finding.code, finding.gap.subject, finding.message.format(subject="…", **finding.gap.facts)


@pytest.mark.parametrize("name", CASES)
def test_an_ordinary_case_is_not_blocked(name, reports):
    assert not [told(finding) for finding in reports(name).blocking]


@pytest.mark.parametrize("name", CASES)
def test_every_rule_could_run_on_an_ordinary_case(name, reports):
    assert not [told(finding) for finding in reports(name).findings if finding.code == "DX001"]


@pytest.mark.parametrize("name", CASES)
def test_each_finding_of_an_ordinary_case_is_expected(name, reports):
    found = {(f.code, f.gap.subject): told(f) for f in reports(name).findings}
    assert not [what for key, what in found.items() if key not in expected(name)], "nobody judged these"
    assert not [key for key in expected(name) if key not in found], "these are no longer found"


@pytest.mark.parametrize("name", CASES)
def test_an_ordinary_case_has_little_noise(name, reports):
    judged = expected(name)
    loud = [f for f in reports(name).findings if f.severity is not Severity.NOTE]
    noise = [told(f) for f in loud if judged.get((f.code, f.gap.subject), {}).get("verdict") == "noise"]
    assert len(noise) <= MOST_NOISE


@pytest.mark.parametrize("name", CASES)
def test_each_judgment_says_why(name):
    rows = expected(name).values()
    assert all(row["verdict"] in {"useful", "noise"} and row["why"].strip() for row in rows)
