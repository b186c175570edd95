"""Insurers: whether the loss was told to one's own in time."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import HAS_INCIDENT, IN_FRANCE, INSURANCE, REAL
from dossier.i18n.catalogue import marked
from dossier.law.answers import answers_to
from dossier.law.deadlines import deadlines
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC043",
    "insurer-told-late",
    severity=Severity.MINOR,
    message=marked("the insurer was told on {told}; by the law's least time it had to be told by {end}"),
    fix=marked(
        "Read the policy's time and its sanction, give it in `notice_days`, and show when the client knew of "
        "the loss."
    ),
    ask="client",
    when=INSURANCE & HAS_INCIDENT & IN_FRANCE & REAL,
)
def insurer_was_told_in_time(dossier: Dossier) -> Iterator[Gap]:
    """The insurer was told of the loss in time.

    ## What it checks
    Where a claim rests on an insurance contract, the first letter that gives notice was sent within five
    working days (two for theft) of the day on which the loss became known, or within `notice_days`. CO013
    says where there was no notice at all.

    ## Why it matters
    The insurer will plead it. It loses the cover only where the policy says so, and the insurer shows what
    harm the delay did.

    ## How to fix it
    Read the policy. Show when the client learnt of the loss, or why notice could not be given before.

    Source: C. assur., art. L.113-2, 4°
    """
    told = min(answers_to("insurer", dossier), default=None)
    for deadline in deadlines(dossier):
        end = deadline.last_day
        if deadline.rule.met_by == "insurer" and told and end and told > end:
            subject = f"{dossier.proceeding.id}/{deadline.id}"
            yield Gap(subject, {"told": told.isoformat(), "end": end.isoformat()}, dossier.proceeding.origin)
