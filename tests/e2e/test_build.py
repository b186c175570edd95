"""A build, from the command line to the files that a lawyer opens."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pikepdf
import pytest

from dossier.errors import ExitCode
from dossier.executor import silent
from dossier.flows import build as flows
from dossier.flows.request import BuildRequest
from tests.e2e.conftest import ROOT, small_case
from tests.support.photographs import photograph


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_case_becomes_a_proven_dossier_beside_its_internal_report(folder, tmp_path, program):
    before = digests(folder)
    done = program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    assert "proven" in done.stdout
    made = {"dossier.pdf", "hearing.pdf", "exhibit-list.docx", "exhibit-list.xlsx", "paper-kit.pdf"}
    assert {name.partition("/")[0] for name in digests(tmp_path / "out")} == made
    internal = tmp_path / "out.internal"
    proof = json.loads((internal / "proof-main.json").read_text())["dossier.pdf"]
    with pikepdf.open(tmp_path / "out" / "dossier.pdf") as pdf:
        assert len(pdf.pages) == proof["pages"]
    assert (proof["faults"], proof["images"], proof["exhibits"]) == ([], 2, 2)
    assert (internal / "completeness.html").is_file()
    assert json.loads((internal / "completeness.json").read_text())["counts"]
    assert digests(folder) == before, "a build never writes to the case"


def test_the_same_case_gives_the_same_bytes_elsewhere(tmp_path, program):
    made = []
    for name, seed in (("one", "1"), ("two/deeper", "2")):
        folder = small_case(tmp_path / name / "leak")
        program("build", folder, "--out", tmp_path / name / "out", seed=seed, code=ExitCode.OK)
        made.append(digests(tmp_path / name / "out"))
    assert made[0] == made[1]


def test_a_second_build_makes_the_same_bytes_from_what_it_kept(folder, tmp_path, program):
    for _ in range(2):
        done = program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
        assert "Nothing has changed" not in done.stdout
        made = digests(tmp_path / "out")
        shutil.rmtree(tmp_path / "out.internal" / ".cache" / "builds")
    program("build", folder, "--out", tmp_path / "fresh", code=ExitCode.OK)
    assert digests(tmp_path / "fresh") == made


def test_where_nothing_changed_the_last_build_stands_and_says_the_same(folder, tmp_path, program):
    first = program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    made = digests(tmp_path / "out")
    again = program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    assert again.stdout.startswith(first.stdout)
    assert "every file was read and compared again" in again.stdout
    assert digests(tmp_path / "out") == made


def test_a_broken_case_names_its_faults_and_leaves_the_last_good_dossier(folder, tmp_path, program):
    program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    before = digests(tmp_path / "out")
    (folder / "case.yaml").write_text("id: leak\ntitel: Dégât\nas_of: hier\n", "utf-8")
    done = program("build", folder, "--out", tmp_path / "out", code=ExitCode.INPUT)
    assert "case.yaml:2" in done.stderr
    assert "case.yaml:3" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(tmp_path / "out") == before


def test_a_photograph_that_cannot_be_read_blocks_and_is_named(folder, tmp_path, program):
    picture = folder / "photos" / "ceiling" / "a.jpg"
    picture.write_bytes(picture.read_bytes()[:2000])
    done = program("build", folder, "--out", tmp_path / "out", code=ExitCode.BLOCKED)
    assert "DRAFT" in done.stdout
    report = json.loads((tmp_path / "out.internal" / "completeness.json").read_text())
    blocking = [f for f in report["findings"] if f["severity"] == "blocker"]
    assert any("ceiling/a.jpg" in f["message"] + f["subject"] + str(f["file"]) for f in blocking)


def test_two_builds_at_once_do_not_disturb_each_other(folder, tmp_path, program):
    words = [sys.executable, "-m", "dossier", "build", str(folder), "--out", str(tmp_path / "out")]
    both = [
        subprocess.Popen(
            [*words, "--workers", "1"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120)[0].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    program("build", folder, "--out", tmp_path / "alone", code=ExitCode.OK)
    assert digests(tmp_path / "out") == digests(tmp_path / "alone")


def test_what_an_earlier_build_left_is_taken_away_and_a_sealed_file_is_not(folder, tmp_path, program):
    film = folder / "exhibits" / "2026-03-03 Film.mp4"
    film.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(64))
    program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    assert [p.suffix for p in (tmp_path / "out" / "exhibits").iterdir()] == [".mp4"]
    (tmp_path / "out" / "dossier.sealed.pdf").write_bytes(b"sealed")
    film.unlink()
    program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    assert not list((tmp_path / "out").glob("exhibits/*"))
    assert (tmp_path / "out" / "dossier.sealed.pdf").read_bytes() == b"sealed"


def test_check_prints_the_findings_for_a_program(folder, tmp_path, program):
    done = program("check", folder, "--format", "json", "--out", tmp_path / "out", code=ExitCode.OK)
    report = json.loads(done.stdout)
    assert {"findings", "counts"} <= report.keys()
    keys = {"code", "severity", "subject", "file", "line", "message", "fix"}
    assert all(keys <= finding.keys() for finding in report["findings"])


@pytest.mark.parametrize("arguments", [["--proceeding", "none"], ["--level", "final"]])
def test_a_wrong_word_on_the_command_line_is_told(folder, arguments, program):
    done = program("check", folder, *arguments)
    assert done.returncode == ExitCode.USAGE
    assert "Traceback" not in done.stderr


PROCEEDING = """\
- id: {id}
  title: {id}
  court: {{name: Court, jurisdiction: FR, order: civil}}
  exhibits: [{exhibit}]
