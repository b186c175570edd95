"""Find words that a text had better do without, whole, outside what it quotes, with their sentence.

An entry of `dossier/law/words/*.toml` is written as people write, in any case. `*` after a stem stands for
any ending, `#` for a number, `(a|b)` for one of several, ` … ` for up to six words of the same sentence
(` …… `: fifteen), and `=` before a word or a choice asks for its accents (`=dû` is not « du »). `except_*`
entries are read first: what they cover is no hit.
"""

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dossier.i18n.typography import typeset
from dossier.model.text import LANGUAGES, Language, Text

_FOLDER = Path(__file__).resolve().parent / "words"
_BETWEEN = r"(?:[^\w.;!?]+\w+){0,6}?[^\w.;!?]+"
_FAR = _BETWEEN.replace("{0,6}", "{0,15}")
_TOKEN = re.compile(r" …… | … |=\([^)]*\)|=\w+|[*#()| ]|.")
_FORMS = {
    "*": r"\w*",
    "#": r"\d+",
    "(": "(?:",
    "|": "|",
    ")": ")",
    " … ": _BETWEEN,
    " …… ": _FAR,
    " ": r"(?:\s+|(?<=')\s*)",
}
_ALIKE = ("aàâäáã", "cç", "eéèêë", "iîïí", "nñ", "oôöó", "uùûüú", "yÿ")
_QUOTED = re.compile(r"«[^»]{1,400}»|“[^”]{1,400}”|\"[^\"\n]{1,400}\"")
_END = re.compile(r"(?<=[.!?;\n])\s+(?=[^\Wa-zà-ÿ]|[«“\"])")
_MARKS = re.compile("[\u0300-\u036f]")
_FIRST = 3
_SHORT = 110
_NEAR = 120
_SAYS_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one kind, why they are better avoided, and what to write instead.

    Attributes:
        list: The list that it is part of.
        words: Its entries, by language.
        excepted: What excepts them, by language.
        why: What an opponent or a judge makes of such words.
        example: A phrase with such a word, and the neutral one.
    """

    id: str
    list: str
    words: Mapping[Language, tuple[str, ...]]
    excepted: Mapping[Language, tuple[str, ...]]
    why: Text
    example: Text
    source: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Spotted:
    """What one text holds of some lists.

    Attributes:
        words: As they are written there, each once.
        sentence: The first sentence that holds one, shortened, the words marked ‹so›.
        group: The group of the first.
        language: Of the text.
    """

    words: tuple[str, ...]
    sentence: str
    group: Group
    language: Language

    @property
    def example(self) -> str:
        """What to write instead, in the language of the text."""
        return self.group.example.get(self.language)

    @property
    def why(self) -> str:
        """Why, in the language of the text."""
        return self.group.why.get(self.language)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    group: Group


@cache
def groups() -> tuple[Group, ...]:
    """Every group of words that ships with the program."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml")))
    return tuple(_group(entry) for table in tables for entry in table["group"])


def spotted(text: Text | None, *lists: str, first: Language = "fr") -> Spotted | None:
    """What a text holds of the lists; None where it holds nothing.

    Args:
        text: As it stands in the case.
        lists: Names of lists of words.
        first: The language whose wording is shown where both hold something.
    """
    if text is None:
        return None
    order = sorted(LANGUAGES, key=lambda language: language != first)
    found = (_spotted(text.get(language), language, lists) for language in order if text.has(language))
    return next(filter(None, found), None)


@lru_cache(maxsize=32768)
def _spotted(text: str, language: Language, lists: tuple[str, ...]) -> Spotted | None:
    composed = unicodedata.normalize("NFC", text)
    own = _without_quotations(_lower(composed))
    hits = sorted(_hits(own, language, lists), key=lambda hit: hit.start)
    if not hits:
        return None
    words = dict.fromkeys(composed[hit.start : hit.end].lower() for hit in hits)
    return Spotted(tuple(words), _shown(composed, hits), hits[0].group, language)


