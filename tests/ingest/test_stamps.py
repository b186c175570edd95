"""Time-stamps: those that fit their files, those that do not, and those that nobody can read."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.executor import silent
from dossier.filing.selection import TIME_STAMP, select
from dossier.flows.check import check_case
from dossier.flows.request import BuildRequest
from dossier.ingest.stamp import read_stamp
from dossier.model.stamp import target_of
from dossier.reports.accounting import accounting
from tests.e2e.conftest import small_case
from tests.support.authority import STATES_OTHER, STATES_QUALIFIED, STATES_QUALIFIED_STAMP, WHEN, token

CONTENT = b"the file that is stamped"


@pytest.mark.parametrize("whole", [True, False])
def test_a_token_says_what_it_stamped_when_and_by_whom(whole):
    facts, problems = read_stamp(token(CONTENT, whole=whole))
    assert not problems
    assert facts.imprint == hashlib.sha256(CONTENT).hexdigest()
    assert facts.time == WHEN
    assert "SPECIMEN time-stamps" in facts.authority
    assert facts.signature == "valid"
    assert not facts.qualified


@pytest.mark.parametrize(
    ("statements", "qualified"),
    [(STATES_QUALIFIED, True), (STATES_QUALIFIED_STAMP, True), (STATES_OTHER, False), (b"\x30\x01", False)],
)
def test_qualified_is_only_what_states_so(statements, qualified):
    facts, _ = read_stamp(token(CONTENT, statements=statements))
    assert facts.qualified is qualified
    assert facts.signature == "valid"


@pytest.mark.parametrize("authority", [{"purpose": False}, {"until": 2021}])
def test_a_certificate_for_something_else_or_out_of_its_time_proves_nothing(authority):
    facts, _ = read_stamp(token(CONTENT, **authority))
    assert facts.signature == "invalid"


def test_another_time_under_the_same_signature_is_found():
    forged = token(CONTENT).replace(b"20220918170000Z", b"20220917170000Z")
    facts, _ = read_stamp(forged)
    assert facts.time != WHEN
    assert facts.signature == "invalid"


@given(at=st.integers(0, 4000), byte=st.integers(0, 255))
def test_no_byte_can_be_changed_to_give_another_valid_stamp(at, byte):
    whole = token(CONTENT)
    broken = bytearray(whole)
    at %= len(broken)
    broken[at] = byte
    facts, problems = read_stamp(bytes(broken))
    if facts is None:
        assert problems
    elif facts.signature == "valid":
        same, _ = read_stamp(whole)
        assert (facts.time, facts.imprint, facts.algorithm) == (same.time, same.imprint, same.algorithm)


@given(st.binary(max_size=300))
def test_what_is_no_token_is_named(content):
    facts, problems = read_stamp(content)
    assert facts is None
    assert [problem.kind for problem in problems] == ["unreadable"]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("photos/a.jpg.tsr", "photos/a.jpg"),
        ("photos/a.jpg.TST", "photos/a.jpg"),
        ("photos/b.tsr", "photos/b.png"),
        ("photos/a.tsr", ""),
        ("photos/c.tsr", ""),
    ],
)
def test_a_token_belongs_to_the_file_of_its_name(path, target):
    assert target_of(path, ["photos/a.jpg", "photos/a.png", "photos/b.png", path]) == target


@pytest.fixture
def folder(tmp_path):
    folder = small_case(tmp_path / "leak")
    photo, exhibit = folder / "photos/ceiling/a.jpg", folder / "exhibits/2026-03-02 Syndic - Reply.pdf"
    (folder / "photos/ceiling/a.jpg.tsr").write_bytes(token(photo.read_bytes(), statements=STATES_QUALIFIED))
    (folder / "photos/ceiling/b.png.tst").write_bytes(token(b"another file"))
    (folder / f"exhibits/{exhibit.name}.tsr").write_bytes(token(exhibit.read_bytes(), algorithm="sha512"))
    (folder / "exhibits/alone.tsr").write_bytes(b"0\x82 no token")
    return folder


def test_tokens_in_a_case_are_accounted_for_and_are_no_exhibits(folder, tmp_path):
    checked = check_case(BuildRequest(folder, tmp_path / "out" / "leak"), silent)
    found = {(f.code, s) for f in checked.report.findings for s in f.gap.members or (f.gap.subject,)}
    told = {(code, subject) for code, subject in found if subject.endswith((".tsr", ".tst"))}
    assert told == {
        ("PH016", "photos/ceiling/a.jpg.tsr"),
        ("PH016", "exhibits/2026-03-02 Syndic - Reply.pdf.tsr"),
        ("CC015", "photos/ceiling/b.png.tst"),
        ("CC015", "exhibits/alone.tsr"),
    }
    (dossier,) = checked.dossiers
    assert len(dossier.plates) == 2
    assert len(dossier.exhibits) == 2
    counted = accounting(select(dossier.case, dossier.proceeding))
    assert counted.agrees
    assert [entry.reason for entry in counted.entries if entry.path.endswith((".tsr", ".tst"))] == [
        TIME_STAMP
    ] * 4
