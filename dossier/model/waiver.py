"""Findings that a named person accepts, and marks on what must not be shown."""

from typing import Literal

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


class Redaction(Sourced):
    """A box to destroy on a photograph or a page (fractions of width and height).

    Attributes:
        subject: Id of a photograph, or of an exhibit.
        page: Page of the exhibit, from 1.
        box: Left, top, right, bottom, each from 0 to 1.
    """

    subject: str
    page: int | None = None
    box: tuple[float, float, float, float]
    reason: Text
    who: str
    when: Day | None = None
    method: Literal["black", "blur"] = "black"
