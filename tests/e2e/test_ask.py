"""`ask` as its user runs it: what it writes, where, and what it says."""

import io
from pathlib import Path

import pytest
from docx import Document

from dossier.cli.main import main
from dossier.errors import ExitCode
from tests.e2e.conftest import ROOT, small_case

SAMPLE = ROOT / "evidence" / "embassy-paris-2022"
TWO_OFFICERS = """\
- id: first
  date: 2026-03-02
  officer: {name: A. Bailiff, title: commissaire de justice, address: Paris, signed: yes}
  persons: [X]
- id: second
  date: 2026-03-04
  officer: {name: B. Bailiff, title: commissaire de justice, address: Lyon, signed: yes}
  place: Attic
"""


@pytest.fixture
def folder(tmp_path):
    return small_case(tmp_path / "leak")


@pytest.fixture
def internal(tmp_path):
    return tmp_path / "out" / "leak.internal"


@pytest.fixture
def ask(folder, tmp_path, capsys):
    def run(to, *more, case=folder):
        code = main(["ask", str(case), "--to", to, "--out", str(tmp_path / "out" / "leak"), *more])
        assert code == ExitCode.OK
        return capsys.readouterr().out

    return run


def snapshot(folder: Path):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_list_is_written_beside_the_filed_folder_and_never_in_it(ask, folder, internal):
    before = snapshot(folder)
    told = ask("client")
    assert "request" in told
    assert str(internal / "ask-client.docx") in told
    assert {path.name for path in internal.glob("ask*")} == {"ask-client.docx", "ask-client.txt"}
    assert not (internal.parent / "leak").exists()
    assert snapshot(folder) == before


def test_the_same_case_gives_the_same_bytes(ask, internal):
    ask("client")
    first = snapshot(internal)
    ask("client")
    assert {name: data for name, data in snapshot(internal).items() if name.name.startswith("ask")} == {
        name: data for name, data in first.items() if name.name.startswith("ask")
    }


def test_nothing_to_ask_writes_nothing_and_names_what_is_out_of_date(ask, internal):
    told = ask("bailiff")
    assert "nothing to ask" in told
    assert not list(internal.glob("ask*"))
    internal.mkdir(exist_ok=True)
    (internal / "ask-bailiff.docx").write_bytes(b"of last week")
    (internal / "ask-bailiff as sent.docx").write_bytes(b"renamed by the office")
    told = ask("bailiff")
    assert "ask-bailiff.docx is of an earlier run" in told
    assert "as sent" not in told
    assert (internal / "ask-bailiff.docx").read_bytes() == b"of last week"


def test_each_bailiff_is_asked_about_own_records_only(ask, folder, internal):
    (folder / "constat.yaml").write_text(TWO_OFFICERS, "utf-8")
    ask("bailiff")
    first = (internal / "ask-bailiff-1.txt").read_text("utf-8")
    second = (internal / "ask-bailiff-2.txt").read_text("utf-8")
    assert "A. Bailiff" in first
    assert "B. Bailiff" not in first
    assert "4 March" not in first.replace("\u00a0", " ")
    assert "B. Bailiff" in second
    assert "2 March" not in second.replace("\u00a0", " ")


def test_what_is_accepted_is_not_asked_for(ask, folder, internal):
    ask("client")
    asked = (internal / "ask-client.txt").read_text("utf-8")
    words = "Please tell us who now keeps the camera"
    assert words in " ".join(asked.split())
    waiver = "- {rule: CC005, subject: '*', reason: known, who: Me X, when: 2026-11-01}\n"
    (folder / "waivers.yaml").write_text(waiver, "utf-8")
    ask("client")
    assert words not in " ".join((internal / "ask-client.txt").read_text("utf-8").split())


@pytest.mark.parametrize(("language", "mark"), [("fr", "SPÉCIMEN"), ("en", "SPECIMEN")])
def test_the_sample_says_specimen_and_its_document_is_its_text(ask, internal, language, mark):
    ask("client", "--proceeding", "state", "--language", language, case=SAMPLE)
    text = (internal / "ask-client-state.txt").read_text("utf-8")
    assert mark in text
    document = Document(io.BytesIO((internal / "ask-client-state.docx").read_bytes()))
    assert mark in document.sections[0].footer.paragraphs[0].text
    said = "".join("".join(paragraph.text.split()) for paragraph in document.paragraphs)
    assert said.casefold() == "".join(text.split()).casefold()


def test_whom_to_ask_must_be_said(folder, capsys):
    with pytest.raises(SystemExit):
        main(["ask", str(folder)])
    assert "--to" in capsys.readouterr().err
