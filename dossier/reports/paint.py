"""Colours of a terminal, where it has any."""

from collections.abc import Mapping

_COLOURS: Mapping[str, str] = {
    "blocker": "\x1b[1;31m",
    "major": "\x1b[31m",
    "minor": "\x1b[33m",
    "note": "\x1b[36m",
    "head": "\x1b[1m",
    "quiet": "\x1b[2m",
}
_PLAIN = "\x1b[0m"


class Paint:
    """Paints words, or leaves them as they are."""

    def __init__(self, colour: bool) -> None:  # noqa: FBT001 - what it is made from
        self._colour = colour

    def __call__(self, text: str, colour: str) -> str:
        """The text in this colour; it never runs on into what follows."""
        return f"{_COLOURS[colour]}{text}{_PLAIN}" if self._colour else text
