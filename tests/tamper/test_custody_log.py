"""A custody log beside the dossier that pins its head: each falsification is named."""

import json

import pikepdf
import pytest

from dossier.cli.main import main
from dossier.errors import ExitCode
from dossier.flows.verify import verify
from dossier.model.chain import custody_from
from dossier.model.custody import canonical, custody_line, entry_digest
from dossier.model.manifest import CustodyHead, Manifest, manifest_bytes
from tests.support.custody import lines_of

ROWS = [{"event": "received"}, {"event": "transferred", "remarks": "second"}, {"event": "transferred"}]


@pytest.fixture
def dossier(tmp_path):
    """A file that pins a log of three entries."""
    lines = lines_of(ROWS)
    head = custody_from("".join(lines).encode()).events[-1]
    manifest = Manifest(
        title="T", proceeding="P", language="en", pages=1, custody=CustodyHead(entries=3, digest=head.digest)
    )
    path = tmp_path / "dossier.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        private = pikepdf.Dictionary(
            Manifest=pdf.make_stream(manifest_bytes(manifest)), Pages=pdf.make_stream(b"{}")
        )
        pdf.Root.PieceInfo = pikepdf.Dictionary(Dossier=pikepdf.Dictionary(Private=private))
        pdf.save(path)
    return path, lines


def rewritten(line):
    """The entry with other remarks, and the digest that goes with them."""
    entry = json.loads(line) | {"remarks": "nothing happened"}
    return canonical(entry | {"digest": entry_digest(entry)}).decode() + "\n"


def forked(lines):
    first = custody_from(lines[0].encode()).events[0]
    return [*lines, custody_line({"when": "2022-09-20T10:00:00+02:00", "who": "X", "event": "served"}, first)]


def rechained():
    return lines_of([ROWS[0], ROWS[1] | {"remarks": "other"}, ROWS[2]])


LOGS = (
    (
        "its end cut off",
        lambda lines: lines[:2],
        "has 2 entries; it had 3 when the dossier was made: its end was cut off",
    ),
    (
        "an entry changed, and all after it chained anew",
        lambda _: rechained(),
        "Entry 3 of the custody log is not the one that stood there",
    ),
    (
        "an entry edited",
        lambda lines: [lines[0], lines[1].replace("second", "other"), lines[2]],
        "Line 2 of the custody log",
    ),
    (
        "remarks edited, the entry's own digest made to match",
        lambda lines: [lines[0], rewritten(lines[1]), lines[2]],
        "Line 3 of the custody log",
    ),
    ("two entries exchanged", lambda lines: [lines[1], lines[0], lines[2]], "Line 1 of the custody log"),
    ("forked", forked, "Line 4 of the custody log: it is a second entry of its number"),
    (
        "a line put in",
        lambda lines: [*lines[:2], "{}\n", lines[2]],
        "Line 3 of the custody log: it cannot be read",
    ),
)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("change", "needle"), [row[1:] for row in LOGS], ids=[row[0] for row in LOGS])
def test_what_was_done_to_the_log_is_named(dossier, tmp_path, change, needle):
    file, lines = dossier
    log = tmp_path / "custody.jsonl"
    log.write_text("".join(change(lines)), "utf-8")
    told = verify(file, custody=log)
    assert any(one.kind == "altered" and needle in one.sentence for one in told.custody), told.custody


@pytest.mark.usefixtures("at_once")
def test_a_log_that_went_on_contains_what_is_pinned(dossier, tmp_path, capsys):
    file, lines = dossier
    last = custody_from("".join(lines).encode()).events[-1]
    more = custody_line({"when": "2022-09-20T10:00:00+02:00", "who": "X", "event": "served"}, last)
    log = tmp_path / "custody.jsonl"
    log.write_text("".join([*lines, more]), "utf-8")
    assert [one.kind for one in verify(file, custody=log).custody] == ["noted"]
    assert main(["verify", str(file), "--custody", str(log)]) == ExitCode.INTEGRITY  # its pages are not ours
    assert "contains the entry that the dossier pins (number 3)" in capsys.readouterr().out
