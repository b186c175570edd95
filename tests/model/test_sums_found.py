"""Sums as French and English pleadings write them, and what each is for."""

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.passage import Passage
from dossier.model.prose.likeness import alike, dates
from dossier.model.prose.parts import parts
from dossier.model.prose.plain import sentence
from dossier.model.prose.sums import amounts, sums


def found(text):
    return [(str(one.amount), one.currency) for one in sums(text)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12 345,67 €", ("12345.67", "EUR")),
        ("12\u202f345,67\u00a0€", ("12345.67", "EUR")),
        ("12.345,67 euros", ("12345.67", "EUR")),
        ("€12,345.67", ("12345.67", "EUR")),
        ("EUR 12,345.67", ("12345.67", "EUR")),
        ("la somme de 1 500 euros (mille cinq cents)", ("1500", "EUR")),
        ("1.500 €", ("1500", "EUR")),
        ("1,500 EUR", ("1500", "EUR")),
        ("100€", ("100", "EUR")),
        ("0,50 €", ("0.50", "EUR")),
        ("£3,000", ("3000", "GBP")),
        ("CHF 1'250.50", ("1250.50", "CHF")),
        ("12 345 euros et 67 centimes", ("12345.67", "EUR")),
        ("3 k€", ("3000", "EUR")),
        ("le 18 septembre 2022, 16 704,00 €", ("16704.00", "EUR")),
        ("en 2022, 4 000 € TTC", ("4000", "EUR")),
    ],
)
def test_a_sum_is_read(text, amount):
    assert found(text) == [amount]


@pytest.mark.parametrize(
    "text", ["article 700", "le 18.09.2022", "14 h 20", "12 m²", "n° 13690", "1,5 %", ""]
)
def test_a_number_without_a_currency_is_no_sum(text):
    assert found(text) == []


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([" ", "\u00a0", "\u202f", ".", ""]))
def test_every_way_of_grouping_thousands_gives_the_sum(euros, cents, space):
    written = f"{euros:,}".replace(",", space)
    assert found(f"payer {written},{cents:02} €") == [(f"{euros}.{cents:02}", "EUR")]


def test_what_a_sum_is_for_is_told_by_its_clause():
    costs = "1 000 € au titre de l'article 700"
    text = f"payer 2 000 €, et {costs}, soit un total de 3 000 €, sous astreinte de 50 € par jour"
    told = [(int(one.amount), one.costs, one.total, one.periodic) for one in sums(text)]
    assert told == [
        (2000, False, False, False),
        (1000, True, False, False),
        (3000, False, True, False),
        (50, False, False, True),
    ]
    assert sums("au titre de l'article L. 761-1 du CJA, la somme de 4 000 €")[0].costs
    assert sums("la somme de 4 000 € au titre des frais irrépétibles")[0].costs


def test_an_invoice_gives_its_numbers_even_without_a_currency():
    text = "Total HT 1 820,00\r\nTVA 20 % 364,00\r\nTotal TTC 2 184,00\r\nle 12.03.2022"
    assert set(amounts(text)) == {Decimal("1820.00"), Decimal("364.00"), Decimal("2184.00")}


def test_dates_are_read_in_both_languages():
    text = (
        "du 12 mars 2022, 1er avril 2021, 2022-05-06, March 3, 2020, 3rd May 2019, 31/12/2020, 32 mars 2022"
    )
    assert {str(date) for date in dates(text)} == {
        *("2022-03-12", "2021-04-01", "2022-05-06", "2020-03-03", "2019-05-03", "2020-12-31"),
    }
    assert dates("31 février 2022") == ()
    assert dates("le 1er janvier 2023") == (dt.date(2023, 1, 1),)


def test_descriptions_are_compared_by_their_words():
    assert alike("Facture serrurerie", "Facture SP-127 de Serrurerie Specimen, serrure et vantail")
    assert not alike("Lettre au préfet", "Facture SP-127 de Serrurerie Specimen")
    assert alike("", "Facture")


def passages(*texts):
    return [
        Passage(text=text, paragraph=rank, kind="heading" if text.isupper() else "text")
        for rank, text in enumerate(texts, 1)
    ]


def test_what_a_pleading_asks_for_begins_with_the_last_of_its_formulas():
    told = parts(
        passages(
            "PLAISE AU TRIBUNAL",
            "Le jugement dit : par ces motifs, rejette 5 €.",
            "PAR CES MOTIFS",
            "Condamner à payer 1 500 €.",
            "BORDEREAU DE PIÈCES",
            "1. Facture",
            "2 – Constat du 19 septembre 2022",
            "Pièce n° 3 : Lettre",
        )
    )
    assert [passage.text for passage in told.relief] == ["PAR CES MOTIFS", "Condamner à payer 1 500 €."]
    assert [(entry.label, entry.title) for entry in told.entries] == [
        ("1", "Facture"),
        ("2", "Constat du 19 septembre 2022"),
        ("3", "Lettre"),
    ]
    assert told.listed


@pytest.mark.parametrize(
    "text",
    [
        "AND THE CLAIMANT CLAIMS: (1) damages of £3,000",
        "L'État conclut à ce qu'il plaise au tribunal de condamner",
        "Il est demandé au tribunal de condamner",
        "Prayer for relief",
        "WHEREFORE the plaintiff prays",
    ],
)
def test_other_formulas_begin_it_too(text):
    assert parts(passages("Facts.", text)).relief[0].text == text


def test_a_pleading_without_such_an_end_asks_for_nothing():
    told = parts(passages("Les pièces versées aux débats montrent la porte.", "Elle vaut 1 500 €."))
    assert told.relief == ()
    assert not told.listed


def test_the_sentence_around_a_citation_is_shown_and_shortened():
    text = "Un. La porte fut ouverte (art. 5, cf. p. 2, pièce n° 12) hier. Trois."
    at = text.index("pièce")
    assert sentence(text, at, at + 11) == "La porte fut ouverte (art. 5, cf. p. 2, pièce n° 12) hier."
    long = "a " * 300 + "pièce n° 12" + " b" * 300
    at = long.index("pièce")
    shown = sentence(long, at, at + 11)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200


@pytest.mark.parametrize("piece", ["111 ", "1.111", "1,", "11 € ", "12 mars 2022 ", "- 1 ", "par ces "])
def test_no_text_makes_it_slow(piece):
    start = time.process_time()
    text = piece * 15_000
    sums(text)
    list(amounts(text))
    dates(text)
    parts(passages(text, text))
    assert time.process_time() - start < 8
