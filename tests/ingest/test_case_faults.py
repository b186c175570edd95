"""One run names every fault of a rotten folder, in its place, in the language of the case.

`DOSSIER_GOLDEN=write pytest tests/ingest/test_case_faults.py` writes the expected reports anew.
"""

import os
import sys
from pathlib import Path

import pytest

from dossier.errors import ExitCode, InputError
from tests.support.folders import fill, read

GOLDEN = Path(__file__).parent.parent / "golden" / "ingest"

CASE = """\
id: "a, b"
title: ""
langauge: fr
language: LANGUAGE
kind: fire
specimen: maybe
as_of: 2026-13-01
currency: euro
premises:
  zone: Paris
  position: here
incident:
  when: yesterday
  until: {earliest: 20240305}
title: again
reference: &ref X
counsel: *ref
retention: !!python/object:os.system x
"""
PROCEEDINGS = """\
- id: p
  title: {fr: T, de: T}
  court:
    name: C
    order: administratif
  photos_per_page: 3
  hearing_on: 2026-01
  parties:
    - id: a
      name: A
      role: plaintif
    - id: a
      name: B
      role: claimant
  exhibits:
    - x
    -
  facts: none
- id: p
  court: C
- just a text
"""
CONSTAT = """\
id: c
pages: many
observations:
  - {number: 1, text: T, kind: saw}
  - {number: 1, text: T, kind: seen, page: 1.5}
"""
PHOTOS = """\
file;caption;caption_fr;view;clock_correction;zone;people;position
../../etc/passwd;a;b;overvew;tomorrow;Paris;perhaps;48,86 N 2,33
C:\\1.jpg;;;;;;;
FACADE/1.jpg;;;;;;;
ok.jpg;;;;;;;
ok.jpg;;;;;;;;extra
"""
ROTTEN = {
    "proceedings.yaml": PROCEEDINGS,
    "constat.yaml": CONSTAT,
    "photos.csv": PHOTOS,
    "damage.csv": 'id,item,head,net,net\n1,Porte,Murs,"1,234",\n1,,,12 euros,\n',
    "chronology.csv": 'id;what\n"a;b\n',
    "correspondence.csv": b"id;kind\n\xff\x81;letter\n",
    "correspondance.xlsx": b"",
    "statements.csv": "name\nX\n",
    "statements.yaml": "- {id: s, name: X, dated: 2017}\n",
    "waivers.yaml": "- rule: PH004\n  subject: '*'\n  reason: x\n   who: y\n",
    "redactions.yaml": "- {subject: x, box: [0, 0, 1], reason: r, who: w, kind: fase}\n--- second\n",
    "exhibits.xlsx": b"PK not a workbook",
    "photos/facade/1.jpg": "",
    "photos/ok.jpg": "",
    "photos/twin.jpg": "",
    "photos/TWIN.jpg": "",
    "photos/con.jpg": "",
    "photos/what?.jpg": "",
    "exhibits/bell\a.pdf": "",
    "Photo/1.jpg": "",
}


def rotten(folder, language):
    fill(folder, {"case.yaml": CASE.replace("LANGUAGE", language), **ROTTEN})
    (folder / "photos" / "out.jpg").symlink_to("/etc/hostname")
    (folder / "photos" / "gone.jpg").symlink_to("nowhere")
    (folder / "exhibits" / "all").symlink_to(folder / "photos")
    os.mkfifo(folder / "exhibits" / "pipe.pdf")
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse these names themselves")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_faults_of_all_files_are_named_in_one_run(tmp_path, language):
    with pytest.raises(InputError) as caught:
        read(rotten(tmp_path, language))
    expected = GOLDEN / f"rotten.{language}.txt"
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        expected.write_text(f"{caught.value}\n", encoding="utf-8")
    assert f"{caught.value}\n" == expected.read_text("utf-8")
    assert caught.value.exit_code is ExitCode.INPUT
    assert len(caught.value.problems) > 60


def test_a_fault_of_a_table_is_told_before_any_file_is_opened(tmp_path):
    fill(tmp_path, {"photos.csv": "file,view\n1.jpg,x\n", "photos/1.jpg": ""})
    with pytest.raises(InputError):
        read_only_tables(tmp_path)


def read_only_tables(folder):
    from dossier.ingest.case import read_case

    def examine(_folder, _names):
        raise AssertionError("a file was opened")

    return read_case(folder, examine)


def test_a_folder_without_a_case_file_is_told_what_to_do(tmp_path):
    with pytest.raises(InputError, match=r"case\.yaml: ce fichier manque") as caught:
        read_only_tables(tmp_path)
    assert "build.py new" in str(caught.value)


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ("title: [", "a value is expected here"),
        ("title: [a, b", "a list in brackets is not closed by `]`"),
        ("title: a: b", "a `:` stands where no key can be"),
        ("\ttitle: x", "a tab stands in place of spaces"),
        ("%", "a text starts with `%`"),
        ("a: {b: c", "keys in braces are not closed"),
        ("- - - @", "a key is missing, or the indentation changes"),
        ("title: !x! y", "this is not YAML that can be read"),
    ],
)
def test_yaml_that_cannot_be_parsed_is_one_fault_with_its_line(tmp_path, broken, what):
    fill(tmp_path, {"case.yaml": f"language: en\n{broken}\n"})
    with pytest.raises(InputError) as caught:
        read_only_tables(tmp_path)
    (problem,) = caught.value.problems
    assert problem.where.startswith("case.yaml:")
    assert problem.what.startswith(what)
    assert problem.fix


def test_an_empty_cell_is_told_in_its_place_and_a_missing_column_once(tmp_path):
    fill(tmp_path, {"damage.csv": "id,item,head\na,,Murs\nb,Porte,\n"})
    with pytest.raises(InputError) as caught:
        read_only_tables(tmp_path)
    assert [(problem.where, problem.what) for problem in caught.value.problems] == [
        ("damage.csv:1", "the column 'basis' is missing"),
        ("damage.csv:2:2", "'item' is missing"),
        ("damage.csv:3:3", "'head' is missing"),
    ]


def test_a_table_that_the_system_refuses_to_open_is_a_fault_like_others(tmp_path, monkeypatch):
    fill(tmp_path, {"damage.csv": "id\n", "photos.csv": "file,view\n1.jpg,x\n"})
    opened = Path.open

    def closed(path, *arguments):
        if path.name == "damage.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(InputError) as caught:
        read_only_tables(tmp_path)
    assert [problem.where for problem in caught.value.problems] == ["damage.csv", "photos.csv:2:2"]


def test_a_position_off_the_globe_is_refused_in_the_words_of_the_case(tmp_path):
    fill(tmp_path, {"case.yaml": "title: x\nlanguage: fr\npremises:\n  position: 95 N, 2 E\n"})
    with pytest.raises(InputError) as caught:
        read_only_tables(tmp_path)
    assert any(p.what == "'95.0' est trop grand pour être voulu" for p in caught.value.problems)
