"""Texts in one or two languages, lists and yes-or-no as people type them."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.source import Record

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

_YES = {"yes", "y", "true", "oui", "o", "vrai", "x", "1"}
_NO = {"no", "n", "false", "non", "faux", "0"}


class Text(Record):
    """A text of the case: one string for every language, or one for each.

    Written `caption: Porte` or `caption: {fr: Porte, en: Door}`.
    """

    fr: str = ""
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _one_string_serves_both(cls, value: object) -> object:
        return {"fr": value, "en": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.fr or self.en):
            raise Misread(marked("the text is empty"), marked("write it, or leave the key out"))
        return self

    def get(self, language: Language) -> str:
        """The text in this language, or in the other where it was not translated."""
        return self.fr or self.en if language == "fr" else self.en or self.fr

    def has(self, language: Language) -> bool:
        """Whether the text was written in this language."""
        return bool(self.fr if language == "fr" else self.en)


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.replace(";", ",").split(",") if part.strip())


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise Misread(marked("{value} is neither yes nor no"), marked("write yes or no (oui, non)"), value)


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""A list of ids: a YAML list, or in a table `a; b` or `a, b`."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""Yes or no in either language."""

Identifier = Annotated[
    str, Field(pattern=r"^[^\s,;:#][^,;:#\n]*$", description=marked("write a short name, without , ; : or #"))
]
"""The id of a thing: short, stable, cited from other tables."""


def _free_on_windows(name: str) -> str:
    if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name):
        what = marked("{value} is a name that Windows keeps for itself")
        raise Misread(what, marked("choose another name"), name)
    return name


FolderName = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$",
        description=marked("write at most 40 small letters without accents, digits, - or _"),
    ),
    AfterValidator(_free_on_windows),
]
"""An id that is also the name of a folder, on every system: it can never lead anywhere else."""
