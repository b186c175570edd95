"""Text of a case made safe to print in a message."""

import unicodedata

_LONGEST = 200
_KEPT = {"\u00a0", "\u202f"}


def shown(text: str) -> str:
    """The text on one line, without what could move a cursor or reverse reading, shortened."""
    safe = text if text.isprintable() else "".join(char if _printable(char) else " " for char in text)
    safe = " ".join(safe.split(" ")).strip()
    return safe if len(safe) <= _LONGEST else safe[: _LONGEST - 1] + "…"


def _printable(char: str) -> bool:
    return char in _KEPT or not unicodedata.category(char).startswith(("C", "Zl", "Zp"))
