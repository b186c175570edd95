"""No rule fails on a case that the program can read, and no fault of a file goes unsaid."""

import ast
import copy
from pathlib import Path

import pytest

from dossier.checks.runner import check
from dossier.errors import InputError
from tests.support.case_file import RULES, _default, _plain, dossier_of, load

INGEST = Path(__file__).resolve().parents[2] / "dossier" / "ingest"


def _kinds():
    """Every kind of problem that reading a file can note."""
    for path in sorted(INGEST.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "FileProblem":
                for keyword in node.keywords:
                    if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant):
                        yield keyword.value.value


def _without(case, path):
    """The case with one key taken out."""
    smaller = copy.deepcopy(case)
    place = smaller
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = ""
    return smaller


def _paths(value, path=()):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(value, dict) and path and key != "path":
            yield (*path, key)
        yield from _paths(inner, (*path, key))


def _changes(path, case):
    """The row of a table that holds a key, with the key taken out: what a merge understands."""
    table = path[0]
    return {table: _without(case, path)[table]}


@pytest.mark.parametrize("table", [name for name in _default() if _default()[name]])
def test_no_rule_fails_where_a_key_is_left_out(table):
    case = _default()
    tried = 0
    for path in _paths(case[table], (table,)):
        try:
            dossier = dossier_of(_changes(path, case))
        except InputError:
            continue  # the key cannot be left out, and the reader says so
        tried += 1
        crashed = [f.gap for f in check(dossier, "court").findings if f.code == "DX001"]
        assert not crashed, (path, crashed)
    assert tried or table == "waivers"


@pytest.mark.parametrize("changes", [{}, {"photos": []}, {"case": {"kind": "building"}}])
def test_no_rule_fails_on_a_case_of_two_lines(changes):
    empty = {table: "" for table in _default() if table not in {"case", "files"}}
    bare = {"case": {"incident": "", "premises": "", "as_of": "", "retention": ""}}
    report = check(dossier_of({**empty, **bare, **changes}), "draft")
    assert "DX001" not in {finding.code for finding in report.findings}
    assert not report.blocking


@pytest.mark.parametrize("kind", sorted(set(_kinds())))
@pytest.mark.parametrize("readable", [True, False])
def test_every_fault_of_a_file_is_said(kind, readable):
    broken = {"problems": [{"kind": kind}]}
    photo = {"path": "photos/front/door.jpg", **broken} | ({} if readable else {"image": "none"})
    paper = {"path": "exhibits/bill.pdf", **broken} | ({} if readable else {"pdf": "none"})
    found = check(dossier_of({"files": [photo, paper]}), "court").findings
    said = {name for f in found for name in (f.gap.subject, *f.gap.members)}
    assert {"front/door", "photos/front/door.jpg"} & said
    assert {"bill", "exhibits/bill.pdf"} & said or kind == "encrypted"


def test_the_kinds_of_fault_are_known():
    assert {"truncated", "timeout", "bomb", "crash", "encrypted", "broken"} <= set(_kinds())


def test_a_row_that_names_no_table_is_refused():
    with pytest.raises(AssertionError, match="no such table"):
        dossier_of({"photographs": []})


def test_cases_are_merged_by_their_keys():
    changed = dossier_of(_plain("photos: [{file: photos/front/door.jpg, caption: X}]")).case
    captions = {photo.id: photo.caption.en for photo in changed.photographs}
    assert captions["front/door"] == "X"
    assert captions["front/street"] == "Street front and entrance"


def test_a_case_says_what_it_expects():
    assert load(RULES / "PH004" / "bad.yaml").expected == (("PH004", "front/door"),)
