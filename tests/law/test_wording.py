"""Words better avoided: found whole, in either language, outside quotations, never in neutral texts."""

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.law.wording import groups, spotted
from dossier.model.text import LANGUAGES, Text

NEUTRAL = tomllib.loads((Path(__file__).parent / "words" / "neutral.toml").read_text(encoding="utf-8"))
LISTS = sorted({group.list for group in groups()} - {"attribution", "declaration"})
JUDGING = ("opinion", "conclusion", "accusation")


def _both(text):
    return Text(fr=text, en=text)


def _words(text, *lists):
    found = spotted(_both(text), *(lists or JUDGING))
    return found.words if found else ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_neutral_descriptions_hold_none_of_the_words(language):
    assert len(NEUTRAL[language]) >= 40
    alarms = {text: _words(text, *LISTS) for text in NEUTRAL[language]}
    assert not {text: words for text, words in alarms.items() if words}


@pytest.mark.parametrize("group", groups(), ids=lambda group: f"{group.list}-{group.id}")
def test_every_group_says_why_and_what_to_write_instead(group):
    assert group.source
    assert group.as_of.year >= 2026
    for language in LANGUAGES:
        assert group.why.get(language).endswith((".", "?"))
        assert len(group.why.get(language)) <= 160, "a report would cut it"
        assert 0 < len(group.example.get(language)) <= 160


@pytest.mark.parametrize(
    "group", [g for g in groups() if g.list in JUDGING], ids=lambda group: f"{group.list}-{group.id}"
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_group_shows_its_words_and_replaces_them(group, language):
    loaded, arrow, neutral = group.example.get(language).partition("→")
    assert arrow
    bad, good = (text.strip(" «»“”\u202f") for text in (loaded, neutral))
    assert spotted(Text(**{language: bad}), group.list).group is group
    assert spotted(Text(**{language: good}), *JUDGING) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’ATTAQUE d’une porte FRACTURÉE", ("attaque", "fracturée")),
        ("FRACTURE\u0301E", ("fracturée",)),
        ("le bris est dû à un choc", ("dû à",)),
        ("le bâtiment du A", ()),
        ("la somme due a été payée", ()),
        ("qu’il semble l’avoir", ("semble",)),
        ("un ensemble", ()),
        ("La force de la porte", ()),
        ("the mobile phone", ()),
        ("the mob", ("mob",)),
        ("c’est une faute", ("faute",)),
        ("faute de clé", ()),
        ("l’eau est responsable des dégâts", ("est responsable", "responsable des dégâts")),
        ("il est responsable du site", ()),
        ("dépôt anti-vandalisme", ()),
        ("VANDALISÉ", ("vandalisé",)),
    ],
)
def test_words_are_found_whole_and_their_exceptions_are_not(text, words):
    found = _words(text)
    assert set(found) == set(words) or (words and set(found) <= set(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Une pancarte porte « criminels »", False),
        ("Les « criminels » sont partis", True),
        ("Il écrit « les terroristes ont tout cassé hier »", False),
        ("selon le titre de l’article « vandales », trois personnes", False),
        ("the banner reads “guilty”", False),
        ("those “thugs” came back", True),
        ("« une citation sans fin, criminels", True),
    ],
)
def test_what_is_quoted_and_attributed_is_not_the_writers(text, found):
    assert bool(_words(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("un rassemblement organisé pour protester", False),
        ("une manifestation annoncée, dont une partie a prémédité des jets de pierres", False),
        ("un groupe réuni dans le seul but de dégrader la façade", True),
        ("l’absence d’un groupe constitué et organisé à seule fin de commettre les délits", False),
        ("No group formed and organised for the sole purpose of committing the offences", False),
        ("a group formed for the sole purpose of attacking the house", True),
        ("ouvert uniquement pour les livraisons", False),
        ("des individus étrangers, sans lien avec la manifestation", True),
    ],
)
def test_only_a_group_formed_for_the_offences_defeats_the_route(text, found):
    assert (spotted(_both(text), "sole_purpose") is not None) is found


def test_the_sentence_is_shown_shortened_with_its_words_marked():
    long = "La façade est peinte en blanc. " + "Le mur, " + "très long, " * 30 + "a été vandalisé hier. Fin."
    found = spotted(Text(fr=long), "conclusion")
    assert "‹vandalisé›" in found.sentence
    assert found.sentence.startswith("…")
    assert len(found.sentence) <= 125
    assert "blanc" not in found.sentence


def test_a_text_in_two_languages_is_read_in_each():
    found = spotted(Text(fr="Une porte ouverte", en="A forced door"), "conclusion")
    assert (found.language, found.words) == ("en", ("forced",))
    assert spotted(None, "conclusion") is None


@given(
    st.sampled_from(["vandal", "mob", "crime", "guilty", "assault"]),
    st.text("abcxyz", min_size=1, max_size=4),
)
def test_no_word_is_found_inside_another(word, letters):
    assert not _words(f"a {letters}{word} here")


@given(st.sampled_from(NEUTRAL["fr"] + NEUTRAL["en"]), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_form_case_and_apostrophe_change_nothing(text, form, straight):
    other = unicodedata.normalize(form, text.replace("’", "'") if straight else text)
    assert not _words(other, *LISTS)


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    found = spotted(_both(text), *LISTS) if text else None
    if found:
        assert all(word in unicodedata.normalize("NFC", text).lower() for word in found.words)
        assert re.search(r"‹.+›", found.sentence, re.DOTALL)


@pytest.mark.parametrize("group", groups(), ids=lambda group: f"{group.list}-{group.id}")
def test_each_plain_entry_of_a_group_is_found(group):
    for language in LANGUAGES:
        plain = [entry for entry in group.words[language] if re.fullmatch(r"=?[\w' -]+\*?", entry)]
        texts = [entry.lstrip("=").replace("*", "s") for entry in plain]
        missed = [
            text for text in texts if spotted(Text(**{language: f"Ici, {text} là."}), group.list) is None
        ]
        assert not missed