def _hits(text: str, language: Language, lists: tuple[str, ...]) -> Iterator[_Hit]:
    """Places of words in a text, what is excepted read first."""
    starts = {word[:_FIRST] for word in re.findall(r"\w+", _without_accents(text))}
    for group in groups():
        if group.list in lists and not starts.isdisjoint(_starts(group.words[language])):
            pattern = _pattern(group.words[language], group.excepted[language])
            for match in pattern.finditer(text):
                if match["hit"]:
                    yield _Hit(match.start(), match.end(), group)


def _without_quotations(text: str) -> str:
    """The text with what it quotes and attributes blanked, as long as before."""
    return _QUOTED.sub(lambda match: _blanked(match, text), text)


def _blanked(match: re.Match[str], text: str) -> str:
    """A quotation is someone else's where it is a sentence, or where the text says whose it is."""
    long = len(match[0].split()) >= _SAYS_A_SENTENCE
    before = text[max(0, match.start() - _NEAR) : match.start()]
    whose = any(_hits_of(before, language) for language in LANGUAGES)
    return " " * len(match[0]) if long or whose else match[0]


def _hits_of(text: str, language: Language) -> bool:
    return any(_hits(text, language, ("attribution", "declaration")))


def _lower(text: str) -> str:
    """Small letters and straight apostrophes, as long as the text."""
    straight = text.replace("’", "'")
    lower = straight.lower()
    return lower if len(lower) == len(text) else "".join((char.lower() or char)[0] for char in straight)


def _shown(text: str, hits: list[_Hit]) -> str:
    """The sentence of the first word, cut around it where it is long, its words marked."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    first = max(end for end in ends[:-1] if end <= hits[0].start)
    last = min(end for end in ends if end > hits[0].start)
    start, end = _window(first, last, hits[0])
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    parts, at = [], start
    for hit in inside:
        if hit.start >= at:
            parts += [text[at : hit.start], f"‹{text[hit.start : hit.end]}›"]
            at = hit.end
    cut = "".join([*parts, text[at:end]])
    return f"{'…' if start > first else ''}{' '.join(cut.split())}{'…' if end < last else ''}"


def _window(start: int, end: int, hit: _Hit) -> tuple[int, int]:
    if end - start <= _SHORT:
        return start, end
    room = max(0, _SHORT - (hit.end - hit.start))
    first = max(start, hit.start - room // 2)
    return first, min(end, max(hit.end, first + _SHORT))


def _group(entry: dict[str, Any]) -> Group:
    return Group(
        entry["id"],
        entry["list"],
        {language: tuple(entry[language]) for language in LANGUAGES},
        {language: tuple(entry.get(f"except_{language}", ())) for language in LANGUAGES},
        Text(fr=typeset(entry["why_fr"], "fr"), en=entry["why_en"]),
        Text(fr=typeset(entry["example_fr"], "fr"), en=entry["example_en"]),
        entry["source"],
        entry["as_of"],
    )


@cache
def _starts(words: tuple[str, ...]) -> frozenset[str]:
    """First letters with which an entry can begin: most texts are cleared by these alone."""
    firsts = (entry.lstrip("=").lower() for entry in words)
    choices = (c for first in firsts for c in first.lstrip("(").partition(")")[0].split("|"))
    return frozenset(re.split(r"\W", _without_accents(choice.lstrip("=")))[0][:_FIRST] for choice in choices)


def _without_accents(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


@cache
def _pattern(words: tuple[str, ...], excepted: tuple[str, ...]) -> re.Pattern[str]:
    """What is excepted, or else a word: the alternative that comes first in the text wins."""
    said = "|".join(map(_written, words)) or r"(?!)"
    unless = "|".join(map(_written, excepted)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:(?:{unless})|(?P<hit>{said}))(?:(?<=')|(?!\w))")


def _written(entry: str) -> str:
    return "".join(_token(token) for token in _TOKEN.findall(entry.lower().replace("’", "'")))


def _token(token: str) -> str:
    if token.startswith("="):
        return "".join(_FORMS.get(char, re.escape(char)) for char in token[1:])
    return _FORMS.get(token) or next((f"[{alike}]" for alike in _ALIKE if token in alike), re.escape(token))
