"""The sample case, its files read once, checked again and again with one thing taken out or changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.checks.runner import check
from dossier.errors import InputError
from dossier.files import Store
from dossier.filing.selection import select
from dossier.ingest.case import case_from
from dossier.ingest.faults import Faults
from dossier.ingest.inventory import take_inventory
from dossier.ingest.node import Node
from dossier.ingest.originals import examine_all
from dossier.ingest.tables import read_tables
from dossier.model.finding import Finding, Gap
from dossier.model.original import Original
from tests.support.mutants import Mutant

SAMPLE = Path(__file__).resolve().parents[2] / "evidence" / "embassy-paris-2022"

Said = Mapping[tuple[object, ...], Finding]
"""What is found, one by one, by proceeding, code, subject and facts."""

_RENUMBERED = frozenset({"number", "label", "taken"})
"""Facts that change when an exhibit goes and the next ones move up: no new lack."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a changed case that it does not say of the sample.

    Attributes:
        new: Codes of rules that speak, with what the first of them found.
        refused: What the reader says where it refuses the folder; empty where it reads it.
    """

    new: Mapping[str, Finding]
    refused: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """The rules that speak."""
        return frozenset(self.new)


@dataclass(frozen=True)
class Sample:
    """A case folder, read."""

    tables: Mapping[str, Node]
    originals: Mapping[str, Original]
    said: Said

    def without(self, mutant: Mutant) -> Answer:
        """What is said of the case that lacks one thing."""
        if mutant.gone:
            kept = {path: file for path, file in self.originals.items() if path != mutant.gone}
            return self.answer(self.tables, kept)
        return self.answer({**self.tables, mutant.table: mutant.node}, self.originals)

    def answer(self, tables: Mapping[str, Node], originals: Mapping[str, Original]) -> Answer:
        """What is said of a changed case and was not said before."""
        try:
            said = _said(tables, originals)
        except InputError as error:
            return Answer({}, str(error))
        new: dict[str, Finding] = {}
        for key, finding in said.items():
            if key not in self.said:
                new.setdefault(finding.code, finding)
        return Answer(dict(sorted(new.items())))


@cache
def sample() -> Sample:
    """The sample; its files are read once for a whole run."""
    faults = Faults()
    tables = read_tables(SAMPLE, faults)
    names = take_inventory(SAMPLE, faults).files
    with TemporaryDirectory() as store:
        originals = examine_all(SAMPLE, names, Store(Path(store)), workers=2)
    faults.raise_if_any("en")
    return Sample(tables, originals, _said(tables, originals))


def _said(tables: Mapping[str, Node], originals: Mapping[str, Original]) -> Said:
    case = case_from(tables, originals)
    said: dict[tuple[object, ...], Finding] = {}
    for proceeding in case.proceedings:
        for finding in check(select(case, proceeding), "court").findings:
            for gap in finding.gap.parts or (finding.gap,):
                one = replace(finding, gap=gap, message=finding.single)
                said[proceeding.id, finding.code, gap.subject, _facts(gap)] = one
    return said


def _facts(gap: Gap) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in gap.facts.items() if name not in _RENUMBERED)
