"""Turn a rule's page into blocks that a template can print without trusting any of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.reports.words import safe

_LONGEST = 20_000
_CODE = re.compile(r"`([^`]+)`")

Kind = Literal["head", "text", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list item; its pieces are `(text, is code)`."""

    kind: Kind
    pieces: tuple[tuple[str, bool], ...]


def blocks(page: str) -> tuple[Block, ...]:
    """The page's headings, paragraphs and items; its title is left out, since the finding says it."""
    return tuple(block for paragraph in re.split(r"\n\s*\n", page) for block in _blocks(paragraph))


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """A text cut at its `code`; each piece with whether it is code."""
    return tuple((piece, n % 2 == 1) for n, piece in enumerate(_CODE.split(text)) if piece)


def _blocks(paragraph: str) -> Iterator[Block]:
    kind: Kind = "text"
    words: list[str] = []
    for line in paragraph.strip().splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark in {"#", "##", "###", "-"}:
            yield from _block(kind, words)
            kind, words = ("item" if mark == "-" else "head"), [rest]
            if mark == "#":
                words = []
            if mark.startswith("#"):
                yield from _block(kind, words)
                kind, words = "text", []
        elif line.strip():
            words.append(line.strip())
    yield from _block(kind, words)


def _block(kind: Kind, words: list[str]) -> Iterator[Block]:
    if words:
        yield Block(kind, pieces(safe(" ".join(words), _LONGEST)))
