"""What a reader of pleadings found, and how single paragraphs become passages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.model.original import FileProblem
from dossier.model.passage import Passage, PassageKind
from dossier.model.prose.plain import composed
from dossier.model.source import Record

MOST = 5_000_000
"""Characters of the longest pleading that is read: some fifteen hundred pages."""

_CAPITALS = 90
_NUMBERED = re.compile(r"(?i)^\W*(?:pi[èe]ces?|exhibits?|annexe?s?|tab|pce?)?\s*(?:n\s?[°º]\s*)?\d")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


class Told(Record):
    """The words of one pleading.

    Attributes:
        passages: In order.
        unread: Pages that hold no text.
        problems: What could not be read.
    """

    passages: tuple[Passage, ...] = ()
    unread: tuple[int, ...] = ()
    problems: tuple[FileProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as a reader finds it, before it is counted."""

    text: str
    kind: PassageKind = "text"


class TooLongError(Exception):
    """The words of a file are more than any pleading's."""


def numbered(lines: Iterable[Line]) -> Iterator[Passage]:
    """Passages with their paragraph numbers and headings; a note bears its paragraph's number."""
    count, heading, size = 0, "", 0
    for line in lines:
        text = clean(line.text)
        if not text:
            continue
        size += len(text)
        if size > MOST:
            raise TooLongError
        kind = "heading" if line.kind == "text" and in_capitals(text) else line.kind
        heading = text[:200] if kind == "heading" else heading
        count += kind not in {"note", "margin"}
        paragraph = None if kind == "margin" else max(count, 1)
        yield Passage(text=text, paragraph=paragraph, heading=heading, kind=kind)


def clean(text: str) -> str:
    """The text composed, without invisible signs, its lines trimmed."""
    visible = _INVISIBLE.sub("", composed(text))
    return "\n".join(filter(None, (line.strip() for line in visible.splitlines())))


def in_capitals(text: str) -> bool:
    """Whether a line is a heading by its look alone; a numbered entry of a list is none."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(text) <= _CAPITALS
        and len(letters) > 3  # noqa: PLR2004 (a word, not an abbreviation)
        and all(char.isupper() for char in letters)
        and not _NUMBERED.match(text)
        and not text.endswith((",", ";"))
    )
