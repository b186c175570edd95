"""Profiles of editions: each is sourced, each thing asked is held, and a firm's own is read with care."""

from pathlib import Path

import pytest

from dossier.checks.registry import all_rules
from dossier.errors import InputError
from dossier.law.editions_page import page
from dossier.law.profiles import profiles, read_profile

HERE = Path(__file__).resolve().parents[2]
OWN = HERE / "dossier" / "law" / "editions" / "telerecours.toml"


@pytest.fixture
def own(tmp_path):
    """A firm's profile, made from the program's with some words replaced."""

    def make(**replaced):
        text = OWN.read_text(encoding="utf-8")
        for old, new in replaced.get("words", {}).items():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


def test_the_documentation_is_made_from_the_profiles():
    kept = HERE / "docs" / "editions.md"
    assert kept.read_text(encoding="utf-8") == page(), (
        "python -m dossier.law.editions_page > docs/editions.md"
    )


@pytest.mark.parametrize("edition", profiles(), ids=lambda edition: edition.id)
def test_each_thing_asked_has_a_source_and_is_held_by_a_rule_that_exists_or_a_proof(edition):
    codes = {rule.code for rule in all_rules()}
    assert edition.rules
    for rule in edition.rules:
        assert rule.source
        assert rule.text.fr != rule.text.en
        for held in rule.held_by:
            assert held in codes or held.startswith("proof: "), held


def test_a_firms_own_profile_is_read(own):
    edition = read_profile(own(words={"32_000_000": "20_000_000"}))
    assert edition.file_bytes == 20_000_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({'form = "file-per-exhibit"': 'form = "zip"'}, "form"),
        ({"32_000_000": "-1"}, "file_bytes"),
        ({'name = "{number}_{title}"': 'name = "{title}"'}, "{number}"),
        ({'name = "{number}_{title}"': 'name = "{number}/../{title}"'}, "name"),
        ({"name_length": "longest_name"}, "longest_name"),
        ({"as_of = 2026-11-01": ""}, "as_of"),
    ],
)
def test_what_is_wrong_in_a_profile_is_named_by_its_key(own, words, told):
    with pytest.raises(InputError) as caught:
        read_profile(own(words=words))
    problems = caught.value.problems
    assert any(told in f"{one.where} {one.what}" for one in problems), problems
    assert all(one.where.startswith("own.toml") and one.fix for one in problems)


def test_everything_wrong_is_named_at_once(own):
    with pytest.raises(InputError) as caught:
        read_profile(own(words={"32_000_000": "-1", 'form = "file-per-exhibit"': 'form = "zip"'}))
    assert {one.where for one in caught.value.problems} == {"own.toml: form", "own.toml: file_bytes"}


def test_a_file_that_is_no_toml_or_not_there_is_named(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text("id = ", encoding="utf-8")
    for path in (broken, tmp_path / "absent.toml"):
        with pytest.raises(InputError, match="cannot be read"):
            read_profile(path)
