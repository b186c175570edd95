import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import dossier.render
from dossier.files import program_folder
from dossier.i18n.catalogue import LOCALES
from dossier.i18n.glyphs import printable, unprintable
from dossier.model.citation import Citation
from dossier.render import anchors
from dossier.render.measure import Setting
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Piece, runs, words
from dossier.render.words import Writer
from tests.render.builders import full_dossier

ROOM = Path(dossier.render.__file__).parent
_CALLS = {"say", "marked"}


def _messages():
    """Every message of this room, read from its sources."""
    for path in [*ROOM.rglob("*.py"), *(ROOM.parent / "i18n").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                texts = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                yield from texts[:1] if name in {*_CALLS, "translate"} else ()
                yield from texts[:2] if name in {"count", "translate_plural"} and len(texts) > 1 else ()
    for path in program_folder("templates").joinpath("sections").glob("*.html"):
        yield from re.findall(r'_\("([^"]+)"\)', path.read_text("utf-8"))


def _catalogue(name):
    with (LOCALES / "fr" / name).open("rb") as source:
        return [message for message in read_po(source, locale="fr") if message.id]


def test_every_message_of_the_pages_has_its_french():
    known = set()
    for path in (LOCALES / "fr").glob("*.po"):
        for message in _catalogue(path.name):
            known |= set(message.id) if isinstance(message.id, tuple) else {message.id}
    assert sorted({text for text in _messages() if text not in known}) == []


@pytest.mark.parametrize("name", ["pages.po", "i18n.po"])
def test_no_french_is_empty_unsure_or_badly_spaced(name):
    for message in _catalogue(name):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(texts), message.id
        assert not message.fuzzy
        assert not any(
            re.search(r"[^\s\u202f][;!?]|[^\s\u202f0-9]:(?!\w)|«[^\u202f]", text) for text in texts
        )
        places = [sorted(re.findall(r"{\w+}", text)) for text in (*texts, *_forms(message.id))]
        assert all(place == places[0] for place in places), message.id


def _forms(id_):
    return id_ if isinstance(id_, tuple) else (id_,)


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_ids_never_share_a_place(one, other):
    assert re.fullmatch(r"[a-z0-9-]+", anchors.slug(one))
    assert (anchors.slug(one) == anchors.slug(other)) == (one == other)


def test_what_the_fonts_lack_is_shown_by_its_number():
    assert printable(
        "Ağdam, Şuşa, Ərəb; Ελλάδα; Москва → 1 ½"
    ) == "Ağdam, Şuşa, Ərəb; Ελλάδα; Москва → 1 ½" or ("[U+2192]" in printable("→"))
    assert printable("a\u202eb\u0000") == "a[U+202E]b[U+0000]"
    assert printable("e\u0301") == "é"
    assert printable("a\nb") == "a b"
    assert unprintable("\U0001f600 ok \U0001f600 \u200f") == ("\U0001f600", "\u200f")


@given(st.text(max_size=80))
def test_printing_never_drops_a_character(text):
    shown = printable(text)
    assert all(f"[U+{ord(character):04X}]" in shown for character in unprintable(text))
    assert unprintable(shown) == ()


@given(
    st.lists(st.tuples(st.text(alphabet="ab ()\u00a0,.", min_size=1, max_size=6), st.booleans()), max_size=8)
)
def test_runs_say_what_the_phrase_says(pieces):
    phrase = tuple(Piece(text, "x" if link else "") for text, link in pieces)
    assert "".join(run.before + run.text + run.after for run in runs(phrase)) == words(phrase)


def test_a_longer_text_is_never_lower():
    setting = Setting("serif", 10, 13.5)
    heights = [setting.lines("mot " * count, 158) for count in range(1, 200, 7)]
    assert heights == sorted(heights)
    assert setting.lines("", 158) == 0
    assert setting.lines("x" * 2000, 158) > 15


def test_runs_of_labels_are_written_short(store):
    citer = Citer(full_dossier(store), Writer("en"))
    ids = ["series/SPECIMEN_4001", "series/SPECIMEN_4002", "series/SPECIMEN_4003", "series/SPECIMEN_4005"]
    assert words(citer.photos(ids)) == "photos\u00a02/1\u00a0to 2/3 and 2/5"
    cited = [
        Citation.model_validate(text) for text in ("record#2", "reply", "obs:record/1", "nothing", "record#2")
    ]
    assert words(citer.cite(cited)) == "exhibits\u00a01\u00a0(p.\u00a02) and 4; obs.\u00a01"


def test_in_another_file_a_reference_is_a_page_of_the_dossier(store):
    pages = {"exhibit-1": 7, "exhibit-1-p2": 8}
    citer = Citer(full_dossier(store), Writer("fr"), pages)
    phrase = citer.cite([Citation.model_validate("record#2")])
    assert words(phrase) == "pièce\u00a01, p.\u00a08"
    assert not any(piece.anchor for piece in phrase)


def test_a_page_of_a_signed_exhibit_stands_behind_its_sheet(store):
    citer = Citer(full_dossier(store), Writer("fr"))
    assert citer.cite([Citation.model_validate("note#2")])[1].anchor == "exhibit-3-file-p2"
    assert citer.cite([Citation.model_validate("note#99")])[1].anchor == "exhibit-3"


def test_no_word_has_two_frenches():
    """Catalogues are merged, so the last one would silently win on the pages of another room."""
    found: dict[str, set[str]] = {}
    for path in (LOCALES / "fr").glob("*.po"):
        for message in _catalogue(path.name):
            found.setdefault(str(message.id), set()).add(str(message.string))
    assert {word: french for word, french in found.items() if len(french) > 1} == {}
