"""Sums: what each loss costs, and whether the claims say the same."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

from dossier.checks.look import losses, pay_once, plain
from dossier.checks.registry import rule
from dossier.checks.when import GATHERING, HAS_CLAIMS, HAS_LOSSES
from dossier.i18n.catalogue import marked
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_CENT = Decimal("0.01")


def _facts(loss: LossItem, dossier: Dossier) -> dict[str, str]:
    return {"item": plain(loss.item, dossier)}


@rule(
    "DQ003",
    "quote-instead-of-invoice",
    severity=Severity.MINOR,
    message=marked(
        "the loss “{item}” rests on less than an invoice ({basis}): on this route courts ask for detailed "
        "invoices"
    ),
    many=marked("{count} of {total} losses rest on something less than an invoice"),
    of=losses,
    fix=marked("Have the work done and invoiced in detail, add the invoice and set `basis: invoice`."),
    ask="client",
    when=HAS_LOSSES & GATHERING,
)
def sums_rest_on_invoices(dossier: Dossier) -> Iterator[Gap]:
    """Where damage by a gathering is claimed, sums rest on invoices.

    ## What it checks
    `basis` of each line is `invoice`, or `reserved` for what is not claimed yet. Before civil courts a
    quote is enough.

    ## Why it matters
    Administrative courts refused claims that rested on quotes and tables only.

    ## How to fix it
    Ask for an invoice that describes the work and its place precisely.

    Source: CAA Toulouse, 15 October 2024, n° 22TL21484
    """
    for loss in dossier.losses:
        if loss.basis in {"quote", "estimate"}:
            yield Gap(loss.id, {**_facts(loss, dossier), "basis": loss.basis}, loss.at("basis"))


@rule(
    "DQ004",
    "net-vat-gross",
    severity=Severity.MAJOR,
    message=marked("{item}: net {net} plus VAT {vat} is not gross {gross}"),
    many=marked("in {count} of {total} losses net plus VAT is not gross"),
    of=losses,
    fix=marked("Correct `net`, `vat` or `gross` in the table damage from the invoice."),
    when=HAS_LOSSES,
)
def net_and_vat_make_gross(dossier: Dossier) -> Iterator[Gap]:
    """In every line, net plus VAT is gross, to the cent.

    ## What it checks
    Lines that give all three sums.

    ## Why it matters
    One wrong sum is found in a minute, and every other is then checked with pleasure.

    ## How to fix it
    Copy the three sums from the invoice.

    Source: practice (decimal arithmetic)
    """
    for loss in dossier.losses:
        if loss.net is None or loss.vat is None or loss.gross is None:
            continue
        if abs(loss.net + loss.vat - loss.gross) >= _CENT:
            sums = {"net": str(loss.net), "vat": str(loss.vat), "gross": str(loss.gross)}
            yield Gap(loss.id, {**_facts(loss, dossier), **sums}, loss.at("gross"))


@rule(
    "DQ005",
    "vat-regime-unknown",
    severity=Severity.MINOR,
    message=marked("{item}: nothing says whether the claimant recovers the VAT"),
    many=marked("nothing says whether the claimant recovers the VAT of {count} of {total} losses"),
    of=losses,
    fix=marked(
        "Fill `vat_recoverable` in the table damage and join an attestation; missions are often refunded."
    ),
    ask="client",
    when=HAS_LOSSES,
)
def vat_regime_is_known(dossier: Dossier) -> Iterator[Gap]:
    """It is known whether the claimant recovers VAT.

    ## What it checks
    `vat_recoverable` of each line that has VAT.

    ## Why it matters
    The victim must show that the VAT is lost. Who recovers it is compensated net.

    ## How to fix it
    Ask the client's accountant for an attestation; foreign missions are often refunded.

    Source: CE Sect., 29 January 1982, n° 13690
    """
    for loss in dossier.losses:
        if loss.vat and loss.vat_recoverable is None:
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)


@rule(
    "DQ011",
    "unknown-sum",
    severity=Severity.MAJOR,
    message=marked(
        "{item}: a sum that is not known is left empty with `basis: reserved`, never zero or missing"
    ),
    many=marked("{count} of {total} losses are zero, or have no sum and are not reserved"),
    of=losses,
    fix=marked("Fill the sum, or set `basis: reserved` and leave all sums empty."),
    ask="counsel",
    when=HAS_LOSSES,
)
def unknown_sums_are_reserved(dossier: Dossier) -> Iterator[Gap]:
    """What is not known yet is reserved, never zero.

    ## What it checks
    A reserved line has no sum; every other line has one that is not zero.

    ## Why it matters
    A zero is an admission that nothing is owed.

    ## How to fix it
    Set `basis: reserved` and leave `net`, `vat` and `gross` empty: the page prints "reserved".

    Source: practice (claims reserved)
    """
    for loss in dossier.losses:
        given = [value for value in (loss.net, loss.gross) if value is not None]
        wrong = bool(given) if loss.basis == "reserved" else not any(given)
        if wrong:
            yield Gap(loss.id, _facts(loss, dossier), loss.at("basis"))


@rule(
    "DQ013",
    "claim-is-not-its-sum",
    severity=Severity.MAJOR,
    message=marked(
        "the claim {subject} asks for {asked}, and its lines, less what insurers paid, make {made}"
    ),
    many=marked("{count} claims ask for another sum than their lines make"),
    fix=marked(
        "Correct `amount` or `losses` of the claim in proceedings.yaml, or the lines in the table damage."
    ),
    ask="counsel",
    when=HAS_LOSSES & HAS_CLAIMS,
)
def claims_are_the_sum_of_their_lines(dossier: Dossier) -> Iterator[Gap]:
    """Every claim for money is the sum of the lines that it names.

    ## What it checks
    `amount` of each claim that names `losses`, against their gross sums (net where VAT is recovered) less
    what insurers paid. Reserved lines add nothing.

    ## Why it matters
    Claims, schedule and invoices must say the same sum; the judge adds them up.

    ## How to fix it
    Correct the one that is wrong. Never round a line to make the sum fit.

    Source: CPC, art. 4 and 768; practice
    """
    lines = {loss.id: loss for loss in dossier.losses}
    for claim in dossier.proceeding.claims:
        mine = [lines[id_] for id_ in claim.losses if id_ in lines]
        if claim.amount is None or not mine or {loss.currency for loss in mine} != {claim.currency}:
            continue
        made = sum((loss.claimed or Decimal(0) for loss in mine), Decimal(0))
        if abs(made - claim.amount) >= _CENT:
            facts = {"asked": str(claim.amount), "made": str(made)}
            yield Gap(claim.id, facts, claim.at("amount"))


@rule(
    "DQ032",
    "claim-without-lines",
    severity=Severity.MINOR,
    message=marked("the claim {subject} asks for {asked} and names no line of the schedule of losses"),
    many=marked("{count} claims ask for a sum and name no line of the schedule of losses"),
    fix=marked(
        "Name the lines in `losses` of the claim in proceedings.yaml; a sum without document has one too."
    ),
    ask="counsel",
    when=HAS_LOSSES & HAS_CLAIMS,
)
def claims_name_their_lines(dossier: Dossier) -> Iterator[Gap]:
    """Every sum claimed is made up of lines of the schedule.

    ## What it checks
    A claim for compensation with an `amount` names at least one line in `losses`.

    ## Why it matters
    A sum that is not broken down can be neither proven nor checked against the invoices, and the judge who
    grants part of it does not know which.

    ## How to fix it
    Name the lines. Moral damage and loss of use get a line of their own, with their head.

    Source: CPC, art. 4 and 768; R.411-1 CJA; practice
    """
    for claim in dossier.proceeding.claims:
        if claim.kind == "compensation" and claim.amount and not claim.losses:
            yield Gap(claim.id, {"asked": str(claim.amount)}, claim.at("amount"))


@rule(
    "DQ014",
    "sum-without-document",
    severity=Severity.MAJOR,
    message=marked("the loss “{item}” rests on a document ({basis}) that is not among the exhibits"),
    many=marked("{count} of {total} losses rest on documents that are not among the exhibits"),
    of=losses,
    fix=marked("Add the document to the exhibits and name its id in `exhibits` of the table damage."),
    ask="client",
    when=HAS_LOSSES,
)
def sums_have_their_documents(dossier: Dossier) -> Iterator[Gap]:
    """Every sum has its document.

    ## What it checks
    Lines whose `basis` is an invoice or a quote name at least one exhibit.

    ## Why it matters
    A table of sums is not evidence.

    ## How to fix it
    Ask for the invoice and add it.

    Source: C. civ., art. 1353; CAA Toulouse, 15 October 2024, n° 22TL21484
    """
    for loss in dossier.losses:
        if loss.basis in {"invoice", "quote"} and not loss.exhibits:
            yield Gap(loss.id, {**_facts(loss, dossier), "basis": loss.basis}, loss.at("exhibits"))


@rule(
    "DQ015",
    "currencies-mixed",
    severity=Severity.MAJOR,
    message=marked("the claim {subject} adds up lines in several currencies: {currencies}"),
    fix=marked("Convert in the invoice's note with rate and date, or make one claim for each currency."),
    ask="counsel",
    when=HAS_LOSSES & HAS_CLAIMS,
)
def claims_keep_to_one_currency(dossier: Dossier) -> Iterator[Gap]:
    """A claim adds up lines of one currency.

    ## What it checks
    The currencies of the lines that a claim names, and its own.

    ## Why it matters
    A rate that nobody stated is a sum that nobody can check.

    ## How to fix it
    State rate, date and source in `note` of the line, and enter the sum in the claim's currency.

    Source: practice
    """
    lines = {loss.id: loss for loss in dossier.losses}
    for claim in dossier.proceeding.claims:
        found = {lines[id_].currency for id_ in claim.losses if id_ in lines}
        if found and found != {claim.currency}:
            facts = {"currencies": ", ".join(sorted(found | {claim.currency}))}
            yield Gap(claim.id, facts, claim.at("losses"))


@rule(
    "DQ009",
    "claimed-twice",
    severity=Severity.MAJOR,
    message=marked("{subject} is part of several claims: {claims}"),
    many=marked("{count} losses are part of several claims"),
    fix=marked("Leave the line in one claim, or name the other in `alternative_to` of the second."),
    ask="counsel",
    when=HAS_LOSSES & HAS_CLAIMS,
)
def losses_are_claimed_once(dossier: Dossier) -> Iterator[Gap]:
    """Every loss is claimed once.

    ## What it checks
    No line stands in two claims for compensation against the same defendant, on whatever route, unless one is
    `alternative_to` the other, or its title or order says in the alternative or in solidum.

    ## Why it matters
    Compensation twice for one loss is refused, and so may be the goodwill for the rest.

    ## How to fix it
    Take it out of one, or make the second claim alternative to the first (`alternative_to`).

    Source: practice (full compensation, no profit)
    """
    for loss in dossier.losses:
        mine = [c for c in dossier.proceeding.claims if loss.id in c.losses and c.kind == "compensation"]
        pairs = itertools.combinations(mine, 2)
        if any({*one.against} & {*other.against} and not pay_once(one, other) for one, other in pairs):
            yield Gap(loss.id, {"claims": ", ".join(claim.id for claim in mine)}, loss.origin)
