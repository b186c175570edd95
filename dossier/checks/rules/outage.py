"""The last days: what to keep in mind when the electronic system fails."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import CIVIL, HAS_CLAIMS, IN_FRANCE, REAL
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.law.deadlines import deadlines
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC042",
    "outage-in-the-last-days",
    severity=Severity.NOTE,
    message=marked("{days} days are left by this count: know what to do if the electronic system fails"),
    fix=marked(
        "File before the last day; keep the time-stamped proof of any failure, and the paper way ready."
    ),
    ask="counsel",
    when=CIVIL & HAS_CLAIMS & IN_FRANCE & REAL,
)
def outage_is_prepared_for(dossier: Dossier) -> Iterator[Gap]:
    """In the last days before a deadline, counsel is ready for an outage.

    ## What it checks
    A limitation or a time to act that is counted for this proceeding ends within seven days of `as_of`.

    ## Why it matters
    Where an act must be done before a deadline ends and cannot be sent electronically on its last day, for a
    cause foreign to whoever does it, the deadline is put off to the next working day. It is for the sender to
    prove the cause. Whether this saves a limitation as well as a time of procedure is for counsel to judge.

    ## How to fix it
    File early. If the system fails on the last day: note the hour, keep the message of refusal, ask the bar
    or the operator for an attestation, and file on paper where the rules allow it.

    Source: CPC, art. 748-7; art. 930-1 before the court of appeal
    """
    days = law().limit("outage_days")
    for deadline in deadlines(dossier):
        left = deadline.days_left
        counted = deadline.rule.nature in {"limitation", "procedure"} and deadline.state == "running"
        if counted and left is not None and 0 <= left <= days:
            subject = f"{dossier.proceeding.id}/{deadline.id}"
            yield Gap(subject, {"days": str(left)}, dossier.proceeding.origin)
