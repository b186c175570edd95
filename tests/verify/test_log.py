"""A custody log alone, or in its case folder: its chain, and where it ends."""

import pytest

from dossier.flows.verify import verify
from dossier.model.chain import custody_from
from tests.support.custody import lines_of
from tests.tamper.test_custody_log import LOGS, ROWS

pytestmark = pytest.mark.usefixtures("at_once")
UNSEEN = {"its end cut off", "an entry changed, and all after it chained anew"}
"""What only a dossier shows that pins the log."""


@pytest.mark.parametrize("alone", [False, True])
def test_a_whole_log_says_where_it_ends(tmp_path, alone):
    lines = lines_of(ROWS)
    (tmp_path / "custody.jsonl").write_text("".join(lines), "utf-8")
    verdict = verify(tmp_path / "custody.jsonl" if alone else tmp_path, language="en").verdict
    last = custody_from("".join(lines).encode()).events[-1].digest
    assert (verdict.overall, verdict.subject) == ("consistent", "log")
    assert verdict.remarks[0].sentence.endswith(f"has 3 entries; the digest of the last one is {last}.")


@pytest.mark.parametrize("row", LOGS, ids=lambda row: row[0])
def test_what_breaks_the_chain_is_named_by_its_line(tmp_path, row):
    name, change, needle = row
    (tmp_path / "custody.jsonl").write_text("".join(change(lines_of(ROWS))), "utf-8")
    verdict = verify(tmp_path, language="en").verdict
    if name in UNSEEN:
        assert verdict.overall == "consistent"
    else:
        assert verdict.overall == "altered"
        assert needle in " ".join(remark.sentence for remark in verdict.remarks)


def test_an_empty_log_tells_nothing(tmp_path):
    (tmp_path / "custody.jsonl").write_bytes(b"")
    assert verify(tmp_path).verdict.overall == "unknown"
