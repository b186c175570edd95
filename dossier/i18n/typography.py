"""Set a text as a printer of its language would: spaces, quotation marks, dashes.

Applied to what people typed as well as to the program's own words; setting a text
twice changes nothing more. Letters and figures are never changed.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

NARROW = "\u202f"
"""Narrow no-break space: before ; : ! ? and inside « », between thousands."""

FIXED = "\u00a0"
"""No-break space: between a number and its unit, after n° and p."""

_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_GAP = "[ \u00a0\u202f\u2009]"


def _date(match: re.Match[str]) -> str:
    """A date stays on one line."""
    return FIXED.join(part for part in match.groups() if part)


_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)

# A brace begins a place that a number will fill.
_COMMON: Sequence[_Rule] = (
    (re.compile(rf"\b(\d{{1,2}}|1er){_GAP}({_MONTHS})(?:{_GAP}(\d{{4}}))?(?!\w)"), _date),
    (re.compile(r"\.\.\.+"), "…"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"(?<=\S) - (?=\S)"), " – "),
    (re.compile(rf"(?<=\d){_GAP}(?=(?:mm|cm|km|kg|m²|m³|m|g)\b)"), FIXED),
    (re.compile(rf"\b([pP]p?\.|[aA]rts?\.){_GAP}*(?=[\d{{]|[LRD]\.)"), rf"\1{FIXED}"),
    (re.compile(rf"\b([LRD])\.{_GAP}*(?=[\d{{])"), rf"\1.{FIXED}"),
)

_FRENCH: Sequence[_Rule] = (
    (re.compile(r"(?<=\w)'(?=\W|$)"), "’"),
    (re.compile(r'"([^"\s][^"]*?|[^"]*?[^"\s])"'), r"« \1 »"),
    (re.compile(rf"«{_GAP}*"), f"«{NARROW}"),
    (re.compile(rf"{_GAP}*»"), f"{NARROW}»"),
    (re.compile(rf"(?<=[^\s;:!?«(]){_GAP}*([;!?:]+)(?=[\s»)\]]|$)"), rf"{NARROW}\1"),
    (re.compile(rf"\b(\d{{1,2}}){_GAP}?h{_GAP}?(\d{{2}})\b"), rf"\1{NARROW}h{NARROW}\2"),
    (re.compile(rf"\b(\d{{1,2}}){_GAP}h\b"), rf"\1{NARROW}h"),
    (re.compile(rf"(?<=\d){_GAP}(?=min\b)"), NARROW),
    (re.compile(rf"\b([nN])[°º]{_GAP}*(?=[\w{{])"), rf"\1°{FIXED}"),
    (re.compile(rf"(?<=\d){_GAP}?(?=%)"), NARROW),
    (re.compile(rf"(?<=\d){_GAP}?(?=€)"), FIXED),
    (re.compile(r"\b1 ?(er|re)\b"), r"1\1"),
    (re.compile(rf"\b(MM?\.|Mme|Mmes|Me|Mgr|Dr){_GAP}(?=[A-ZÀ-Þ])"), rf"\1{FIXED}"),
    (re.compile(rf"\b([vV]ers){_GAP}(?=[\d{{])"), rf"\1{FIXED}"),
    (re.compile(rf"\b([pP]ièces?|[pP]hotos?|[oO]bs\.|[pP]ages?){_GAP}(?=[\d{{])"), rf"\1{FIXED}"),
)

_ENGLISH: Sequence[_Rule] = (
    (re.compile(r'"([^"\s][^"]*?|[^"]*?[^"\s])"'), r"“\1”"),
    (re.compile(rf"\b(No|Nos)\.{_GAP}*(?=[\d{{])"), rf"\1.{FIXED}"),
    (re.compile(rf"\b(Mr|Mrs|Ms|Dr){_GAP}(?=[A-Z])"), rf"\1{FIXED}"),
    (re.compile(rf"\b([eE]xhibits?|[pP]hotos?|[oO]bs\.|[pP]ages?){_GAP}(?=[\d{{])"), rf"\1{FIXED}"),
)

_PASSES = 8
_THOUSANDS = re.compile(rf"(?<![\d,.\u202f])(\d{{1,3}})((?:{_GAP}\d{{3}})+)(?!\d)")


@lru_cache(maxsize=8192)
def typeset(text: str, language: str) -> str:
    """`text` with the spaces and marks of its language.

    One rule may make room for another (14h20 becomes a number before a month), so they
    are applied until nothing changes; no rule undoes another.
    """
    for _ in range(_PASSES):
        before, text = text, _once(text, language)
        if text == before:
            break
    return text


def _once(text: str, language: str) -> str:
    for pattern, by in (*_COMMON, *(_FRENCH if language == "fr" else _ENGLISH)):
        text = pattern.sub(by, text)
    return _THOUSANDS.sub(_joined_thousands, text) if language == "fr" else text


def _joined_thousands(match: re.Match[str]) -> str:
    return match[1] + re.sub(_GAP, NARROW, match[2])


def join_words(words: Sequence[str], conjunction: str) -> str:
    """`a, b et c`."""
    if len(words) < 2:  # noqa: PLR2004 (one word, or none)
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with an ellipsis that says so."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    at_word = kept.rsplit(" ", 1)[0] if " " in kept[length // 2 :] else kept
    return at_word.rstrip(" ,;:.–-") + "…"


_BEGINNINGS = {
    "fr": ("Le", "La", "Les", "L’", "Un", "Une", "Des", "Du", "D’", "Vers", "Depuis", "En", "Au", "Aux", "À"),
    "en": ("The", "A", "An", "To", "Towards", "From", "In", "At", "On"),
}


def inside(text: str, language: str) -> str:
    """A text put after other words: a first word that is no name loses its capital."""
    for word in _BEGINNINGS[language]:
        rest = text[len(word) :]
        if text.startswith(word) and (word.endswith("’") or rest.startswith((" ", FIXED))):
            return text[0].lower() + text[1:]
    return text
