"""Situations that are as they should be, told in other words: no rule of ordinary matters cries wolf."""

import pytest

from dossier.checks.runner import check
from tests.support.case_file import dossier_of

TITLES = {
    "fall": {"fr": "Chute sur un trottoir", "en": "Fall on a pavement"},
    "pedestrian": {"fr": "Piéton heurté par une voiture", "en": "Pedestrian hit by a car"},
    "collision": {"fr": "Collision avec un camion", "en": "Collision with a truck"},
}


def proceeding(**changes):
    return [{"id": "main", **changes}]


def case(kind, title=""):
    told = {"title": TITLES[title]} if title else {}
    return {"kind": kind, "incident": {"title": "Facts"}, **told}


SILENT = {
    "a fall on a pavement is for the administrative court": (
        "PC003 PC036 PC038",
        {
            "case": case("accident", "fall"),
            "proceedings": proceeding(
                court={"order": "administrative"}, parties=[{"id": "society", "kind": "public-body"}]
            ),
        },
    ),
    "a pedestrian has no papers of a vehicle": ("PC038", {"case": case("accident", "pedestrian")}),
    "a lorry of the State is insured by nobody": (
        "PC041 PC003",
        {
            "case": case("accident", "collision"),
            "proceedings": proceeding(parties=[{"id": "society", "kind": "state"}]),
        },
    ),
    "an attempt was not due, and it is said why": (
        "PC015",
        {
            "case": case("neighbours"),
            "exhibits": [{"id": "conciliation", "title": "Letter of 1 February 2023"}],
            "proceedings": proceeding(amicable_exempt="manifest urgency: the wall leans over the street"),
        },
    ),
    "no attempt is due before a commercial court": (
        "PC015 PC039",
        {
            "case": {"as_of": "2026-11-01"},
            "exhibits": [{"id": "conciliation", "title": "Letter of 1 February 2023"}],
            "proceedings": proceeding(court={"name": "Tribunal de commerce de Paris"}),
        },
    ),
    "costs do not count towards five thousand euros, nor take a claim below them": (
        "PC015",
        {
            "exhibits": [{"id": "conciliation", "title": "Letter of 1 February 2023"}],
            "damage": [{"id": "door", "net": "5000.00", "vat": "1000.00", "gross": "6000.00"}],
            "proceedings": proceeding(
                claims=[
                    {"id": "repair", "amount": "6000.00"},
                    {"id": "costs", "kind": "costs", "title": "Costs"},
                ]
            ),
        },
    ),
    "a private person needs no attestation on VAT": (
        "DQ022",
        {
            "exhibits": [{"id": "vat", "title": "Letter of 5 October 2022"}],
            "proceedings": proceeding(parties=[{"id": "owner", "kind": "person"}]),
        },
    ),
    "the agricultural insurer is a health insurer": (
        "PC032",
        {
            "case": case("other"),
            "damage": [{"id": "door", "head": "Pain and suffering"}],
            "proceedings": proceeding(
                parties=[{"id": "msa", "name": "MSA Île-de-France", "role": "third-party", "kind": "other"}]
            ),
        },
    ),
    "a father of the same name may attest": (
        "WS010",
        {
            "proceedings": proceeding(parties=[{"id": "owner", "kind": "person", "name": "M. Paul Durand"}]),
            "statements": [{"id": "witness", "name": "M. Jean Durand"}],
        },
    ),
    "an invoice to the spouses is one to the claimant": (
        "DQ029",
        {
            "proceedings": proceeding(parties=[{"id": "owner", "kind": "person", "name": "Mme Anne Durand"}]),
            "exhibits": [{"id": "bill", "addressee": "M. et Mme DURAND Jean"}],
        },
    ),
    "the syndicate needs no deed and its vote is its authority": (
        "DQ006 PC002 PC031",
        {
            "case": case("building"),
            "exhibits": [{"id": "deed", "kind": "other"}],
            "proceedings": proceeding(
                parties=[
                    {
                        "id": "owner",
                        "kind": "other",
                        "name": "Syndicat des copropriétaires du 1, place Imaginaire",
                    }
                ]
            ),
        },
    ),
    "material damage is not immaterial": (
        "DQ028",
        {"damage": [{"id": "door", "head": "Préjudice immatériel"}]},
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_is_in_order_is_left_alone(name):
    codes, changes = SILENT[name]
    dossier = dossier_of(changes)
    found = {finding.code for finding in check(dossier, "court").findings}
    assert not found & set(codes.split())


WRONG = {
    "a lorry of a town before the administrative court": (
        "PC003",
        {
            "case": case("accident", "collision"),
            "proceedings": proceeding(
                court={"order": "administrative"}, parties=[{"id": "society", "kind": "public-body"}]
            ),
        },
    ),
    "an offer to settle in place of a conciliation": (
        "PC015",
        {"exhibits": [{"id": "conciliation", "title": "Joint report and offer of amicable settlement"}]},
    ),
    "a nuisance between neighbours in a matter of water": (
        "PC015",
        {
            "case": case("water"),
            "exhibits": [{"id": "conciliation", "title": "Letter of 1 February 2023"}],
            "damage": [{"id": "door", "net": "5000.00", "vat": "1000.00", "gross": "6000.00"}],
            "proceedings": proceeding(
                claims=[{"id": "repair", "amount": "6000.00", "legal_basis": "C. civ., art. 1253"}]
            ),
        },
    ),
    "a VAT larger than its sum": ("DQ020", {"damage": [{"id": "door", "vat": "2000.00"}]}),
    "a claim below zero": (
        "DQ020",
        {"proceedings": proceeding(claims=[{"id": "repair", "amount": "-1200.00"}])},
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_in_order_is_told(name):
    code, changes = WRONG[name]
    assert code in {finding.code for finding in check(dossier_of(changes), "court").findings}


def test_one_row_for_the_folder_confirms_what_was_looked_at_and_how_it_came():
    files = [{"path": f"photos/front/p{n}.jpg"} for n in range(40)]
    dossier = dossier_of({"files": files})
    asked = {"PR001", "CC001", "PH008", "PH009", "PH011"}
    assert not {finding.code for finding in check(dossier, "court").findings} & asked


def test_without_that_row_there_is_one_finding_each_and_not_forty():
    bare = {"capture": "", "camera": {"make": "", "model": ""}}
    files = [{"path": f"photos/back/p{number}.jpg", "image": bare} for number in range(40)]
    dossier = dossier_of({"files": files, "proceedings": proceeding(exhibits="")})
    found = [finding.code for finding in check(dossier, "court").findings]
    assert [found.count(code) for code in ("PR001", "CC001", "PH008", "PH009")] == [1, 1, 1, 1]
