"""The page of the internal folder: everything found, by who can mend it, in one file."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.files import program_folder
from dossier.i18n.catalogue import translate, translations
from dossier.i18n.dates import day
from dossier.i18n.numbers import file_size, integer
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding, Severity
from dossier.model.text import Language
from dossier.model.waiver import Waiver
from dossier.reports.accounting import FATES, Accounting, Entry, accounting
from dossier.reports.conflicts import conflicts
from dossier.reports.order import by_asked, counts, reasons, waived_in_order
from dossier.reports.page_words import Block, blocks, pieces
from dossier.reports.text import verdict
from dossier.reports.words import (
    ASK_HEADINGS,
    FAMILY_WORDS,
    FATE_WORDS,
    LEVEL_WORDS,
    ask_word,
    counted,
    exhibit_number,
    fix,
    message,
    safe,
    said,
    severity_word,
    specimen_note,
    where,
)

_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What the page may show beside the findings.

    Attributes:
        pages: The page of each rule by code, in the language of the report.
        thumbnails: Small JPEG pictures by id of photograph.
        templates: A firm's own templates, looked up before the program's.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    thumbnails: Mapping[str, bytes] = field(default_factory=dict)
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """One finding in finished words."""

    code: str
    slug: str
    severity: str
    severity_word: str
    family: str
    ask: str
    exhibit: str
    where: str
    message: str
    fix: tuple[tuple[str, bool], ...]
    members: tuple[str, ...]
    page: tuple[Block, ...]
    picture: str


def html_report(
    dossier: Dossier,
    report: CheckReport,
    language: Language | None = None,
    options: PageOptions | None = None,
    told: Accounting | None = None,
) -> str:
    """The internal page as one HTML file without a single address in it.

    Args:
        dossier: What was checked.
        report: What the checks found.
        language: Of the reader; by default the dossier's.
        options: Rule pages, thumbnails and a firm's own templates.
        told: Where every file went; made from the dossier where it is not given.
    """
    speaking = language or dossier.language
    page = _View(dossier, report, speaking, options or PageOptions(), told or accounting(dossier))
    environment = _environment((options or PageOptions()).templates, speaking)
    style, script = (_source(environment, f"completeness.{kind}") for kind in ("css", "js"))
    return environment.get_template("completeness.html").render(
        view=page,
        language=speaking,
        style=Markup(style),  # noqa: S704 (the program's own, or the firm's)
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    )


class _View:
    """Finished strings for the template, which only loops and chooses."""

    def __init__(
        self,
        dossier: Dossier,
        report: CheckReport,
        language: Language,
        options: PageOptions,
        told: Accounting,
    ) -> None:
        self._dossier, self._report, self._language = dossier, report, language
        self._options, self._told = options, told
        self._exhibits = _exhibits(dossier)
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
        self.agrees = told.agrees

    @property
    def counts(self) -> Iterator[tuple[str, str, str]]:
        """Severity, its word and how many."""
        found = counts(self._report)
        for level in Severity:
            number, _, word = counted(level, found[level.value], self._language).partition(" ")
            yield level.value, word, number

    @property
    def groups(self) -> Iterator[tuple[str, str, list[_Row]]]:
        """Who is to be asked, the heading, and the findings."""
        for person, found in by_asked(self._report.findings).items():
            heading = translate(ASK_HEADINGS.get(person, person), self._language)
            yield person, heading, [self._row(finding) for finding in found]

    @property
    def choices(self) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """The filters: attribute, its label, and the values that occur."""
        rows = [row for _, _, group in self.groups for row in group]
        t = self._language
        severities = [(s.value, severity_word(s, t)) for s in Severity]
        families = [(code, translate(word, t)) for code, word in FAMILY_WORDS.items()]
        people = [(person, ask_word(person, t)) for person in by_asked(self._report.findings)]
        numbers = sorted({row.exhibit for row in rows if row.exhibit}, key=int)
        for name, label, values in (
            ("severity", translate("Severity", t), severities),
            ("family", translate("Subject", t), families),
            ("ask", translate("To be asked", t), people),
            ("exhibit", translate("Exhibit", t), [(n, exhibit_number(n, t)) for n in numbers]),
        ):
            used = {getattr(row, name) for row in rows}
            yield name, label, [(value, word) for value, word in values if value in used]

    @property
    def waived(self) -> Iterator[tuple[_Row, str, str, str]]:
        """What was accepted, why, by whom and when."""
        for finding, waiver in waived_in_order(self._report):
            yield (self._row(finding), *self._accepted(waiver))

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
            if totals[fate] or fate != "unaccounted":
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
        ):
            if names:
                yield label, [safe(name, 300) for name in names]

    def _row(self, finding: Finding) -> _Row:
        gap = finding.gap
        return _Row(
            code=finding.code,
            slug=finding.slug,
            severity=finding.severity.value,
            severity_word=severity_word(finding.severity, self._language),
            family=finding.code[:2],
            ask=finding.ask,
            exhibit=self._exhibits.get(gap.subject, ""),
            where=where(gap.origin),
            message=message(finding, self._language),
            fix=pieces(fix(finding, self._language)),
            members=tuple(self._member(member) for member in gap.members),
            page=blocks(self._options.pages.get(finding.code, "")),
            picture=_data_address(self._options.thumbnails.get(gap.subject, b"")),
        )

    def _member(self, member: str) -> str:
        """The label of a photograph before its id, where it has one."""
        label = self._dossier.label_of.get(member)
        return f"{label} {safe(member)}" if label else safe(member)

    def _accepted(self, waiver: Waiver) -> tuple[str, str, str]:
        reason = safe(waiver.reason.get(self._language), 1000)
        return reason, safe(waiver.who), day(waiver.when, self._language)

    def _place(self, entry: Entry) -> str:
        if entry.labels:
            return ", ".join(
                label if "/" in label else exhibit_number(label, self._language) for label in entry.labels
            )
        return said(entry.reason, self._language)


def _exhibits(dossier: Dossier) -> dict[str, str]:
    """The exhibit number of everything that a finding may be about."""
    found: dict[str, str] = {}
    for item in dossier.exhibits:
        found[item.exhibit.id] = str(item.number)
        if item.exhibit.original:
            found[item.exhibit.original.path] = str(item.number)
        for plate in item.plates:
            found[plate.photograph.id] = str(item.number)
            found[plate.photograph.original.path] = str(item.number)
    return found


def _data_address(picture: bytes) -> str:
    if not picture.startswith(_JPEG):
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


def _environment(own: Path | None, language: Language) -> Environment:
    folders = [folder / "reports" for folder in (own, program_folder("templates")) if folder]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return environment


def _source(environment: Environment, name: str) -> str:
    """A style or script word for word: it is no template, so nothing can be filled in."""
    assert environment.loader  # noqa: S101 (made four lines above)
    return environment.loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Only this very style and script may act; nothing may be fetched from anywhere."""
    allowed = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    styles, scripts = (f"'sha256-{digest}'" for digest in allowed)
    return (
        f"default-src 'none'; img-src data:; style-src {styles}; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
