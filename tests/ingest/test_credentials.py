"""Content credentials: valid, invalid, none, not examined; and never a word over the network."""

import builtins
import io
import json
import random
import socket

import pytest
from PIL import Image

from dossier.ingest import credentials as room
from dossier.ingest.credentials import credentials, may_hold
from dossier.ingest.image import read_image
from tests.support.photographs import photograph
from tests.support.signed_picture import signed_picture


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refused(*_args, **_kwargs):
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def test_a_signed_picture_is_valid_and_names_its_signer():
    found = credentials(signed_picture(), "image/jpeg")
    assert found.state == "valid"
    assert "SPECIMEN signer" in found.signer
    assert not found.reason
    assert not found.generated


def test_a_picture_changed_after_signing_is_invalid():
    content = bytearray(signed_picture())
    content[-200] ^= 0xFF
    found = credentials(bytes(content), "image/jpeg")
    assert found.state == "invalid"
    assert "assertion.dataHash.mismatch" in found.reason
    assert "SPECIMEN signer" in found.signer


def test_a_picture_that_says_a_machine_made_it_is_told():
    assert credentials(signed_picture(source="trainedAlgorithmicMedia"), "image/jpeg").generated


def test_a_file_without_credentials_says_nothing():
    assert credentials(photograph(), "image/jpeg") is None
    assert read_image(photograph()).facts.credentials is None


def test_words_in_the_pixels_or_after_them_are_no_credentials():
    assert not may_hold(photograph() + b"jumb c2pa")
    assert not may_hold(b"\xff\xd8\xff")
    assert not may_hold(b"")


def test_marks_without_a_manifest_are_none():
    content = photograph()
    comment = b"\xff\xfe" + (2 + 9).to_bytes(2, "big") + b"jumb c2pa"
    marked = content[:2] + comment + content[2:]
    assert may_hold(marked)
    assert credentials(marked, "image/jpeg") is None


def test_broken_bytes_are_not_examined_rather_than_fatal():
    content = signed_picture()
    at = content.index(b"c2pa")
    broken = content[: at + 8] + bytes(400) + content[at + 408 :]
    assert credentials(broken, "image/jpeg").state in {"invalid", "not-examined"}


def test_without_the_reader_they_are_not_examined(monkeypatch):
    content, imported = signed_picture(), builtins.__import__

    def absent(name, *args, **kwargs):
        if name == "c2pa":
            raise ImportError(name)
        return imported(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    assert credentials(content, "image/jpeg").state == "not-examined"


def test_every_way_to_the_network_is_shut():
    shut = json.loads(json.dumps(room._OFFLINE))["verify"]
    assert shut["remote_manifest_fetch"] is shut["ocsp_fetch"] is False


def test_strangers_strings_are_made_safe():
    found = room._told(
        {"active_manifest": "m", "manifests": {"m": {"claim_generator": "x\u202egpj\x1b[31m"}}}
    )
    assert found.tool == "xgpj[31m"
    assert found.state == "invalid"


def test_a_signed_picture_is_still_printed():
    picture = read_image(signed_picture())
    assert picture.facts.credentials.state == "valid"
    with Image.open(io.BytesIO(picture.printed)) as printed:
        assert printed.size == (320, 240)
    assert b"c2pa" not in picture.printed


def test_a_jpeg_with_further_pictures_behind_it_is_read_as_one():
    found = read_image(signed_picture(form="MPO")).facts
    assert found.format == "MPO"
    assert found.credentials.state == "valid"


def test_no_change_of_a_signed_picture_is_taken_for_whole():
    content, chance = signed_picture(), random.Random(1)
    pixels = room._start_of_scan(content)
    for _ in range(60):
        spoilt = bytearray(content)
        spoilt[chance.randrange(pixels, len(content))] ^= 1 << chance.randrange(8)
        assert credentials(bytes(spoilt), "image/jpeg").state == "invalid"
