"""Internal stays internal: no deliverable names what was not communicated, or says what the office knows."""

import hashlib

import pytest

from tests.support.leaks import leaks
from tests.support.office_case import INTERNAL, MOON, office_case

COURTS = {
    "administrative": {"order": "administrative", "language": "fr", "court": "Tribunal administratif"},
    "england": {"jurisdiction": "EW", "court": "County Court"},
}


def words(case):
    """The words of the office, and the digests of what is not communicated."""
    names = (
        INTERNAL["privileged file"],
        INTERNAL["unlisted file"],
        INTERNAL["unserved file"],
        INTERNAL["unused file"],
    )
    secret = [path for path in case.rglob("*") if path.is_file() and any(name in path.name for name in names)]
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in secret]
    assert len(digests) == 4
    spaced = [" ".join(digest[at : at + 4] for at in range(0, 24, 4)) for digest in digests]
    return [*INTERNAL.values(), *digests, *spaced, str(case)]


@pytest.mark.parametrize("court", COURTS)
def test_no_deliverable_tells_what_only_the_office_knows(tmp_path, program, court):
    case = office_case(tmp_path / "case", **COURTS[court])
    done = program("build", case, "--proceeding", "first", "--out", tmp_path / "out")
    assert done.returncode in {0, 1}, done.stderr
    made = {path.name for path in (tmp_path / "out" / "first").rglob("*") if path.is_file()}
    assert {"dossier.pdf", "hearing.pdf"} <= made
    assert leaks(tmp_path / "out", words(case), [MOON]) == []


def test_the_office_itself_is_told_all_of_it(tmp_path, program):
    case = office_case(tmp_path / "case")
    program("build", case, "--proceeding", "first", "--out", tmp_path / "out")
    told = "\n".join(leaks(tmp_path / "out.internal", INTERNAL.values()))
    known = ("Zorblatt", "Quexley", "Ticklepenny", "Umbrage-Smyth", "hobblerfile", "moonrake")
    assert [word for word in known if word not in told] == []
