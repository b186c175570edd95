"""The report as text: worst first, each finding where it is mended, with what to do."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from dossier.i18n.catalogue import translate, translate_plural
from dossier.model.finding import CheckReport, Finding, Severity
from dossier.model.text import Language
from dossier.reports.order import by_asked, by_severity, counts, reasons, waived_in_order
from dossier.reports.words import LEVEL_WORDS, ask_word, counted, fix, message, safe, severity_word, where

NARROWEST = 40
MEMBERS_SHOWN = 6

_COLOURS: Mapping[str, str] = {
    "blocker": "\x1b[1;31m",
    "major": "\x1b[31m",
    "minor": "\x1b[33m",
    "note": "\x1b[36m",
    "head": "\x1b[1m",
    "quiet": "\x1b[2m",
}
_PLAIN = "\x1b[0m"


def text_report(report: CheckReport, language: Language, *, colour: bool = False, width: int = 88) -> str:
    """The findings by severity and file, then what was waived and not run, then the counts."""
    page = _Page(language, colour=colour, width=max(width, NARROWEST))
    blocks = [
        *(page.group(level, found) for level, found in by_severity(report.findings).items()),
        page.waived(report),
        page.not_run(report.not_run),
        page.asked(report),
        page.conclusion(report),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def summary(report: CheckReport, language: Language) -> str:
    """`2 blockers, 5 major, 1 note`, or that nothing was found."""
    parts = [
        counted(severity, number, language)
        for severity in Severity
        if (number := counts(report)[severity.value])
    ]
    return ", ".join(parts) or translate("nothing found", language)


def verdict(report: CheckReport, language: Language) -> str:
    """Whether the findings stop a build at this level, and what that means."""
    if not report.blocking:
        level = translate(LEVEL_WORDS[report.level], language)
        return translate("Nothing blocks at level {level}.", language, level=level)
    return translate_plural(
        "{count} finding blocks: every page will say DRAFT.",
        "{count} findings block: every page will say DRAFT.",
        len(report.blocking),
        language,
    )


class _Page:
    """One text report in the making: its language, its width and whether it has colour."""

    def __init__(self, language: Language, *, colour: bool, width: int) -> None:
        self._language, self._colour, self._width = language, colour, width

    def group(self, severity: Severity, found: Sequence[Finding]) -> str:
        word = severity_word(severity, self._language).upper()
        head = self._paint(f"{word} ({len(found)})", "head")
        return "\n".join([head, *(self._finding(finding) for finding in found)])

    def waived(self, report: CheckReport) -> str:
        pairs = waived_in_order(report)
        if not pairs:
            return ""
        lines = [self._paint(translate("ACCEPTED", self._language) + f" ({len(pairs)})", "head")]
        for finding, waiver in pairs:
            lines.append(self._wrapped(f"{finding.code} {safe(finding.gap.subject)}", 2))
            by = f"{waiver.who}, {waiver.when.isoformat()}"
            lines.append(self._wrapped(f"{safe(waiver.reason.get(self._language), 400)} ({safe(by)})", 6))
        return "\n".join(lines)

    def not_run(self, not_run: Sequence[tuple[str, str]]) -> str:
        if not not_run:
            return ""
        lines = [self._paint(translate("NOT RUN", self._language) + f" ({len(not_run)})", "head")]
        for reason, codes in reasons(not_run).items():
            because = translate(reason, self._language) if reason else "?"
            told = translate("{label}: {value}", self._language, label=" ".join(codes), value=because)
            lines.append(self._wrapped(told, 2, 6))
        return "\n".join(lines)

    def asked(self, report: CheckReport) -> str:
        parts = [
            f"{ask_word(person, self._language)} {len(found)}"
            for person, found in by_asked(report.findings).items()
        ]
        label = translate("Who can mend it", self._language)
        colon = translate("{label}: {value}", self._language, label=label, value=", ".join(parts))
        return self._wrapped(colon, 0) if parts else ""

    def conclusion(self, report: CheckReport) -> str:
        return self._wrapped(f"{summary(report, self._language)}. {verdict(report, self._language)}", 0)

    def _finding(self, finding: Finding) -> str:
        word = severity_word(finding.severity, self._language)
        place = where(finding.gap.origin) or safe(finding.gap.subject)
        head = f"  {place}  {finding.code} {self._paint(word, finding.severity.value)}"
        lines = [head, self._wrapped(message(finding, self._language), 6)]
        lines += self._members(finding.gap.members)
        if remedy := fix(finding, self._language):
            label = translate("Fix ({ask})", self._language, ask=ask_word(finding.ask, self._language))
            text = translate("{label}: {value}", self._language, label=label, value=remedy)
            lines.append(self._paint(self._wrapped(text, 6, 8), "quiet"))
        return "\n".join(lines)

    def _members(self, members: Sequence[str]) -> Iterator[str]:
        if len(members) <= 1:  # one member is the subject itself
            return
        shown = ", ".join(safe(member, 60) for member in members[:MEMBERS_SHOWN])
        more = len(members) - MEMBERS_SHOWN
        if more > 0:
            shown += ", " + translate_plural("and {count} other", "and {count} others", more, self._language)
        yield self._wrapped(shown, 6)

    def _wrapped(self, text: str, indent: int, hanging: int | None = None) -> str:
        hang = indent if hanging is None else hanging
        return textwrap.fill(
            text,
            self._width,
            initial_indent=" " * indent,
            subsequent_indent=" " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _paint(self, text: str, colour: str) -> str:
        return f"{_COLOURS[colour]}{text}{_PLAIN}" if self._colour else text
