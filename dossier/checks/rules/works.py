"""Works: acceptance, which starts the builders' guarantees, and the insurance that covers them."""

from collections.abc import Iterator

from dossier.checks.look import is_insurer
from dossier.checks.registry import rule
from dossier.checks.when import GUARANTEES, HAS_PARTIES, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC034",
    "acceptance-unknown",
    severity=Severity.MAJOR,
    message=marked("a builder's guarantee is claimed, and the acceptance of the works is not shown: {keys}"),
    fix=marked(
        "Fill `works` in case.yaml: `received` and the exhibit that records it; if there was no act, plead "
        "why acceptance was tacit."
    ),
    ask="client",
    when=GUARANTEES & IN_FRANCE,
)
def acceptance_is_known(dossier: Dossier) -> Iterator[Gap]:
    """Where a builder's guarantee is claimed, the acceptance of the works is known and shown.

    ## What it checks
    `received` and `reception_exhibit` of `works`, where a claim rests on C. civ., art. 1792 and following;
    the exhibit is filed.

    ## Why it matters
    The guarantees of one, two and ten years run from acceptance. Without it none of them has begun, and only
    the contract is left to sue on.

    ## How to fix it
    Look for the record of acceptance. Payment of the whole price and possession may show a tacit one.

    Source: C. civ., art. 1792-4-1 and 1792-6
    """
    works = dossier.case.matter.works
    keys = [] if works.received else ["received"]
    keys += [] if works.reception_exhibit in dossier.number_of else ["reception_exhibit"]
    if keys:
        yield Gap(dossier.case.matter.id, {"keys": ", ".join(keys)}, works.origin)


@rule(
    "PC035",
    "decennial-insurer-missing",
    severity=Severity.MINOR,
    message=marked("a builder's ten-year guarantee is claimed, and this is missing: {keys}"),
    fix=marked(
        "Name the insurer as a party with `part: decennial-insurer`, and its certificate in "
        "`certificate_exhibit` of `works`."
    ),
    ask="counsel",
    when=GUARANTEES & HAS_PARTIES & IN_FRANCE,
)
def decennial_insurer_is_sued(dossier: Dossier) -> Iterator[Gap]:
    """The builder's ten-year insurer is sued, and its certificate is filed.

    ## What it checks
    A party with `part: decennial-insurer`, or an insurer among the defendants, and `certificate_exhibit` of
    `works` among the exhibits.

    ## Why it matters
    Builders fail more often than their insurers, and the victim may sue the insurer directly. The one that
    answers is the one that covered the works when they began: the certificate says which.

    ## How to fix it
    The certificate is joined to quotes and invoices; ask the builder, the owner or the town hall.

    Source: C. assur., art. L.124-3, L.241-1 and L.243-2
    """
    others = (party for party in dossier.proceeding.parties if party.role != "claimant")
    insured = any(is_insurer(party) for party in others)
    certificate = dossier.case.matter.works.certificate_exhibit in dossier.number_of
    keys = [
        key
        for key, there in (("decennial-insurer", insured), ("certificate_exhibit", certificate))
        if not there
    ]
    if keys:
        yield Gap(dossier.proceeding.id, {"keys": ", ".join(keys)}, dossier.proceeding.at("parties"))
