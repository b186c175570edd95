"""A list that says something else than the files: nothing at all is published, and the fault is named."""

import dataclasses

import pytest

from dossier.errors import ProofError
from dossier.flows import lists
from dossier.flows.build import build
from dossier.flows.request import BuildRequest
from dossier.model.exhibit_list import ListCell


def retitled(listed):
    """The same list with another title for its first exhibit."""
    rows = list(listed.rows)
    at = next(at for at, row in enumerate(rows) if row.kind == "exhibit")
    cells = (rows[at].cells[0], ListCell("Another title"), *rows[at].cells[2:])
    rows[at] = dataclasses.replace(rows[at], cells=cells)
    return dataclasses.replace(listed, rows=tuple(rows))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_falsified_list_publishes_nothing_and_is_named(folder, tmp_path, monkeypatch, kind):
    room = getattr(lists, f"exhibit_list_{kind}")
    true = getattr(room, f"{kind}_of")
    monkeypatch.setattr(room, f"{kind}_of", lambda listed: true(retitled(listed)))
    with pytest.raises(ProofError) as caught:
        build(BuildRequest(folder, tmp_path / "out", level="draft"), lambda *_: None)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").rglob("*.*"))
    (problem,) = caught.value.problems
    assert f"exhibit-list.{kind}" in problem.what
    assert "Another title" in problem.what
