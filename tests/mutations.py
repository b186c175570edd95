"""What is expected of the checks when one thing is taken out of the sample, or changed in it.

`tests/mutations.toml` says it, field by field. `python -m tests.mutations > docs/mutations.md` tries
everything and prints the page; where the rules say something else, it says where and what.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from dossier.model.finding import Finding
from dossier.model.original import Original
from tests.support.mutants import Mutant, changed, mutants
from tests.support.sample import Answer, sample

FILE = Path(__file__).with_suffix(".toml")
_CODES = re.compile(r"^[A-Z]{2}\d{3}(?:, [A-Z]{2}\d{3})*$")


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to happen.

    Attributes:
        codes: The rules that speak, and no other.
        refused: Whether the reader refuses the folder, naming file and line.
        because: Why nothing needs to speak.
        place: Field and rows of the file that say so.
    """

    codes: frozenset[str]
    refused: bool
    because: str
    place: tuple[str, str]

    @classmethod
    def read(cls, text: str, place: tuple[str, str]) -> "Expected":
        """`EX004, EX010`, `refused` or `nothing: why`."""
        if text == "refused":
            return cls(frozenset(), True, "", place)
        if text.startswith("nothing: "):
            return cls(frozenset(), False, text.removeprefix("nothing: "), place)
        assert _CODES.match(text), f"{place}: {text!r} is neither codes, `refused` nor `nothing: why`"
        return cls(frozenset(text.split(", ")), False, "", place)

    def differs(self, answer: Answer) -> str:
        """How an answer differs from what is expected; empty where it does not."""
        if self.refused or answer.refused:
            as_said = self.refused and bool(answer.refused)
            return "" if as_said else f"expected {self}, and it is {'refused' if answer.refused else 'read'}"
        more, less = sorted(answer.codes - self.codes), sorted(self.codes - answer.codes)
        return "; ".join([f"{code} speaks too" for code in more] + [f"{code} is silent" for code in less])

    def __str__(self) -> str:
        """As it is written in the file."""
        if self.refused:
            return "refused"
        return ", ".join(sorted(self.codes)) or f"nothing: {self.because}"


@dataclass(frozen=True, slots=True)
class Change:
    """Another value in one place, and what has to be said of it."""

    what: str
    expected: Expected
    tables: Mapping[str, Any]
    originals: Mapping[str, Original]


@cache
def data() -> dict[str, Any]:
    """What the file holds."""
    with FILE.open("rb") as source:
        return tomllib.load(source)


def lines() -> Iterator[Expected]:
    """What the file says, line by line."""
    for table, fields in data().items():
        if table != "change":
            for field, said in fields.items():
                for rows, text in said.items() if isinstance(said, dict) else [("*", said)]:
                    yield Expected.read(text, (f"{table}.{field}", rows))


@cache
def all_mutants() -> tuple[Mutant, ...]:
    """Everything that can be taken out of the sample."""
    return tuple(mutants(sample().tables, sample().originals))


def expected(mutant: Mutant) -> Expected | None:
    """What the file says of it; None where it says nothing."""
    table, field = mutant.table, mutant.field
    if field not in data()[table] and field.endswith((".fr", ".en")):
        table, field = "every", field[-3:]
    said = data()[table].get(field, {})
    for rows, text in said.items() if isinstance(said, dict) else [("*", said)]:
        if any(fnmatchcase(mutant.row, name) for name in rows.split(" | ")):
            return Expected.read(text, (f"{table}.{field}", rows))
    return None


@cache
def kinds() -> Mapping[tuple[str, str], list[int]]:
    """Ranks of the mutants by the line of the file that speaks of them."""
    found: dict[tuple[str, str], list[int]] = {line.place: [] for line in lines()}
    for number, mutant in enumerate(all_mutants()):
        line = expected(mutant)
        found.setdefault(line.place if line else (mutant.name, "?"), []).append(number)
    return found


def changes() -> Iterator[Change]:
    """The sample with one value changed."""
    known = sample()
    for entry in data()["change"]:
        tables, originals = dict(known.tables), dict(known.originals)
        for at, value in entry["set"].items():
            if at.startswith("files/"):
                path, _, field = at.removeprefix("files/").rpartition(":")
                originals[path] = _altered(originals[path], field.split("."), value)
            else:
                table, row, field = at.split(":")
                tables[table] = changed(tables[table], row, field, value)
        line = Expected.read(entry["expect"], ("change", entry["what"]))
        yield Change(entry["what"], line, tables, originals)


