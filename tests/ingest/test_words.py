"""Every message of ingest, of the model and of `new` exists in French."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dossier.i18n.catalogue import LOCALES
from tests.support.messages import messages_of

PACKAGE = Path(__file__).parent.parent.parent / "dossier"
ROOMS = {
    "model": ["model/*.py"],
    "ingest": ["ingest/*.py"],
    "new": ["cli/new.py", "flows/new.py", "flows/copying.py", "flows/unpacking.py"],
}


def catalogue(room):
    with (LOCALES / "fr" / f"{room}.po").open("rb") as stream:
        return read_po(stream, locale="fr")


def ids(entry):
    return set(entry.id) if isinstance(entry.id, tuple) else {entry.id}


def written(room):
    return set().union(*(messages_of(path) for form in ROOMS[room] for path in PACKAGE.glob(form)))


@pytest.mark.parametrize("room", ROOMS)
def test_every_message_is_translated_and_none_is_left_over(room):
    translated = set().union(*(ids(entry) for entry in catalogue(room) if entry.id))
    assert translated == written(room)


@pytest.mark.parametrize("room", ROOMS)
def test_a_translation_is_complete_and_fills_the_same_places(room):
    for entry in catalogue(room):
        if entry.id:
            texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            assert all(texts)
            assert not entry.fuzzy
            assert not entry.python_format
            for text in texts:
                assert places(text) == places(min(ids(entry)))


def places(text):
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])
