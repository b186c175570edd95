"""Write `docs/tampering.md`: every falsification that tests make, and what `verify` and others say of it."""

import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from tests.tamper.bags import BAGS
from tests.tamper.falsify import TABLE, falsified
from tests.tamper.sample import made
from tests.tamper.test_archive import ATTACHED
from tests.tamper.test_custody_log import LOGS
from tests.tamper.test_originals import ORIGINALS
from tests.tamper.test_sealed import SEALS, sealed_bytes
from tests.tamper.test_stamps import STAMPS
from tests.tamper.tools import keep, kept, page_says, pdfsig, sha256sum

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tampering.md"
_HEAD = """\
# What was falsified, and what was said

Made by `python -m tests.tamper` from the tables that the tests of `tests/tamper` run: each row is
done by code to a finished file, and `verify` must give the answer and say the words (shortened
here). {count} falsifications, those of the first table once before and once after a seal.

The columns of other tools say what these said when the page was made; tests ask `sha256sum`, `pdfsig` and
`openssl` again where they are on the machine, and `verify.html` for some rows. `verify.html` was given
every file of the unpacked package, and compares only what it is given: it cannot see what is missing.

Where the answer is "consistent", nothing in the unsealed file can show the change, and `verify`
never says more than "consistent, not sealed" of such a file. After a seal every one of them is
"altered".
"""


def page() -> str:
    """The whole page."""
    says = kept()
    rows = (len(TABLE), len(SEALS) - 1, len(LOGS), len(ORIGINALS), len(BAGS), len(ATTACHED), len(STAMPS) - 1)
    dossier = [
        (one.name, one.overall, one.unsealed or "–", "altered", says["pdfsig"][one.name]) for one in TABLE
    ]
    bags = [
        (one.name, one.overall, one.said, says["sha256sum"][one.name], says["verify.html"][one.name])
        for one in BAGS
    ]
    three = ("what was done", "answer", "words")
    parts = [
        _HEAD.format(count=sum(rows)),
        "## A dossier, before and after a seal\n",
        _table(
            ("what was done", "unsealed: answer", "and words", "sealed: answer", "sealed: `pdfsig`"), dossier
        ),
        "\n## A sealed file\n",
        _table(three, SEALS),
        "\n## A package\n",
        _table((*three, "`sha256sum -c`", "`verify.html`"), bags),
        "\n## A time-stamp beside a file\n",
        _table((*three, "`openssl ts -verify`"), [(row[0], *row[2:]) for row in STAMPS]),
        "\n## Originals in an archive edition\n",
        _table(three, [(name, "altered", words) for name, _, words in ATTACHED]),
        "\n## The custody log beside a dossier that pins it\n",
        _table(three, [(name, "altered", words) for name, _, words in LOGS]),
        "\n## Originals beside a dossier that lists them\n",
        _table(("what was done", "remark", "words"), [(row[0], row[2], row[3]) for row in ORIGINALS]),
    ]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |\n" for line in lines)


def ask() -> None:
    """Make every falsification, and write down what each tool says."""
    with tempfile.TemporaryDirectory() as folder, _browser(Path(folder)) as browser:
        work = Path(folder)
        sample = made(work / "sample")
        sealed = sealed_bytes(sample.dossier.read_bytes())
        answers: dict[str, dict[str, str]] = {"pdfsig": {}, "sha256sum": {}, "verify.html": {}}
        for one in TABLE:
            (work / "falsified.pdf").write_bytes(falsified(sealed, one.change))
            answers["pdfsig"][one.name] = pdfsig(work / "falsified.pdf")
        for rank, one in enumerate(BAGS):
            with zipfile.ZipFile(sample.package) as archive:
                archive.extractall(work / str(rank))
            bag = work / str(rank) / sample.package.stem
            one.change(bag)
            answers["sha256sum"][one.name] = sha256sum(bag)
            answers["verify.html"][one.name] = page_says(browser, bag)
    keep(answers)


@contextmanager
def _browser(work: Path) -> Iterator[object]:
    """The browser of the tests, without a test."""
    from tests.browser.conftest import started

    def folder(name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=work))

    started_one = started(SimpleNamespace(mktemp=folder))
    try:
        yield next(started_one)
    finally:
        next(started_one, None)


if __name__ == "__main__":
    ask()
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
