"""The sheet of deadlines in finished words: internal, indicative, with all that each rests on."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.dates import day
from dossier.i18n.typography import typeset
from dossier.law.data import law
from dossier.law.deadlines import deadlines
from dossier.model.deadline import ActKind, Deadline, Interruption, Proof, Remark, State
from dossier.model.dossier import Dossier
from dossier.model.text import Language, Text
from dossier.reports.words import safe, specimen_note

STATE_WORDS: Mapping[State, str] = {
    "running": marked("running"),
    "passed": marked("passed"),
    "not-started": marked("not started"),
    "unknown": marked("cannot be computed"),
    "met": marked("answered in time"),
    "pending": marked("held up by a suit or a mediation"),
}
_SILENCE_WORDS: Mapping[State, str] = {
    "running": marked("silence still runs"),
    "passed": marked("refused by silence"),
}
ACT_WORDS: Mapping[ActKind, str] = {
    "written-claim": marked("written claim"),
    "registered-letter": marked("registered letter"),
    "communication": marked("answer of the administration"),
    "suit": marked("suit"),
    "expert": marked("appointment of an expert"),
    "acknowledgment": marked("acknowledgment of the debt"),
    "enforcement": marked("enforcement"),
    "prosecution": marked("act of inquiry or prosecution"),
    "mediation": marked("mediation or conciliation"),
}
PROOF_WORDS: Mapping[Proof, str] = {
    "dispatch": marked("dispatch proven"),
    "receipt": marked("receipt proven"),
    "answer": marked("proven by the answer"),
    "exhibit": marked("proven by an exhibit"),
    "none": marked("not proven"),
}


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline in finished words."""

    id: str
    state: State
    near: bool
    title: str
    state_word: str
    last_day: str
    left: str
    rule: str
    source: str
    confirmed: bool
    read_on: str
    start: str
    doubt: str
    why: str
    hoped: str
    interruptions: tuple[tuple[str, str, bool], ...]
    assumptions: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineSheet:
    """All deadlines of a proceeding, or why there are none."""

    none: str
    rows: tuple[DeadlineRow, ...] = ()


def deadline_sheet(dossier: Dossier, language: Language) -> DeadlineSheet:
    """The sheet of a proceeding, the nearest deadline first."""
    if dossier.case.matter.specimen:
        return DeadlineSheet(translate("The case is a specimen: no deadline is computed for it.", language))
    found = deadlines(dossier)
    if not found:
        return DeadlineSheet(translate("No deadline is held for this court and these claims.", language))
    return DeadlineSheet("", tuple(_Row(one, language).told() for one in found))


def deadlines_data(dossier: Dossier, language: Language) -> list[dict[str, Any]]:
    """The sheet for programs; `docs/report-json.md` describes it."""
    return [_data(one, language) for one in deadlines(dossier)]


def deadline_lines(dossiers: Iterable[Dossier], language: Language) -> Iterator[str]:
    """One line for each deadline that ends within ninety days, for the end of the text report."""
    for dossier in dossiers:
        for found in deadlines(dossier):
            if is_near(found):
                row = _Row(found, language).told()
                place = f"{dossier.proceeding.id}/{found.id}"
                what = f"{row.title} – {row.last_day} ({row.left}) – {place}"
                yield translate(
                    "{label}: {value}", language, label=translate("Deadline", language), value=what
                )


def is_near(deadline: Deadline) -> bool:
    """Running, and with fewer days left than the warning asks for."""
    left = deadline.days_left
    return deadline.state == "running" and left is not None and left < law().limit("limitation_warning")


