"""Plain text keeps its lines, and says how its letters were read."""

import codecs

import pytest

from dossier.ingest.plain_words import LONGEST, read_words


@pytest.mark.parametrize(
    ("content", "encoding", "sure"),
    [
        (b"plain", "ascii", True),
        ("dégât €".encode(), "utf-8", True),
        (codecs.BOM_UTF8 + "dégât €".encode(), "utf-8", True),
        (codecs.BOM_UTF16_LE + "dégât €".encode("utf-16-le"), "utf-16-le", True),
        ("dégât €".encode("cp1252"), "cp1252", False),
        (b"\x81\xe9", "latin-1", False),
    ],
)
def test_an_encoding_is_known_or_said_to_be_supposed(content, encoding, sure):
    words, problems = read_words(content, "a.txt")
    assert problems == ()
    assert (words.encoding, words.sure) == (encoding, sure)
    assert "€" not in content.decode("utf-8", "ignore") or "€" in words.text


def test_lines_stand_as_they_are_whatever_ends_them():
    assert read_words(b"a\r\n\r\n  b\rc\n", "a.txt")[0].text == "a\n\n  b\nc"


@pytest.mark.parametrize(
    "content", [b"{\\rtf1 x}", b"<!DOCTYPE html><p>", b"<HTML>", b"<?xml version='1.0'?>"]
)
def test_markup_is_not_passed_off_as_text(content):
    words, problems = read_words(content, "a.txt")
    assert words is None
    assert [problem.kind for problem in problems] == ["not-read"]


@pytest.mark.parametrize("content", [b"x" * (LONGEST + 1), b"x" * (4 * LONGEST + 1)])
def test_more_than_is_printed_is_named(content):
    assert [problem.kind for problem in read_words(content, "a.txt")[1]] == ["long"]


def test_markdown_is_known_by_its_name():
    assert read_words(b"# a", "a.md")[0].prose
    assert not read_words(b"# a", "a.txt")[0].prose
