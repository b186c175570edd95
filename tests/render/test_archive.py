"""What an archive edition prints of itself."""

import pytest

from dossier.model.archive import ArchiveFacts, KeptOriginal, PicturedPages
from dossier.render.views.archive import file_rows, introduction, picture_rows, spans
from dossier.render.words import Writer

EN = Writer("en")


def kept(state, **more):
    values = {"label": "3", "path": "exhibits/long name.pdf", "sha256": "ab" * 32, "size": 2_000_000}
    return KeptOriginal(**{**values, "kept": state, "exhibit": 3, **more})


@pytest.mark.parametrize(
    ("pages", "told"), [((1,), "1"), ((1, 2, 3, 7), "1–3, 7"), ((2, 4, 5), "2, 4–5"), ((), "")]
)
def test_runs_of_pages_are_drawn_together(pages, told):
    assert spans(pages) == told


def test_an_exhibit_of_pictures_only_says_so():
    facts = ArchiveFacts(pictured=(PicturedPages(exhibit=3, pages=(1, 2), total=2),))
    (row,) = picture_rows(facts, EN)
    assert row.pages == "all pages"
    assert len(introduction(facts, EN)) == 2


def test_a_file_that_is_only_named_says_so_without_a_reason():
    facts = ArchiveFacts(originals=(kept("large"), kept("attached", name="3_long_name.pdf"), kept("masked")))
    named, attached = file_rows(facts, EN)
    assert "not attached" in named.name
    assert "long name.pdf" in named.name
    assert attached.name.startswith("3_long_name.pdf\n")
    assert not any("limit" in row.name or "large" in row.name for row in (named, attached))
