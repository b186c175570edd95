"""The report as text: what to do, by who does it, worst first, and where each thing is mended."""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from dossier.i18n.catalogue import translate, translate_plural
from dossier.i18n.dates import day
from dossier.model.finding import CheckReport, Finding, Severity
from dossier.model.text import Language
from dossier.reports.accepting import waiver_row
from dossier.reports.actions import Action, actions, first
from dossier.reports.order import accepted, by_asked, counts, reasons, waived_in_order
from dossier.reports.paint import Paint
from dossier.reports.words import (
    ASK_HEADINGS,
    LEVEL_WORDS,
    counted,
    message,
    safe,
    said,
    severity_word,
    where,
)

NARROWEST = 40
MEMBERS_SHOWN = 6

Wanted = Callable[[Finding], bool]


def everything(_finding: Finding) -> bool:
    """The filter that leaves nothing out."""
    return True


def text_report(
    report: CheckReport,
    language: Language,
    *,
    colour: bool = False,
    width: int = 88,
    wanted: Wanted = everything,
) -> str:
    """What is to be done by whom, then what was accepted and not run, the counts, and the next step.

    Args:
        report: What the checks found.
        language: Of the reader.
        colour: Whether the terminal shows colours.
        width: Letters of a line.
        wanted: Which findings to list; the counts and the last line stay those of the whole.
    """
    return _Page(report, language, Paint(colour), max(width, NARROWEST)).told(wanted)


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


def smaller(number: int, language: Language) -> str:
    """That so many of what a rule found are accepted, and a group smaller for it."""
    return translate_plural(
        "{count} more is accepted by a waiver.", "{count} more are accepted by a waiver.", number, language
    )


class _Page:
    """One text report in the making: its language, its width and whether it has colour."""

    def __init__(self, report: CheckReport, language: Language, paint: Paint, width: int) -> None:
        self._report, self._language, self._width = report, language, width
        self._paint, self._accepted = paint, accepted(report)

    def told(self, wanted: Wanted) -> str:
        """The whole report; of the findings, those that are wanted."""
        shown = [finding for finding in self._report.findings if wanted(finding)]
        hidden = len(self._report.findings) - len(shown)
        rest = [self._hidden(hidden)] if hidden else [self._waived(), self._not_run()]
        blocks = [
            self._blocking(shown),
            *(self._group(person, found) for person, found in by_asked(shown).items()),
            self._waivable(shown),
            *rest,
            self._conclusion(),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _blocking(self, shown: Sequence[Finding]) -> str:
        """What stops a build, before everything else: nobody scrolls back for it."""
        blocking = [finding for finding in shown if finding.severity is Severity.BLOCKER]
        if not blocking or len(blocking) == len(shown):
            return ""
        told = (f"{finding.code} {message(finding, self._language)}" for finding in blocking)
        head = self._head(translate("What blocks", self._language), len(blocking))
        return "\n".join([head, *(self._wrapped(words, 2, 8) for words in told)])

    def _group(self, person: str, found: Sequence[Finding]) -> str:
        heading = translate(ASK_HEADINGS.get(person, person), self._language)
        told = ("\n".join(self._action(action)) for action in actions(found, self._language))
        return self._head(heading, len(found)) + "\n" + "\n\n".join(told)

    def _action(self, action: Action) -> Iterator[str]:
        """The findings that one remedy closes, then the remedy, once, then what accepts them instead."""
        for finding in action.findings:
            yield self._finding(finding)
        if action.findings[0].fix:
            several = len(action.findings)
            label = translate_plural("To do", "To do for these {count}", several, self._language)
            yield self._labelled(label, action.fix)
        for row in filter(None, map(waiver_row, action.findings)):
            yield self._paint(self._wrapped(row, 6, 8), "quiet")

    def _finding(self, finding: Finding) -> str:
        word = severity_word(finding.severity, self._language)
        place = where(finding.gap.origin) or safe(finding.gap.subject)
        head = f"  {place}  {finding.code} {self._paint(word, finding.severity.value)}"
        lines = [head, self._wrapped(message(finding, self._language), 6)]
        lines += self._members(finding)
        return "\n".join(lines)

    def _members(self, finding: Finding) -> Iterator[str]:
        """What a grouped finding stands for, and what a waiver has taken out of it."""
        members = finding.gap.members
        if len(members) > 1:  # one member is the subject itself
            shown = ", ".join(safe(member, 60) for member in members[:MEMBERS_SHOWN])
            more = len(members) - MEMBERS_SHOWN
            others = translate_plural("and {count} other", "and {count} others", more, self._language)
            yield self._wrapped(f"{shown}, {others}" if more > 0 else shown, 6)
        if members and (number := self._accepted.get(finding.code, 0)):
            yield self._wrapped(smaller(number, self._language), 6)

    def _waived(self) -> str:
        pairs = waived_in_order(self._report)
        if not pairs:
            return ""
        lines = [self._head(translate("Accepted", self._language), len(pairs))]
        for finding, waiver in pairs:
            lines.append(self._wrapped(f"{finding.code} {safe(finding.gap.subject)}", 2))
            by = f"{waiver.who}, {day(waiver.when, self._language)}"
            lines.append(self._wrapped(f"{safe(waiver.reason.get(self._language), 400)} ({safe(by)})", 6))
        return "\n".join(lines)

    def _not_run(self) -> str:
        if not self._report.not_run:
            return ""
        lines = [self._head(translate("Rules not run", self._language), len(self._report.not_run))]
        for reason, codes in reasons(self._report.not_run).items():
            because = said(reason, self._language) or "?"
            told = translate("{label}: {value}", self._language, label=" ".join(codes), value=because)
            lines.append(self._wrapped(told, 2, 6))
        return "\n".join(lines)

    def _hidden(self, hidden: int) -> str:
        """That filters leave findings out: nobody may take a part for the whole."""
        told = translate_plural(
            "{count} finding is not shown here.",
            "{count} findings are not shown here.",
            hidden,
            self._language,
        )
        return self._wrapped(told, 0)

    def _waivable(self, shown: Sequence[Finding]) -> str:
        """How a finding is accepted: said once for all of them."""
        told = translate(
            "To accept a finding, copy its line “- {rule …}” into waivers.yaml and fill in the rest.",
            self._language,
        )
        return self._wrapped(told, 0) if any(finding.waivable for finding in shown) else ""

    def _conclusion(self) -> str:
        told = f"{summary(self._report, self._language)}. {verdict(self._report, self._language)}"
        return f"{self._wrapped(told, 0)}\n{self._next()}"

    def _next(self) -> str:
        """The last line: what to do now."""
        ahead = next(iter(first(actions(self._report.findings, self._language), 1)), None)
        if ahead is None:
            return self._wrapped(translate("Next: build the dossier.", self._language), 0)
        origin = ahead.findings[0].gap.origin
        told = translate(
            "Next – {who}: {fix} ({place}; {closes})",
            self._language,
            who=translate(ASK_HEADINGS.get(ahead.ask, ahead.ask), self._language),
            fix=ahead.fix,
            place=where(origin) or safe(ahead.findings[0].gap.subject),
            closes=translate_plural(
                "closes {count} gap", "closes {count} gaps", ahead.closes, self._language
            ),
        )
        return self._paint(self._wrapped(told, 0, 2), "head")

    def _head(self, words: str, number: int) -> str:
        return self._paint(f"{words.upper()} ({number})", "head")

    def _labelled(self, label: str, value: str) -> str:
        return self._wrapped(translate("{label}: {value}", self._language, label=label, value=value), 6, 8)

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
