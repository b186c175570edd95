"""Interest: what a claim for it says, so that the court can grant it."""

from collections.abc import Iterator

from dossier.checks.look import said
from dossier.checks.registry import rule
from dossier.checks.when import CLAIMS_MONEY, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "DQ031",
    "interest-incomplete",
    severity=Severity.MINOR,
    message=marked(
        "the claim {subject} does not say from which day interest runs, or that it be capitalised"
    ),
    fix=marked("Say in `order_sought` from which day interest runs, and ask that it be capitalised."),
    ask="counsel",
    when=CLAIMS_MONEY & IN_FRANCE,
)
def interest_says_from_when(dossier: Dossier) -> Iterator[Gap]:
    """A claim for interest says from when, and asks that it be capitalised.

    ## What it checks
    The title, legal basis and order sought of each claim of kind `interest`, for a start and for
    capitalisation.

    ## Why it matters
    Without a start the court grants interest from the judgment; without a request it capitalises nothing.

    ## How to fix it
    Name the day on which the formal notice or the prior claim was received, and article 1343-2.

    Source: C. civ., art. 1231-6, 1231-7 and 1343-2
    """
    for claim in dossier.proceeding.claims:
        texts = said(claim.title, claim.legal_basis, claim.order_sought)
        complete = all(law().found(words, *texts) for words in ("from_when", "capitalised"))
        if claim.kind == "interest" and not complete:
            yield Gap(claim.id, {}, claim.at("order_sought"))
