"""A package from the command line: plain tools check it, and it holds what its reader may have."""

import hashlib
import shutil
import subprocess
import zipfile

import pytest

from dossier.errors import ExitCode
from tests.e2e.conftest import small_case

INSIDE = (
    "completeness",
    "receipt",
    "deadlines",
    "hearing.pdf",
    "paper-kit.pdf",
    "custody.jsonl",
    "case.yaml",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory, program_of_module):
    """A small case with a custody log, built."""
    top = tmp_path_factory.mktemp("packaged")
    folder = small_case(top / "leak")
    entered = ("--who", "Me Roux", "--from", "the client", "--method", "card", "--remarks", "hesitates")
    program_of_module("intake", folder / "photos", folder, *entered, code=0)
    program_of_module(folder, "--out", top / "out", code=0)
    return top


@pytest.fixture
def case(built, tmp_path):
    shutil.copytree(built, tmp_path / "top")
    return tmp_path / "top"


def package(top, program, reader, code=0):
    told = program("package", top / "leak", "--out", top / "out", "--for", reader, code=code)
    return told, sorted((top / "out.package").glob(f"*-{reader}.zip"))


def unpacked(archive, folder):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        assert opened.testzip() is None
    return folder / archive.stem


def listed(bag):
    lines = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}


def test_the_court_receives_what_was_communicated_and_can_check_it(case, program, tmp_path):
    told, (archive,) = package(case, program, "court")
    assert hashlib.sha256(archive.read_bytes()).hexdigest() in told.stdout
    bag = unpacked(archive, tmp_path / "un")
    names = listed(bag)
    for name, digest in names.items():
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    files = {path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    assert files == set(names)
    assert {
        "data/dossier/dossier.pdf",
        "data/originals/photos/ceiling/a.jpg",
        "data/custody.txt",
        "data/verify.html",
    } <= files
    assert not [name for name in files for word in INSIDE if word in name]
    assert "hesitates" not in (bag / "data" / "custody.txt").read_text("utf-8")
    assert (bag / "bagit.txt").read_text("utf-8").startswith("BagIt-Version: 1.0\n")


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not on this machine")
def test_plain_tools_find_a_changed_file(case, program, tmp_path):
    _, (archive,) = package(case, program, "court")
    bag = unpacked(archive, tmp_path / "un")
    check = ["sha256sum", "-c", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=bag, capture_output=True, check=False).returncode == 0
    photograph = bag / "data" / "originals" / "photos" / "ceiling" / "a.jpg"
    photograph.write_bytes(photograph.read_bytes() + b"\0")
    again = subprocess.run(check, cwd=bag, capture_output=True, text=True, check=False)
    assert "photos/ceiling/a.jpg: FAILED" in again.stdout


def test_the_same_build_gives_the_same_package(case, program):
    _, (archive,) = package(case, program, "court")
    first = archive.read_bytes()
    package(case, program, "court")
    assert archive.read_bytes() == first


def test_the_office_keeps_everything(case, program, tmp_path):
    _, (archive,) = package(case, program, "office")
    names = set(listed(unpacked(archive, tmp_path / "un")))
    kept = {"data/case/custody.jsonl", "data/case/case.yaml", "data/internal/completeness.html"}
    assert kept | {"data/dossier/hearing.pdf"} <= names


@pytest.mark.parametrize("name", ["out/dossier.pdf", "leak/photos/ceiling/a.jpg"])
def test_what_changed_since_the_build_is_named(case, program, name):
    path = case / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\0")
    told, archives = package(case, program, "court", code=ExitCode.INTEGRITY)
    assert path.name in told.stderr
    assert not archives


def test_without_a_build_there_is_no_package(case, program):
    shutil.rmtree(case / "out.internal")
    told, _ = package(case, program, "court", code=ExitCode.USAGE)
    assert "no finished build" in told.stderr


def test_the_original_of_a_masked_photograph_stays_in_the_office(case, program, tmp_path):
    mark = "- {subject: ceiling/a, box: [0, 0, 0.5, 0.5], kind: face, reason: a face, who: Me Roux}"
    (case / "leak" / "redactions.yaml").write_text(f"redactions:\n  {mark}\n", "utf-8")
    program(case / "leak", "--out", case / "out", code=0)
    told, (archive,) = package(case, program, "court")
    assert "photos/ceiling/a.jpg" in told.stdout
    names = set(listed(unpacked(archive, tmp_path / "un")))
    assert "data/originals/photos/ceiling/a.jpg" not in names
    assert "data/originals/photos/ceiling/b.png" in names
