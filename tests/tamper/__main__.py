"""Write `docs/tampering.md`: every falsification that tests make, and what `verify` says of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.tamper.falsify import TABLE
from tests.tamper.test_custody_log import LOGS
from tests.tamper.test_originals import ORIGINALS
from tests.tamper.test_sealed import SEALS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tampering.md"
_HEAD = """\
# What was falsified, and what was said

Made by `python -m tests.tamper` from the tables that the tests of `tests/tamper` run: each row is
done by code to a finished file, and `verify` must give the answer and say the words (shortened
here). {count} falsifications, those of the first table once before and once after a seal.

`sha256sum -c` in an unpacked package sees every row that changes a byte of a listed file: it names
the file, and not what in it was changed. It does not see a file that was put in. Tests of packages
run it.

Where the answer is "consistent", nothing in the unsealed file can show the change, and `verify`
never says more than "consistent, not sealed" of such a file. After a seal every one of them is
"altered".
"""


def page() -> str:
    """The whole page."""
    count = len(TABLE) + len(SEALS) - 1 + len(LOGS) + len(ORIGINALS)
    dossier = [(one.name, one.overall, one.unsealed or "–", "altered") for one in TABLE]
    parts = [
        _HEAD.format(count=count),
        "## A dossier, before and after a seal\n",
        _table(("what was done", "unsealed: answer", "and words", "sealed: answer"), dossier),
        "\n## A sealed file\n",
        _table(("what was done", "answer", "words"), SEALS),
        "\n## The custody log beside a dossier that pins it\n",
        _table(("what was done", "answer", "words"), [(name, "altered", words) for name, _, words in LOGS]),
        "\n## Originals beside a dossier that lists them\n",
        _table(("what was done", "remark", "words"), [(row[0], row[2], row[3]) for row in ORIGINALS]),
    ]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
