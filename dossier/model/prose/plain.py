"""Text made comparable, letter for letter, so that a place in it stays the same place."""

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
    }
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ENDS = re.compile(r"[.!?](?=\s+[A-ZÀ-Ü«(\d])|;")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|art|cf|pp|pc|pce|no|nos|ex|exs|me|mme|st|av|bd|al|vol|éd|v)$", re.IGNORECASE
)
_BEFORE, _AFTER = 90, 70


def composed(text: str) -> str:
    """The text as Unicode composes it."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """One space, one apostrophe, one hyphen for all their kin; of the same length."""
    return text.translate(_ALIKE)


def bare(text: str) -> str:
    """Lower case without accents, to look for words; places in it are not those of the text."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", plain(text).lower()))


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place in a text, on one line, shortened at both ends."""
    low, high = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    window = plain(text[low:high])
    stops = [m.end() for m in _ENDS.finditer(window) if not _abbreviated(window, m.start())]
    first = max((stop for stop in stops if stop <= start - low), default=0)
    last = min((stop for stop in stops if stop >= end - low), default=high - low)
    cut = " ".join(text[low + first : low + last].split())
    before = "…" if low and not first else ""
    after = "…" if high < len(text) and last == high - low else ""
    return before + cut + after


def _abbreviated(text: str, at: int) -> bool:
    """Whether the point ends an abbreviation rather than a sentence."""
    return text[at] == "." and _SHORT.search(text[max(0, at - 6) : at]) is not None
