"""What each key and column means, for the reference of the case folder and for editors."""

import inspect
import re
import tomllib
from functools import cache
from pathlib import Path

from dossier.ingest.written import ExhibitRow, PhotoRow
from dossier.model.exhibit import Exhibit
from dossier.model.photograph import Photograph
from dossier.model.source import Record

_MEANINGS = Path(__file__).resolve().parent / "meanings.toml"
_ENTRY = re.compile(r"^ {4}(\w+): (.*)$")
_MORE = re.compile(r"^ {8}(\S.*)$")
_LIKE: dict[type[Record], type[Record]] = {ExhibitRow: Exhibit, PhotoRow: Photograph}
"""Rows that are described where the record that they become is."""


def meaning(model: type[Record], name: str) -> str:
    """One line about a field of a record; empty where nobody wrote one."""
    written = _written()
    models = [model, *([_LIKE[model]] if model in _LIKE else [])]
    told = [written.get(one.__name__, {}).get(name, "") or _attributes(one).get(name, "") for one in models]
    return next(filter(None, [*told, written["common"].get(name, "")]), "")


def purpose(model: type[Record]) -> str:
    """The first line of a record's docstring."""
    return (inspect.getdoc(model) or "").partition("\n")[0]


@cache
def _written() -> dict[str, dict[str, str]]:
    return tomllib.loads(_MEANINGS.read_text(encoding="utf-8"))


@cache
def _attributes(model: type[Record]) -> dict[str, str]:
    """The section "Attributes" of a docstring, each entry on one line."""
    entries: dict[str, str] = {}
    name = ""
    for line in (inspect.getdoc(model) or "").partition("Attributes:")[2].splitlines():
        if entry := _ENTRY.match(line):
            name = entry[1]
            entries[name] = entry[2]
        elif name and (more := _MORE.match(line)):
            entries[name] += f" {more[1]}"
    return entries
