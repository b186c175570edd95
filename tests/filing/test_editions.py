"""Which edition a court wants, what its files are called, and how they are shared out over messages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InputError, UsageError
from dossier.filing.editions import edition_for, edition_named, editions_of, file_name, is_reading_copy
from dossier.filing.messages import in_messages
from dossier.filing.selection import select
from dossier.law.profiles import profiles
from dossier.model.case import Case, Matter
from dossier.model.edition import FiledDocument
from dossier.model.exhibit import Exhibit
from dossier.model.proceeding import Court, Proceeding


def court(jurisdiction, order="other"):
    return Court.model_validate({"name": "Court", "jurisdiction": jurisdiction, "order": order})


def dossier(title, reference=""):
    place = {"name": "Court", "jurisdiction": "EW", "reference": reference}
    proceeding = Proceeding.model_validate({"id": "p", "title": "P", "court": place})
    exhibit = Exhibit.model_validate({"id": "one", "title": title})
    matter = Matter.model_validate({"id": "m", "title": title})
    return select(Case(matter=matter, proceedings=(proceeding,), exhibits=(exhibit,)), proceeding, "fr")


@pytest.mark.parametrize(
    ("place", "id_"),
    [
        (court("FR", "administrative"), "telerecours"),
        (court("FR", "civil"), "rpva"),
        (court("EW"), "uk-bundle"),
        (court("US"), "us-cmecf"),
        (court("INT"), "international"),
    ],
)
def test_the_court_selects_its_edition(place, id_):
    assert edition_for(place).id == id_


def test_a_court_without_a_profile_gets_the_one_dossier_alone():
    assert edition_for(court("FR", "criminal")) is None


def test_only_the_administrative_court_makes_one_file_a_reading_copy():
    assert is_reading_copy(court("FR", "administrative"))
    assert not is_reading_copy(court("FR", "civil"))
    assert not is_reading_copy(court("EW", "administrative"))


def test_what_is_asked_for_comes_before_the_proceeding_and_that_before_the_court():
    here = Proceeding.model_validate(
        {"id": "p", "title": "P", "court": court("FR", "civil"), "edition": "uk-bundle"}
    )
    assert [one.id for one in editions_of(here, (), None)] == ["uk-bundle"]
    assert [one.id for one in editions_of(here, ("us-cmecf", "rpva", "rpva"), None)] == ["us-cmecf", "rpva"]
    own = edition_named("rpva").model_copy(update={"message_bytes": 4_000_000})
    assert editions_of(here, (), own) == (own,)
    assert editions_of(here, ("rpva",), own) == (own,)


def test_an_unknown_edition_is_refused_with_those_that_exist():
    with pytest.raises(UsageError, match="telerecours"):
        edition_named("telerecour")


@given(title=st.text(min_size=1, max_size=300).filter(str.strip), edition=st.sampled_from(profiles()))
def test_every_name_is_plain_and_as_short_as_the_court_wants(title, edition):
    name = file_name(edition, dossier(title), 1)
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.pdf", name)
    assert len(name) <= edition.name_length
    if edition.form != "one-file":
        assert re.match(r"1(?:_|\.)", name)


def test_a_name_is_cut_between_words():
    long = "Procès-verbal de constat dressé le 19 septembre 2022 par le commissaire de justice à Paris"
    name = file_name(edition_named("telerecours"), dossier(long), 1)
    assert name == "1_Proces-verbal_de_constat_dresse_le_19_septembre_2022_par_le_commissaire_de.pdf"


def test_a_bundle_is_named_by_claim_number_case_and_letter():
    name = file_name(edition_named("uk-bundle"), dossier("Smith v Jones", "KB-2023-000001"))
    assert name == "KB-2023-000001_Smith_v_Jones_A.pdf"


def documents(*sizes):
    return [
        FiledDocument(name=f"{rank}_x.pdf", title="x", exhibits=(rank,), size=size)
        for rank, size in enumerate(sizes, 1)
    ]


def test_files_are_shared_out_in_their_order_and_a_large_one_goes_alone():
    placed = in_messages(documents(4, 5, 2, 12, 1), 10)
    assert [one.message for one in placed] == [1, 1, 2, 3, 4]
    assert [one.message for one in in_messages(documents(4, 5), 0)] == [0, 0]


@given(st.lists(st.integers(min_value=1, max_value=30), max_size=30))
def test_no_message_of_several_files_is_too_large(sizes):
    placed = in_messages(documents(*sizes), 10)
    for message in {one.message for one in placed}:
        carried = [one.size for one in placed if one.message == message]
        assert len(carried) == 1 or sum(carried) <= 10
    assert [one.message for one in placed] == sorted(one.message for one in placed)


def test_an_edition_that_a_case_asks_for_and_nobody_knows_is_named_with_its_place():
    here = Proceeding.model_validate(
        {
            "id": "p",
            "title": "P",
            "court": court("EW"),
            "edition": "uk",
            "origin": {"file": "proceedings.yaml"},
        }
    )
    with pytest.raises(InputError) as caught:
        editions_of(here, (), None)
    assert caught.value.problems[0].where.startswith("proceedings.yaml")
