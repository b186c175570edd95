"""Every point that a file is checked for is held by a rule or a proof that exists, and the page says so."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from dossier.checks.registry import all_rules
from tests.coverage import page, points

PAGE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"
CODES = {rule.code for rule in all_rules()}
POINTS = dict(points())


@pytest.mark.parametrize("name", POINTS)
def test_a_point_is_held_by_what_exists(name):
    point = POINTS[name]
    assert point.get("rules") or point.get("proof"), "nothing holds it"
    assert set(point.get("rules", ())) <= CODES
    assert "proof" not in point or find_spec(f"dossier.{point['proof']}")


def test_the_page_is_the_one_that_the_points_give():
    assert PAGE.read_text("utf-8") == page(), "python -m tests.coverage > docs/coverage.md"
