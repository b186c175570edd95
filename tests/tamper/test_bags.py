"""Each falsification of a package is caught, and named with its path, label and page."""

import hashlib
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.cli.main import main
from dossier.errors import ExitCode
from dossier.flows.verify import verify
from dossier.verify.bag import read_bag
from dossier.verify.members import members
from tests.support.authority import token
from tests.tamper.bags import BAGS, A, flip, listed_anew


def said(path):
    verdict = verify(path, language="en").verdict
    return verdict.overall, " ".join(remark.sentence for remark in verdict.remarks)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("one", BAGS, ids=lambda one: one.name)
def test_what_was_done_to_a_package_is_named(bag, one):
    one.change(bag)
    overall, words = said(bag)
    assert (overall, one.said in words) == (one.overall, True), words


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("unpacked", [False, True])
def test_an_untouched_package_is_consistent_and_no_more(sample, bag, unpacked):
    told = verify(bag.parent if unpacked else sample.package)
    assert (told.verdict.overall, told.verdict.remarks) == ("consistent", ())
    assert [path for path, _ in told.dossiers] == ["data/dossier/dossier.pdf"]
    assert told.verdict.files == 15


def test_a_changed_package_is_told_in_the_readers_language(bag, capsys):
    flip(bag)
    archive = shutil.make_archive(str(bag.parent / "again"), "zip", bag.parent, bag.name)
    assert main(["verify", archive, "--language", "fr"]) == ExitCode.INTEGRITY
    words = capsys.readouterr().out
    assert "Altéré\u202f: le paquet n’est pas ce qu’il était" in words
    assert "a été modifié après la constitution du paquet. Dans le dossier\u202f: 1/1, page 4." in words


@pytest.mark.usefixtures("at_once")
def test_what_systems_leave_is_only_noted(bag):
    (bag / "data" / ".DS_Store").write_bytes(b"x")
    overall, words = said(bag)
    assert (overall, "systems leave such files" in words) == ("consistent", True)


@pytest.mark.usefixtures("at_once")
def test_what_was_kept_back_by_its_maker_is_only_noted(bag):
    digest = hashlib.sha256((bag / A).read_bytes()).hexdigest()
    (bag / A).unlink()
    with (bag / "bag-info.txt").open("a", encoding="utf-8") as facts:
        facts.write(f"Kept-Back: {digest} 1/1\n")
    listed_anew(bag)
    overall, words = said(bag)
    assert (overall, f"{A} was kept back by who made the package" in words) == ("consistent", True), words


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), bit=st.integers(0, 7))
@pytest.mark.usefixtures("at_once")
def test_no_flipped_bit_of_a_zip_passes_or_crashes(sample, tmp_path_factory, place, bit):
    """Where it passes, the bit was in a date or a mark of the ZIP: every file is what it was."""
    whole = sample.package.read_bytes()
    content = bytearray(whole)
    content[int(place * (len(content) - 1))] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "flipped.zip"
    path.write_bytes(content)
    if verify(path).verdict.overall == "consistent":
        with members(path) as now, members(sample.package) as before:
            assert read_bag(now).digests == read_bag(before).digests


@pytest.mark.usefixtures("at_once")
def test_a_time_stamped_package_is_intact(sample, tmp_path):
    archive = tmp_path / sample.package.name
    shutil.copyfile(sample.package, archive)
    archive.with_name(f"{archive.name}.tsr").write_bytes(token(archive.read_bytes()))
    assert said(archive)[0] == "intact"


def test_two_dossiers_in_processes_of_their_own(bag):
    shutil.copyfile(bag / "data/dossier/dossier.pdf", bag / "data/dossier/more.pdf")
    (bag / "data/dossier/none.pdf").write_bytes(b"%PDF-1.7 and no more")
    listed_anew(bag)
    told = verify(bag, language="en")
    assert [(path[13:], one.overall) for path, one in told.dossiers] == [
        ("dossier.pdf", "consistent"),
        ("more.pdf", "consistent"),
        ("none.pdf", "unknown"),
    ]
    assert told.verdict.overall == "unknown"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not on this machine")
def test_sha256sum_agrees_where_it_can(bag):
    check = ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=bag, capture_output=True, check=False).returncode == 0
    flip(bag)
    again = subprocess.run(check, cwd=bag, capture_output=True, text=True, check=False)
    assert "photos/ceiling/a.jpg: FAILED" in again.stdout
