"""What a check found: data first, words at print time."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.model.source import NOWHERE, Origin
from dossier.model.text import Text
from dossier.model.waiver import Waiver

Level = Literal["draft", "exchange", "court"]
LEVELS: tuple[Level, ...] = ("draft", "exchange", "court")


class Severity(enum.StrEnum):
    """How much a finding weighs; only a blocker stops a court-ready build."""

    BLOCKER = "blocker"
    MAJOR = "major"
    MINOR = "minor"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Gap:
    """What a rule yields: a subject, where it was written, and the facts of its message.

    Attributes:
        subject: Id or path of what the gap is about; waivers match on it.
        facts: Values that fill the rule's message; strings made safe to print.
        origin: Where to mend it.
        members: Ids that one grouped gap stands for ("of 118 photographs").
        parts: The gaps that it stands for, each with its own place and facts.
    """

    subject: str
    facts: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = NOWHERE
    members: tuple[str, ...] = ()
    parts: tuple["Gap", ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap with its rule; `message` and `fix` are templates that reports fill and translate.

    Attributes:
        message: English msgid with `{named}` places for `gap.facts` and `{subject}`.
        fix: English msgid: what to do.
        ask: Who can mend it: `client`, `bailiff`, `counsel` or `office`.
        single: Msgid for one of the gaps that a grouped finding stands for.
        blocks_from: The first level that it stops; None where it never stops one.
        waivable: Whether a waiver may accept it.
        labels: What the case calls the things whose ids its message may name.
    """

    code: str
    slug: str
    severity: Severity
    gap: Gap
    message: str
    fix: str
    ask: str = "office"
    single: str = ""
    blocks_from: Level | None = None
    waivable: bool = True
    labels: Mapping[str, Text] = field(default_factory=dict)

    def blocks_at(self, level: Level) -> bool:
        """Whether it stops a build at this level: what blocks at one blocks at each later one."""
        return self.blocks_from is not None and LEVELS.index(self.blocks_from) <= LEVELS.index(level)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks say of one dossier.

    Attributes:
        findings: Sorted by file, line and code.
        waived: Findings that a waiver accepts, with it.
        ran: Codes that were applied.
        not_run: Codes that do not apply to this case, with the reason.
        blocking: The findings that stop a build at `level`.
    """

    level: Level
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    ran: tuple[str, ...]
    not_run: tuple[tuple[str, str], ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Findings that counsel must mend before the dossier may be called ready."""
        return tuple(f for f in self.findings if f.severity is Severity.BLOCKER)