def _altered(record: Any, keys: Sequence[str], value: object) -> Any:
    key, *rest = keys
    below = _altered(getattr(record, key), rest, value) if rest else value
    return type(record).model_validate({**dict(record), key: below})


Outcome = tuple[Mutant, Answer]
Outcomes = Mapping[tuple[str, str], list[Outcome]]


def page(answers: Outcomes, told: list[tuple[Change, Answer]]) -> str:
    """`docs/mutations.md`."""
    return "".join([_HEAD, *_tables(answers), _CHANGES, *_changed(told)])


_HEAD = """\
# What the checks say when something is missing

Generated by `python -m tests.mutations > docs/mutations.md`; do not edit. What is expected stands in
`tests/mutations.toml`, and the tests try it.

The sample case `evidence/embassy-paris-2022` is complete but for what its own report says. From it one thing
at a time is taken out: a value, one item of a list, a row of a table, a file; then both proceedings are
checked at level court. The tables say what the program then says that it did not say before: the codes of
the rules, with the sentence of the first; **refused** where the folder cannot be read without the value,
with file and line; or why nothing needs to be said. `[*]` is one item of a list, `.fr` and `.en` one of two
languages, `[row]` a whole row. Where rows differ, each kind of row has its line.
"""

_CHANGES = """
## What the checks say when something is wrong

| change | what is said |
|---|---|
"""


def _tables(answers: Outcomes) -> Iterator[str]:
    for table in dict.fromkeys(name.partition(".")[0] for name, _ in answers):
        yield f"\n## {table}\n\n| without | of | tried | what is said |\n|---|---|---|---|\n"
        for (name, rows), tried in answers.items():
            if name.startswith(f"{table}.") and tried:
                yield row(name.partition(".")[2], rows, tried)


def row(field: str, rows: str, tried: Sequence[Outcome]) -> str:
    """One line of a table."""
    which = "all others" if rows == "*" else _listed(tried)
    said = said_of(expected(tried[0][0]), tried[0][1])
    return f"| `{field}` | {which} | {len(tried)} | {said} |\n"


def _changed(told: list[tuple[Change, Answer]]) -> Iterator[str]:
    for change, answer in told:
        yield f"| {change.what} | {said_of(change.expected, answer)} |\n"


def said_of(line: Expected | None, answer: Answer) -> str:
    """What is said, for a cell of a table."""
    if answer.refused:
        return "**refused**"
    if not answer.new:
        return f"nothing: {line.because}" if line else "nothing"
    code, finding = next(iter(answer.new.items()))
    others = [f"**{other}**" for other in answer.new if other != code]
    also = f"; also {', '.join(others)}" if others else ""
    return f"**{code}** {_sentence(finding)}{also}"


def _sentence(finding: Finding) -> str:
    words = finding.message.format(subject=finding.gap.subject, **finding.gap.facts)
    return words.replace("|", "\\|")


def _listed(tried: Sequence[Outcome]) -> str:
    rows = list(dict.fromkeys(mutant.row.replace("|", "\\|") for mutant, _ in tried))
    return ", ".join(rows[:3]) + (", …" if len(rows) > 3 else "")


def _tried(number: int) -> Answer:
    return sample().without(all_mutants()[number])


def everything() -> Outcomes:
    """Every mutant tried, by the line of the file that speaks of it."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(_tried, range(len(all_mutants())), chunksize=64))
    return {line: [(all_mutants()[n], answers[n]) for n in tried] for line, tried in kinds().items()}


def main() -> int:
    """Try everything; print the page, and on the other stream what is not as expected."""
    found = everything()
    told = [(change, sample().answer(change.tables, change.originals)) for change in changes()]
    wrong = [
        f"{mutant.name} of {mutant.row or 'the case'}: {problem}"
        for tried in found.values()
        for mutant, answer in tried
        if (problem := _problem(mutant, answer))
    ]
    wrong += [f"{c.what}: {problem}" for c, answer in told if (problem := c.expected.differs(answer))]
    sys.stdout.write(page(found, told))
    for problem in wrong:
        sys.stderr.write(f"{problem}\n")
    if wrong:
        sys.stderr.write(
            f"\n{len(wrong)} answers are not what {FILE.name} expects: mend the rule or the file.\n"
        )
    return 1 if wrong else 0


def _problem(mutant: Mutant, answer: Answer) -> str:
    line = expected(mutant)
    return line.differs(answer) if line else f"{FILE.name} says nothing of it; {sorted(answer.codes)} speak"


if __name__ == "__main__":
    sys.exit(main())
