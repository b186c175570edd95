"""Everything that the internal page says, in finished words: its template only loops and chooses."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.dates import day
from dossier.i18n.numbers import file_size, integer
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding, Severity
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.accounting import FATES, Accounting, Entry
from dossier.reports.actions import Progress, actions, first, progress
from dossier.reports.citations import citations_view
from dossier.reports.conflicts import conflicts
from dossier.reports.deadlines import deadline_sheet
from dossier.reports.matrix import matrix_views
from dossier.reports.order import by_asked, counts, reasons, waived_in_order
from dossier.reports.page_rows import Row, Rows
from dossier.reports.page_words import Block, blocks, pieces
from dossier.reports.text import verdict
from dossier.reports.words import (
    ASK_HEADINGS,
    FAMILY_WORDS,
    FATE_WORDS,
    HEARING_WORDS,
    LEVEL_WORDS,
    counted,
    exhibit_number,
    message,
    safe,
    said,
    severity_word,
    specimen_note,
    where,
)

FIRST = 5
"""Next steps that are named before all the others."""


@dataclass(frozen=True, slots=True)
class Next:
    """A remedy worth beginning with, and where its first finding stands on the page."""

    anchor: str
    fix: tuple[tuple[str, bool], ...]
    who: str
    what: str
    severity: str


class View:
    """Finished strings for the template."""

    def __init__(
        self,
        dossier: Dossier,
        report: CheckReport,
        language: Language,
        told: Accounting,
        pages: Mapping[str, str],
        thumbnails: Mapping[str, bytes],
    ) -> None:
        self._dossier, self._report, self._language = dossier, report, language
        self._told, self._pages = told, pages
        rows = Rows(dossier, report, language, thumbnails)
        self._rows = {id(f): rows.row(f) for group in by_asked(report.findings).values() for f in group}
        matter, proceeding = dossier.case.matter, dossier.proceeding
        self.title = safe(matter.title.get(language), 400)
        self.proceeding = safe(proceeding.title.get(language), 400)
        self.court = safe(proceeding.court.name.get(language), 400)
        self.date = day(dossier.as_of, language) if dossier.as_of else ""
        self.level = translate(LEVEL_WORDS[report.level], language)
        self.blocking = len(report.blocking)
        self.verdict = verdict(report, language) if report.blocking else ""
        self.specimen = specimen_note(dossier, language)
        self.conflicts = conflicts(dossier, language)
        self.matrix = matrix_views(dossier, language)
        self.citations = citations_view(dossier, language)
        self.deadlines = deadline_sheet(dossier, language)
        self.agrees = told.agrees

    @property
    def counts(self) -> Iterator[tuple[str, str, str]]:
        """Severity, its word and how many."""
        found = counts(self._report)
        for level in Severity:
            number, _, word = counted(level, found[level.value], self._language).partition(" ")
            yield level.value, word, number

    @property
    def progress(self) -> Progress:
        """How many rules find nothing, and what blocks at each level."""
        return progress(self._report)

    @property
    def steps(self) -> Iterator[tuple[str, int, str]]:
        """Each level, how many findings stop it, and that in words."""
        for step in self.progress.steps:
            level = translate(LEVEL_WORDS[step.level], self._language)
            words = translate_plural(
                "{count} finding blocks", "{count} findings block", step.blocking, self._language
            )
            nothing = translate("nothing blocks", self._language)
            yield level, step.blocking, words if step.blocking else nothing

    @property
    def next(self) -> Iterator[Next]:
        """What to begin with: what frees a level first, then what closes most at once."""
        for action in first(actions(self._report.findings, self._language), FIRST):
            row = self._rows[id(action.findings[0])]
            yield Next(
                anchor=row.anchor,
                fix=pieces(action.fix),
                who=translate(ASK_HEADINGS.get(action.ask, action.ask), self._language),
                what=translate_plural(
                    "closes {count} gap", "closes {count} gaps", action.closes, self._language
                ),
                severity=action.severity.value,
            )

    @property
    def groups(self) -> Iterator[tuple[str, str, list[Row]]]:
        """Who is to be asked, the heading, and the findings."""
        for person, found in by_asked(self._report.findings).items():
            heading = translate(ASK_HEADINGS.get(person, person), self._language)
            yield person, heading, [self._rows[id(finding)] for finding in found]

    @property
    def choices(self) -> Iterator[tuple[str, str, list[tuple[str, str, int]]]]:
        """The filters: attribute, its label, and the values that occur, each with how often."""
        rows, t = self._rows.values(), self._language
        numbers = Counter(number for row in rows for number in row.exhibits)
        for name, label, words in (
            ("ask", marked("What to do"), ASK_HEADINGS),
            ("severity", marked("Severity"), {s.value: severity_word(s, t) for s in Severity}),
            ("family", marked("Subject"), FAMILY_WORDS),
        ):
            found = Counter(str(getattr(row, name)) for row in rows)
            listed = [(v, translate(word, t), found[v]) for v, word in words.items() if found[v]]
            yield name, translate(label, t), listed
        exhibits = [(n, exhibit_number(n, t), numbers[n]) for n in sorted(numbers, key=int)]
        yield "exhibit", translate("Exhibit", t), exhibits

    @property
    def ruled(self) -> frozenset[str]:
        """Codes of the rules whose page stands on this page."""
        return frozenset(self._pages)

    @property
    def rules(self) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
        """Code, title and page of each rule that found something."""
        for code in sorted({finding.code for finding in self._report.findings} & self._pages.keys()):
            title, *rest = blocks(self._pages[code])
            yield code, "".join(text for text, _ in title.pieces), tuple(rest)

    @property
    def waived(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Code, message and place of what was accepted; why, by whom and when."""
        for finding, waiver in waived_in_order(self._report):
            found = message(finding, self._language)
            yield finding.code, found, self._place_of(finding), *self._accepted(waiver)

    @property
    def not_run(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Why rules did not run, and which."""
        for reason, codes in reasons(self._report.not_run).items():
            yield said(reason, self._language) or "?", codes

    @property
    def ran(self) -> str:
        """How many rules were applied."""
        return integer(len(self._report.ran), self._language)

    @property
    def totals(self) -> Iterator[str]:
        """How many files had each fate, then all of them."""
        totals = self._told.totals
        for fate in FATES:
            if totals[fate] or fate not in {"withdrawn", "unaccounted"}:
                yield counted(fate, totals[fate], self._language)
        yield translate("{count} in all", self._language, count=totals["total"])

    @property
    def files(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Path, fate and its word, where or why, and size of every original."""
        for entry in self._told.entries:
            word = translate(FATE_WORDS[entry.fate], self._language)
            size = file_size(entry.size, self._language)
            yield safe(entry.path, 300), entry.fate, word, self._place(entry), size

    @property
    def others(self) -> Iterator[tuple[str, list[str]]]:
        """Lists of what is not counted: left out without a file, ignored, missing, and faults."""
        t, told = self._language, self._told
        without = [f"{left.subject}: {said(left.reason, t)}" for left in told.without_file]
        for label, names in (
            (translate("Left out, without a file", t), without),
            (translate("Named in a table and not in the folder", t), told.missing),
            (translate("Ignored: never evidence", t), told.ignored),
            (translate("Shown, and no file of the case", t), told.strangers),
            (translate("Both shown and omitted", t), told.doubled),
            *self._pleadings(),
        ):
            if names:
                yield label, [safe(name, 300) for name in names]

    def _pleadings(self) -> Iterator[tuple[str, list[str]]]:
        """What became of the files of `submissions/`."""
        for fate, label in HEARING_WORDS.items():
            found = [one.path for one in self._told.pleadings if one.fate == fate]
            yield translate(label, self._language), found

    def _accepted(self, waiver: Waiver) -> tuple[str, str, str]:
        reason = safe(waiver.reason.get(self._language), 1000)
        return reason, safe(waiver.who), day(waiver.when, self._language)

    def _place_of(self, finding: Finding) -> str:
        return where(finding.gap.origin) or safe(finding.gap.subject)

    def _place(self, entry: Entry) -> str:
        if entry.labels:
            return ", ".join(
                label if "/" in label else exhibit_number(label, self._language) for label in entry.labels
            )
        return said(entry.reason, self._language)
