"""Whatever is missing from the sample, the rule that should speak speaks, and no other.

One kind of lack for each line of `tests/mutations.toml` is tried here; `python -m tests.mutations`, which the
gate runs, tries every single one.
"""

import re
from pathlib import Path

import pytest

from dossier.checks.registry import all_rules
from tests.mutations import FILE, all_mutants, changes, data, expected, kinds, lines
from tests.support.sample import sample

PAGE = Path(__file__).resolve().parents[1] / "docs" / "mutations.md"
LINES = {" of ".join(line.place): line.place for line in lines()}
CHANGES = [change["what"] for change in data()["change"]]


def test_everything_in_the_sample_is_spoken_of():
    unknown = [f"{mutant.name} of {mutant.row}" for mutant in all_mutants() if expected(mutant) is None]
    assert not unknown, f"say in {FILE.name} what must be said without it"


@pytest.mark.parametrize("place", LINES.values(), ids=LINES)
def test_exactly_the_rule_that_should_speak_speaks(place):
    assert kinds()[place], "the sample has no such field or row"
    mutant = all_mutants()[kinds()[place][0]]
    answer = sample().without(mutant)
    assert not expected(mutant).differs(answer)
    if answer.refused:
        file = sample().tables[mutant.table].file
        assert re.search(rf"{re.escape(file)}:\d+", answer.refused), "the message names no line"


@pytest.mark.parametrize("what", CHANGES)
def test_a_contradiction_is_told_by_the_rule_for_it(what):
    change = next(change for change in changes() if change.what == what)
    assert not change.expected.differs(sample().answer(change.tables, change.originals))


def test_only_rules_that_exist_are_expected():
    codes = {rule.code for rule in all_rules()}
    assert {code for line in lines() for code in line.codes} <= codes


def test_the_page_has_a_row_for_each_line():
    page = PAGE.read_text(encoding="utf-8")
    for line in lines():
        table, _, field = line.place[0].partition(".")
        section = page.partition(f"\n## {table}\n")[2].partition("\n## ")[0]
        rows = [row for row in section.splitlines() if row.startswith(f"| `{field}` |")]
        said = [row for row in rows if f"| {len(kinds()[line.place])} |" in row]
        assert any(all(f"**{code}**" in row for code in line.codes) for row in said), line.place
