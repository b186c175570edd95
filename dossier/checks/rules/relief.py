"""Sums that the pleadings ask for, against the claims, the schedule and the invoices."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from dossier.checks.look import losses, plain
from dossier.checks.pleaded import Asked, asked, final
from dossier.checks.registry import rule
from dossier.checks.when import HAS_CLAIMS, HAS_LOSSES, HAS_RELIEF
from dossier.i18n.catalogue import marked
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.proceeding import Claim

_MOST = 8
"""Claims whose totals are all tried; with more, only the total of all."""


@rule(
    "DQ016",
    "sum-asked-is-no-claim",
    severity=Severity.MAJOR,
    message=marked(
        "{where} asks for {sum}, which is no claim of proceedings.yaml and no total of them: “{sentence}”"
    ),
    many=marked("{count} sums that the pleadings ask for are no claims of proceedings.yaml"),
    fix=marked("Correct the sum in the pleading, or `amount` of the claim in proceedings.yaml."),
    ask="counsel",
    when=HAS_RELIEF & HAS_CLAIMS,
)
def sums_asked_are_claims(dossier: Dossier) -> Iterator[Gap]:
    """Every sum that the pleading asks for is a claim of the file.

    ## What it checks
    Each sum after « PAR CES MOTIFS » (prayer for relief) of the last pleading, or of the signed one, against
    the `amount` of claims, their totals, and the lines of the schedule. Sums under art. 700 CPC or L.761-1
    CJA are compared with claims for costs. Interest and penalties for each day are no sums. A total that is
    not the sum of its parts is found here.

    ## Why it matters
    The judge grants what the end of the last pleading asks for, no more; and who adds up finds the slip.

    ## How to fix it
    Correct whichever is wrong, then the schedule and the invoices.

    Source: CPC, art. 4, 5 and 768; R.411-1 CJA
    """
    claims = [claim for claim in dossier.proceeding.claims if claim.amount is not None]
    for submission in final(dossier):
        for one in asked(submission):
            known = _known(one, claims, dossier.losses)
            if one.sum.amount not in known and not _undeducted(one, dossier):
                facts = {"where": one.where, "sum": _written(one), "sentence": one.sentence}
                yield Gap(f"{submission.id}/{one.sum.amount}", facts, one.origin)


def _known(one: Asked, claims: list[Claim], schedule: tuple[LossItem, ...]) -> set[Decimal]:
    """What may be asked for in this currency; sums for costs among claims for costs."""
    ours = [claim for claim in claims if claim.currency == one.sum.currency]
    wanted = [claim for claim in ours if claim.kind == "costs"] if one.sum.costs else ours
    amounts = [claim.amount for claim in wanted if claim.amount is not None]
    totals = {sum(some, Decimal(0)) for size in range(2, len(amounts) + 1) for some in _some(amounts, size)}
    if one.sum.costs:
        return {*amounts, *totals}
    lines = [loss for loss in schedule if loss.currency == one.sum.currency]
    parts = {value for line in lines for value in (line.claimed, line.net, line.vat, line.insured) if value}
    heads = {
        sum((line.claimed or Decimal(0) for line in lines if line.head == head), Decimal(0))
        for head in {line.head for line in lines}
    }
    return {*amounts, *totals, *parts, *heads}


def _some(amounts: list[Decimal], size: int) -> Iterator[tuple[Decimal, ...]]:
    return iter([tuple(amounts)]) if len(amounts) > _MOST else combinations(amounts, size)


@rule(
    "DQ017",
    "claim-not-asked-for",
    severity=Severity.MAJOR,
    message=marked("the claim {subject} ({sum}) is not asked for at the end of {file}"),
    many=marked("{count} claims of proceedings.yaml are not asked for at the end of the pleading"),
    fix=marked("Add it after “PAR CES MOTIFS” of the pleading, or take it out of proceedings.yaml."),
    ask="counsel",
    when=HAS_RELIEF & HAS_CLAIMS,
)
def claims_are_asked_for(dossier: Dossier) -> Iterator[Gap]:
    """Every claim for money is asked for at the end of the pleading.

    ## What it checks
    The `amount` of each claim, except interest, among the sums after « PAR CES MOTIFS » of the last pleading,
    or of the signed one; or else each of its lines there.

    ## Why it matters
    A civil court decides only what the end of the last pleading asks for; what is not repeated there is
    deemed abandoned.

    ## How to fix it
    Add it to the pleading before it is signed.

    Source: CPC, art. 768, second and last paragraphs
    """
    lines = {loss.id: loss for loss in dossier.losses}
    for submission in final(dossier):
        said = {(one.sum.amount, one.sum.currency) for one in asked(submission)}
        for claim in dossier.proceeding.claims:
            mine = [lines[id_].claimed for id_ in claim.losses if id_ in lines]
            by_lines = bool(mine) and all((value, claim.currency) in said for value in mine if value)
            wanted = claim.amount is not None and claim.kind != "interest"
            if wanted and (claim.amount, claim.currency) not in said and not by_lines:
                facts = {"sum": f"{claim.amount} {claim.currency}", "file": submission.path}
                yield Gap(claim.id, facts, claim.at("amount"))


@rule(
    "DQ018",
    "asked-without-deduction",
    severity=Severity.MAJOR,
    message=marked(
        "{where} asks for {sum} for {claim}: VAT that is recovered, or what insurers paid, is not taken off; "
        "{due} is left"
    ),
    many=marked("{count} sums are asked for without taking off recovered VAT or what insurers paid"),
    fix=marked("Ask for the sum less insurance, and net where the claimant recovers VAT."),
    ask="counsel",
    when=HAS_RELIEF & HAS_CLAIMS & HAS_LOSSES,
)
def sums_asked_are_reduced(dossier: Dossier) -> Iterator[Gap]:
    """The pleading asks for sums less insurance, and net where VAT is recovered.

    ## What it checks
    A sum after « PAR CES MOTIFS » that is what the lines of a claim, or one line, make with all VAT and
    before insurance, where `vat_recoverable` is yes or `insured` is more than zero.

    ## Why it matters
    Compensation restores, it does not enrich: who recovers VAT is compensated net, and the insurer who paid
    has the claim for that part. A sum that ignores it invites the charge of claiming twice.

    ## How to fix it
    Ask for what is left. If the insurer joins the suit, its part is its own claim.

    Source: CE Sect., 29 January 1982, n° 13690 (VAT); C. assur., art. L.121-12
    """
    for submission in final(dossier):
        for one in asked(submission):
            if found := _undeducted(one, dossier):
                name, due = found
                facts = {"where": one.where, "sum": _written(one), "claim": name}
                due_sum = f"{due} {one.sum.currency}"
                yield Gap(f"{submission.id}/{one.sum.amount}", {**facts, "due": due_sum}, one.origin)


def _undeducted(one: Asked, dossier: Dossier) -> tuple[str, Decimal] | None:
    """The claim or line whose sum this is before deductions, and what is left after them."""
    lines = {loss.id: loss for loss in dossier.losses if loss.currency == one.sum.currency}
    groups = {
        claim.id: [lines[id_] for id_ in claim.losses if id_ in lines] for claim in dossier.proceeding.claims
    }
    groups |= {id_: [loss] for id_, loss in lines.items()}
    claims = {claim.amount for claim in dossier.proceeding.claims}
    for name, mine in groups.items():
        whole = sum((_whole(loss) for loss in mine), Decimal(0))
        due = sum((loss.claimed or Decimal(0) for loss in mine), Decimal(0))
        if mine and whole != due and one.sum.amount == whole and whole not in claims:
            return name, due
    return None


def _whole(loss: LossItem) -> Decimal:
    """What a line costs with all VAT, before insurance."""
    if loss.basis == "reserved":
        return Decimal(0)
    return loss.gross if loss.gross is not None else loss.net or Decimal(0)


def _written(one: Asked) -> str:
    return f"{one.sum.amount} {one.sum.currency}"


@rule(
    "DQ019",
    "sum-not-in-document",
    severity=Severity.NOTE,
    message=marked("{item}: none of {sums} is found in the text of exhibit {number}"),
    many=marked("the sums of {count} of {total} losses are not found in the text of their documents"),
    of=losses,
    fix=marked(
        "Compare the line with the document; if the document adds up several lines, say so in `note`."
    ),
    when=HAS_LOSSES,
)
def sums_stand_in_their_documents(dossier: Dossier) -> Iterator[Gap]:
    """The sum of every line stands in the text of its invoice or quote.

    ## What it checks
    `net` and `gross` of each line that rests on an invoice or a quote, among the sums in the text of the PDFs
    that it names. One of the two is enough. Documents without text, such as scans, are left aside, and so are
    lines that say in `note` how the sum is made.

    ## Why it matters
    Claims, schedule and invoices must say the same sum; the other side will put them side by side.

    ## How to fix it
    Correct the line from the document, or name the right exhibit.

    Source: C. civ., art. 1353; practice
    """
    for loss in dossier.losses:
        wanted = [value for value in (loss.net, loss.gross) if value]
        found = _sums_of(loss, dossier)
        compared = loss.basis in {"invoice", "quote"} and wanted and found and loss.note is None
        if found and compared and found[1].isdisjoint(wanted):
            facts = {"item": plain(loss.item, dossier), "number": found[0]}
            yield Gap(loss.id, {**facts, "sums": ", ".join(map(str, wanted))}, loss.at("exhibits"))


def _sums_of(loss: LossItem, dossier: Dossier) -> tuple[str, set[Decimal]] | None:
    """The numbers of a line's documents and the sums in them; None where one has no text."""
    numbers, sums = [], set[Decimal]()
    for id_ in loss.exhibits:
        exhibit = dossier.case.exhibit_by_id.get(id_)
        pdf = exhibit.original.pdf if exhibit and exhibit.original else None
        if pdf is None or not pdf.text_pages or id_ not in dossier.number_of:
            return None
        numbers.append(str(dossier.number_of[id_]))
        sums |= set(pdf.sums)
    return (", ".join(numbers), sums) if numbers else None
