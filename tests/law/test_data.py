"""The data of the law: every entry has its source, and words are found as people write them."""

import datetime as dt

import pytest

from dossier.law.data import bare, law
from dossier.law.ground import metres
from dossier.model.position import Position


def test_every_limit_names_its_source_and_day():
    for limit in law().limits.values():
        assert limit.source
        assert limit.as_of >= dt.date(2026, 1, 1)
        assert limit.value > 0 or limit.day


def test_the_title_changed_on_a_day():
    assert law().day("officer_title_change") == dt.date(2022, 7, 1)
    with pytest.raises(KeyError):
        law().day("photograph_far")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("images", "VIDE\u0301OSURVEILLANCE de l’entrée", ("vidéosurveillance",)),
        ("images", "les imageries", ()),
        ("editor", "Adobe Photoshop 24.1", ("photoshop",)),
        ("editor", "Paint.NET", ("paint.net",)),
        ("embassy", "Ambassade de X", ("ambassade",)),
    ],
)
def test_words_are_found_whole_without_regard_to_accents(words, text, found):
    assert law().found(words, text) == found


def test_a_bare_text_is_as_long_as_the_text():
    assert bare("Œuvre É’ß") == "œuvre e'ß"


def test_distances_on_the_ground():
    paris, lyon = Position(latitude=48.8566, longitude=2.3522), Position(latitude=45.764, longitude=4.8357)
    assert metres(paris, paris) == 0
    assert 391_000 < metres(paris, lyon) < 393_000
