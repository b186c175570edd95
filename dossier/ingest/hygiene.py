"""Make strings from strangers' files safe to print, and not longer than they deserve."""

import unicodedata

LIMIT = 200
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT_FORMATS = frozenset("\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn"})


def safe(text: object, limit: int = LIMIT) -> str:
    """The text on one line, without anything that could disturb or reorder the text around it.

    Control characters, overrides of the writing direction and other invisible marks are
    removed, broken Unicode becomes U+FFFD, and what is longer than `limit` is cut with `…`.
    """
    rough = str(text)[: limit * 8].replace("\0", " ")
    line = " ".join("".join(map(_shown, rough)).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def mended(text: str) -> str:
    """Text that a reader took for Latin-1 although it is UTF-8, read as UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def reason(error: BaseException) -> str:
    """What a reader said when it gave up: its words, or its kind of fault where it said none."""
    return safe(error) or type(error).__name__


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return _REPLACEMENT
    if character.isspace():
        return " "
    return "" if category in _INVISIBLE and character not in _KEPT_FORMATS else character
