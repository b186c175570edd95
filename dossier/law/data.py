"""Limits and words, read once from the dated files beside this module."""

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Limit:
    """A number or a day with where it comes from and when that was read."""

    value: int
    day: dt.date | None
    unit: str
    source: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Law:
    """All of the data."""

    limits: Mapping[str, Limit]
    words: Mapping[str, re.Pattern[str]]
    gathering_route: str = "L.211-10"

    def limit(self, name: str) -> int:
        """The number of a limit."""
        return self.limits[name].value

    def day(self, name: str) -> dt.date:
        """The day that a limit names."""
        day = self.limits[name].day
        if day is None:
            raise KeyError(name)
        return day

    def found(self, words: str, *texts: str) -> tuple[str, ...]:
        """The words of a list that the texts hold, as they are written there, each once."""
        hits = (match for text in texts for match in _matches(self.words[words], text))
        return tuple(dict.fromkeys(hits))


@cache
def law() -> Law:
    """The data that ship with the program."""
    limits = {name: _limit(entry) for name, entry in _read("limits.toml").items()}
    words = {name: _pattern(entry["fr"] + entry["en"]) for name, entry in _read("words.toml").items()}
    return Law(limits, words)


def bare(text: str) -> str:
    """Lower case without accents, one character for each of the composed text."""
    composed = unicodedata.normalize("NFC", text).replace("’", "'")
    return "".join((unicodedata.normalize("NFD", char)[0].lower() or char)[0] for char in composed)


@lru_cache(maxsize=16384)
def _matches(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    composed = unicodedata.normalize("NFC", text)
    return tuple(composed[m.start() : m.end()].lower() for m in pattern.finditer(bare(composed)))


def _pattern(words: list[str]) -> re.Pattern[str]:
    stems = (re.escape(bare(w.removesuffix("*"))) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)")


def _limit(entry: dict[str, Any]) -> Limit:
    return Limit(
        entry.get("value", 0), entry.get("day"), entry.get("unit", ""), entry["source"], entry["as_of"]
    )


def _read(name: str) -> dict[str, Any]:
    with (_HERE / name).open("rb") as source:
        return tomllib.load(source)
