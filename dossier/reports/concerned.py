"""What a request concerns, as the person who is asked knows it: numbers, captions, dates, names."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from dossier.i18n import dates
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.typography import join_words, shortened, typeset
from dossier.model.asking import Thing
from dossier.model.correspondence import Letter
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment
from dossier.model.text import Language, Text
from dossier.reports.words import safe

_LONGEST = 120
_RUN = 3
"""So many labels in a row are written "2/1 to 2/3"."""

LISTED: Mapping[Thing, tuple[str, str]] = {
    "photograph": ("the photograph below", "the {count} photographs below"),
    "exhibit": ("the exhibit below", "the {count} exhibits below"),
    "record": ("the record below", "the {count} records below"),
    "observation": ("the passage below", "the {count} passages below"),
    "loss": ("the item below", "the {count} items below"),
    "letter": ("the letter below", "the {count} letters below"),
    "event": ("the fact below", "the {count} facts below"),
    "statement": ("the statement below", "the {count} statements below"),
    "party": ("the party below", "the {count} parties below"),
    "claim": ("the claim below", "the {count} claims below"),
    "file": ("the file below", "the {count} files below"),
}
"""How a sentence points at the list that follows it."""

_NUMBERED = (marked("photograph {labels}"), marked("photographs {labels}"))
_SECRET = marked("a document covered by professional secrecy")


class Names:
    """Knows every thing of a case by the names that people outside the office use.

    Args:
        dossiers: The proceedings that the letter is about; a number that they do not share is left out.
        language: Of the letter.
    """

    def __init__(self, dossiers: Sequence[Dossier], language: Language) -> None:
        self._dossiers, self._case, self._language = dossiers, dossiers[0].case, language
        self._by_thing: Mapping[Thing, Callable[[str], str]] = {
            "photograph": self._photograph,
            "exhibit": self._exhibit,
            "record": self._record,
            "observation": self._observation,
            "loss": lambda id_: self._text("losses", id_, "item"),
            "letter": self._letter,
            "event": self._event,
            "statement": self._statement,
            "party": lambda id_: self._of_proceedings("parties", id_, "name"),
            "claim": lambda id_: self._of_proceedings("claims", id_, "title"),
            "file": lambda path: self.exact(path.rpartition("/")[2]),
        }

    def say(self, message: str, **values: object) -> str:
        """Words of the program's own, in the language of the letter."""
        words = typeset(translate(message, self._language), self._language)
        return words.format(**values) if values else words

    def typed(self, text: Text | str | None) -> str:
        """Words of the case, made safe to print; empty where there are none."""
        words = text.get(self._language) if isinstance(text, Text) else text or ""
        return shortened(typeset(safe(words, 1000), self._language), _LONGEST)

    def exact(self, name: str) -> str:
        """A file's name, letter for letter as far as it can be printed."""
        return safe(name)

    def name(self, of: Thing, subject: str) -> str:
        """One thing in words; its id only where the case no longer knows it."""
        return self._by_thing[of](subject) or self.exact(subject.rpartition("/")[2])

    def pointed(self, of: Thing, subjects: Sequence[str]) -> str:
        """The things inside a sentence: numbers of photographs, else a pointer to the list below."""
        if of == "photograph" and all(subject in self._labels for subject in subjects):
            runs = list(self._runs([self._labels[subject] for subject in subjects]))
            words = _NUMBERED[len(subjects) > 1]
            return self.say(words, labels=join_words(runs, self.say("and")))
        one, many = LISTED[of]
        return typeset(translate_plural(one, many, len(subjects), self._language), self._language)

    def in_order(self, of: Thing | None, subjects: Sequence[str]) -> list[str]:
        """Photographs by their labels, everything else as it came; each once."""
        once = list(dict.fromkeys(subjects))
        if of != "photograph":
            return once
        return sorted(once, key=lambda subject: (_order(self._labels.get(subject, "")), once.index(subject)))

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Labels of photographs on which all proceedings agree."""
        found: dict[str, set[str]] = {}
        for dossier in self._dossiers:
            for id_, label in dossier.label_of.items():
                found.setdefault(id_, set()).add(label)
        return {id_: next(iter(labels)) for id_, labels in found.items() if len(labels) == 1}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """Numbers of exhibits on which all proceedings agree."""
        found: dict[str, set[int]] = {}
        for dossier in self._dossiers:
            for id_, number in dossier.number_of.items():
                found.setdefault(id_, set()).add(number)
        return {id_: next(iter(numbers)) for id_, numbers in found.items() if len(numbers) == 1}

    def _runs(self, labels: Sequence[str]) -> Iterator[str]:
        """`2/1 to 2/6`, `3/2`."""
        for series, group in itertools.groupby(labels, key=lambda label: label.partition("/")[0]):
            ranks = [int(label.partition("/")[2]) for label in group]
            for _, run in itertools.groupby(enumerate(ranks), key=lambda pair: pair[1] - pair[0]):
                found = [f"{series}/{rank}" for _, rank in run]
                if len(found) < _RUN:
                    yield from found
                else:
                    yield self.say("{a} to {b}", a=found[0], b=found[-1])

    def _photograph(self, id_: str) -> str:
        photograph = self._case.photograph_by_id.get(id_)
        name = self.exact((photograph.original.path if photograph else id_).rpartition("/")[2])
        caption = self.typed(photograph.caption).rstrip(".") if photograph else ""
        told = self.say("{what} (file {name})", what=caption, name=name) if caption else name
        label = self._labels.get(id_)
        return self.say("{label} – {what}", label=label, what=told) if label else told

    def _exhibit(self, id_: str) -> str:
        exhibit = self._case.exhibit_by_id.get(id_)
        if exhibit is None:
            return ""
        if exhibit.confidentiality == "privileged":
            return self.say(_SECRET)
        title, number = self.typed(exhibit.title), self._numbers.get(id_)
        return self.say("exhibit {number}: {title}", number=number, title=title) if number else title

    def _record(self, id_: str) -> str:
        record = next((one for one in self._case.constats if one.id == id_), None)
        if record is None:
            return ""
        if record.date:
            return self.say("record of {date}", date=self._moment(record.date))
        by = self.typed(record.officer.name)
        return self.say("record drawn up by {name}", name=by) if by else self.say("record in our file")

    def _observation(self, name: str) -> str:
        record, _, number = name.partition("/")
        found = next((one for one in self._case.constats if one.id == record), None)
        told = next((one for one in found.observations if one.number == number), None) if found else None
        if told is None:
            return ""
        text = self.typed(told.text)
        return self.say(
            "{record}, passage {number}: {text}", record=self._record(record), number=number, text=text
        )

    def _letter(self, id_: str) -> str:
        letter = next((one for one in self._case.letters if one.id == id_), None)
        if letter is None:
            return ""
        return self.say(_SECRET) if letter.privileged else self._register(letter)

    def _register(self, letter: Letter) -> str:
        """The day, to whom, and about what."""
        day = self._moment(letter.sent or letter.received)
        words = [self.typed(letter.number), day, self.typed(letter.recipient), self.typed(letter.subject)]
        return " – ".join(word for word in words if word)

    def _event(self, id_: str) -> str:
        """An event by its id or by the fact that it tells."""
        events = self._case.events
        event = next((e for e in events if e.id == id_), None) or next(
            (e for e in events if e.fact == id_), None
        )
        if event is None:
            return self._of_proceedings("facts", id_, "text")
        day = self._moment(event.when)
        return " – ".join(word for word in (day, self.typed(event.what)) if word)

    def _statement(self, id_: str) -> str:
        found = next((one for one in self._case.statements if one.id == id_), None)
        return self.say("statement of {name}", name=self.typed(found.name)) if found else ""

    def _text(self, table: str, id_: str, key: str) -> str:
        found = next((one for one in getattr(self._case, table) if one.id == id_), None)
        return self.typed(getattr(found, key)) if found else ""

    def _of_proceedings(self, table: str, id_: str, key: str) -> str:
        rows = (row for dossier in self._dossiers for row in getattr(dossier.proceeding, table))
        found = next((row for row in rows if row.id == id_), None)
        return self.typed(getattr(found, key)) if found else ""

    def _moment(self, when: Moment | None) -> str:
        return dates.moment(when, self._language) if when else ""


def _order(label: str) -> tuple[float, float]:
    """Labels in the order of their numbers, photographs without one last."""
    series, _, rank = label.partition("/")
    return (int(series), int(rank)) if rank else (float("inf"), 0)
