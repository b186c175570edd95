"""The page of a rule: what it checks, why it matters, how to fix it."""

import inspect
import re
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import UsageError

HEADINGS = {
    "en": ("## What it checks", "## Why it matters", "## How to fix it"),
    "fr": ("## Ce qui est vérifié", "## Pourquoi", "## Que faire"),
}
_SOURCE = re.compile(r"^Source\s?: ?(?P<source>.+)\Z", re.MULTILINE | re.DOTALL)
_FRENCH = Path(__file__).resolve().parent / "pages" / "fr"


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart, so that none of its parts can be forgotten.

    Attributes:
        title: One sentence: what a good file looks like.
        checks: What the rule looks at.
        why: What an opponent or a judge would make of the lack.
        fix: What to do.
        source: The text, decision or practice that the rule rests on.
    """

    title: str
    checks: str
    why: str
    fix: str
    source: str

    @classmethod
    def parse(cls, text: str, language: str = "en") -> "Page":
        """Take a page apart; ValueError names the first thing that it lacks."""
        rest, parts = inspect.cleandoc(text), []
        for heading in HEADINGS[language]:
            before, found, rest = rest.partition(heading)
            if not found:
                raise ValueError(f"its page has no heading {heading!r}, or not in order")
            parts.append(before.strip())
        source = _SOURCE.search(rest)
        if source is None:
            raise ValueError("its page does not end with a line `Source: …`")
        parts += [rest[: source.start()].strip(), re.sub(r"[ \n]+", " ", source["source"]).strip()]
        if not all(parts):
            raise ValueError("one part of its page is empty")
        return cls(*parts)


def french_page(code: str) -> Page:
    """The French page of a rule."""
    path = _FRENCH / f"{code}.md"
    try:
        return Page.parse(path.read_text(encoding="utf-8"), "fr")
    except (OSError, ValueError) as error:
        raise UsageError(f"The rule {code} has no French page") from error
