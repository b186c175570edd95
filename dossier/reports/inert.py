"""JSON whose spelling can neither hide nor reorder what stands around it."""

import json
import re
import unicodedata

_ESCAPED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def inert(text: str) -> str:
    """The same JSON with every character escaped that would command a terminal or turn the text.

    Ids and paths stay exact, since programs match on them; only their spelling changes.
    """
    return re.sub(r"[^\n -~]", _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character) not in _ESCAPED:
        return character
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]
