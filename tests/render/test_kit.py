"""The paper kit: a cover sheet that claims nothing, the list, and one slip sheet for each exhibit."""

import re
from types import MappingProxyType

import pytest

from dossier.law.paper import sets_of_paper
from dossier.render.kit import kit_jobs
from dossier.render.views.court_list import court_list
from dossier.render.views.lists import Places
from dossier.render.views.paper import paper_cover, slips
from dossier.render.words import Writer
from tests.support.case_file import dossier_of

COURTS = {
    "civil": {"jurisdiction": "FR", "order": "civil"},
    "administrative": {"jurisdiction": "FR", "order": "administrative"},
    "england": {"jurisdiction": "EW", "order": "civil"},
}


def kit(court, language="fr"):
    dossier = dossier_of({"proceedings": [{"id": "main", "court": COURTS[court]}]})
    pages = MappingProxyType({item.number: 3 for item in dossier.exhibits})
    writer = Writer(language)
    return dossier, court_list(dossier, writer, Places(MappingProxyType({}), pages, 60)), writer


@pytest.mark.parametrize("court", COURTS)
def test_each_exhibit_has_its_slip_sheet_in_order(court):
    dossier, listed, writer = kit(court)
    made = slips(listed, writer)
    assert [slip.heading for slip in made] == [f"Pièce n°\u00a0{item.number}" for item in dossier.exhibits]
    assert [slip.title for slip in made] == [row.cells[1].text for row in listed.exhibits]


def test_the_cover_counts_and_leaves_the_rest_to_the_lawyer():
    dossier, listed, writer = kit("civil")
    cover = paper_cover(dossier, listed, writer)
    counted = "".join(piece.text for piece in cover.facts[-1].value)
    assert counted == f"{len(dossier.exhibits)} pièces, {3 * len(dossier.exhibits)} pages"
    blanks = {row.name: "".join(piece.text for piece in row.value) for row in cover.blanks}
    assert "rayer les mentions inutiles" in blanks.pop("Texte invoqué")
    assert {text.strip("…") for text in blanks.values()} == {""}


def test_texts_of_civil_procedure_are_offered_to_civil_courts_only():
    for court in ("administrative", "england"):
        cover = paper_cover(*kit(court))
        assert "748" not in "".join(piece.text for row in cover.blanks for piece in row.value)


def test_the_number_of_sets_is_the_court_s_or_unknown():
    found = {court: sets_of_paper(kit(court)[0].proceeding) for court in COURTS}
    assert (found["civil"][0], found["administrative"][0], found["england"]) == (3, 2, (0, ""))
    assert "930-1" in found["civil"][1]
    assert "R. 411-3" in found["administrative"][1]


def test_the_kit_is_cover_list_and_slips_and_says_nothing_of_an_outage(options):
    dossier, listed, _ = kit("civil")
    jobs = kit_jobs(dossier, options, listed)
    assert [job.name for job in jobs] == ["paper-cover", "paper-list", "paper-slips"]
    html = "".join(job.html for job in jobs)
    assert not re.search("panne|outage", html)
    assert html.count('class="slip"') == len(dossier.exhibits)
