"""A citation says what it points at, and reads back as it was written."""

import pytest

from dossier.model.citation import Citation


@pytest.mark.parametrize(
    ("text", "kind", "id_", "page"),
    [
        ("note-12", "exhibit", "note-12", None),
        ("note-12#3", "exhibit", "note-12", 3),
        ("photo:facade", "photo", "facade", None),
        ("obs:pv/4", "observation", "pv/4", None),
        ("loss:door", "loss", "door", None),
    ],
)
def test_a_citation_names_its_target(text, kind, id_, page):
    citation = Citation.model_validate(text)
    assert (citation.kind, citation.id, citation.page) == (kind, id_, page)
    assert str(citation) == text


@pytest.mark.parametrize("text", ["", "#3"])
def test_a_citation_of_nothing_is_refused(text):
    with pytest.raises(ValueError, match="cites nothing"):
        Citation.model_validate(text)
