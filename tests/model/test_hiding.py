"""Words are found however they are written, and nothing else is."""

import pytest

from dossier.model.hiding import Hider

HIDER = Hider(words=("Hélène Dupont", "Quillfeather", "Li", "12 rue Exemple"), mark="[hidden]")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Mrs Quillfeather wrote", "Mrs [hidden] wrote"),
        ("QUILLFEATHER, quillfeathers", "[hidden], [hidden]s"),
        ("IMG_Quillfeather2.jpg", "IMG_[hidden]2.jpg"),
        ("Helene Dupont", "[hidden]"),
        ("he\u0301le\u0300ne  DUPONT", "[hidden]"),
        ("Hélène\u00a0Dupont", "[hidden]"),
        ("helene-dupont.pdf", "[hidden].pdf"),
        ("Quill\u00adfeather", "[hidden]"),
        ("Quill-\r\nfeather", "[hidden]"),
        ("Quill\u200bfeather", "[hidden]"),
        ("Quill\x02feather", "[hidden]"),
        ("ﬁ Quillfeather", "ﬁ [hidden]"),
        ("Mr Li and the police", "Mr [hidden] and the police"),
        ("li_2022", "[hidden]_2022"),
        ("12, rue Exemple", "[hidden]"),
        ("Hélène Martin, Paul Dupont", "Hélène Martin, Paul Dupont"),
        ("", ""),
    ],
)
def test_each_is_replaced_by_the_one_mark(text, clean):
    assert HIDER.clean(text) == clean
    assert HIDER.hides(text) is (text != clean)


def test_the_longest_of_several_is_taken_whole():
    hider = Hider(words=("Dupont", "Dupont Frères"), mark="·")
    assert hider.clean("Dupont Frères et Dupont") == "· et ·"


def test_nothing_is_hidden_where_no_word_is_given():
    assert Hider(words=("", " "), mark="x").clean("a text") == "a text"


def test_a_long_text_takes_no_long_time():
    text = "Quill" + "\u200b" * 5000 + "-\r\n" * 5000 + "x" * 5000
    assert HIDER.clean(text) == text
