"""The draft letter: what is communicated, in the words of the list, and nothing that nobody decided."""

import datetime as dt
import io
import re
from types import MappingProxyType

import pytest
from docx import Document

from dossier.render.views.court_list import court_list
from dossier.render.views.lists import Places
from dossier.render.words import Writer
from dossier.reports.asking import BLANK
from dossier.reports.asking_docx import docx_of
from dossier.reports.asking_text import text_of
from dossier.reports.letter import Communicated, communication_letter
from tests.support.case_file import dossier_of


def letter(language="fr", changes=None, **told):
    dossier = dossier_of(changes or {})
    places = Places(MappingProxyType({}), MappingProxyType({i.number: 2 for i in dossier.exhibits}), 40)
    listed = court_list(dossier, Writer(language), places)
    (other,) = [party for party in dossier.proceeding.parties if party.role != "claimant"]
    return listed, communication_letter(dossier, listed, Communicated(other, **told))


def items(made):
    return [block.text for block in made.blocks if block.kind == "item"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_exhibit_of_the_list_is_named_in_its_words(language):
    listed, made = letter(language)
    rows = list(listed.exhibits)
    assert len(items(made)) == made.count == len(rows)
    for row, item in zip(rows, items(made), strict=True):
        assert item.startswith(f"{row.stamp} – {row.cells[1].text}")
    text = text_of(made)
    assert ("PROJET" if language == "fr" else "DRAFT") in text
    assert BLANK in text
    assert docx_of(made) == docx_of(made)
    shown = [paragraph.text for paragraph in Document(io.BytesIO(docx_of(made))).paragraphs]
    assert set(items(made)) <= set(shown)


def test_a_further_communication_names_only_what_is_new():
    _, made = letter("en", numbers=frozenset({4}))
    assert made.count == 1
    assert "No.\u00a04" in items(made)[0]
    assert "numbers of those communicated before are unchanged" in " ".join(text_of(made).split())


def test_a_day_stands_only_where_somebody_gave_it():
    def day(made):
        return next(block.text for block in made.blocks if block.kind == "fact")

    assert BLANK in day(letter("fr")[1])
    assert day(letter("fr", on=dt.date(2026, 12, 1))[1]).endswith("1er\u00a0décembre\u00a02026")


def test_the_addressee_is_the_counsel_that_the_case_names():
    _, made = letter(
        "en", {"proceedings": [{"id": "main", "parties": [{"id": "society", "counsel": "Me X"}]}]}
    )
    addressees = [block.text for block in made.blocks if block.kind == "addressee"]
    assert addressees[0] == "Me X"
    assert "Society" in addressees[1]
    assert next(block.text for block in letter("en")[1].blocks if block.kind == "addressee") == BLANK


def test_texts_of_one_court_are_not_cited_before_another():
    civil, administrative = (
        text_of(letter("fr", {"proceedings": [{"id": "main", "court": court}]})[1])
        for court in ({"order": "civil"}, {"order": "administrative"})
    )
    assert "15 et 132 du code de" in " ".join(civil.split())
    assert "code de procédure civile" not in " ".join(administrative.split())
    english = text_of(letter("en", {"proceedings": [{"id": "main", "court": {"jurisdiction": "EW"}}]})[1])
    assert not re.search(r"1971|Code of Civil", english)
