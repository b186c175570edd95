"""Profiles of editions, read from dated files: the program's own, and a firm's."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dossier.errors import InputError, Problem
from dossier.model.edition import Edition, edition_from

_HERE = Path(__file__).resolve().parent / "editions"
_ORDER = ("telerecours", "rpva", "uk-bundle", "us-cmecf", "international", "public")


@cache
def profiles() -> tuple[Edition, ...]:
    """The profiles that ship with the program."""
    return tuple(read_profile(_HERE / f"{id_}.toml") for id_ in _ORDER)


def read_profile(path: Path) -> Edition:
    """A profile from its file.

    Raises:
        InputError: It cannot be read or understood; everything that is wrong in it is named.
    """
    read = edition_from(_read(path))
    if isinstance(read, Edition):
        return read
    problems = [_problem(path, key, what) for key, what in read]
    raise InputError("The profile of the edition cannot be understood", problems)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as source:
            return tomllib.load(source)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or str(error)
        fix = "give the path of a TOML file; the program’s own profiles show the keys (docs/editions.md)"
        raise InputError(
            "The profile of the edition cannot be read", [Problem(path.name, told, fix=fix)]
        ) from error


def _problem(path: Path, key: str, what: str) -> Problem:
    return Problem(
        f"{path.name}: {key}" if key else path.name,
        what,
        "a limit that is not understood is a limit that no file is held to",
        "compare it with the program’s own profiles (docs/editions.md)",
    )
