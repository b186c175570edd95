"""The machine's facts: what is there is said to be there, what is missing is named with its remedy."""

import json
import types

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from dossier.cli import machine
from dossier.cli.machine import facts, fonts, libraries, locked, rendering, space, writable
from dossier.cli.main import main
from dossier.errors import ExitCode
from dossier.files import program_folder
from dossier.ingest import office as office_room
from dossier.ingest import recognition as recognition_room
from dossier.ingest.office import Office
from dossier.ingest.recognition import Reader

FONTS = program_folder("templates") / "fonts"


def test_this_machine_is_ready_and_says_so_to_programs(capsys, tmp_path):
    assert main(["doctor", "--format", "json", "--out", str(tmp_path)]) == ExitCode.OK
    report = json.loads(capsys.readouterr().out)
    assert report["ready"] is True
    found = {fact["name"]: fact for fact in report["facts"]}
    assert found["rendering"]["found"].startswith("a page was made, Pango 1.")
    assert found["weasyprint"]["state"] == "ok"
    assert not [fact for fact in report["facts"] if fact["state"] != "ok" and not fact["advice"]]


def test_a_missing_library_is_named_and_ends_with_the_exit_code_of_the_machine(capsys, monkeypatch):
    monkeypatch.setattr(machine, "locked", lambda: {"no-such-library": "1.0"})
    monkeypatch.setattr(machine, "rendering", lambda: machine.Fact("rendering", "ok", "a page"))
    assert main(["doctor"]) == ExitCode.MACHINE
    said = capsys.readouterr().out
    assert "missing   no-such-library" in said
    assert "install no-such-library 1.0" in said
    assert said.endswith("Not ready: see the lines that begin with 'missing'.\n")


def test_another_version_than_the_tested_one_is_told_but_not_refused():
    [fact] = libraries({"pikepdf": "0.1"})
    assert fact.state == "optional"
    assert "tested with 0.1" in fact.advice


def test_only_the_libraries_of_this_kind_of_machine_are_asked_for():
    assert "weasyprint" in locked()
    assert ("gstreamer-libs" in locked()) == (machine.sys.platform in {"win32", "darwin"})


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('cannot load Pango')", "cannot load Pango"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "died of signal 9"),
    ],
)
def test_a_renderer_that_breaks_or_dies_is_a_fact_and_not_the_end(monkeypatch, program, said):
    monkeypatch.setattr(machine, "_RENDER", program)
    fact = rendering()
    assert fact.state == "missing"
    assert said in fact.found


def test_a_machine_without_shared_memory_is_told_how_to_get_it(monkeypatch):
    def refuse(_kind):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(machine.multiprocessing, "get_context", refuse)
    fact = machine.processes()
    assert fact.state == "missing"
    assert "/dev/shm" in fact.advice


def test_a_font_without_a_letter_is_named_with_that_letter(tmp_path):
    font = TTFont(FONTS / "SourceSerif4-Italic.ttf")
    cutter = subset.Subsetter()
    cutter.populate(text=machine.REQUIRED_LETTERS.replace("ə", "").replace("\u202f", ""))
    cutter.subset(font)
    font.save(tmp_path / "Thin.ttf")
    [fact] = fonts(tmp_path)
    assert (fact.state, fact.found) == ("missing", "lacks U+0259, U+202F")


def test_no_font_at_all_is_missing(tmp_path):
    [fact] = fonts(tmp_path)
    assert fact.state == "missing"


def test_every_shipped_font_has_every_letter():
    assert {fact.state for fact in fonts(FONTS)} == {"ok"}


def test_a_place_that_refuses_files_is_missing(monkeypatch, tmp_path):
    def refuse(**_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(machine.tempfile, "TemporaryFile", refuse)
    fact = writable(tmp_path / "not" / "yet" / "made")
    assert fact.state == "missing"
    assert "--out" in fact.advice
    assert not (tmp_path / "not").exists()


def test_a_full_disk_is_missing_and_says_how_much_is_free(monkeypatch, tmp_path):
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: types.SimpleNamespace(free=1024**3))
    fact = space(tmp_path)
    assert (fact.state, fact.found) == ("missing", "1.0 GB free")


def test_programs_that_no_build_needs_never_make_a_machine_unready(monkeypatch, tmp_path):
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)
    monkeypatch.setattr(machine, "rendering", lambda: machine.Fact("rendering", "ok", "a page"))
    states = {fact.name: fact.state for fact in facts(tmp_path)}
    assert {states[name] for name in machine.OPTIONAL} == {"optional"}


@pytest.mark.parametrize("there", [False, True])
def test_what_makes_pages_of_other_formats_is_told_with_what_it_gives(there, monkeypatch):
    monkeypatch.setattr(
        office_room, "office", lambda: Office("soffice", "LibreOffice 7.4") if there else None
    )
    found = Reader("ocrmypdf", ("fra", "eng"), "OCRmyPDF 16, tesseract 5")
    monkeypatch.setattr(recognition_room, "recogniser", lambda: found if there else None)
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    facts = [machine.office_program(), machine.recognition()]
    assert [fact.state for fact in facts] == (["ok", "ok"] if there else ["optional", "optional"])
    told = [fact.found if there else fact.advice for fact in facts]
    assert "DOCX" in told[0]
    assert "searched" in told[1]
