"""The catalogue of rules: what cannot be explained cannot be registered."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NotRequired, ParamSpec, TypedDict, TypeVar, Unpack

from dossier.checks.page import Page
from dossier.checks.when import ALWAYS, Condition
from dossier.model.dossier import Dossier
from dossier.model.finding import LEVELS, Gap, Level, Severity

FAMILIES = {
    "PH": "Photographs",
    "CC": "Chain of custody",
    "BR": "Bailiff's record",
    "WS": "Witness statements",
    "CH": "Chronology",
    "CO": "Correspondence",
    "DQ": "Damage and quantum",
    "PC": "Parties and claims",
    "EX": "Exhibits",
    "FP": "Filing",
    "PR": "Privacy",
    "DX": "The program itself",
}

RETIRED: dict[str, str] = {}
"""Codes that once meant something, with what became of them; never used again."""

NEVER_BLOCKING = frozenset({"CO006", "PC008", "BR001", "BR002", "BR003", "BR004", "BR005"})
"""Legal risks that counsel cannot mend in the file: on the last day a flawed filing beats none."""

Ask = Literal["client", "bailiff", "counsel", "office"]
Find = Callable[[Dossier], Iterator[Gap]]
Population = Callable[[Dossier], int]

_CODE = re.compile(r"^[A-Z]{2}\d{3}$")
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_P = ParamSpec("_P")
_T = TypeVar("_T")


class About(TypedDict):
    """What a rule says of itself.

    Attributes:
        severity: How much a finding weighs.
        message: Msgid with `{subject}` and the gap's facts.
        fix: Msgid: the file and the key to edit.
        many: Msgid for a lack that many share, with `{count}` and `{total}`.
        of: How many could share it.
        ask: Who can mend it.
        when: On which dossiers it applies.
        from_level: The first level at which a blocker blocks; below it weighs as major.
        waivable: Whether a waiver may accept it; blockers never are.
    """

    severity: Severity
    message: str
    fix: str
    many: NotRequired[str]
    of: NotRequired[Population]
    ask: NotRequired[Ask]
    when: NotRequired[Condition]
    from_level: NotRequired[Level]
    waivable: NotRequired[bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with its page; `find` is None for what the runner itself reports."""

    code: str
    slug: str
    page: Page
    find: Find | None
    severity: Severity
    message: str
    fix: str
    many: str = ""
    of: Population | None = None
    ask: Ask = "office"
    when: Condition = ALWAYS
    from_level: Level = "draft"
    waivable: bool = True

    @property
    def blocks_from(self) -> Level | None:
        """The first level that its findings stop; None where they never stop one."""
        return self.from_level if self.severity is Severity.BLOCKER else None

    def weight(self, level: Level) -> Severity:
        """Its severity at a level: a blocker blocks from its own level on."""
        early = LEVELS.index(level) < LEVELS.index(self.from_level)
        return Severity.MAJOR if early and self.severity is Severity.BLOCKER else self.severity


_RULES: dict[str, Rule] = {}


def rule(code: str, slug: str, **about: Unpack[About]) -> Callable[[Find], Find]:
    """Register a function as a rule; its docstring is the English page.

    Raises:
        ImportError: The code is malformed, used or retired, or the page lacks a part.
    """

    def register(find: Find) -> Find:
        _register(code, slug, find.__doc__, find, about)
        return find

    return register


def outcome(code: str, slug: str, **about: Unpack[About]) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Register something that the runner reports of its own work, explained like a rule."""

    def register(make: Callable[_P, _T]) -> Callable[_P, _T]:
        _register(code, slug, make.__doc__, None, about)
        return make

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of its code."""
    package = importlib.import_module("dossier.checks.rules")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    importlib.import_module("dossier.checks.outcomes")
    return tuple(_RULES[code] for code in sorted(_RULES))


def rule_of(code: str) -> Rule:
    """The rule with this code; KeyError where there is none."""
    return {rule.code: rule for rule in all_rules()}[code]


def _register(code: str, slug: str, doc: str | None, find: Find | None, about: About) -> None:
    problem = _problem(code, slug, about)
    if problem:
        raise ImportError(f"rule {code} {slug}: {problem}")
    try:
        page = Page.parse(doc or "")
    except ValueError as error:
        raise ImportError(f"rule {code} {slug}: {error}") from error
    waivable = about.get("waivable", True) and about["severity"] is not Severity.BLOCKER
    _RULES[code] = replace(Rule(code, slug, page, find, **about), waivable=waivable)


def _problem(code: str, slug: str, about: About) -> str:
    """Why a rule cannot be registered; empty where it can."""
    slugs = {known.slug for known in _RULES.values()}
    blocks = about["severity"] is Severity.BLOCKER
    faults = {
        "its code is not two letters of a family and three digits": _CODE.match(code) is None
        or code[:2] not in FAMILIES,
        "its name is not lower-case words joined by hyphens": _SLUG.match(slug) is None,
        "its code was retired": code in RETIRED,
        "its code is already used": code in _RULES,
        "its name is already used": slug in slugs,
        "its severity is not one that exists": not isinstance(about["severity"], Severity),
        "a legal risk never blocks": blocks and code in NEVER_BLOCKING,
        "a blocker is never waived": blocks and about.get("waivable", False),
    }
    return next((text for text, wrong in faults.items() if wrong), "")
