"""Internal stays internal: no deliverable names what was not communicated, or says what the office knows."""

import hashlib

import pytest

from dossier.law.profiles import profiles
from dossier.model.redaction import PUBLIC
from tests.support.leaks import leaks
from tests.support.office_case import FACE, INTERNAL, MOON, office_case

EDITIONS = (*(one.id for one in profiles()), PUBLIC)


@pytest.fixture(scope="module")
def made(tmp_path_factory, program_of_module):
    """One build with every edition."""
    folder = tmp_path_factory.mktemp("office")
    case = office_case(folder / "case", language="fr", order="administrative", court="Tribunal administratif")
    wanted = [word for id_ in EDITIONS for word in ("--edition", id_)]
    done = program_of_module("build", case, "--proceeding", "first", *wanted, "--out", folder / "out")
    assert done.returncode in {0, 1}, done.stderr
    return folder


def words(case):
    """The words of the office, and the digests of what is not communicated."""
    keys = ("privileged file", "unlisted file", "unserved file", "unused file")
    names = [INTERNAL[key] for key in keys]
    secret = [path for path in case.rglob("*") if path.is_file() and any(name in path.name for name in names)]
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in secret]
    assert len(digests) == len(keys)
    spaced = [" ".join(digest[at : at + 4] for at in range(0, 24, 4)) for digest in digests]
    return [*INTERNAL.values(), *digests, *spaced, str(case)]


def test_every_edition_and_deliverable_was_made(made):
    files = {path.name for path in (made / "out" / "first").rglob("*") if path.is_file()}
    assert {"dossier.pdf", "hearing.pdf", "exhibit-list.docx", "exhibit-list.xlsx"} <= files
    assert {path.name for path in (made / "out" / "first" / "filing").iterdir()} == set(EDITIONS)


def test_no_deliverable_tells_what_only_the_office_knows(made):
    assert leaks(made / "out", words(made / "case"), [MOON, FACE]) == []


def test_the_office_itself_is_told_and_the_search_finds_it(made):
    told = "\n".join(leaks(made / "out.internal", INTERNAL.values(), [FACE]))
    assert "colour" in told, "the cache of the office holds the picture as it was taken"
    known = ("Zorblatt", "Quexley", "Ticklepenny", "Umbrage-Smyth", "hobblerfile", "moonrake")
    assert [word for word in known if word not in told] == []