class _Row:
    """One deadline and the language that it is told in."""

    def __init__(self, deadline: Deadline, language: Language) -> None:
        self._of, self._language = deadline, language

    def told(self) -> DeadlineRow:
        found, rule = self._of, self._of.rule
        return DeadlineRow(
            id=found.id,
            state=found.state,
            near=is_near(found),
            title=self._text(rule.title),
            state_word=self._state(),
            last_day=self._day(found.last_day),
            left=self._left(),
            rule=self._text(rule.text),
            source=self._text(rule.source),
            confirmed=rule.confirmed,
            read_on=self._day(rule.as_of),
            start=self._start(),
            doubt=self._remark(found.start.doubt if found.start else None),
            why=self._remark(found.why if found.start is None or found.why != found.start.doubt else None),
            hoped=self._day(found.hoped),
            interruptions=tuple(self._act(act) for act in found.interruptions),
            assumptions=tuple(self._text(text) for text in rule.assumptions),
            changes=tuple(self._text(text) for text in rule.changes),
        )

    def _state(self) -> str:
        words = _SILENCE_WORDS if self._of.rule.nature == "refusal" else STATE_WORDS
        return translate(words.get(self._of.state, STATE_WORDS[self._of.state]), self._language)

    def _left(self) -> str:
        left = self._of.days_left
        if left is None or self._of.state == "met":
            return ""
        if left == 0:
            return translate("the last day is the day of the dossier", self._language)
        if left > 0:
            return translate_plural("{count} day left", "{count} days left", left, self._language)
        return translate_plural("{count} day ago", "{count} days ago", -left, self._language)

    def _start(self) -> str:
        start = self._of.start
        if start is None:
            return ""
        return f"{self._day(start.day)}, {self._remark(start.what)} ({safe(start.cited)})"

    def _act(self, act: Interruption) -> tuple[str, str, bool]:
        kind = translate(ACT_WORDS[act.kind], self._language)
        proof = translate(PROOF_WORDS[act.proof], self._language)
        return f"{self._day(act.day)}, {kind} ({safe(act.cited)}), {proof}", self._remark(act.why), act.counts

    def _remark(self, remark: Remark | None) -> str:
        return told_remark(remark, self._language) if remark else ""

    def _text(self, text: Text) -> str:
        return typeset(text.get(self._language), self._language)

    def _day(self, date: dt.date | None) -> str:
        return day(date, self._language) if date else ""


def told_remark(remark: Remark, language: Language) -> str:
    """A sentence of the law room in the reader's language, its days as that language writes them."""
    facts = {
        name: day(value, language) if isinstance(value, dt.date) else safe(value)
        for name, value in remark.facts.items()
    }
    return typeset(translate(remark.message, language).format(**facts), language)


def _data(found: Deadline, language: Language) -> dict[str, Any]:
    row, start = _Row(found, language).told(), found.start
    return {
        "id": found.id,
        "nature": found.rule.nature,
        "state": found.state,
        "title": row.title,
        "rule": row.rule,
        "source": row.source,
        "source_read": found.rule.confirmed,
        "source_as_of": found.rule.as_of.isoformat(),
        "start": start.day.isoformat() if start else None,
        "start_of": start.cited if start else None,
        "start_why": row.start or None,
        "end": found.end.isoformat() if found.end else None,
        "last_day": found.last_day.isoformat() if found.last_day else None,
        "last_day_if_proven": found.hoped.isoformat() if found.hoped else None,
        "days_left": found.days_left,
        "why": row.why or row.doubt or None,
        "interruptions": [
            {
                "kind": act.kind,
                "cited": act.cited,
                "day": act.day.isoformat(),
                "proof": act.proof,
                "counts": act.counts,
                "why": told_remark(act.why, language),
            }
            for act in found.interruptions
        ],
        "assumptions": list(row.assumptions),
        "changes": list(row.changes),
    }


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """What the sheet's own page shows."""

    title: str
    court: str
    proceeding: str
    date: str
    specimen: str
    deadlines: DeadlineSheet


def deadline_page(dossier: Dossier, language: Language) -> DeadlinePage:
    """The sheet with the heads of its own page."""
    matter, proceeding = dossier.case.matter, dossier.proceeding
    return DeadlinePage(
        title=safe(matter.title.get(language), 400),
        court=safe(proceeding.court.name.get(language), 400),
        proceeding=safe(proceeding.title.get(language), 400),
        date=day(dossier.as_of, language) if dossier.as_of else "",
        specimen=specimen_note(dossier, language),
        deadlines=deadline_sheet(dossier, language),
    )
