"""A ZIP of anyone's: never a crash, never a name taken from it, never more memory than it is worth."""

import contextlib
import io
import stat
import struct
import zipfile

import pytest

from dossier.flows.verify import verify
from dossier.verify.members import UnreadableError
from dossier.verify.package import survey

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def packed(path, *members, level=zipfile.ZIP_STORED):
    """A bag of these members, each a name or ZipInfo and a content."""
    with zipfile.ZipFile(path, "w", level) as archive:
        archive.writestr("x/bagit.txt", BAGIT)
        for name, content in members:
            archive.writestr(name, content)
    return path


def said(path):
    found = survey(path, ())
    return {(odd.kind, odd.path) for odd in found.oddities}


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "x/../../y",
        "C:/windows/x",
        "x/data/a\\..\\b",
        "y/data/a",
        "x//a",
        "x/./a",
    ],
)
def test_a_name_that_leads_out_is_named_and_never_used(tmp_path, name):
    archive = packed(tmp_path / "a.zip", (name, b"evil"))
    before = set(tmp_path.rglob("*"))
    assert ("altered", name) in said(archive)
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_named(tmp_path):
    archive = packed(tmp_path / "a.zip", ("x/data/é.txt", b"1"), ("x/data/e\u0301.txt", b"2"))
    assert said(archive) == {("altered", "data/é.txt")}


def test_a_link_is_never_followed(tmp_path):
    link = zipfile.ZipInfo("x/data/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert said(packed(tmp_path / "a.zip", (link, b"/etc/passwd"))) == {("altered", "data/link")}


def test_an_encrypted_file_cannot_be_checked(tmp_path):
    path = packed(tmp_path / "a.zip", ("x/data/secret", b"1"))
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.rindex(mark) + at] |= 1
    path.write_bytes(content)
    assert said(path) == {("unknown", "data/secret")}


def test_what_swells_is_not_read(tmp_path):
    path = packed(tmp_path / "a.zip", ("x/data/zeros", bytes(300 << 20)), level=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1 << 20
    with pytest.raises(UnreadableError, match="far larger"):
        survey(path, ())


def test_what_lies_about_its_length_is_damaged_and_takes_no_memory(tmp_path):
    resource = pytest.importorskip("resource")
    path = packed(tmp_path / "a.zip", ("x/data/zeros", bytes(90 << 20)), level=zipfile.ZIP_DEFLATED)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\1\2") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert survey(path, ()).digests["data/zeros"] == ""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 << 10


@pytest.mark.usefixtures("at_once")
def test_of_more_dossiers_than_any_case_has_the_rest_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("dossier.flows.verify_package._MOST", 2)
    archive = packed(tmp_path / "a.zip", *((f"x/data/dossier/{rank}.pdf", b"%PDF-") for rank in range(5)))
    told = verify(archive, language="en")
    assert len(told.dossiers) == 2
    assert "more than 2 PDFs" in " ".join(remark.sentence for remark in told.verdict.remarks)


@pytest.mark.parametrize("content", [b"PK", b"PK\5\6" + bytes(18), b"PK\3\4" + bytes(100)])
def test_what_is_no_package_is_told_so(tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(UnreadableError):
        survey(tmp_path / "a.zip", ())


def test_a_package_that_cannot_be_read_is_no_crash(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\3\4" + bytes(100))
    told = verify(tmp_path / "a.zip", language="fr").verdict
    assert (told.overall, told.subject) == ("unknown", "package")
    assert "Le ZIP est endommagé" in told.remarks[0].sentence


@pytest.mark.parametrize("step", range(0, 400, 7))
def test_any_broken_byte_is_an_answer(tmp_path, step):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("x/bagit.txt", BAGIT)
        archive.writestr("x/data/a.txt", b"a" * 20)
    content = bytearray(whole.getvalue())
    content[step % len(content)] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    with contextlib.suppress(UnreadableError):
        assert survey(tmp_path / "a.zip", ()).differences


def test_a_package_of_no_list_says_so(tmp_path):
    found = survey(packed(tmp_path / "a.zip", ("x/data/a", b"1")), ())
    assert {one.path for one in found.differences if one.kind == "altered"} >= {
        "manifest-sha256.txt",
        "data/a",
    }
