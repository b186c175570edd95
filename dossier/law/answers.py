"""What answers a deadline in time: a suit, a letter, a notice."""

import datetime as dt
from collections.abc import Callable, Mapping

from dossier.law.acts import span
from dossier.law.data import law
from dossier.law.starts import start_of
from dossier.model.correspondence import Letter
from dossier.model.deadline import Met, Start
from dossier.model.dossier import Dossier


def answers_to(met_by: Met, dossier: Dossier) -> list[dt.date]:
    """The days on which a deadline that is met this way was answered."""
    return _MET[met_by](dossier)


def _suits(dossier: Dossier) -> list[dt.date]:
    return [span(act.on, dossier)[1] for act in dossier.proceeding.acts if act.kind == "suit"]


def _says(letter: Letter, words: str) -> bool:
    return bool(letter.subject and law().found(words, letter.subject.fr, letter.subject.en))


def _images(dossier: Dossier) -> list[dt.date]:
    """Letters about images, in whatever proceeding: they were asked for once."""
    start = start_of(("incident",), dossier)
    since = start.day if isinstance(start, Start) else dt.date.max
    asked = [
        span(letter.sent, dossier)[1]
        for letter in dossier.case.letters
        if letter.sent and _says(letter, "images")
    ]
    return [day for day in asked if day >= since]


def _told_insurer(dossier: Dossier) -> list[dt.date]:
    return [
        span(letter.sent, dossier)[1]
        for letter in dossier.case.letters
        if letter.sent and (letter.notifies_insurer or _says(letter, "loss_notice"))
    ]


def _announced(dossier: Dossier) -> list[dt.date]:
    on = dossier.proceeding.photographs_notified_on
    return [on] if on else []


_MET: Mapping[Met, Callable[[Dossier], list[dt.date]]] = {
    "": lambda _: [],
    "suit": _suits,
    "images": _images,
    "insurer": _told_insurer,
    "photographs": _announced,
}
