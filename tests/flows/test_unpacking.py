"""A ZIP gives its files and nothing else: no name leads out, no bomb goes off, what is refused is named."""

import io
import stat
import zipfile

import pytest

from dossier.errors import InputError
from dossier.flows import unpacking
from dossier.flows.unpacking import unpack


def packed(path, *members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return path


def entry(name, mode=0, flags=0):
    member = zipfile.ZipInfo(name)
    member.external_attr = mode << 16
    member.flag_bits = flags
    return member


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_files_keep_their_names_and_bytes(tmp_path):
    made = unpack(packed(tmp_path / "x.zip", ("façade/a.jpg", b"one"), ("b.jpg", b"two")), tmp_path / "to")
    assert made.skipped == ()
    assert files(tmp_path / "to") == {"façade/a.jpg", "b.jpg"}
    assert (tmp_path / "to" / "façade" / "a.jpg").read_bytes() == b"one"


@pytest.mark.parametrize(
    "name",
    ["../evil.jpg", "/etc/evil.jpg", "a/../../evil.jpg", "C:/evil.jpg", "..\\evil.jpg", "C:\\evil.jpg"],
)
def test_a_name_that_leads_out_is_refused_and_named(tmp_path, name):
    made = unpack(packed(tmp_path / "x.zip", (name, b"x"), ("good.jpg", b"y")), tmp_path / "to")
    assert [reason for _, reason in made.skipped] == ["its name leads out of the folder"]
    assert files(tmp_path) == {"x.zip", "to/good.jpg"}


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFCHR | 0o644])
def test_a_link_or_device_is_refused_and_named(tmp_path, mode):
    made = unpack(packed(tmp_path / "x.zip", (entry("a.jpg", mode), b"/etc/passwd")), tmp_path / "to")
    assert made.skipped == (("a.jpg", "a link or a device, not a file"),)
    assert not files(tmp_path / "to")


def test_a_second_file_of_the_same_name_never_replaces_the_first(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = packed(tmp_path / "x.zip", ("a.jpg", b"one"), ("a.jpg", b"two"), ("A.JPG", b"three"))
    made = unpack(path, tmp_path / "to")
    assert [name for name, _ in made.skipped] == ["a.jpg", "A.JPG"]
    assert (tmp_path / "to" / "a.jpg").read_bytes() == b"one"


def test_a_file_behind_a_password_is_named(tmp_path):
    path = packed(tmp_path / "x.zip", ("a.jpg", b"one"))
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(content)
    assert unpack(path, tmp_path / "to").skipped == (("a.jpg", "it opens only with a password"),)


def test_a_bomb_is_refused_before_a_byte_is_written(tmp_path):
    path = packed(tmp_path / "x.zip", ("a.jpg", bytes(40 << 20)))
    with pytest.raises(InputError) as error:
        unpack(path, tmp_path / "to")
    assert "more than photographs need" in str(error.value)
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize(("limit", "value"), [("MOST_FILES", 1), ("MOST_BYTES", 5)])
def test_more_than_a_case_can_hold_is_refused(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(unpacking, limit, value)
    with pytest.raises(InputError):
        unpack(packed(tmp_path / "x.zip", ("a.jpg", b"one"), ("b.jpg", b"two")), tmp_path / "to")


def test_a_file_larger_than_it_claims_is_refused(tmp_path):
    path = packed(tmp_path / "x.zip", ("a.jpg", b"x" * 5000))
    content = path.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    path.write_bytes(content)
    with pytest.raises(InputError):
        unpack(path, tmp_path / "to")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"\xff\xd8\xff no ZIP at all"])
def test_what_is_no_zip_is_named(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(InputError, match="cannot be unpacked") as error:
        unpack(tmp_path / "x.zip", tmp_path / "to")
    assert error.value.problems[0].where == "x.zip"


def test_a_damaged_file_inside_is_an_error_and_not_a_shorter_photograph(tmp_path):
    path = packed(tmp_path / "x.zip", ("a.jpg", b"one two three"), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"one two", b"one TWO"))
    with pytest.raises(InputError, match="cannot be unpacked"):
        unpack(path, tmp_path / "to")


def test_a_zip_within_a_zip_stays_a_file(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("../evil", b"x")
    unpack(packed(tmp_path / "x.zip", ("inner.zip", inner.getvalue())), tmp_path / "to")
    assert files(tmp_path / "to") == {"inner.zip"}
