"""Every way in which lawyers cite an exhibit is found; a room, a year and a quantity are not."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.prose.finder import mentions


def found(text):
    """Kind and label of each citation; the other side's marked."""
    return [(one.kind, ("theirs " if one.theirs else "") + one.label) for one in mentions(text)]


def exhibits(text):
    return [label for kind, label in found(text) if kind == "exhibit"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("La facture (Pièce n° 12).", ["12"]),
        ("La facture (pièce n°\u00a012).", ["12"]),
        ("Voir pièces n° 3 à 5.", ["3", "4", "5"]),
        ("Voir pièces n°\u202f3 à n° 5.", ["3", "4", "5"]),
        ("Les pièces 3, 4 et 7 démontrent que", ["3", "4", "7"]),
        ("pièces n° 1 à 3, 5, 7 et 9", ["1", "2", "3", "5", "7", "9"]),
        ("pièces nos 3 et n° 5", ["3", "5"]),
        ("Pièces n°3-5", ["3", "4", "5"]),
        ("PIÈCE N° 7", ["7"]),
        ("Piece no 7", ["7"]),
        ("nos pièces 3 et 4 prouvent", ["3", "4"]),
        ("les deux pièces 3 et 4", ["3", "4"]),
        ("Pc. 4 et Pc 5, pce n° 6, Pces 7 et 8", ["4", "5", "6", "7", "8"]),
        ("PJ n° 3", ["3"]),
        ("Pièce A-3", ["A-3"]),
        ("(Pièce A)", ["A"]),
        ("Pièce n° 12 bis", ["12bis"]),
        ("Pièce n° 4-1", ["4-1"]),
        ("Pièce demandeur n° 4", ["4"]),
        ("pièces n°1/2/3", ["1", "2", "3"]),
        ("pièces n° 1 ; 2 ; 3", ["1", "2", "3"]),
        ("PIÈCES N° 12 ET 13", ["12", "13"]),
        ("pièces versées aux débats sous les n° 3 à 5", ["3", "4", "5"]),
        ("les pièces numérotées 1 à 3", ["1", "2", "3"]),
        ("Pièces produites : 1 à 4", ["1", "2", "3", "4"]),
        ("pièce(s) n° 3", ["3"]),
        ("Pièce 10 (PV de constat, page 3)", ["10", "10"]),
        ('Exhibit "A", Exhibits B, C and D', ["A", "B", "C", "D"]),
        ("exhibit KA-12 at page 3", ["KA-12"]),
        ("Exhibit K3", ["K3"]),
        ("Exhibits 3-5", ["3", "4", "5"]),
        ("Exhibits 3 to 5 and 8", ["3", "4", "5", "8"]),
        ("see exhibit 4 and Ex. 5; Exs 6 and 7; Exh. 8", ["4", "5", "6", "7", "8"]),
        ("Tab 5 and Annex 2; annexe n° 3 ; onglet 6", ["5", "2", "3", "6"]),
        ("la pièce n° 3, 18 septembre 2022", ["3"]),
        ("la pièce 3 et 4 personnes", ["3"]),
        ("les pièces 3 et 12 h 30", ["3"]),
        ("pièces n° 3, 4 et 18 septembre 2022", ["3", "4"]),
    ],
)
def test_exhibits_are_found(text, labels):
    assert exhibits(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "un appartement de deux pièces",
        "un trois pièces 45 m² au deuxième étage",
        "la pièce principale et une pièce de 12 m²",
        "un studio, 2 pièces 3e étage",
        "Où est cette pièce ? C'est une pièce maîtresse...",
        "les photos 2022, une photo 2022",
        "deux photographies 12 heures plus tard",
        "annexe 2 de la convention de Vienne",
        "The wall exhibits 3 cracks",
        "p. ex. 4 mètres, par exemple 5",
        "number plate 3 and a licence plate 12",
        "une pièce de 1 500 euros et des pièces de 2 €",
        "Le tableau 5, la table 6, un établi 7",
        "Note verbale n° 52/2022",
        "article 700 du code de procédure civile",
        "l'expert, 4 rue X",
        "les pièces 2019 et 2020 de la comptabilité",
        "",
    ],
)
def test_what_is_no_citation_is_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "(pièce adverse n° 2)",
        "pièce n° 2 adverse",
        "pièce n° 2 de la partie adverse",
        "la pièce n° 2 du défendeur",
        "Exhibit 2 of the Defendant",
        "the Defendant's Exhibit 2",
        "la pièce n° 2 produite par l'adversaire",
    ],
)
def test_exhibits_of_the_other_side_are_theirs(text):
    assert found(text) == [("exhibit", "theirs 2")]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Pièce n° 4, p. 3", (3,)),
        ("pièce n° 4 (p. 3)", (3,)),
        ("Pièce 4 page 12", (12,)),
        ("Pièce n° 4, pp. 3 à 5", (3, 5)),
        ("Pièce n° 4, p. 3-5", (3, 5)),
        ("Exhibit 4 at p 4", (4,)),
        ("Exhibit 4, pages 4 and 6", (4, 6)),
        ("page 3 de la pièce n° 4", (3,)),
        ("Pièce n° 4", ()),
        ("Pièce n° 4, 12 pages", ()),
    ],
)
def test_pages_are_found(text, pages):
    (one,) = mentions(text)
    assert (one.label, one.pages) == ("4", pages)


