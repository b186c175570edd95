"""Findings that a named person accepts."""

from dossier.model.moment import Day
from dossier.model.source import Sourced
from dossier.model.text import Text


class Waiver(Sourced):
    """One finding accepted: shown in the internal report, in no filed page.

    Attributes:
        rule: Code, such as PH004.
        subject: What it is about, as the finding names it; `*` for all of the rule.
    """

    rule: str
    subject: str
    reason: Text
    who: str
    when: Day
