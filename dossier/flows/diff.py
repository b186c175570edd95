"""Compare two communications of a proceeding, or one with the case as it is now."""

from dataclasses import dataclass, replace

from dossier import clock
from dossier.errors import UsageError
from dossier.executor import Progress
from dossier.flows.build import build
from dossier.flows.reading import chosen, read
from dossier.flows.request import BuildRequest
from dossier.flows.serve import communication_of, find
from dossier.model.difference import Difference, difference
from dossier.model.served import Communication, of_proceeding
from dossier.model.text import Language
from dossier.reports.served import difference_json, difference_text

NOW = "now"


@dataclass(frozen=True, slots=True)
class Compared:
    """What is otherwise, and the names of the two."""

    before: str
    after: str
    found: Difference
    language: Language

    def as_text(self) -> str:
        """For people."""
        return difference_text(self.before, self.after, self.found, self.language)

    def as_json(self) -> str:
        """For programs."""
        return difference_json(self.before, self.after, self.found)


def diff(request: BuildRequest, before: str, after: str, progress: Progress) -> Compared:
    """What changed from one communication to another; `now` builds the case as `build` does.

    Raises:
        UsageError: There is no such communication or proceeding.
        InputError: The case folder cannot be understood.
    """
    case = read(request, progress)
    proceedings = chosen(case, request.proceeding)
    if len(proceedings) != 1:
        raise UsageError("The case has several proceedings.\n  fix: name one with --proceeding")
    proceeding = proceedings[0]
    ours = of_proceeding(case.communications, proceeding.id)
    one, other = (None if name == NOW else find(ours, name) for name in (before, after))
    if one is None or other is None:
        current = _now(replace(request, proceeding=proceeding.id), progress)
        one, other = one or current, other or current
    language = request.language or proceeding.language or case.matter.language
    return Compared(_name(one), _name(other), difference(one, other), language)


def _now(request: BuildRequest, progress: Progress) -> Communication:
    """The case as it would be communicated whole."""
    built = build(request, progress)[0]
    numbers = frozenset(item.number for item in built.dossier.exhibits)
    return communication_of(built, NOW, clock.now().date(), numbers)


def _name(one: Communication) -> str:
    return one.folder or NOW
