"""Every rule that another person can mend has a request to that person, in plain words."""

import re
import string
import tomllib

import pytest

from dossier.checks import requests as room
from dossier.checks.registry import all_rules
from dossier.checks.requests import requests
from dossier.model.asking import ADDRESSEES, THINGS

ASKED = {rule.code: rule for rule in all_rules() if rule.ask in ADDRESSEES}
CODES = sorted(requests().by_code)
TABLES = tomllib.loads(room._FILE.read_text(encoding="utf-8"))
LANGUAGES = ("en", "fr")


def test_every_rule_that_another_person_can_mend_has_a_request():
    lacking = sorted(set(ASKED) - set(CODES))
    assert not lacking, f"add {lacking} to dossier/checks/requests.toml: `en` and `fr`, plain words"


def test_no_request_is_left_of_a_rule_that_is_gone():
    assert not set(CODES) - set(ASKED), (
        "no rule that the client, the bailiff or counsel mends has these codes"
    )


@pytest.mark.parametrize("code", CODES)
def test_a_request_is_plain_polite_and_whole(code):
    assert set(TABLES[code]) <= {"of", "en", "fr", "like"}
    assert TABLES[code].get("of") in {*THINGS, None}
    for language in LANGUAGES:
        sentence = requests().by_code[code].sentence[language]
        assert sentence.startswith(("Please ", "Merci de ", "Merci d’")), sentence
        assert sentence.endswith("."), sentence
        assert not re.search(r"[`_<>]|\.(yaml|csv|toml)|\b[A-Z]{2}\d{3}\b|\b[a-z]+: (yes|no)\b", sentence), (
            sentence
        )


@pytest.mark.parametrize("code", CODES)
def test_a_request_names_what_it_concerns_in_both_languages_or_in_none(code):
    asked = requests().by_code[code]
    places = [
        [name for _, name, _, _ in string.Formatter().parse(asked.sentence[at]) if name] for at in LANGUAGES
    ]
    assert places[0] == places[1]
    assert places[0] == (["which"] if asked.of else [])


@pytest.mark.parametrize("code", [code for code in CODES if code in ASKED and ASKED[code].ask == "bailiff"])
def test_a_bailiff_is_never_asked_to_change_a_record(code):
    asked = requests().by_code[code]
    assert asked.of == "record"
    forbidden = r"correct|amend|modif|rectif|chang|replac|rempla|corrig|add |ajout|antidat|backdat"
    for language in LANGUAGES:
        assert not re.search(forbidden, asked.sentence[language], re.IGNORECASE)


def test_requests_that_are_the_same_go_to_the_same_person():
    for code, table in TABLES.items():
        if "like" in table:
            assert set(table) == {"like"}
            assert ASKED[code].ask == ASKED[table["like"]].ask


def test_what_is_lacking_has_words_or_none():
    assert requests().lacking("born_on, residence", "fr") == "date de naissance, adresse"
    assert requests().lacking("born_on, no_such_key", "fr") == ""


@pytest.mark.parametrize("code", CODES)
def test_french_needs_no_contraction_before_what_it_concerns(code):
    """`les 3 courriers ci-dessous` stands there: after de or à it would have to be des, aux."""
    assert not re.search(
        r"\b(de|à|du|au|des|aux|d’|le|la|les) \{which\}", requests().by_code[code].sentence["fr"]
    )
