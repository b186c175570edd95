"""The schedule of losses."""

from decimal import Decimal
from typing import Literal

from dossier.model.citation import Citations
from dossier.model.money import Amount, Currency
from dossier.model.source import Sourced
from dossier.model.text import Identifier, Text, Words, YesNo

Basis = Literal["invoice", "quote", "estimate", "reserved"]


class LossItem(Sourced):
    """One line of the schedule; a sum that is not known yet stays None, never zero.

    Attributes:
        id: Cited as `loss:ID`.
        head: Head of loss that the totals are made by.
        basis: What the sum rests on; `reserved` has no sum.
        visible: Whether it is damage that a photograph can show.
        offence: The offence that the act is said to constitute, e.g. `C. pénal, art. 322-1`.
        observations: `obs:` citations that record it.
        photographs: Ids of photographs that show it.
        exhibits: Ids of invoices and quotes.
        reckoning: How an estimate was reckoned: rate, duration, rent, tables relied on.
        insured: Sum already paid by an insurer, to deduct.
    """

    id: Identifier
    item: Text
    head: Text
    place: Text | None = None
    net: Amount | None = None
    vat: Amount | None = None
    gross: Amount | None = None
    currency: Currency = "EUR"
    basis: Basis
    visible: YesNo = True
    offence: Text | None = None
    observations: Citations = ()
    photographs: Words = ()
    exhibits: Words = ()
    reckoning: Text | None = None
    insured: Amount | None = None
    vat_recoverable: YesNo | None = None
    improvement: YesNo | None = None
    prior_state: Citations = ()
    note: Text | None = None
    proceedings: Words = ()

    @property
    def claimed(self) -> Decimal | None:
        """What the line claims: gross, or net where VAT is recovered, less what insurers paid.

        None while the sum is not known.
        """
        if self.basis == "reserved":
            return None
        own, other = (self.net, self.gross) if self.vat_recoverable else (self.gross, self.net)
        sum_ = own if own is not None else other
        return None if sum_ is None else sum_ - (self.insured or 0)
