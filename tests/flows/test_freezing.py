"""A communication is written whole or not at all, and over nothing."""

import pytest

from dossier.errors import OutputError
from dossier.flows import freezing
from dossier.flows.freezing import freeze
from dossier.flows.request import BuildRequest
from dossier.ingest.faults import Faults
from dossier.ingest.served import read_served
from tests.support.case_file import dossier_of
from tests.support.served import communicated


@pytest.fixture
def request_(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "out.internal").mkdir()
    return BuildRequest(tmp_path / "case", tmp_path / "out")


def told():
    return communicated(dossier_of({})).communications[0]


def test_what_is_written_is_read_again_without_a_fault(request_):
    one = freeze(told(), request_, 0)
    served = read_served(request_.folder, Faults())
    assert not served.faults
    assert served.communications[0].digest == one.digest
    path = request_.folder / one.place
    assert path.stat().st_mode & 0o222 == 0, "read-only"
    assert sorted(p.name for p in path.parent.iterdir()) == ["communication.json", "communication.txt"]


def test_the_second_of_a_day_gets_a_folder_of_its_own(request_):
    first = freeze(told(), request_, 0)
    before = (request_.folder / first.place).read_bytes()
    assert freeze(told(), request_, 1).folder == "2023-02-01-2"
    assert (request_.folder / first.place).read_bytes() == before


def test_nothing_is_written_where_somebody_served_meanwhile(request_):
    freeze(told(), request_, 0)
    with pytest.raises(OutputError, match="meanwhile"):
        freeze(told(), request_, 0)
    assert [p.name for p in (request_.folder / "served" / "main").iterdir()] == ["2023-02-01"]


def test_a_fault_half_way_leaves_nothing(request_, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(freezing.os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        freeze(told(), request_, 0)
    assert not list((request_.folder / "served" / "main").iterdir())


@pytest.mark.parametrize("name", ["served", "served/main"])
def test_nothing_is_written_through_a_link(request_, tmp_path, name):
    (tmp_path / "elsewhere").mkdir()
    link = request_.folder / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="link"):
        freeze(told(), request_, 0)
    assert not list((tmp_path / "elsewhere").iterdir())
