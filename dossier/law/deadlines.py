"""The deadlines of a proceeding: indicative dates with their assumptions, never a promise."""

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from dossier.i18n.catalogue import marked
from dossier.law.acts import Act, acts
from dossier.law.answers import answers_to
from dossier.law.days import moved
from dossier.law.interruptions import Course, course
from dossier.law.scope import applies
from dossier.law.starts import start_of
from dossier.model.deadline import Blank, Deadline, DeadlineRule, Remark, Start, State
from dossier.model.dossier import Dossier

_DATA = Path(__file__).resolve().parent / "deadlines.toml"


@cache
def deadline_rules() -> tuple[DeadlineRule, ...]:
    """The deadlines that ship with the program, as their file holds them."""
    with _DATA.open("rb") as source:
        return tuple(DeadlineRule(**entry) for entry in tomllib.load(source)["deadline"])


def deadlines(dossier: Dossier) -> tuple[Deadline, ...]:
    """Every deadline that concerns this proceeding, the nearest first.

    A specimen has none: its facts are made up.
    """
    if dossier.case.matter.specimen:
        return ()
    done = acts(dossier)
    found = [_of(rule, dossier, done) for rule in deadline_rules() if applies(rule.scope, dossier)]
    return tuple(sorted(found, key=_nearest))


def deadline(rule: DeadlineRule, dossier: Dossier) -> Deadline:
    """One deadline, whether or not it concerns this proceeding."""
    return _of(rule, dossier, acts(dossier))


def _of(rule: DeadlineRule, dossier: Dossier, done: Sequence[Act]) -> Deadline:
    rule = _by_case(rule, dossier)
    try:
        start = start_of(rule.starts, dossier)
        if isinstance(start, Blank):
            return Deadline(rule, start.state, why=start.why)
        return _counted(rule, start, dossier, done)
    except OverflowError:
        return Deadline(rule, "unknown", why=Remark(marked("the calendar ends before it does")))


def _counted(rule: DeadlineRule, start: Start, dossier: Dossier, done: Sequence[Act]) -> Deadline:
    place = dossier.proceeding.court.jurisdiction
    run = course(rule, start, done, place)
    found = Deadline(rule, "pending" if run.pending else "running", start, run.interruptions, why=start.doubt)
    if run.end is None:
        return found
    last = moved(run.end, rule.roll, place)
    hoped = moved(run.hoped, rule.roll, place) if run.hoped and run.hoped != run.end else None
    found = replace(found, end=run.end, last_day=last, hoped=hoped, held_if_proven=run.hoped is None)
    return _judged(found, run, dossier)


def _judged(found: Deadline, run: Course, dossier: Dossier) -> Deadline:
    """Where it stands on the date of the dossier."""
    answered, last = answers_to(found.rule.met_by, dossier), found.last_day
    if last and answered:
        on = {"day": min(answered)}
        if min(answered) <= last:
            return replace(found, state="met", why=Remark(marked("answered on {day}"), on))
        found = replace(found, why=Remark(marked("answered on {day}, which is too late"), on))
    if dossier.as_of is None or last is None:
        why = Remark(marked("the dossier bears no date: write `as_of` in case.yaml"))
        return replace(found, state="unknown", why=why)
    left = (last - dossier.as_of).days
    state: State = "pending" if run.pending else "passed" if left < 0 else "running"
    return replace(found, state=state, days_left=left)


def _by_case(rule: DeadlineRule, dossier: Dossier) -> DeadlineRule:
    """Longer where a policy allows more working days than the law, or a claimant resides abroad."""
    count = rule.count
    if rule.met_by == "insurer":
        count = max(count, dossier.proceeding.notice_days or 0)
    if any(party.abroad and party.role == "claimant" for party in dossier.proceeding.parties):
        count += rule.more_abroad
    return rule.model_copy(update={"count": count}) if count != rule.count else rule


def _nearest(deadline: Deadline) -> tuple[bool, bool, dt.date, str]:
    """What still runs by its last day, then what has no day, then what is over."""
    over = deadline.state in {"passed", "met"}
    day = deadline.last_day
    return over, day is None, day or dt.date.max, deadline.id
