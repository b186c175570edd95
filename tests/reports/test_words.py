"""A finding's words are translated, filled, and safe on a terminal and on a page."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.i18n.catalogue import translate
from dossier.model.finding import Severity
from dossier.model.source import Origin
from dossier.reports import words
from tests.support.small_dossier import HOSTILE, finding

CATALOGUES = Path(words.__file__).parent.parent / "locales" / "fr"
ALIKE = {"client"}  # the same word in both languages


def test_a_message_is_filled_with_the_facts_of_its_gap():
    assert words.message(finding(), "en") == "facade: nothing says when IMG_1.jpg was taken"


def test_a_value_is_never_taken_for_a_template():
    told = words.message(finding(subject=HOSTILE, facts={"file": "{subject}"}), "en")
    assert "{subject.__class__}" in told
    assert "{subject} was taken" in told


def test_a_place_that_nobody_filled_shows_as_unknown():
    assert words.message(finding(facts={}), "en") == "facade: nothing says when ? was taken"


def test_a_rule_without_a_remedy_gives_none():
    assert words.fix(finding(fix=""), "fr") == ""


def test_a_long_value_keeps_its_beginning_and_its_end():
    cut = words.safe("a" * 500 + "z" * 500)
    assert len(cut) == words.LONGEST
    assert (cut[0], cut[-1], cut.count("…")) == ("a", "z", 1)


@given(st.text())
def test_no_value_hides_reorders_or_commands(value):
    shown = words.safe(value)
    assert len(shown) <= words.LONGEST
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def test_a_place_is_whole_so_that_an_editor_can_follow_it():
    long = Origin(file="photos/" + "x" * 400 + ".csv", line=12, column=3)
    assert words.where(long).endswith(".csv:12:3")
    assert "…" not in words.where(long)


@pytest.mark.parametrize(
    "table",
    [words.SEVERITY_WORDS, words.ASK_WORDS, words.ASK_HEADINGS, words.FAMILY_WORDS, words.RANK_WORDS],
)
def test_every_word_of_a_table_is_french(table):
    assert not [word for word in table.values() if translate(word, "fr") == word and word not in ALIKE]


def test_every_severity_can_be_counted():
    for severity in Severity:
        assert words.counted(severity, 1, "fr") != words.counted(severity, 1, "en")
        assert words.counted(severity, 7, "fr").startswith("7 ")


@pytest.mark.parametrize("room", ["reports", "figures"])
def test_the_catalogue_is_complete(room):
    _header, *entries = (CATALOGUES / f"{room}.po").read_text("utf-8").split("\n\nmsgid ")
    assert len(entries) > 20
    assert not [entry for entry in entries if '""' in entry or "fuzzy" in entry]
