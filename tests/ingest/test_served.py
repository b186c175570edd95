"""What stands under `served/` is read as the enemy's: every change is named, nothing is followed or run."""

import hashlib
import json

import pytest

from dossier.ingest.faults import Faults
from dossier.ingest.served import read_served, strangers
from dossier.model.served import Receipt, sealed, with_digests, written
from tests.support.case_file import dossier_of

WORDS = b"Communication\n"


@pytest.fixture
def folder(tmp_path):
    """A case folder with two communications, as `serve` leaves them."""
    dossier = dossier_of({"served": [{"on": "2023-02-01"}, {"on": "2023-02-08"}]})
    for told in dossier.case.communications:
        _put(tmp_path, told)
    return tmp_path


def _put(folder, told):
    changes = {"text": hashlib.sha256(WORDS).hexdigest()}
    if told.sequence > 1:
        changes["previous"] = json.loads(_path(folder, "2023-02-01").read_text("utf-8"))["digest"]
    told = with_digests(told.model_copy(update=changes))
    place = folder / "served" / told.proceeding / told.folder
    place.mkdir(parents=True)
    (place / "communication.json").write_text(written(told.model_dump(mode="json")), "utf-8")
    (place / "communication.txt").write_bytes(WORDS)


def _path(folder, day="2023-02-08"):
    return folder / "served" / "main" / day / "communication.json"


def _faults(folder):
    return [(one.kind, one.line) for one in read_served(folder, Faults()).faults]


def _edit(path, change):
    told = json.loads(path.read_text("utf-8"))
    change(told)
    path.write_text(written(told), "utf-8")


def test_what_was_written_is_read_without_a_fault_and_in_order(folder):
    served = read_served(folder, Faults())
    assert not served.faults
    assert [(one.sequence, one.folder) for one in served.communications] == [
        (1, "2023-02-01"),
        (2, "2023-02-08"),
    ]
    assert not list(strangers(served, {"main"}))
    assert [one.kind for one in strangers(served, {"other"})] == ["unknown", "unknown"]


def test_a_case_that_served_nothing_has_neither_communications_nor_faults(tmp_path):
    assert read_served(tmp_path, Faults()).communications == ()


@pytest.mark.parametrize("number", [1, 2, 11])
def test_an_edited_exhibit_is_named_with_its_line(folder, number):
    _edit(_path(folder), lambda told: told["exhibits"][number - 1].update(id="another"))
    assert ("edited", 14 + number) in _faults(folder)


def test_an_edited_head_and_another_layout_are_noticed(folder):
    _edit(_path(folder), lambda told: told.update(to="nobody"))
    assert ("edited", 2) in _faults(folder)
    path = _path(folder, "2023-02-01")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), "utf-8")
    assert ("edited", 1) in _faults(folder)


def test_a_record_written_anew_no_longer_fits_the_one_after_it(folder):
    def change(told):
        told["exhibits"][0]["title"]["en"] = "Another"
        told["exhibits"][0]["digest"] = sealed(told["exhibits"][0])
        told["digest"] = sealed(told)

    _edit(_path(folder, "2023-02-01"), change)
    assert _faults(folder) == [("unlinked", 0)]


def test_a_number_given_to_another_exhibit_is_noticed(folder):
    def change(told):
        told["exhibits"][0]["id"], told["exhibits"][1]["id"] = "front", "record"
        for one in told["exhibits"][:2]:
            one["digest"] = sealed(one)
        told["digest"] = sealed(told)

    _edit(_path(folder), change)
    assert {kind for kind, _ in _faults(folder)} == {"moved"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[1]",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": "dossier-communication", "format": "x"}',
        b'{"version": 1e400}',
        b'{"folder": "../..", "format": "dossier-communication"}',
    ],
    ids=range(8),
)
def test_what_is_no_record_is_named_and_breaks_nothing(folder, content):
    _path(folder).write_bytes(content)
    assert _faults(folder) == [("unreadable", 0)]


def test_a_record_in_another_place_is_named(folder):
    place = _path(folder).parent
    place.rename(place.with_name("2023-03-01"))
    assert _faults(folder) == [("misplaced", 0)]
    (folder / "served" / "note.txt").write_text("x")
    assert _faults(folder)[0] == ("misplaced", 0)


def test_a_first_communication_that_is_gone_is_noticed(folder):
    import shutil

    shutil.rmtree(_path(folder, "2023-02-01").parent)
    assert _faults(folder) == [("unlinked", 0)]


def test_links_are_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "communication.json"
    outside.write_bytes(_path(folder).read_bytes())
    _path(folder).unlink()
    _path(folder).symlink_to(outside)
    faults = Faults()
    assert ("unreadable", 0) in [(one.kind, one.line) for one in read_served(folder, faults).faults]
    assert faults.found


@pytest.mark.parametrize("name", ["../communication.json", "..", "a/b", "gone.pdf", "back\\slash"])
def test_a_receipt_that_points_elsewhere_is_named(folder, name):
    place = _path(folder).parent / "receipt-1"
    place.mkdir()
    receipt = Receipt(name=name, sha256="0" * 64, size=1, recorded="2023-02-09T10:00:00Z")
    (place / "receipt.json").write_text(written(receipt.model_dump(mode="json")), "utf-8")
    assert _faults(folder) == [("receipt-changed", 0)]


@pytest.mark.parametrize("key", ["id", "file", "reason"])
def test_half_a_letter_in_a_record_breaks_nothing(folder, key):
    path = _path(folder)
    told = json.loads(path.read_text("utf-8"))
    told["exhibits"][0][key] = "\ud800"
    path.write_text(json.dumps(told), "utf-8")
    assert {kind for kind, _ in _faults(folder)} <= {"unreadable", "edited", "moved"}
    assert _faults(folder)
