"""The smallest things that templates print: words, and words that are links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


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


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, or a link with the marks that touch it, so that no line ends between them."""

    text: str
    anchor: str = ""
    before: str = ""
    after: str = ""


def runs(phrase: Phrase) -> tuple[Run, ...]:
    """`The ambassador (exhibit 8)` as `The ambassador ` and the link `(exhibit 8)`.

    WeasyPrint breaks a line at the first space of a text that does not end at a space
    and is followed by a link that no longer fits; a break before the bracket is wanted.
    """
    made: list[Run] = []
    touching = ""  # what stands between the last space and a link
    for piece in phrase:
        if piece.anchor:
            made.append(Run(piece.text, piece.anchor, touching))
            touching = ""
            continue
        after, space, rest = piece.text.partition(" ")
        if made and made[-1].anchor and not touching:
            made[-1] = replace(made[-1], after=made[-1].after + after)
            text = space + rest
        else:
            text = touching + piece.text
        kept, space, touching = text.rpartition(" ")
        made += [Run(kept + space)] if kept or space else []
    return (*made, Run(touching)) if touching else tuple(made)


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
