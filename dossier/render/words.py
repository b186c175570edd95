"""Put the values of a case into finished words of one language."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.i18n import dates
from dossier.i18n.catalogue import translate, translate_plural
from dossier.i18n.glyphs import printable
from dossier.i18n.typography import NARROW, join_words, typeset
from dossier.model.moment import Moment
from dossier.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in one language; everything that reaches a page passes through here."""

    language: Language

    def say(self, message: str, **values: object) -> str:
        """Words of the program's own; what fills them is set already, or must stay as it is."""
        words = typeset(translate(message, self.language), self.language)
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int) -> str:
        """`1 exhibit`, `12 exhibits`."""
        return typeset(translate_plural(one, many, number, self.language), self.language)

    def typed(self, words: str) -> str:
        """Words that came with the case, in whatever language they are in."""
        return typeset(printable(words), self.language)

    def exact(self, words: str) -> str:
        """A name of a file or a device, letter for letter; only what cannot be printed is spelled."""
        return printable(words)

    def text(self, text: Text | None) -> str:
        """A text of the case in this language; empty where there is none."""
        return self.typed(text.get(self.language)) if text else ""

    def moment(self, when: Moment | None, style: dates.Style = "long") -> str:
        """A date or time; empty where there is none."""
        return dates.moment(when, self.language, style) if when else ""

    def dated(self, when: Moment | None) -> str:
        """The day of a document; the hour that a mail was sent at says nothing in a list."""
        if when is None or when.is_range or not when.has_time:
            return self.moment(when, "short")
        return dates.day(when.date, self.language, "short")

    def hours(self, when: Moment) -> str:
        """The time of day of a moment, or its date where it has none."""
        return dates.hours(when, self.language) if when.has_time else self.moment(when)

    def quoted(self, words: str) -> str:
        """Somebody else's words, between the quotation marks of the language."""
        marks = ("«\u202f", "\u202f»") if self.language == "fr" else ("“", "”")
        return f"{marks[0]}{_nested(words, self.language)}{marks[1]}" if words else ""

    def day(self, date: dt.date | None) -> str:
        """A day; empty where there is none."""
        return dates.day(date, self.language) if date else ""

    def listed(self, words: Sequence[str]) -> str:
        """`a, b and c`."""
        return join_words(words, self.say("and"))

    @property
    def separator(self) -> str:
        """Between the members of a list that have commas of their own."""
        return f"{NARROW}; " if self.language == "fr" else "; "


def _nested(words: str, language: str) -> str:
    """Quotation marks inside quoted words are those of the second degree."""
    if language == "fr":
        return words.replace(f"«{NARROW}", "“").replace(f"{NARROW}»", "”")
    return words.replace("“", "‘").replace("”", "’")
