"""What may be asked of people outside the office, in their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dossier.model.text import Language

Addressee = Literal["client", "bailiff", "counsel"]
ADDRESSEES: tuple[Addressee, ...] = get_args(Addressee)

Thing = Literal[
    "photograph",
    "exhibit",
    "record",
    "observation",
    "loss",
    "letter",
    "event",
    "statement",
    "party",
    "claim",
    "file",
]
THINGS: tuple[Thing, ...] = get_args(Thing)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the data hold it.

    Attributes:
        key: The code under which its sentences stand: findings of one key make one request.
        of: What `{which}` names; None where the request names nothing.
        sentence: By language, with an optional `{which}`.
    """

    key: str
    of: Thing | None
    sentence: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Requests:
    """All requests by the code of their rule, and plain words for what findings call lacking."""

    by_code: Mapping[str, Asked]
    words: Mapping[str, Mapping[Language, str]]

    def lacking(self, keys: str, language: Language) -> str:
        """The keys that a finding names, as a person calls them; empty where one has no such word."""
        found = [self.words.get(key) for key in keys.split(", ")]
        return ", ".join(word[language] for word in found if word) if all(found) else ""
