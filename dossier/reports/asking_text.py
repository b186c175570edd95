"""The list to send as plain text, for an e-mail or a printer without a word processor."""

import textwrap
from collections.abc import Iterator

from dossier.reports.asking import Block, RequestLetter

_WIDTH = 78
_INDENTS = {"addressee": ("    ", "    "), "request": ("", "      "), "item": ("        ", "          ")}
_TOGETHER = {"addressee", "fact"}
_AIR_BEFORE = {"addressee", "fact", "title", "body", "group", "request", "close"}


def text_of(letter: RequestLetter) -> str:
    """Every paragraph of the letter, wrapped."""
    return "\n".join(_lines(letter)) + "\n"


def _lines(letter: RequestLetter) -> Iterator[str]:
    last = ""
    for block in letter.blocks:
        if not block.text:
            continue
        if last and block.kind in _AIR_BEFORE and (block.kind != last or block.kind not in _TOGETHER):
            yield ""
        yield from _wrapped(block)
        last = block.kind


def _wrapped(block: Block) -> list[str]:
    text = block.text.replace("\t", " ")
    if block.kind in {"title", "group"}:
        text = text.upper()
    first, rest = _INDENTS.get(block.kind, ("", ""))
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
