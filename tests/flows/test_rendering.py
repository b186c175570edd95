"""The front matter is rendered until its own length is settled."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.errors import RenderError
from dossier.flows.rendering import Press, with_front
from dossier.model.parts import Part, Plan


class LengthFollows(Press):
    """A press whose front matter has the length that `lengths` says for its start."""

    def render(self, jobs):
        return [Part("front", Path("x"), job.pages, {}, ()) for job in jobs]


def press():
    return LengthFollows(None, None, None)


def test_it_is_settled_when_its_length_no_longer_moves_it():
    plan = with_front(Plan("t", "en", ()), lambda _plan: [SimpleNamespace(pages=3)], press())
    assert [part.pages for part in plan.items] == [3]


def test_a_length_that_never_settles_is_refused():
    pages = iter(range(1, 99))
    with pytest.raises(RenderError, match="cannot be settled"):
        with_front(Plan("t", "en", ()), lambda _plan: [SimpleNamespace(pages=next(pages))], press())


def test_the_end_is_rendered_for_the_plan_that_it_then_stands_in():
    told = []

    def end_of(plan):
        told.append(plan.pages)
        return [SimpleNamespace(pages=2)]

    body = Part("body", Path("x"), 5, {}, ())
    plan = with_front(Plan("t", "en", (body,)), lambda _plan: [SimpleNamespace(pages=3)], press(), end_of)
    assert [part.pages for part in plan.items] == [3, 5, 2]
    assert told[-1] == plan.pages == 10


def test_an_end_that_never_settles_is_refused():
    pages = iter(range(1, 99))
    with pytest.raises(RenderError, match="cannot be settled"):
        with_front(
            Plan("t", "en", ()), lambda _plan: [], press(), lambda _plan: [SimpleNamespace(pages=next(pages))]
        )
