"""The smallest things that templates print: words, and words that are links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words; with an anchor they are a link to it."""

    text: str
    anchor: str = ""


Phrase = tuple[Piece, ...]
"""Words and links in a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A name and what is known under it."""

    name: str
    value: Phrase


def plain(text: str) -> Phrase:
    """Words without a link; nothing at all for an empty text."""
    return (Piece(text),) if text else ()


def joined(phrases: Iterable[Phrase], separator: str) -> Phrase:
    """Phrases one after the other, the empty ones left out."""
    pieces: list[Piece] = []
    for phrase in phrases:
        if phrase and pieces:
            pieces.append(Piece(separator))
        pieces.extend(phrase)
    return tuple(pieces)


def rows(*pairs: tuple[str, str | Phrase]) -> tuple[Row, ...]:
    """A sheet of facts; what is not known has no row."""
    made = ((name, plain(value) if isinstance(value, str) else value) for name, value in pairs)
    return tuple(Row(name, value) for name, value in made if value)


def words(phrase: Sequence[Piece]) -> str:
    """The phrase without its links."""
    return "".join(piece.text for piece in phrase)
