"""One finding as the page shows it: finished words, and nothing that a template would have to work out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.i18n.catalogue import translate
from dossier.model.dossier import Dossier
from dossier.model.finding import LEVELS, CheckReport, Finding, Gap
from dossier.model.text import Language
from dossier.reports.accepting import waiver_lines
from dossier.reports.exhibits import Exhibits
from dossier.reports.order import accepted
from dossier.reports.page_words import pieces
from dossier.reports.pictures import data_address
from dossier.reports.text import smaller
from dossier.reports.words import (
    LEVEL_WORDS,
    fix,
    message,
    part_message,
    safe,
    severity_word,
    where,
)

STRIP = 12
"""Pictures shown of what one finding stands for; the list below it names all of them."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things that a finding stands for."""

    name: str
    where: str
    message: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in finished words.

    Attributes:
        anchor: What a link leads to.
        exhibits: Numbers of the exhibits that it is about; in words, neighbours stand together: `1–8, 11`.
        pictures: Addresses that hold the picture itself, each with its label.
        unseen: How many pictures more it is about.
        smaller: Says that a waiver accepts some of what its rule found.
        accept: Lines for `waivers.yaml`; empty where it cannot be waived.
    """

    anchor: str
    code: str
    slug: str
    severity: str
    severity_word: str
    blocks: str
    family: str
    ask: str
    exhibits: tuple[str, ...]
    exhibit_words: str
    where: str
    message: tuple[tuple[str, bool], ...]
    fix: tuple[tuple[str, bool], ...]
    members: tuple[Member, ...]
    pictures: tuple[tuple[str, str], ...]
    unseen: int
    smaller: str
    accept: str


class Rows:
    """Makes rows of the findings of one report."""

    def __init__(
        self, dossier: Dossier, report: CheckReport, language: Language, thumbnails: Mapping[str, bytes]
    ) -> None:
        self._language, self._thumbnails = language, thumbnails
        self._labels, self._exhibits = dossier.label_of, Exhibits((dossier,))
        self._accepted = accepted(report)
        self._made: dict[str, int] = {}

    def row(self, finding: Finding) -> Row:
        """The finding as the page shows it; a second one of the same rule gets the next anchor."""
        number = self._made[finding.code] = self._made.get(finding.code, 0) + 1
        numbers = self._exhibits.numbers(finding)
        subjects = finding.gap.members or (finding.gap.subject,)
        strip = [(label, address) for label, address in self._pictures(finding) if address][:STRIP]
        about = sum(subject in self._labels for subject in subjects) if strip else 0
        return Row(
            anchor=f"{finding.code}-{number}",
            code=finding.code,
            slug=finding.slug,
            severity=finding.severity.value,
            severity_word=severity_word(finding.severity, self._language),
            blocks=self._blocks(finding),
            family=finding.code[:2],
            ask=finding.ask,
            exhibits=tuple(map(str, numbers)),
            exhibit_words=", ".join(_together(numbers)),
            where=where(finding.gap.origin),
            message=pieces(message(finding, self._language)),
            fix=pieces(fix(finding, self._language)),
            members=tuple(self._members(finding)),
            pictures=tuple(strip),
            unseen=max(0, about - len(strip)),
            smaller=self._smaller(finding),
            accept=waiver_lines(finding),
        )

    def _blocks(self, finding: Finding) -> str:
        """From which level on it blocks, where that is not the first."""
        if finding.blocks_from in {None, LEVELS[0]}:
            return ""
        level = translate(LEVEL_WORDS[finding.blocks_from or LEVELS[-1]], self._language)
        return translate("blocks from level {level}", self._language, level=level)

    def _pictures(self, finding: Finding) -> Iterator[tuple[str, str]]:
        for subject in finding.gap.members or (finding.gap.subject,):
            picture = data_address(self._thumbnails.get(subject, b""))
            yield self._labels.get(subject, safe(subject, 40)), picture

    def _members(self, finding: Finding) -> Iterator[Member]:
        """What a grouped finding stands for; each with its own words only where they tell more."""
        gap = finding.gap
        telling = _tell_more(gap)
        parts = gap.parts or tuple(Gap(member) for member in gap.members)
        for part in parts if len(gap.members) > 1 else ():
            words = part_message(finding, part, self._language) if telling else ""
            itself = part.origin.line is None and part.subject in part.origin.file
            named = self._named(part.subject, part.origin.file if itself else part.subject)
            yield Member(named, "" if itself else where(part.origin), pieces(words))

    def _named(self, subject: str, name: str) -> str:
        """The label of a photograph before its id or path, where it has one."""
        label = self._labels.get(subject)
        return f"{label} {safe(name)}" if label else safe(name)

    def _smaller(self, finding: Finding) -> str:
        number = self._accepted.get(finding.code, 0)
        if not (number and finding.gap.members):
            return ""
        return smaller(number, self._language)


def _together(numbers: Sequence[int]) -> Iterator[str]:
    """Neighbours as one: 1, 2, 3, 5 become `1–3` and `5`."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        first, *rest = (number for _, number in run)
        yield f"{first}–{rest[-1]}" if rest else str(first)


def _tell_more(gap: Gap) -> bool:
    """Whether the parts differ in more than what their subject already says."""
    names = {name for part in gap.parts for name in part.facts}
    return any(
        len({part.facts.get(name) for part in gap.parts}) > 1
        and not all(_within(part.facts.get(name, ""), part) for part in gap.parts)
        for name in names
    )


def _within(value: str, part: Gap) -> bool:
    """Whether a fact only repeats which file or thing is meant."""
    stem = value.rpartition(".")[0] or value
    return value == part.origin.file or stem in part.subject or part.subject in value
