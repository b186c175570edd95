"""Key plates and pinpoint pages: what counsel shows and where the judge finds it."""

from types import MappingProxyType

from dossier.model.citation import Citation
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.key_plates import key_plates, key_sheets
from dossier.render.views.lists import Places
from dossier.render.views.pieces import words
from dossier.render.words import Writer
from tests.support.case_file import dossier_of

FACTS = [
    {"id": "door-broken", "text": "The door was damaged.", "proof": "record#2; photo:front/door"},
    {"id": "street", "text": "The street.", "proof": "photo:front/door; photo:front/street"},
]
CHANGES = {"proceedings": [{"id": "main", "facts": FACTS}]}


def made(language="en"):
    dossier = dossier_of(CHANGES)
    pages = {anchors.photo(plate.label): 30 + rank for rank, plate in enumerate(dossier.plates)}
    places = Places(MappingProxyType(pages), MappingProxyType({}), 60)
    writer = Writer(language)
    return dossier, writer, Citer(dossier, writer, pages), places


def test_only_photographs_that_facts_or_claims_cite_are_key_plates_in_order_of_their_labels():
    dossier, *_ = made()
    (series,) = key_plates(dossier)
    cited = {"front/door", "front/street"}
    assert [plate.label for plate in series.plates] == [
        label for id_, label in dossier.label_of.items() if id_ in cited
    ]
    assert (
        key_plates(
            dossier_of({"proceedings": [{"id": "main", "facts": [{"id": "door-broken", "proof": "record"}]}]})
        )
        == ()
    )


def test_each_stands_alone_with_its_page_of_the_dossier_and_who_cites_it():
    dossier, writer, citer, places = made()
    (series,) = key_plates(dossier)
    shown = [
        view for s in key_sheets(dossier, series, writer, citer, places) for row in s.rows for view in row
    ]
    assert len(shown) == len(key_sheets(dossier, series, writer, citer, places)) == len(series.plates)
    told = {view.label: words(view.facts[-1]) for view in shown}
    door = dossier.label_of["front/door"]
    page = places.page_of[anchors.photo(door)]
    assert told[f"Photo\u00a0{door}"].startswith(f"Dossier, p.\u00a0{page} · Cited by: facts\u00a01 and 2")


def test_its_links_lead_to_facts_and_claims_of_the_same_file_only():
    dossier, writer, citer, places = made()
    (series,) = key_plates(dossier)
    links = {
        piece.anchor
        for sheet in key_sheets(dossier, series, writer, citer, places)
        for row in sheet.rows
        for view in row
        for line in view.facts
        for piece in line
        if piece.anchor
    }
    assert links
    assert all(link.startswith(("fact-", "claim-")) for link in links)


def test_a_citation_of_photographs_says_the_page_of_the_dossier():
    dossier, _, citer, _ = made()
    ids = [plate.photograph.id for plate in dossier.plates]
    photographs = [Citation(kind="photo", id=id_) for id_ in ids]
    assert words(citer.cite(photographs[:1])).endswith("2/1, p.\u00a030")
    assert words(citer.cite(photographs[:2])).endswith("2/1\u00a0(p.\u00a030) and 2/2\u00a0(p.\u00a031)")


def test_rows_of_one_page_say_it_once_and_a_run_stops_where_the_page_turns():
    dossier, writer, _, _ = made()
    labels = [plate.label for plate in dossier.plates]
    photographs = [Citation(kind="photo", id=plate.photograph.id) for plate in dossier.plates]
    pages = dict.fromkeys(map(anchors.photo, labels), 40)
    assert words(Citer(dossier, writer, pages).cite(photographs)) == (
        f"photos\u00a0{labels[0]}\u00a0to {labels[-1]}\u00a0(p.\u00a040)"
    )
    pages[anchors.photo(labels[-1])] = 41
    assert words(Citer(dossier, writer, pages).cite(photographs)).endswith(
        f"{labels[-2]}\u00a0(p.\u00a040) and {labels[-1]}\u00a0(p.\u00a041)"
    )
