"""What may be marked, how it is written, and where it holds."""

import pytest
from pydantic import ValidationError

from dossier.model.redaction import Redaction, placed_in, words_hidden

TOLD = {"reason": "r", "who": "w"}
BOX = (0.1, 0.1, 0.4, 0.3)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"subject": "a"},
        {"box": BOX},
        {"subject": "a", "box": BOX, "polygon": (0, 0, 1, 0, 1, 1)},
        {"subject": "a", "box": BOX, "words": ("x",)},
        {"subject": "a", "words": ("x",)},
        {"page": 2, "words": ("x",)},
        {"words": ("x", "-")},
        {"subject": "a", "box": BOX, "only": "court"},
    ],
)
def test_what_hides_nothing_or_two_things_at_once_is_refused(wrong):
    with pytest.raises(ValidationError):
        Redaction.model_validate({**wrong, **TOLD})


@pytest.mark.parametrize("only", ["public", ["public"], " public "])
def test_one_edition_is_named_as_people_write_it(only):
    assert Redaction.model_validate({"subject": "a", "box": BOX, "only": only, **TOLD}).only == ("public",)


@pytest.mark.parametrize(
    ("polygon", "covers"),
    [
        ((0, 0, 1, 0, 1, 1), True),
        ((0.2, 0.2, 0.8, 0.2, 0.8, 0.8, 0.2, 0.8), True),
        ((0, 0, 1, 1), False),
        ((0, 0, 1, 1, 0.5, 0.5), False),
        ((0, 0, 1, 0, 1), False),
        ((0, 0, 2, 0, 1, 1), False),
    ],
)
def test_a_polygon_covers_something_inside_the_picture(polygon, covers):
    assert Redaction(subject="a", polygon=polygon, **TOLD).covers is covers


@pytest.mark.parametrize(
    ("box", "covers"),
    [
        (BOX, True),
        ((0, 0, 1, 1), True),
        ((0.4, 0.1, 0.1, 0.3), False),
        ((0, 0.3, 1, 0.3), False),
        ((1, 2, 30, 40), False),
    ],
)
def test_a_box_covers_something_inside_the_picture(box, covers):
    assert Redaction(subject="a", box=box, **TOLD).covers is covers


def test_places_hold_everywhere_unless_only_the_public_must_not_see_them():
    every = Redaction(subject="a", box=BOX, **TOLD)
    public = Redaction(subject="a", box=BOX, only=("public",), **TOLD)
    words = Redaction(words=("x", "y"), **TOLD)
    marks = (every, public, words, Redaction(words=("y",), **TOLD))
    assert placed_in(marks, "filing") == {"a": (every,)}
    assert placed_in(marks, "public") == {"a": (every, public)}
    assert words_hidden(marks) == ("x", "y")
