"""A time-stamp beside a file: each falsification is named, and `openssl` agrees where it can tell."""

import shutil
import subprocess

import pytest
from asn1crypto import pem

from dossier.flows.verify import verify
from tests.support.authority import _authority, token

FILE = b"a photograph"


def flipped(content, place):
    """One bit, counted from the end."""
    changed = bytearray(content)
    changed[-place] ^= 1
    return bytes(changed)


STAMPS = (
    ("nothing", lambda: (FILE, token(FILE)), "intact", "is whole, and of this file", "OK"),
    (
        "the file changed",
        lambda: (FILE + b".", token(FILE)),
        "altered",
        "or the file was changed since",
        "FAILED",
    ),
    ("the stamp of another file", lambda: (FILE, token(b"other")), "altered", "is of another file", "FAILED"),
    (
        "the stamp’s signature changed",
        lambda: (FILE, flipped(token(FILE), 9)),
        "altered",
        "it was changed",
        "FAILED",
    ),
    (
        "the stamp cut off",
        lambda: (FILE, token(FILE)[:-9]),
        "unknown",
        "cannot be read as a time-stamp",
        "FAILED",
    ),
    (
        "made by another authority",
        lambda: (FILE, token(FILE, name="SPECIMEN stranger")),
        "unknown",
        "none of the anchors given vouches",
        "FAILED",
    ),
)
"""What is done, the file and its stamp, the answer, its words, and what `openssl ts -verify` says."""


@pytest.fixture
def anchor(tmp_path):
    path = tmp_path / "authority.pem"
    path.write_bytes(pem.armor("CERTIFICATE", _authority()[0].dump()))
    return path


def laid(folder, make):
    content, stamp = make()
    (folder / "photo.jpg").write_bytes(content)
    (folder / "photo.jpg.tsr").write_bytes(stamp)
    return folder / "photo.jpg"


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("row", STAMPS, ids=lambda row: row[0])
def test_what_was_done_to_a_stamp_is_named(tmp_path, anchor, row):
    verdict = verify(laid(tmp_path, row[1]), language="en", trust=[anchor]).verdict
    words = " ".join(remark.sentence for remark in verdict.remarks)
    assert (verdict.overall, row[3] in words) == (row[2], True), words


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
@pytest.mark.parametrize("row", STAMPS, ids=lambda row: row[0])
def test_openssl_says_what_the_table_says(tmp_path, anchor, row):
    file = laid(tmp_path, row[1])
    check = ["openssl", "ts", "-verify", "-data", file, "-in", f"{file}.tsr", "-CAfile", anchor]
    done = subprocess.run(check, capture_output=True, check=False)
    assert done.returncode == (0 if row[4] == "OK" else 1)
