"""Losses: whether sums make sense, whose they are, and how they were reckoned."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.checks.look import filed, losses, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_LOSSES, HAS_PARTIES, STOLEN
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_SHOWS_OWNERSHIP = {"invoice", "title", "contract", "photographs", "insurance", "estimate"}
_SUMS = ("net", "vat", "gross", "insured")


def _facts(loss: LossItem, dossier: Dossier) -> dict[str, str]:
    return {"item": plain(loss.item, dossier)}


@rule(
    "DQ020",
    "absurd-sum",
    severity=Severity.MAJOR,
    message=marked("{subject}: a sum cannot be right: {sums}"),
    many=marked("{count} lines or claims hold sums that cannot be right"),
    fix=marked(
        "Correct the sum from its document; what is to be deducted stands in `insured`, without a minus."
    ),
)
def sums_can_be_right(dossier: Dossier) -> Iterator[Gap]:
    """No sum is below zero, above what it is part of, or out of all proportion.

    ## What it checks
    Sums of losses and claims are not negative; VAT is not more than 27 % of the net sum; an insurer did not
    pay more than the loss; a claim does not ask for zero.

    ## Why it matters
    A slip of the key turns a claim into a debt, and the page prints it with the rest.

    ## How to fix it
    Copy the sum from its document. A credit note reduces the sum of its line.

    Source: practice (decimal arithmetic)
    """
    for loss in dossier.losses:
        if wrong := _wrong(loss):
            yield Gap(loss.id, {"sums": ", ".join(wrong)}, loss.origin)
    for claim in dossier.proceeding.claims:
        if claim.amount is not None and (claim.amount < 0 or (claim.amount == 0 and claim.losses)):
            yield Gap(claim.id, {"sums": f"amount {claim.amount}"}, claim.at("amount"))


def _wrong(loss: LossItem) -> list[str]:
    given = {name: value for name in _SUMS if (value := getattr(loss, name)) is not None}
    found = [f"{name} {value}" for name, value in given.items() if value < 0]
    whole = loss.gross if loss.gross is not None else loss.net
    if loss.insured and whole is not None and 0 <= whole < loss.insured:
        found.append(f"insured {loss.insured} > {whole}")
    highest = Decimal(law().limit("vat_highest")) / 100
    if loss.vat and loss.net is not None and loss.net > 0 and loss.vat > loss.net * highest:
        found.append(f"vat {loss.vat} / net {loss.net}")
    return found


@rule(
    "DQ021",
    "insurer-payment-unproven",
    severity=Severity.MINOR,
    message=marked("{item}: an insurer paid {paid}, and no exhibit of its own says so"),
    many=marked("insurers paid for {count} of {total} losses, and no exhibit of theirs says so"),
    of=losses,
    fix=marked(
        "Ask the insurer for an attestation of what it paid, and add it as an exhibit of kind insurance."
    ),
    ask="client",
    when=HAS_LOSSES,
)
def insurers_attest_what_they_paid(dossier: Dossier) -> Iterator[Gap]:
    """What an insurer paid is attested by the insurer.

    ## What it checks
    Where a line has a sum in `insured`, it cites an exhibit of kind `insurance`, or one is filed whose title
    speaks of a payment. A policy or a certificate of cover is none.

    ## Why it matters
    The insurer that paid has the claim for that part. The court wants to see the sum and the day.

    ## How to fix it
    The insurer gives such an attestation, or the receipt for its payment, on request.

    Source: C. assur., art. L.121-12; C. civ., art. 1346-1
    """
    insurers = {exhibit.id: exhibit for exhibit in filed(dossier) if exhibit.kind == "insurance"}
    attested = any(law().found("paid", *said(exhibit.title)) for exhibit in insurers.values())
    for loss in dossier.losses:
        cited = attested or insurers.keys() & set(loss.exhibits)
        if loss.insured and loss.insured > 0 and not cited:
            facts = {**_facts(loss, dossier), "paid": f"{loss.insured} {loss.currency}"}
            yield Gap(loss.id, facts, loss.at("insured"))


@rule(
    "DQ022",
    "vat-regime-unproven",
    severity=Severity.MINOR,
    message=marked("{name} claims with VAT, and no exhibit attests that it does not recover it"),
    fix=marked(
        "Ask the accountant or the tax office for an attestation, and add it with a title that names VAT."
    ),
    ask="client",
    when=HAS_LOSSES & HAS_PARTIES,
)
def vat_regime_is_attested(dossier: Dossier) -> Iterator[Gap]:
    """A firm, association or State that claims with VAT shows that it does not recover it.

    ## What it checks
    Where the claimant is a company, association, State or public body and a line with VAT says
    `vat_recoverable: no`, an exhibit whose title names VAT is filed. Private persons need none.

    ## Why it matters
    The victim must show that the tax is lost. Without that, the court grants the net sum.

    ## How to fix it
    An attestation by the accountant, the auditor or the tax office is enough.

    Source: CE Sect., 29 January 1982, n° 13690
    """
    taxed = any(loss.vat and loss.vat_recoverable is False for loss in dossier.losses)
    shown = any(law().found("vat", *said(exhibit.title)) for exhibit in filed(dossier))
    for party in dossier.proceeding.parties:
        registered = party.kind in {"company", "association", "state", "public-body"}
        if party.role == "claimant" and registered and taxed and not shown:
            yield Gap(party.id, {"name": plain(party.name, dossier)}, party.origin)


@rule(
    "DQ023",
    "estimate-not-explained",
    severity=Severity.MINOR,
    message=marked("{item}: nothing says how the estimate was reckoned"),
    many=marked("nothing says how {count} of {total} losses were reckoned"),
    of=losses,
    fix=marked("Say in `reckoning` how it was reckoned (rate, time, rent, table), or cite what shows it."),
    ask="counsel",
    when=HAS_LOSSES,
)
def estimates_are_explained(dossier: Dossier) -> Iterator[Gap]:
    """An estimate says how it was reckoned.

    ## What it checks
    Lines with `basis: estimate` have a `reckoning`, or cite an exhibit. Loss of enjoyment, lost income and
    moral damage are usually such lines.

    ## Why it matters
    A round sum without its reckoning invites the court to choose another.

    ## How to fix it
    For loss of enjoyment: rental value, part of the home, months. For lost income: before and after.

    Source: C. civ., art. 1353; practice (full compensation)
    """
    for loss in dossier.losses:
        if loss.basis == "estimate" and loss.reckoning is None and not loss.exhibits:
            yield Gap(loss.id, _facts(loss, dossier), loss.at("basis"))


@rule(
    "DQ024",
    "ownership-not-shown",
    severity=Severity.MINOR,
    message=marked("{item}: nothing shows that it was there and whose it was"),
    many=marked("nothing shows that {count} of {total} stolen things were there and whose they were"),
    of=losses,
    fix=marked("Cite the invoice in `exhibits`, or in `prior_state` an earlier photograph or an inventory."),
    ask="client",
    when=HAS_LOSSES & STOLEN,
)
def stolen_things_have_an_owner(dossier: Dossier) -> Iterator[Gap]:
    """For each stolen thing, something shows that it existed and whose it was.

    ## What it checks
    In a theft, lines that no picture of damage can show (`visible: no`) cite an invoice, a valuation, a
    contract or photographs, or a `prior_state`.

    ## Why it matters
    Insurers pay for what was there. A list that the victim wrote after the theft shows only the list.

    ## How to fix it
    Invoices, bank statements, earlier photographs, boxes with serial numbers, warranty cards.

    Source: C. civ., art. 1353; practice of insurers
    """
    kinds = {exhibit.id: exhibit.kind for exhibit in filed(dossier)}
    for loss in dossier.losses:
        shown = any(kinds.get(id_) in _SHOWS_OWNERSHIP for id_ in loss.exhibits)
        if not loss.visible and loss.basis != "reserved" and not shown and not loss.prior_state:
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)
