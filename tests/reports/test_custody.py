"""The custody log in sentences: what leaves the office names only what was communicated."""

import json

from dossier.model.chain import custody_from
from dossier.model.custody import CustodyLog, custody_line
from dossier.reports.custody import custody_sentences

ONE, TWO = "1" * 64, "2" * 64


def _log() -> CustodyLog:
    first = custody_line(
        {
            "event": "received",
            "when": "2022-09-19T14:20:00+02:00",
            "who": "Me Roux",
            "from": "M. Diallo",
            "to": "Me Roux",
            "method": "card",
            "device": "SD 0042",
            "purpose": "evidentiary",
            "read_only": True,
            "files": [{"path": "photos/a.jpg", "copy": ONE}, {"path": "photos/b.jpg", "copy": TWO}],
            "remarks": "the client hesitates",
        },
        None,
    )
    before = custody_from(first.encode()).events[-1]
    second = {
        "event": "served",
        "when": "2022-09-20T09:00:00+02:00",
        "who": "Me Roux",
        "to": "the State",
        "files": [{"path": "photos/b.jpg", "copy": TWO}],
    }
    assert json.loads(first)["sequence"] == 1
    return custody_from((first + custody_line(second, before)).encode())


def test_the_office_reads_everything() -> None:
    text = custody_sentences(_log(), "en")
    assert text.startswith("1. 19\u00a0September\u00a02022, ")
    assert "received from M. Diallo by Me Roux, on a memory card, 2 files." in text
    assert "Remarks: the client hesitates" in text
    assert "Kept untouched and read-only." in text


def test_outside_the_office_only_what_was_communicated() -> None:
    text = custody_sentences(_log(), "en", only={"photos/a.jpg"})
    assert "photos/a.jpg" in text
    assert "1 file." in text
    for kept in ("hesitates", "photos/b.jpg", "the State"):
        assert kept not in text


def test_french_is_written_as_french() -> None:
    text = custody_sentences(_log(), "fr")
    assert "1. 19 septembre 2022, 14 h 20 (UTC+2)\u202f: reçu de M. Diallo par Me Roux" in text.replace(
        "\u202fh\u202f", " h "
    ).replace("\u00a0", " ")
