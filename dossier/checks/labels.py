"""Words for the ids that a message names: what the case itself calls a claim, a letter, an event."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dossier.checks.shown import shown
from dossier.model.case import Case
from dossier.model.text import Text

Labels = Mapping[str, Text]


def labels_of(case: Case) -> Mapping[str, Labels]:
    """For each family of rules, the words for the ids that its messages name.

    An id that stands for two things of one family keeps its place: the words of one could
    be read as the other's.
    """
    claims = [(claim.id, claim.title) for p in case.proceedings for claim in p.claims]
    losses = [(loss.id, loss.item) for loss in case.losses]
    return {
        "CH": _single((event.id, event.what) for event in case.events),
        "CO": _single((letter.id, letter.subject) for letter in case.letters),
        "DQ": _single([*claims, *losses]),
        "PC": _single([*claims, *losses, *((p.id, p.title) for p in case.proceedings)]),
        "WS": _single((statement.id, _both(statement.name)) for statement in case.statements),
    }


def _single(named: Iterable[tuple[str, Text | None]]) -> Labels:
    pairs = list(dict.fromkeys((key, text) for key, text in named))
    times = Counter(key for key, _ in pairs)
    return {shown(key): text for key, text in pairs if text is not None and times[key] == 1}


def _both(name: str) -> Text | None:
    return Text(fr=name, en=name) if name else None
