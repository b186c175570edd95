"""Take words out of texts, wherever and however they are written; the mark left tells nothing of them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property

from pydantic import ConfigDict

from dossier.model.source import Record

_SHORT = 4  # letters: a shorter word is hidden only where it stands alone, or "Li" would take "police" apart
_UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x02]{0,3}"
_BREAK = rf"{_UNSEEN}(?:-?[\r\n]{{1,3}})?{_UNSEEN}"  # between letters: what a line's end leaves there
_BETWEEN = r"[\W_]{0,6}"  # between the parts of a name
_LETTER = r"[^\W\d_]"


class Hider(Record):
    """What is taken out, and the one mark that stands in its place.

    Attributes:
        words: As a person wrote them; capitals, accents and spaces do not matter.
        mark: The same for every word, so that its length tells nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    words: tuple[str, ...]
    mark: str

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words to hide begin and end in the text."""
        if self._pattern is None or not text:
            return
        plain, places = _folded(text)
        for found in self._pattern.finditer(plain):
            yield places[found.start()], places[found.end() - 1] + 1

    def hides(self, text: str) -> bool:
        """Whether the text holds a word to hide."""
        return next(self.spans(text), None) is not None

    def clean(self, text: str) -> str:
        """The text with the mark in the place of each word."""
        parts, after = [], 0
        for start, end in self.spans(text):
            parts += [text[after:start], self.mark]
            after = end
        return "".join((*parts, text[after:])) if parts else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        found = sorted({_folded(word)[0] for word in self.words if word.strip()}, key=lambda w: (-len(w), w))
        spelled = [pattern for word in found if (pattern := _spelled(word))]
        return re.compile("|".join(spelled)) if spelled else None


def _spelled(word: str) -> str:
    """The word with whatever may stand between its letters unseen, and between its parts."""
    parts = re.findall(r"[^\W_]+", word)
    if not parts:
        return re.escape(word.strip())
    spelled = _BETWEEN.join(_BREAK.join(map(re.escape, part)) for part in parts)
    alone = sum(map(len, parts)) < _SHORT
    return rf"(?<!{_LETTER}){spelled}(?!{_LETTER})" if alone else spelled


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Small letters without accents, and where each of them stands in the text."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places
