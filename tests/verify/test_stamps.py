"""A time-stamp beside a file, of any kind of file: whole, of this file, by whom, when, trusted by whom."""

import shutil
import subprocess

import pytest
from asn1crypto import pem

from dossier.cli.main import main
from dossier.errors import ExitCode
from dossier.flows.verify import verify
from tests.support.authority import _authority, token

NAME = "SPECIMEN time-stamps"


@pytest.fixture
def stamped(tmp_path):
    """A photograph and the time-stamp beside it."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"a photograph")
    file.with_name("photo.jpg.tsr").write_bytes(token(b"a photograph"))
    return file


@pytest.fixture
def anchor(tmp_path):
    path = tmp_path / "authority.pem"
    path.write_bytes(pem.armor("CERTIFICATE", _authority()[0].dump()))
    return path


def said(path, *anchors):
    verdict = verify(path, language="en", trust=anchors).verdict
    return verdict.overall, " ".join(remark.sentence for remark in verdict.remarks)


pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize("named", ["photo.jpg", "photo.jpg.tsr"])
def test_either_name_will_do(stamped, named):
    overall, words = said(stamped.with_name(named))
    assert overall == "intact"
    assert "the time-stamp is whole, and of this file" in words
    assert f"in the name of {NAME}. Whether it was they cannot be checked" in words
    assert "It existed at 2022-09-18T17:00:00" in words


def test_an_anchor_vouches_for_the_authority(stamped, anchor):
    overall, words = said(stamped, anchor)
    assert (overall, f"Signed by {NAME}, for whom an anchor given vouches" in words) == ("intact", True)


def test_no_anchor_vouches_for_another_authority(stamped, anchor):
    stamped.with_name("photo.jpg.tsr").write_bytes(token(b"a photograph", name="SPECIMEN stranger"))
    overall, words = said(stamped, anchor)
    assert (overall, "for whom none of the anchors given vouches" in words) == ("unknown", True)


def test_a_changed_file_is_told(stamped, capsys):
    stamped.write_bytes(b"another photograph")
    assert main(["verify", str(stamped), "--language", "en"]) == ExitCode.INTEGRITY
    words = capsys.readouterr().out
    assert "the file and the time-stamp beside it do not belong together" in words
    assert "is of another file, or the file was changed since" in words


def test_the_token_alone_will_do_as_well(stamped):
    stamped.with_name("photo.jpg.tsr").write_bytes(token(b"a photograph", whole=False))
    assert said(stamped)[0] == "intact"


@pytest.mark.parametrize("broken", [b"", b"\0", b"0\x80", b"0\x03\x02\x01\x00", b"x" * 99])
def test_what_is_no_stamp_proves_nothing(stamped, broken):
    stamped.with_name("photo.jpg.tsr").write_bytes(broken)
    overall, words = said(stamped)
    assert (overall, "as a time-stamp" in words or "is no time-stamp" in words) == ("unknown", True), words


def test_no_changed_byte_of_a_stamp_tells_another_time(stamped):
    whole = token(b"a photograph")
    for place in range(0, len(whole), 61):
        changed = bytearray(whole)
        changed[place] ^= 1
        stamped.with_name("photo.jpg.tsr").write_bytes(changed)
        verdict = verify(stamped, language="en").verdict
        times = {seal.stamped.isoformat() for seal in verdict.seals if seal.holds}
        assert times <= {"2022-09-18T17:00:00+00:00"}


def test_an_old_digest_can_be_forged(stamped):
    stamped.with_name("photo.jpg.tsr").write_bytes(token(b"a photograph", algorithm="sha1"))
    overall, words = said(stamped)
    assert (overall, "rests on sha1, which can be forged" in words) == ("unknown", True)


def test_a_stamp_without_its_file_says_so(stamped):
    stamped.unlink()
    overall, words = said(stamped.with_name("photo.jpg.tsr"))
    assert (overall, "is not beside it" in words) == ("unknown", True)


def test_a_dossier_with_a_stamp_beside_it_is_intact(sample, tmp_path):
    file = tmp_path / "dossier.pdf"
    shutil.copyfile(sample.dossier, file)
    file.with_name("dossier.pdf.tsr").write_bytes(token(file.read_bytes()))
    assert said(file)[0] == "intact"
    with file.open("ab") as more:
        more.write(b"\n% one line")
    assert said(file)[0] == "altered"


def test_a_stamp_in_a_package_is_looked_at(sample, tmp_path):
    shutil.unpack_archive(sample.package, tmp_path / "bag")
    file = next((tmp_path / "bag").rglob("dossier.pdf"))
    file.with_name("dossier.pdf.tsr").write_bytes(token(b"something else"))
    words = said(tmp_path / "bag")[1]
    assert "data/dossier/dossier.pdf.tsr: the time-stamp of SPECIMEN time-stamps is of another file" in words


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
def test_openssl_agrees(stamped, anchor):
    check = ["openssl", "ts", "-verify", "-data", stamped, "-in", f"{stamped}.tsr", "-CAfile", anchor]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
    stamped.write_bytes(b"another photograph")
    assert subprocess.run(check, capture_output=True, check=False).returncode == 1
