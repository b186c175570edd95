"""Accidents and their insurers: who recorded them, whose the vehicle is, and who pays."""

from collections.abc import Iterator

from dossier.checks.look import filed, is_insurer, said
from dossier.checks.registry import rule
from dossier.checks.when import (
    BY_VEHICLE,
    CIVIL,
    CLAIMS_MONEY,
    HAS_AMICABLE_RECORD,
    IN_FRANCE,
    THIRD_PARTY_DAMAGE,
)
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_RECORDS = {"amicable-report", "complaint", "constat"}
_BOTH = 2


def _titled(words: str, dossier: Dossier) -> bool:
    """Whether an exhibit is called by one of these words."""
    return any(law().found(words, *said(exhibit.title)) for exhibit in filed(dossier))


@rule(
    "PC036",
    "accident-not-recorded",
    severity=Severity.MINOR,
    message=marked("no exhibit records how the accident happened (constat amiable, police report)"),
    fix=marked("Add the constat amiable or the police report to the exhibits."),
    ask="client",
    when=BY_VEHICLE,
)
def accident_is_recorded(dossier: Dossier) -> Iterator[Gap]:
    """Someone recorded the accident when it happened.

    ## What it checks
    An exhibit of kind `amicable-report`, `constat` or `complaint`, or one called police report.

    ## Why it matters
    Whoever claims must show that the vehicle was involved. Insurers settle on the joint report, judges start
    from it.

    ## How to fix it
    The insurer has its sheet of the joint report. The police give the report through the public prosecutor
    or the agency that handles accident reports.

    Source: loi n° 85-677 du 5 juillet 1985, art. 1; C. civ., art. 1353
    """
    recorded = any(exhibit.kind in _RECORDS for exhibit in filed(dossier))
    if not recorded and not _titled("police_report", dossier):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))


@rule(
    "PC037",
    "joint-report-not-signed",
    severity=Severity.MINOR,
    message=marked("nothing says that both sides signed the joint report {subject}"),
    fix=marked("Look at the report and list in `signed_by` of constat.yaml whoever signed it."),
    ask="client",
    when=HAS_AMICABLE_RECORD,
)
def joint_report_is_signed(dossier: Dossier) -> Iterator[Gap]:
    """A joint report is signed by both sides.

    ## What it checks
    `signed_by` of each record of kind `amicable` names two persons at least.

    ## Why it matters
    Signed by both, it binds them on what they saw. Signed by one, it is that one's own statement.

    ## How to fix it
    Look at the foot of the page. If one refused, say so, and find a witness.

    Source: C. civ., art. 1353 and 1372; practice of insurers
    """
    for record in dossier.constats:
        if record.kind == "amicable" and len(record.signed_by) < _BOTH:
            yield Gap(record.id, {}, record.at("signed_by"))


@rule(
    "PC038",
    "vehicle-papers-missing",
    severity=Severity.MINOR,
    message=marked("the registration or the insurance certificate of the vehicle is not among the exhibits"),
    fix=marked("Add the registration certificate and the insurance certificate, with titles that say so."),
    ask="client",
    when=BY_VEHICLE & CLAIMS_MONEY & IN_FRANCE,
)
def vehicle_has_its_papers(dossier: Dossier) -> Iterator[Gap]:
    """The papers of the claimant's vehicle are filed.

    ## What it checks
    Where a visible loss is damage to a vehicle, exhibits called registration certificate and insurance
    certificate or policy.

    ## Why it matters
    Damage to a vehicle is claimed by its owner, and an uninsured one changes the file.

    ## How to fix it
    Ask the client for both.

    Source: CPC, art. 31; C. assur., art. L.211-1; C. route, art. R.322-1
    """
    damaged = any(
        law().found("vehicle", *said(loss.item, loss.head)) for loss in dossier.losses if loss.visible
    )
    complete = all(_titled(words, dossier) for words in ("registration", "cover"))
    if damaged and not complete:
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))


@rule(
    "PC041",
    "liability-insurer-not-joined",
    severity=Severity.MINOR,
    message=marked("no insurer is a party, and the victim may sue the insurer of whoever is liable"),
    fix=marked(
        "Add the insurer to `parties` with `part: insurer` and `insures`, or say in a waiver why not."
    ),
    ask="counsel",
    when=THIRD_PARTY_DAMAGE & CIVIL & CLAIMS_MONEY & IN_FRANCE,
)
def liability_insurer_is_sued(dossier: Dossier) -> Iterator[Gap]:
    """The insurer of whoever is liable is sued too.

    ## What it checks
    In accidents and water damage, a defendant or third party that is an insurer: `part: insurer`, or a name
    that says so. A State is its own insurer.

    ## Why it matters
    The direct action gives a debtor who can pay, and a judgment that binds it.

    ## How to fix it
    Joint reports name the insurers of both sides. Sue the insurer beside its insured.

    Source: C. assur., art. L.124-3
    """
    others = [party for party in dossier.proceeding.parties if party.role != "claimant"]
    own = all(party.kind == "state" for party in others if party.role == "defendant")
    if not own and not any(is_insurer(party) for party in others):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("parties"))