@pytest.mark.parametrize(
    "text", ["Constat, p. 4", "le procès-verbal de constat du 19 septembre 2022 (p. 4)", "PV, page 4"]
)
def test_the_record_is_found_by_its_page(text):
    (one,) = mentions(text)
    assert (one.kind, one.pages) == ("record", (4,))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Photo 7", [("photo", "7", "")]),
        ("photographie 2/1", [("photo", "2/1", "")]),
        ("cliché n° 4", [("photo", "4", "")]),
        ("Photos 2/1 à 2/3", [("photo", "2/1", ""), ("photo", "2/2", ""), ("photo", "2/3", "")]),
        ("photographies n° 3, 5 et 6", [("photo", "3", ""), ("photo", "5", ""), ("photo", "6", "")]),
        ("planche 3", [("plate", "3", "")]),
        ("planche photographique n° 3", [("plate", "3", "")]),
        ("Pièce n° 4, photo 7", [("exhibit", "4", ""), ("photo", "7", "4")]),
        ("photo 8 de la pièce n° 5", [("photo", "8", "5"), ("exhibit", "5", "")]),
        ("photo n° 3 du constat", [("photo", "3", "record")]),
        ("planches 2 et 3 du procès-verbal", [("plate", "2", "record"), ("plate", "3", "record")]),
    ],
)
def test_photographs_are_found(text, labels):
    assert [(one.kind, one.label, one.within) for one in mentions(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "pièce n° [●]",
        "Pièce n° XX",
        "pièce n° ",
        "(pièce n° à compléter)",
        "Pièce [...]",
        "pièces n° 5 à 3",
        "pièce ___",
    ],
)
def test_a_number_left_out_is_unclear(text):
    assert [one.kind for one in mentions(text)] == ["unclear"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pièce n° 4 : Facture de la société X du 12 mars. Le reste.", "Facture de la société X du 12 mars"),
        ("Pièce n° 4 – « Facture »", "Facture"),
        ("(Pièce n° 4 - Note verbale ; Pièce n° 5 - Lettre)", "Note verbale"),
        ("Pièce n° 4, p. 2 : Facture", "Facture"),
        ("Pièce n° 4. Le reste.", ""),
    ],
)
def test_a_description_after_the_number_is_kept(text, title):
    assert mentions(text)[0].entitled == title


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.sampled_from(["n° ", "n°\u00a0", ""]))
def test_whatever_numbers_are_listed_are_found(numbers, mark):
    words = (
        " et ".join([", ".join(map(str, numbers[:-1])), str(numbers[-1])])
        if len(numbers) > 1
        else str(numbers[0])
    )
    head = "pièces" if len(numbers) > 1 else "pièce"
    assert exhibits(f"Voir {head} {mark}{words}.") == [str(number) for number in numbers]


@given(st.integers(1, 200), st.integers(1, 60), st.sampled_from(["à", "-", "\u2013"]))
def test_a_range_is_each_of_its_numbers(first, length, link):
    last = first + length
    text = f"(pièces n° {first} {link} {last})" if link == "à" else f"(pièces n° {first}{link}{last})"
    assert exhibits(text) == [str(number) for number in range(first, last + 1)]


@given(st.text(alphabet=string.ascii_letters + " .,;:()«»°/-é0123456789\u00a0\n", max_size=300))
def test_any_text_is_read_and_places_lie_inside_it(text):
    for one in mentions(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["pièces n° 1, ", "pièce (", "1 à ", "photo 1/", "Constat de " + "a" * 70, "n° ", " ", "1,"]
)
def test_no_text_makes_it_slow(piece):
    start = time.process_time()
    mentions("pièces " + piece * 20_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text", ["sa pièce n° 14", "leurs pièces 14", "la pièce n° 14 produite par la société Y"]
)
def test_what_may_be_the_other_sides_is_marked(text):
    assert [(one.label, one.perhaps, one.theirs) for one in mentions(text)] == [("14", True, False)]


@pytest.mark.parametrize(
    ("text", "form"), [("pièce n° 5a.", "pièce n° 5a"), ("pièce n° quatre", "pièce n° quatre")]
)
def test_what_stands_for_a_number_is_shown(text, form):
    assert [(one.kind, one.form) for one in mentions(text)] == [("unclear", form)]
