"""The public edition holds nothing that was taken out, seen or not; and the search for it can fail."""

import pytest

from dossier.assemble.painting import painted_page
from dossier.errors import ProofError, RenderError
from dossier.filing.public import _Hidden
from dossier.flows import public as flow
from dossier.flows.manifest import shared
from dossier.model.hiding import Hider
from tests.support.hidden_case import FACE, SECRET, hidden_case
from tests.support.leaks import leaks
from tests.support.public import both

WORDS = [SECRET, "48.123", "2.654", "SN-0815"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("public")
    return both(hidden_case(folder / "case"), folder, known=folder)


def test_no_byte_no_stream_no_text_and_no_point_tells_what_was_taken_out(made):
    assert leaks(made.public, WORDS, [FACE]) == []


def test_the_same_search_finds_all_of_it_in_the_complete_dossier(made):
    found = "\n".join(leaks(made.full, WORDS, [FACE]))
    assert all(word in found for word in (SECRET, "48.123", "SN-0815", "colour", "glyphs", "/Alt", "/Title"))


def test_page_numbers_are_those_of_the_complete_dossier(made):
    public, full = made.plans
    assert public.pages == shared(full).pages
    assert public.exhibit_pages == full.exhibit_pages
    assert {name: public.starts()[name] for name in full.starts() if name in public.starts()} == {
        name: page for name, page in full.starts().items() if name in public.starts()
    }


def test_every_mark_was_looked_at_again(made):
    assert made.proof.proof.marks == 6


def test_only_pages_with_marks_lose_their_text(made):
    searchable = {page.number: page.searchable for page in made.proof.filed.pages if page.exhibit}
    reply, note, record = (made.plans[0].exhibit_pages[number] for number in (1, 2, 3))
    with_marks = dict.fromkeys(range(reply, reply + 3), False)
    assert searchable == {**with_marks, note: True, record: True}


def _left_out(*_given):
    return ()


def _text_under_the_picture(pdf, page, areas):
    """What so many leave: the marks are painted, and the text layer still lies below."""
    painted_page(pdf, page, areas)
    pdf.pages[-1].contents_add(f"BT 3 Tr /F1 12 Tf ({SECRET}) Tj ET".encode(), prepend=True)


HOLES = {
    "words of texts": {"dossier.filing.public._Hidden.of": lambda _walk, value: value},
    "words of pages": {
        "dossier.assemble.masking.written_areas": _left_out,
        "dossier.assemble.bare._refuse_words": _left_out,
    },
    "points of photographs": {"dossier.ingest.masking.painted": lambda picture, _areas: picture},
    "points of pages": {"dossier.assemble.painting._paint": _left_out},
    "text under marks": {"dossier.assemble.masking.painted_page": _text_under_the_picture},
}
"""One step of what makes the public edition, left out."""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("words of texts", "was to be hidden, and stands on it"),
        ("words of pages", "was to be hidden, and stands on it"),
        ("points of photographs", "what was to be masked is still seen"),
        ("points of pages", "what was to be masked is still seen"),
        ("text under marks", "text lies under a mark"),
    ],
)
def test_with_one_hole_nothing_is_published(made, tmp_path, monkeypatch, name, told):
    for place, instead in HOLES[name].items():
        monkeypatch.setattr(place, instead)
    with pytest.raises(ProofError, match=told):
        both(hidden_case(tmp_path / "case"), tmp_path, known=made.public.parent)
    assert leaks(tmp_path / "public", WORDS, [FACE]), "and the search sees it too"


def test_what_cameras_tell_is_found_where_it_is_left_in(made, tmp_path, monkeypatch):
    monkeypatch.setattr("dossier.filing.public._untold", lambda record: record)
    told = both(hidden_case(tmp_path / "case"), tmp_path, known=made.public.parent)
    assert any("48.123" in leak for leak in leaks(told.public, WORDS))


def test_a_part_that_grows_stops_the_edition(made, tmp_path, monkeypatch):
    long = " ".join(["hidden"] * 4000)
    monkeypatch.setattr(flow, "public_hider", lambda _dossier: Hider(words=(SECRET,), mark=long))
    with pytest.raises(RenderError, match="keep the page numbers"):
        both(hidden_case(tmp_path / "case"), tmp_path, known=made.public.parent)


def test_a_walk_over_records_leaves_the_programs_own_words(made):
    walk = _Hidden(Hider(words=("photographs", "letter"), mark="[hidden]"), {})
    exhibit = made.dossier.exhibits[-1].exhibit
    assert walk.of(exhibit).kind == exhibit.kind == "photographs"
    assert "[hidden]" in walk.of(exhibit).title.en.lower()
