"""Where a deadline counts from: the day, where it is written, and why it may be in doubt."""

import datetime as dt
from collections.abc import Callable, Mapping

from dossier.i18n.catalogue import marked
from dossier.law.acts import span
from dossier.law.days import end_of
from dossier.model.correspondence import Letter
from dossier.model.deadline import Blank, Remark, Start, StartName
from dossier.model.dossier import Dossier
from dossier.model.moment import Moment

_SILENCE = 2
"""Months of silence that refuse a claim (R.421-2 CJA)."""


def start_of(names: tuple[StartName, ...], dossier: Dossier) -> Start | Blank:
    """The first start that is known; where none is, what the last of them lacks."""
    found = [_STARTS[name](dossier) for name in names]
    return next((start for start in found if isinstance(start, Start)), found[-1])


def prior_claim(dossier: Dossier) -> Letter | None:
    """The letter that claimed compensation before the suit."""
    wanted = dossier.proceeding.prior_claim
    return next((letter for letter in dossier.letters if letter.id == wanted and wanted), None)


def silence_end(received: dt.date) -> dt.date:
    """When two months of silence on a claim become a refusal; this is not moved to a working day."""
    return end_of(received, _SILENCE, "months", "FR")


def _dated(moment: Moment, what: Remark, cited: str, dossier: Dossier) -> Start:
    """The earliest day that a moment may mean, with what is doubtful about it."""
    first, last = span(moment, dossier)
    doubt = None
    if moment.about:
        doubt = Remark(marked("the date is only approximate: {first} was taken"), {"first": first})
    elif first != last:
        doubt = Remark(
            marked("the date lies between {first} and {last}: the earlier was taken"),
            {"first": first, "last": last},
        )
    return Start(first, what, cited, doubt, last)


def _incident(dossier: Dossier) -> Start | Blank:
    when = dossier.case.matter.incident.when
    if when is None:
        return Blank("unknown", Remark(marked("the date of the incident is not known")))
    start = _dated(when, Remark(marked("the incident")), "incident", dossier)
    until = dossier.case.matter.incident.until
    if until is None or start.doubt:
        return start
    doubt = Remark(
        marked("the incident lasted until {last}: its first day was taken"), {"last": span(until, dossier)[1]}
    )
    return Start(start.day, start.what, start.cited, doubt, start.last)


def _knowledge(dossier: Dossier) -> Start | Blank:
    known = dossier.case.matter.incident.discovered
    if known is None:
        return _incident(dossier)
    return _dated(known, Remark(marked("the claimant came to know of it")), "incident", dossier)


def _recovery(dossier: Dossier) -> Start | Blank:
    stable = dossier.case.matter.incident.recovered
    if stable is None:
        why = marked("the day on which the injury was declared stable is not known")
        return Blank("unknown", Remark(why))
    return _dated(stable, Remark(marked("the injury was declared stable")), "incident", dossier)


def _acceptance(dossier: Dossier) -> Start | Blank:
    received = dossier.case.matter.works.received
    if received is None:
        return Blank("unknown", Remark(marked("the day on which the works were accepted is not known")))
    return _dated(received, Remark(marked("the works were accepted")), "works", dossier)


def _claim_received(dossier: Dossier) -> Start | Blank:
    letter = prior_claim(dossier)
    if letter is None:
        return Blank("not-started", Remark(marked("no prior claim is registered")))
    if letter.received is None:
        return Blank("unknown", Remark(marked("the date on which the prior claim was received is not known")))
    what = Remark(marked("the prior claim was received"))
    return _dated(letter.received, what, f"letter:{letter.id}", dossier)


def _refusal(dossier: Dossier) -> Start | Blank:
    """The refusal that starts the time to sue: by silence, or a decision that came before that time ended."""
    silent, notified = _by_silence(dossier), dossier.proceeding.decision_notified_on
    if notified is None:
        return silent
    if isinstance(silent, Start) and notified > end_of(silent.day, _SILENCE, "franc-months", "FR"):
        return silent  # a later refusal only confirms it
    if dossier.proceeding.decision_means is False:
        why = Remark(marked("the decision did not state the means and time limits of appeal"))
        return Blank("not-started", why)
    doubt = None
    if dossier.proceeding.decision_means is None:
        doubt = Remark(
            marked("whether the decision stated the means and time limits of appeal is not registered")
        )
    return Start(notified, Remark(marked("the refusal was notified")), "proceeding", doubt)


def _decision(dossier: Dossier) -> Start | Blank:
    on = dossier.proceeding.decision_notified_on
    if on is None:
        return Blank("unknown", Remark(marked("the day on which the decision was notified is not known")))
    return Start(on, Remark(marked("the refusal was notified")), "proceeding")


def _by_silence(dossier: Dossier) -> Start | Blank:
    received, letter = _claim_received(dossier), prior_claim(dossier)
    if isinstance(received, Blank) or letter is None:
        return received if isinstance(received, Blank) else Blank("unknown", received.what)
    if letter.acknowledged_means is False:
        why = marked("the acknowledgment of the claim did not state the means and time limits of appeal")
        return Blank("not-started", Remark(why))
    doubt = received.doubt
    if letter.acknowledged_means is None:
        doubt = Remark(
            marked(
                "whether the claim was acknowledged with means and time limits of appeal is not registered"
            )
        )
    silent = silence_end(received.day)
    return Start(silent, Remark(marked("the claim was refused by silence")), received.cited, doubt)


def _hearing(dossier: Dossier) -> Start | Blank:
    on = dossier.proceeding.hearing_on
    if on is None:
        return Blank("unknown", Remark(marked("the day of the hearing is not known")))
    return Start(on, Remark(marked("the hearing")), "proceeding")


def _statements(dossier: Dossier) -> Start | Blank:
    on = dossier.proceeding.witness_statements_on
    if on is None:
        return Blank("unknown", Remark(marked("the day for serving witness statements is not known")))
    return Start(on, Remark(marked("the last day for serving witness statements")), "proceeding")


_STARTS: Mapping[StartName, Callable[[Dossier], Start | Blank]] = {
    "incident": _incident,
    "knowledge": _knowledge,
    "recovery": _recovery,
    "acceptance": _acceptance,
    "claim-received": _claim_received,
    "refusal": _refusal,
    "decision": _decision,
    "hearing": _hearing,
    "statements": _statements,
}
