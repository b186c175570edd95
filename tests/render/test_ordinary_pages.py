"""What pages say of ordinary matters: lists in counsel's order, joint reports, reckonings."""

from types import MappingProxyType

from dossier.render.views.cite import Citer
from dossier.render.views.constat import constat_views
from dossier.render.views.lists import Places, exhibit_groups
from dossier.render.views.losses import schedules
from dossier.render.words import Writer
from tests.support.case_file import dossier_of

WRITER = Writer("en")


def groups(changes):
    dossier = dossier_of(changes)
    places = Places(
        MappingProxyType({}), MappingProxyType({item.number: 1 for item in dossier.exhibits}), pages=20
    )
    return exhibit_groups(dossier, WRITER, places)


def in_order(exhibits):
    return {"proceedings": [{"id": "main", "exhibits": exhibits}]}


def test_a_list_in_order_of_kinds_has_their_headings():
    found = groups(in_order("record, front, bill, letter"))
    assert [group.heading for group in found] == ["Findings of fact", "Loss", "Correspondence"]


def test_a_list_that_goes_back_and_forth_repeats_no_heading():
    (only,) = groups(in_order("record, bill, front, letter"))
    assert only.heading == ""
    assert len(only.rows) == len(("record", "bill", "front", "letter"))


def test_headings_that_someone_typed_stay():
    typed = {"exhibits": [{"id": "bill", "section": "Money"}, {"id": "letter", "section": "Money"}]}
    found = groups({**in_order("record, bill, front, letter"), **typed})
    assert [group.heading for group in found] == ["Findings of fact", "Money", "Findings of fact", "Money"]


def test_a_joint_report_speaks_in_the_name_of_those_who_signed_it():
    record = {"id": "pv", "kind": "amicable", "signed_by": ["A. Manager", "B. Chair"]}
    dossier = dossier_of({"constat": [record]})
    (view,) = constat_views(dossier, WRITER, Citer(dossier, WRITER))
    assert ("Signed by", "A. Manager; B. Chair") in [
        (row.name, "".join(piece.text for piece in row.value)) for row in view.facts
    ]
    assert "What the parties declared" in [group.heading for group in view.groups]
    assert not [group.note for group in view.groups if "not findings of its author" in group.note]


def test_an_estimate_says_how_it_was_reckoned():
    dossier = dossier_of(
        {"damage": [{"id": "door", "basis": "estimate", "reckoning": "two months at 600 €"}]}
    )
    (schedule,) = schedules(dossier, WRITER, Citer(dossier, WRITER))
    assert [row.reckoning for head in schedule.heads for row in head.rows] == ["two months at 600 €"]
