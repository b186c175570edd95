"""What to ask of the client, the bailiff or counsel for each finding, read from the data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dossier.model.asking import THINGS, Asked, Requests

_FILE = Path(__file__).resolve().with_name("requests.toml")


@cache
def requests() -> Requests:
    """The requests that ship with the program."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = tables.pop("words")
    return Requests({code: _asked(code, tables) for code in tables}, words)


def _asked(code: str, tables: Mapping[str, Mapping[str, str]]) -> Asked:
    """The request of a rule: its own, or the one that it shares with another."""
    key = tables[code].get("like", code)
    table = tables[key]
    of = next((thing for thing in THINGS if thing == table.get("of")), None)
    return Asked(key, of, {"en": table["en"], "fr": table["fr"]})
