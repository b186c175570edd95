"""Routes: what each asks to be proven, what usually proves it, and what contradicts it (routes.toml)."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dossier.i18n.typography import typeset
from dossier.model.text import Text

_FILE = Path(__file__).resolve().parent / "routes.toml"

Read = Literal["text", "secondary", "general"]


@dataclass(frozen=True, slots=True)
class Want:
    """Something that usually proves a test.

    Attributes:
        any: Kinds of proof of which one is enough, as `dossier.law.evidence` knows them.
        name: What to look for, in words.
        helps: Whether it only strengthens.
        told_by: The rule that already speaks of its absence.
    """

    any: tuple[str, ...]
    name: Text
    helps: bool = False
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class LegalTest:
    """One thing that a route asks to be proven; `orders` empty: before every court that hears it."""

    id: str
    name: Text
    wants: tuple[Want, ...]
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A legal ground.

    Attributes:
        id: What `route:` of a claim holds.
        orders: Which courts hear it.
        read: How its sources were read; `general` is to be confirmed.
    """

    id: str
    name: Text
    orders: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    tests: tuple[LegalTest, ...]
    source: Text
    read: Read
    as_of: dt.date

    def tests_before(self, order: str) -> tuple[LegalTest, ...]:
        """The tests that courts of this order ask for."""
        return tuple(test for test in self.tests if not test.orders or order in test.orders)


@dataclass(frozen=True, slots=True)
class Defeat:
    """A list of words that contradict what a route needs."""

    route: str
    words: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Two routes that cannot carry the same loss against the same party, unless alternative."""

    routes: frozenset[str]
    why: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Routes:
    """All of them."""

    by_id: Mapping[str, Route]
    defeats: tuple[Defeat, ...]
    exclusions: tuple[Exclusion, ...]


@cache
def routes() -> Routes:
    """The routes that ship with the program."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Routes(
        {entry["id"]: _route(entry) for entry in table["route"]},
        tuple(Defeat(entry["route"], entry["words"]) for entry in table["defeat"]),
        tuple(
            Exclusion(frozenset(entry["routes"]), _text(entry), _source(entry))
            for entry in table["exclusion"]
        ),
    )


def _route(entry: dict[str, Any]) -> Route:
    return Route(
        id=entry["id"],
        name=_text(entry),
        orders=tuple(entry["orders"]),
        jurisdictions=tuple(entry.get("jurisdictions", ("FR",))),
        tests=tuple(map(_test, entry["test"])),
        source=_source(entry),
        read=entry["read"],
        as_of=entry["as_of"],
    )


def _test(entry: dict[str, Any]) -> LegalTest:
    wants = tuple(map(_want, entry["wants"]))
    return LegalTest(entry["id"], _text(entry), wants, tuple(entry.get("orders", ())))


def _want(entry: dict[str, Any]) -> Want:
    return Want(tuple(entry["any"]), _text(entry), entry.get("helps", False), entry.get("told_by", ""))


def _text(entry: dict[str, Any]) -> Text:
    return Text(fr=typeset(entry["fr"], "fr"), en=entry["en"])


def _source(entry: dict[str, Any]) -> Text:
    return Text(fr=entry.get("source_fr", entry["source"]), en=entry["source"])
