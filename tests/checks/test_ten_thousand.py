"""A case of ten thousand rows is checked like any other, and the time grows with the rows, not faster."""

from time import process_time

import pytest

from dossier.checks.registry import all_rules
from dossier.checks.runner import check
from dossier.filing.selection import select
from tests.support.case_file import dossier_of

ROWS = 10_000
SECONDS = 2.0
"""For one rule on one kind of row: a rule that compares each row with each other takes minutes."""


def _many(table):
    """The faultless case with one table filled up, each row with an id, and a file, of its own."""
    case = dossier_of({}).case
    rows, files = getattr(case, table), dict(case.originals)
    made = []
    for number in range(ROWS):
        row = rows[number % len(rows)]
        changes = {"id": f"{row.id}-{number}"}
        if getattr(row, "original", None):
            path = f"{row.original.path}-{number}.jpg"
            changes["original"] = files[path] = row.original.model_copy(
                update={"path": path, "sha256": f"{number:064x}"}
            )
        made.append(row.model_copy(update=changes))
    case = case.model_copy(update={table: tuple(made), "originals": files})
    return select(case, case.proceedings[0])


@pytest.mark.parametrize("table", ["photographs", "exhibits", "events", "letters", "losses", "statements"])
def test_ten_thousand_rows_are_checked_in_time(table):
    dossier = _many(table)
    slow = {}
    for rule in all_rules():
        if rule.find and not rule.when.reason_against(dossier):
            began = process_time()
            list(rule.find(dossier))
            if (took := process_time() - began) > SECONDS:
                slow[rule.code] = took
    assert not slow
    assert "DX001" not in {finding.code for finding in check(dossier, "draft").findings}
