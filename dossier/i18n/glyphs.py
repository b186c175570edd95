"""Which characters the shipped fonts can print, and what is printed for the others.

A glyph that no font has becomes an empty box, which loses the character and breaks
PDF/A. It is printed as its number instead, `[U+1F600]`: ugly, and nothing is lost.
Invisible characters that change the reading order of others are shown the same way,
so that a file name cannot look like another.
"""

import unicodedata
from functools import cache, lru_cache

from dossier.files import program_folder

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_KEPT = {"\n", "\t", "\u00ad"}


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """`text` in composed form, with the number of each character that cannot be printed."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(_shown(character) for character in composed)


@lru_cache(maxsize=4096)
def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that are printed as their numbers, once each, in order."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(c for c in composed if c not in _KEPT and _shown(c) != c))


def _shown(character: str) -> str:
    if character in _KEPT:
        return " " if character != "\u00ad" else character
    hidden = unicodedata.category(character) in _INVISIBLE
    if hidden or ord(character) not in coverage():
        return f"[U+{ord(character):04X}]"
    return character


@cache
def coverage() -> frozenset[int]:
    """Code points that every voice can print, in its own font or in the fallback."""
    from fontTools.ttLib import TTFont

    fonts = program_folder("templates") / "fonts"

    def points(name: str) -> frozenset[int]:
        with TTFont(fonts / name, lazy=True) as font:
            return frozenset(font.getBestCmap())

    fallback = points("NotoSerif-Regular.ttf")
    voices = [points(path.name) for path in sorted(fonts.glob("Source*.ttf"))]
    return fallback | frozenset.intersection(*voices)
