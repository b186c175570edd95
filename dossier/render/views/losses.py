"""The schedule of losses: by head, in each currency; an unknown sum is never zero."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dossier.i18n import numbers
from dossier.i18n.catalogue import marked
from dossier.model.damage import Basis, LossItem
from dossier.model.dossier import Dossier
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase, Piece, joined, plain
from dossier.render.words import Writer

_BASES: dict[Basis, str] = {
    "invoice": marked("invoice"),
    "quote": marked("quote"),
    "estimate": marked("estimate"),
    "reserved": marked("reserved"),
}
_NONE = "—"


@dataclass(frozen=True, slots=True)
class LossRow:
    """One item; its number is its rank in the whole schedule."""

    anchor: str
    number: str
    item: str
    place: str
    reckoning: str
    proof: Phrase
    net: str
    vat: str
    gross: str


@dataclass(frozen=True, slots=True)
class Sums:
    """A line of totals."""

    label: str
    remark: str
    net: str
    vat: str
    gross: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The items of one head of loss, and their total where there are several."""

    heading: str
    rows: tuple[LossRow, ...]
    total: Sums | None


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """All items in one currency."""

    currency: str
    heads: tuple[HeadView, ...]
    totals: tuple[Sums, ...]


def schedules(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[ScheduleView, ...]:
    """One schedule a currency: sums in different currencies are never added."""
    ranked = list(enumerate(dossier.losses, 1))
    currencies = dict.fromkeys(loss.currency for loss in dossier.losses)
    return tuple(
        _schedule([(n, loss) for n, loss in ranked if loss.currency == currency], currency, writer, citer)
        for currency in currencies
    )


def grand_totals(losses: Iterable[LossItem]) -> Mapping[str, Decimal]:
    """What is claimed in each currency: gross, else net where no tax is stated."""
    totals: dict[str, Decimal] = {}
    for loss in losses:
        value = loss.gross if loss.gross is not None else loss.net
        if value is not None:
            totals[loss.currency] = totals.get(loss.currency, Decimal(0)) + value
    return totals


def _schedule(
    ranked: Sequence[tuple[int, LossItem]], currency: str, writer: Writer, citer: Citer
) -> ScheduleView:
    heads = dict.fromkeys(writer.text(loss.head) for _, loss in ranked)
    totals = len(heads) > 1  # the total of a single head is the total of the schedule
    return ScheduleView(
        currency=currency,
        heads=tuple(
            _head(
                head,
                [row for row in ranked if writer.text(row[1].head) == head],
                writer,
                citer,
                totals=totals,
            )
            for head in heads
        ),
        totals=_totals([loss for _, loss in ranked], currency, writer),
    )


def _head(
    heading: str, ranked: Sequence[tuple[int, LossItem]], writer: Writer, citer: Citer, *, totals: bool
) -> HeadView:
    rows = tuple(_row(number, loss, writer, citer) for number, loss in ranked)
    several = totals and len(ranked) > 1
    losses = [loss for _, loss in ranked]
    return HeadView(heading, rows, _sums(writer.say("Subtotal"), losses, writer) if several else None)


def _row(number: int, loss: LossItem, writer: Writer, citer: Citer) -> LossRow:
    return LossRow(
        anchor=anchors.of("loss", loss.id),
        number=str(number),
        item=writer.text(loss.item),
        place=writer.text(loss.place),
        reckoning=writer.text(loss.reckoning),
        proof=_proof(loss, writer, citer),
        net=_amount(loss.net, writer),
        vat=_amount(loss.vat, writer),
        gross=_amount(loss.gross, writer),
    )


def _proof(loss: LossItem, writer: Writer, citer: Citer) -> Phrase:
    papers = joined((citer.exhibit(id_) for id_ in loss.exhibits), ", ")
    basis = writer.say(_BASES[loss.basis])
    paper = (Piece(f"{basis} ("), *papers, Piece(")")) if papers else plain(basis)
    return joined((paper, citer.cite(loss.observations), citer.photos(loss.photographs)), writer.separator)


def _totals(losses: Sequence[LossItem], currency: str, writer: Writer) -> tuple[Sums, ...]:
    reserved = sum(1 for loss in losses if loss.basis == "reserved")
    remark = writer.count("{count} item reserved", "{count} items reserved", reserved) if reserved else ""
    total = _sums(writer.say("Total quantified"), losses, writer, remark, currency)
    paid = [loss.insured for loss in losses if loss.insured]
    if not paid:
        return (total,)
    gross = _added([claimed for loss in losses if (claimed := _claimed(loss)) is not None])
    deducted = sum(paid, Decimal(0))
    left = None if gross is None else gross - deducted
    return (
        total,
        Sums(
            writer.say("Paid by the insurer, to be deducted"),
            "",
            "",
            "",
            f"− {numbers.money(deducted, currency, writer.language)}",
        ),
        Sums(
            writer.say("Left to be compensated"),
            "",
            "",
            "",
            _NONE if left is None else numbers.money(left, currency, writer.language),
        ),
    )


def _claimed(loss: LossItem) -> Decimal | None:
    return loss.gross if loss.gross is not None else loss.net


def _sums(
    label: str, losses: Sequence[LossItem], writer: Writer, remark: str = "", currency: str = ""
) -> Sums:
    """Sums of the columns; a column that lacks a sum of a quantified item has no total."""
    known = [loss for loss in losses if _claimed(loss) is not None]
    net, vat, gross = (_added([getattr(loss, name) for loss in known]) for name in ("net", "vat", "gross"))
    last = _amount(gross, writer)
    if currency and gross is not None:
        last = numbers.money(gross, currency, writer.language)
    return Sums(label, remark, _amount(net, writer), _amount(vat, writer), last)


def _added(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum, or None where one of the values, or all of them, is not known."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _amount(value: Decimal | None, writer: Writer) -> str:
    return _NONE if value is None else numbers.amount(value, writer.language)
