"""The course of a deadline: what starts it anew, what suspends it, and what does neither."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.i18n.catalogue import marked
from dossier.law.acts import Act
from dossier.law.days import end_of, months_on
from dossier.model.deadline import DeadlineRule, Interruption, Remark, Start
from dossier.model.proceeding import Jurisdiction

_FLOOR = 6
"""Months that at least remain after a mediation (C. civ., art. 2238; loi n° 68-1250, art. 2-1)."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a deadline ran.

    Attributes:
        end: Its end by the acts that are proven; None while a proven suit or mediation holds it up.
        hoped: Its end by all acts of the file; None while one of them holds it up.
        pending: Whether it is held up.
    """

    end: dt.date | None
    hoped: dt.date | None
    interruptions: tuple[Interruption, ...] = ()
    pending: bool = False


def course(rule: DeadlineRule, start: Start, acts: Iterable[Act], place: Jurisdiction) -> Course:
    """Follow a deadline from its start through the acts in order of time."""
    walk = _Walk(rule, start, place)
    seen = tuple(filter(None, [walk.step(act) for act in acts]))
    return Course(walk.sure, walk.hoped, seen, walk.sure is None)


class _Walk:
    """Two ends moved along together: one by what is proven, one by all that is registered."""

    def __init__(self, rule: DeadlineRule, start: Start, place: Jurisdiction) -> None:
        self._rule, self._start, self._place = rule, start.last or start.day, place
        end = end_of(start.day, rule.count, rule.unit, place)
        self.sure: dt.date | None = end
        self.hoped: dt.date | None = end

    def step(self, act: Act) -> Interruption | None:
        """What one act does; None where it has nothing to do with this deadline."""
        if act.kind not in self._rule.interrupted_by:
            return self._told(act, self._no_effect(act)) if self._is_mistaken(act) else None
        if why := self._refused(act):
            return self._told(act, why)
        self.hoped = self._after(act, self.hoped)
        if act.proof == "none":
            return self._told(act, Remark(marked("nothing proves it: the end does not rest on it")))
        if self.sure is not None and act.last > self.sure:
            why = Remark(marked("in time only if an earlier act that nothing proves can be proven"))
            return self._told(act, why)
        self.sure = self._after(act, self.sure)
        return self._told(act, self._effect(act), counts=True)

    def _is_mistaken(self, act: Act) -> bool:
        """A letter that claims money is often thought to interrupt where it does not."""
        letter = act.kind in {"written-claim", "registered-letter"} and act.first >= self._start
        return letter and "suit" in self._rule.interrupted_by

    def _no_effect(self, act: Act) -> Remark:
        if act.kind == "written-claim" and "registered-letter" in self._rule.interrupted_by:
            return Remark(marked("only a registered letter interrupts"))
        return Remark(marked("a letter, even a formal notice, does not interrupt"))

    def _refused(self, act: Act) -> Remark | None:
        """Why an act of the right kind has no effect."""
        if act.first < self._start:
            certain = act.last < self._start
            return Remark(
                marked("it is older than the start: it interrupts nothing")
                if certain
                else marked("it may be older than the start")
            )
        if self.hoped is not None and act.last > self.hoped:
            return Remark(marked("it came after {day}, when time had run out"), {"day": self.hoped})
        if act.failed and self._rule.only_if_open:
            return Remark(marked("the suit failed: it is as if it had not been brought"))
        return None

    def _after(self, act: Act, end: dt.date | None) -> dt.date | None:
        """The end after an act; it never comes nearer by one."""
        if end is None:
            return None
        if act.kind in {"suit", "mediation"} and act.until is None:
            return None if act.kind == "suit" or self._rule.mediation_restarts else end
        if act.kind == "mediation" and act.until and not self._rule.mediation_restarts:
            return self._suspended(act.first, act.last, act.until, end)
        anew = act.until if act.kind in {"suit", "mediation"} and act.until else act.first
        new = end_of(anew, self._rule.count, self._rule.unit, self._place)
        return max(new, end)

    def _suspended(self, first: dt.date, last: dt.date, until: dt.date, end: dt.date) -> dt.date:
        """Later by the days of the mediation, and never less than six months after it."""
        limit = self._rule.mediation_months
        ended = min(until, months_on(first, limit)) if limit else until
        if ended < last:
            return end
        return max(end + (ended - last), months_on(ended, _FLOOR))

    def _effect(self, act: Act) -> Remark:
        if self.sure is None:
            return Remark(marked("it holds the time up until it is over"))
        if act.kind == "mediation" and act.until is None:
            return Remark(marked("its end is not registered: no day of it was counted"))
        if act.kind == "mediation" and not self._rule.mediation_restarts:
            return Remark(marked("it suspends: until {day}"), {"day": self.sure})
        return Remark(marked("it starts the time anew: until {day}"), {"day": self.sure})

    def _told(self, act: Act, why: Remark, *, counts: bool = False) -> Interruption:
        return Interruption(act.kind, act.cited, act.first, act.proof, counts, why)
