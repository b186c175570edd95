"""What the runner reports of its own work: a check that failed, waivers that do not fit."""

import datetime as dt

from dossier.checks.registry import Rule, outcome
from dossier.i18n.catalogue import marked
from dossier.model.finding import Gap, Severity
from dossier.model.waiver import Waiver


@outcome(
    "DX001",
    "check-failed",
    severity=Severity.BLOCKER,
    message=marked("the rule {subject} could not be applied ({error}): what it checks is not known"),
    fix=marked(
        "This is a fault of the program. Report it with this line; check by hand what {subject} checks."
    ),
)
def crashed(rule: Rule, error: Exception) -> Gap:
    """Every rule that applies could be applied to the end.

    ## What it checks
    No rule failed while it was looking at this case.

    ## Why it matters
    A check that did not run has found nothing, which is not the same as finding that
    nothing is wrong. It is therefore never counted as passed.

    ## How to fix it
    The fault is the program's, not the file's. Report the line of the message. Until it is
    mended, read the page of the rule named there (`build.py explain CODE`) and check by hand.

    Source: practice
    """
    return Gap(rule.code, {"error": type(error).__name__})


@outcome(
    "DX002",
    "waiver-matches-nothing",
    severity=Severity.MINOR,
    message=marked("the waiver of {rule} for {subject} matches no finding"),
    fix=marked(
        "Remove it from waivers.yaml, or correct its `rule` and `subject`: copy them from the report."
    ),
    waivable=False,
)
def matches_nothing(waiver: Waiver) -> Gap:
    """Every waiver accepts a finding that exists.

    ## What it checks
    Each row of `waivers.yaml` matches at least one finding of this proceeding, by its rule
    and by its subject (or `*` for all findings of the rule).

    ## Why it matters
    A waiver left behind after the fault was mended hides the next fault of the same kind. One
    with a slip in its subject accepts nothing, while its author believes that it does.

    ## How to fix it
    Remove the row from `waivers.yaml`, or copy `rule` and `subject` from the report.

    Source: practice
    """
    return Gap(waiver.subject, {"rule": waiver.rule}, waiver.origin)


@outcome(
    "DX003",
    "waiver-not-allowed",
    severity=Severity.MAJOR,
    message=marked("{rule} cannot be waived: the waiver for {subject} accepts nothing"),
    fix=marked("Remove the row from waivers.yaml and mend what {rule} names."),
    waivable=False,
)
def not_to_be_waived(waiver: Waiver) -> Gap:
    """No waiver tries to accept what cannot be accepted.

    ## What it checks
    No row of `waivers.yaml` names a rule on the integrity of a file, on a leak, on the identity
    or number of an exhibit, or on the form that the court requires.

    ## Why it matters
    These faults are not a matter of appreciation: a broken file, a privileged letter
    among the exhibits or a list that does not match would be found by the first reader.

    ## How to fix it
    Remove the row from `waivers.yaml` and mend the fault that the rule names.

    Source: practice
    """
    return Gap(waiver.subject, {"rule": waiver.rule}, waiver.at("rule"))


@outcome(
    "DX004",
    "waiver-of-unknown-rule",
    severity=Severity.MINOR,
    message=marked("the waiver for {subject} names {rule}, which is not a rule"),
    fix=marked("Write the code as the report prints it, such as PH004; `build.py rules` lists them all."),
    waivable=False,
)
def unknown_rule(waiver: Waiver) -> Gap:
    """Every waiver names a rule that exists.

    ## What it checks
    The `rule` of each row of `waivers.yaml` is the code of a rule.

    ## Why it matters
    A waiver with a mistyped code accepts nothing, and the finding that its author
    believed to be settled is still open.

    ## How to fix it
    Write the code as the report prints it, such as `PH004`. `build.py rules` lists all codes.

    Source: practice
    """
    return Gap(waiver.subject, {"rule": waiver.rule}, waiver.at("rule"))


@outcome(
    "DX006",
    "waiver-dated-ahead",
    severity=Severity.MINOR,
    message=marked(
        "the waiver of {rule} for {subject} is dated {date}, after the file ({as_of}): it accepts nothing yet"
    ),
    fix=marked("Correct `when` in waivers.yaml, or `as_of` in case.yaml."),
    waivable=False,
)
def dated_ahead(waiver: Waiver, as_of: dt.date) -> Gap:
    """Every waiver was decided by the date of the file.

    ## What it checks
    `when` of each row of `waivers.yaml` is not later than `as_of`, the date on which the file speaks.

    ## Why it matters
    A decision that nobody has taken yet accepts nothing: until that day the finding stands, and a
    slip in a year would otherwise hide it for good.

    ## How to fix it
    Correct `when` in `waivers.yaml`, or the date of the file: `as_of` in case.yaml, `--as-of` on the command.

    Source: practice
    """
    dates = {"date": waiver.when.isoformat(), "as_of": as_of.isoformat()}
    return Gap(waiver.subject, {"rule": waiver.rule, **dates}, waiver.at("when"))


@outcome(
    "DX007",
    "waiver-without-author",
    severity=Severity.MINOR,
    message=marked("the waiver of {rule} for {subject} gives no name or no reason: it accepts nothing"),
    fix=marked("Write in waivers.yaml who accepts it (`who`) and why (`reason`)."),
    waivable=False,
)
def without_author(waiver: Waiver) -> Gap:
    """Every waiver says who accepts the finding, and why.

    ## What it checks
    `who` and `reason` of each row of `waivers.yaml` hold words; a dash is neither a name nor a reason.

    ## Why it matters
    A waiver is a decision that somebody answers for. A colleague who takes the file over, or a partner who
    signs it, must be able to ask that person, and to judge the reason.

    ## How to fix it
    Write the name of the person who decided in `who`, and the reason in `reason`.

    Source: practice
    """
    return Gap(waiver.subject, {"rule": waiver.rule}, waiver.at("who"))
