import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.i18n import dates, numbers
from dossier.i18n.typography import inside, join_words, shortened, typeset
from dossier.model.moment import Moment

N, F = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Façade: traces; vitres brisées!", f"Façade{N}: traces{N}; vitres brisées{N}!"),
        ("Pourquoi ?", f"Pourquoi{N}?"),
        ('Il dit "j\'ai vu".', f"Il dit «{N}j’ai vu{N}»."),
        ("« oui »", f"«{N}oui{N}»"),
        ("à 14h20", f"à 14{N}h{N}20"),
        ("à 14 h 20", f"à 14{N}h{N}20"),
        ("pièce n°3", f"pièce n°{F}3"),
        ("12 130 euros", f"12{N}130 euros"),
        ("1 234 567", f"1{N}234{N}567"),
        ("20 %", f"20{N}%"),
        ("150 €", f"150{F}€"),
        ("Me B. Specimen", f"Me{F}B. Specimen"),
        ("10 cm", f"10{F}cm"),
        ("le 18 septembre 2022", f"le 18{F}septembre{F}2022"),
        ("...", "…"),
        ("l'État", "l’État"),
        ("art. L. 211-10", f"art.{F}L.{F}211-10"),
    ],
)
def test_french_is_set_as_a_french_printer_would(typed, printed):
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize("text", ["14:20", "http://a.b/c?d=1", "C:/x", "2022", "le 2022-08-17", "16:9"])
def test_what_only_looks_like_punctuation_is_left_alone(text):
    assert typeset(text, "fr") == text


def test_english_has_curly_quotes_and_no_french_spaces():
    assert typeset('He said: "don\'t" - No. 3; why?', "en") == f"He said: “don’t” – No.{F}3; why?"


_WRITTEN = st.text(alphabet="aéL1 20:;!?«»\"'’°n.,-–hp%€m\u00a0\u202f()sept17erMB", max_size=60)


@given(st.one_of(_WRITTEN, st.text(max_size=40)), st.sampled_from(["fr", "en"]))
def test_setting_a_text_twice_changes_nothing_more(text, language):
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(st.one_of(_WRITTEN, st.text(max_size=40)), st.sampled_from(["fr", "en"]))
def test_letters_and_figures_are_never_changed(text, language):
    def kept(words):
        return [character for character in words if character.isalnum()]

    assert kept(typeset(text, language)) == kept(text)


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2017", "2017", "2017"),
        ("2022-08", "août 2022", "August 2022"),
        ("2022-09-01", f"1er{F}septembre{F}2022", f"1{F}September{F}2022"),
        ("about 2022-08", "vers août 2022", "about August 2022"),
        (
            "2022-08-17..2022-08-19",
            f"du 17{F}août au 19{F}août{F}2022",
            f"from 17{F}August to 19{F}August{F}2022",
        ),
        ("2022-07..2022-08", "juillet – août 2022", "July – August 2022"),
        ("2017..2022", "2017–2022", "2017–2022"),
        (
            "2022-09-18 14:10..14:20",
            f"18{F}septembre{F}2022, entre 14{N}h{N}10 et 14{N}h{N}20",
            f"18{F}September{F}2022, between 14:10 and 14:20",
        ),
        (
            "about 2022-09-18 15:20",
            f"18{F}septembre{F}2022, vers 15{N}h{N}20",
            f"18{F}September{F}2022, about 15:20",
        ),
    ],
)
def test_a_moment_is_said_as_finely_as_it_is_known(written, french, english):
    moment = Moment.parse(written)
    assert dates.moment(moment, "fr") == french
    assert dates.moment(moment, "en") == english


def test_seconds_zones_and_durations():
    time = dt.time(15, 42, 10)
    assert dates.clock(time, "fr", seconds=True) == f"15{N}h{N}42{F}min{F}10{N}s"
    assert dates.offset(7200) == "UTC+2"
    assert dates.offset(-12600) == "UTC−3:30"
    assert dates.zone("Europe/Paris", "fr") == "heure de Paris"
    assert dates.zone("+02:00", "en") == "UTC+2"
    assert dates.duration(1200, 1800, "fr") == f"20 à 30{F}min"
    assert dates.duration(172800, 172800, "fr") == f"2{F}jours"


def test_numbers_sums_sizes_and_positions():
    assert numbers.money(Decimal(14556), "EUR", "fr") == f"14{N}556,00{F}€"
    assert numbers.money(Decimal(14556), "EUR", "en") == "€14,556.00"
    assert numbers.money(Decimal(5), "CHF", "en") == f"5.00{F}CHF"
    assert numbers.file_size(3_612_000, "fr") == f"3,6{F}Mo"
    assert numbers.file_size(14, "en") == f"14{F}bytes"
    assert numbers.degrees(48.8584, -2.2945, "fr") == f"48,8584°{F}N, 2,2945°{F}O"
    assert numbers.dimensions(4032, 3024, "en") == f"4,032{F}×{F}3,024"


def test_words_are_joined_cut_and_put_inside_a_sentence():
    assert join_words(["a", "b", "c"], "et") == "a, b et c"
    assert shortened("un deux trois quatre", 12) == "un deux…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert inside("L’ambassadeur", "fr") == "l’ambassadeur"
    assert inside("Laure", "fr") == "Laure"