"""


def test_a_dossier_of_everything_does_not_stay_beside_proceedings_that_split_it(folder, tmp_path, program):
    out = tmp_path / "out"
    program("build", folder, "--out", out, code=ExitCode.OK)
    both = PROCEEDING.format(id="one", exhibit="ceiling") + PROCEEDING.format(id="two", exhibit="ceiling")
    (folder / "proceedings.yaml").write_text(both, "utf-8")
    program("build", folder, "--out", out)
    assert {path.name for path in out.iterdir()} == {"one", "two"}
    (folder / "proceedings.yaml").write_text(both.replace("two", "three"), "utf-8")
    program("build", folder, "--out", out)
    assert {path.name for path in out.iterdir()} == {"one", "three"}
    internal = {path.name for path in (tmp_path / "out.internal").iterdir()}
    assert "completeness.html" not in internal
    assert "proof-two.json" not in internal


@pytest.mark.parametrize("id_", ["../evil", "/tmp/evil", "a/b", "..", "con", "A B", "x" * 300])
def test_a_proceeding_can_never_be_written_elsewhere(folder, tmp_path, program, id_):
    (folder / "proceedings.yaml").write_text(PROCEEDING.format(id=f"'{id_}'", exhibit="ceiling"), "utf-8")
    done = program("build", folder, "--out", tmp_path / "out", code=ExitCode.INPUT)
    assert "proceedings.yaml:1:7" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups to interrupt as a terminal does")
@pytest.mark.parametrize("after", [0.5, 1.5])
def test_ctrl_c_leaves_the_last_good_dossier_and_nothing_half_made(folder, tmp_path, program, after):
    program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    before = digests(tmp_path / "out")
    (folder / "photos" / "ceiling" / "c.jpg").write_bytes(photograph(size=(4000, 3000)))
    words = [sys.executable, "-m", "dossier", "build", str(folder), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=60)[0].decode()
    assert "Traceback" not in told
    assert not list((tmp_path / "out.internal").glob(".work-*"))
    if process.returncode == ExitCode.INTERRUPTED:
        assert digests(tmp_path / "out") == before


def test_a_fault_in_the_second_proceeding_publishes_nothing_of_the_first(folder, tmp_path, monkeypatch):
    both = PROCEEDING.format(id="one", exhibit="ceiling") + PROCEEDING.format(id="two", exhibit="ceiling")
    (folder / "proceedings.yaml").write_text(both, "utf-8")
    told = flows.internal_texts

    def failing(dossier, *others):
        return 1 / 0 if dossier.proceeding.id == "two" else told(dossier, *others)

    monkeypatch.setattr(flows, "internal_texts", failing)
    with pytest.raises(ZeroDivisionError):
        flows.build(BuildRequest(folder, tmp_path / "out"), silent)
    assert not (tmp_path / "out").exists()
