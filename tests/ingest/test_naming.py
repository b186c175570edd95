"""Ids that nobody typed: short, unique, and the same whatever else lies in the folder."""

import os
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InputError
from dossier.ingest.case import case_from
from dossier.ingest.guess import from_name
from dossier.ingest.naming import exhibit_ids, photograph_ids
from dossier.ingest.tables import read_yaml
from tests.support.folders import fill, original, read

CASE = {"case": read_yaml("id: a\ntitle: b\n", "case.yaml")}
NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='<>:"|?*\\/'), min_size=1, max_size=12
)
TWINS = st.text(alphabet="aA.-_ #é1", min_size=1, max_size=5)


def problems(folder):
    with pytest.raises(InputError) as caught:
        read(folder)
    return "\n".join(map(str, caught.value.problems))


@given(st.sets(st.one_of(NAMES, TWINS).filter(lambda name: name not in {".", ".."}), max_size=6))
def test_any_names_of_files_make_a_case_with_as_many_photographs_and_exhibits(names):
    paths = [f"{top}/{name}" for top in ("photos", "exhibits") for name in sorted(names)]
    case = case_from(CASE, {path: original(path) for path in paths})
    assert len({photograph.id for photograph in case.photographs}) == len(names)
    assert len({exhibit.id for exhibit in case.exhibits if exhibit.file}) == len(names)


@given(st.sets(TWINS.filter(lambda name: set(name) != {"."}), min_size=1, max_size=5))
def test_an_id_does_not_depend_on_the_order_of_the_files(names):
    paths = [f"exhibits/{name}" for name in names]
    for ids in (exhibit_ids, photograph_ids):
        assert ids(paths, ()) == ids(reversed(paths), ())


@given(st.one_of(NAMES, st.text(alphabet=string.digits + "-_ .", min_size=1)))
def test_any_name_proposes_a_title(name):
    assert from_name(name).title.fr.strip()


@pytest.mark.parametrize(
    ("name", "date", "author", "title", "kind"),
    [
        (
            "2022-08-17 Ministère - Note verbale.pdf",
            "2022-08-17",
            "Ministère",
            "Note verbale",
            "note-verbale",
        ),
        ("2022_Devis_menuiserie.pdf", "2022-01-01", None, "Devis menuiserie", "quote"),
        ("2022-08 Constat amiable.pdf", "2022-08-01", None, "Constat amiable", "amicable-report"),
        ("2022-13-45 x - y.pdf", None, None, "2022-13-45 x - y", None),
        ("0612 rue - plan.pdf", None, None, "0612 rue - plan", "plan"),
        ("Attestation.témoin - M. X", None, None, "Attestation.témoin - M. X", None),
        ("constatations.pdf", None, None, "constatations", None),
    ],
)
def test_a_name_is_read_only_as_far_as_it_is_clear(name, date, author, title, kind):
    proposal = from_name(name)
    assert (proposal.date and str(proposal.date.date)) == date
    assert (proposal.author and proposal.author.fr) == author
    assert (proposal.title.fr, proposal.kind) == (title, kind)


def test_a_folder_and_a_file_of_one_name_are_two_exhibits(tmp_path):
    fill(tmp_path, {"photos/constat/1.jpg": "", "exhibits/constat.pdf": ""})
    assert [(e.id, e.file) for e in read(tmp_path).exhibits] == [
        ("constat-pdf", "exhibits/constat.pdf"),
        ("constat", ""),
    ]


def test_a_typed_id_is_left_to_whom_it_was_given(tmp_path):
    fill(
        tmp_path,
        {
            "exhibits.csv": "id,title,file\nbail,Bail,a.pdf\n",
            "photos.csv": "id,file\n2,1.jpg\n",
            **dict.fromkeys(["exhibits/a.pdf", "exhibits/bail.pdf", "photos/1.jpg", "photos/2.jpg"], ""),
        },
    )
    case = read(tmp_path)
    assert {e.id: e.file for e in case.exhibits if e.file} == {
        "bail": "exhibits/a.pdf",
        "bail-pdf": "exhibits/bail.pdf",
    }
    assert {p.id: p.original.name for p in case.photographs} == {"2": "1.jpg", "2.jpg": "2.jpg"}


def test_an_exhibit_that_is_a_file_and_a_series_is_a_fault(tmp_path):
    fill(
        tmp_path,
        {
            "exhibits.csv": "id,title,file\nconstat,Constat,a.pdf\n",
            "exhibits/a.pdf": "",
            "photos/constat/1.jpg": "",
        },
    )
    told = problems(tmp_path)
    assert "exhibits.csv:2:1" in told
    assert "photos/constat/1.jpg" in told


def test_one_file_in_two_rows_is_a_fault(tmp_path):
    fill(tmp_path, {"exhibits.csv": "id,title,file\na,A,x.pdf\nb,B,exhibits/x.pdf\n", "exhibits/x.pdf": ""})
    assert "exhibits.csv:3:3" in problems(tmp_path)


def test_an_exhibit_of_nothing_is_a_fault(tmp_path):
    fill(tmp_path, {"exhibits.csv": "id,title,file\n,A,\n"})
    assert "exhibits.csv:2" in problems(tmp_path)


def test_a_table_that_leads_out_of_the_folder_is_not_opened(tmp_path):
    fill(tmp_path / "case", {})
    (tmp_path / "secret").write_text("id: secret\n")
    (tmp_path / "case" / "damage.csv").symlink_to(tmp_path / "secret")
    told = problems(tmp_path / "case")
    assert "damage.csv" in told
    assert "secret" not in told


def test_a_folder_that_nothing_reads_is_named(tmp_path):
    fill(tmp_path, {"brouillons/1.txt": "", ".git/config": "", "submissions/a.docx": ""})
    assert read(tmp_path).ignored == (".git/", "brouillons/")


def test_the_lock_of_an_open_workbook_is_no_misspelt_table(tmp_path):
    fill(tmp_path, {"~$photos.xlsx": "", ".~lock.photos.csv#": "", "photos.csv": "file\n"})
    assert read(tmp_path).ignored == (".~lock.photos.csv#", "~$photos.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse these names themselves")
def test_an_unread_file_is_named_so_that_it_can_be_printed(tmp_path):
    fill(tmp_path, {os.fsdecode(b"note\xff.txt"): "", "bell\a.txt": ""})
    assert read(tmp_path).ignored == ("bell\\u0007.txt", "note\\udcff.txt")
