"""Losses: whose they are, under which head, and before which repair they were seen."""

import datetime as dt
import re
from collections.abc import Iterator

from dossier.checks.look import filed, losses, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_LOSSES, HAS_PARTIES, HAS_PHOTOGRAPHS, INSURANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import bare, law
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_TELLING = 4
"""Letters of a word that tells one name from another; titles and particles are shorter."""


def _facts(loss: LossItem, dossier: Dossier) -> dict[str, str]:
    return {"item": plain(loss.item, dossier)}


@rule(
    "DQ027",
    "wear-not-considered",
    severity=Severity.NOTE,
    message=marked("{item}: nothing says whether the policy deducts wear"),
    many=marked("nothing says whether the policy deducts wear from {count} of {total} losses"),
    of=losses,
    fix=marked(
        "Read the policy (value as new or less wear) and say it in `note` or `reckoning` of the line."
    ),
    ask="counsel",
    when=HAS_LOSSES & INSURANCE,
)
def wear_is_considered(dossier: Dossier) -> Iterator[Gap]:
    """On an insurance contract, someone looked whether wear is deducted.

    ## What it checks
    Where a claim rests on route `insurance`, each line with a sum has a `note`, a `reckoning`, or a word on
    `improvement`. Against whoever is liable no wear is deducted.

    ## Why it matters
    Most policies pay the value less wear first and the rest after repair; claiming the whole at once is
    refused.

    ## How to fix it
    Read the clause, apply its rate, and keep the invoice of the repair for the second payment.

    Source: C. assur., art. L.121-1
    """
    for loss in dossier.losses:
        told = loss.note or loss.reckoning or loss.improvement is not None
        if loss.basis != "reserved" and not told:
            yield Gap(loss.id, _facts(loss, dossier), loss.origin)


@rule(
    "DQ028",
    "heads-mixed",
    severity=Severity.MINOR,
    message=marked("{item}: its head of loss names several ({words})"),
    many=marked("{count} lines name several heads of loss at once"),
    fix=marked("Make one line for each head of loss in the table damage."),
    ask="counsel",
    when=HAS_LOSSES,
)
def heads_of_loss_are_separate(dossier: Dossier) -> Iterator[Gap]:
    """Each line belongs to one head of loss.

    ## What it checks
    `head` does not name two of: material, economic, bodily, moral, loss of enjoyment, aesthetic.

    ## Why it matters
    Each head has its own proof and its own measure. Mixed, the weaker spoils the stronger.

    ## How to fix it
    Split the line.

    Source: practice (full compensation, head by head)
    """
    for loss in dossier.losses:
        words = {word[:5]: word for word in law().found("heads", loss.head.get(dossier.language))}
        if len(words) > 1:
            yield Gap(loss.id, {**_facts(loss, dossier), "words": ", ".join(words.values())}, loss.at("head"))


@rule(
    "DQ029",
    "invoice-to-another",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) is made out to {addressee}, who is no claimant"),
    many=marked("{count} invoices or quotes are made out to someone who is no claimant"),
    fix=marked("Show why the claimant bears it (payment, mandate, assignment), or have it made out anew."),
    ask="client",
    when=HAS_LOSSES & HAS_PARTIES,
)
def invoices_are_made_out_to_the_claimant(dossier: Dossier) -> Iterator[Gap]:
    """Invoices and quotes are made out to the claimant.

    ## What it checks
    Where `addressee` of an invoice or quote is filled, it has a word of the name of a claimant.

    ## Why it matters
    Whoever was not billed did not pay, until something shows the contrary.

    ## How to fix it
    Add the proof of payment by the claimant, or ask the firm for an invoice in the right name.

    Source: CPC, art. 31; C. civ., art. 1353
    """
    parties = [party for party in dossier.proceeding.parties if party.role == "claimant"]
    mine = {word for party in parties for name in said(party.name) for word in _words(name)}
    for exhibit in filed(dossier):
        named = {word for name in said(exhibit.addressee) for word in _words(name)}
        if exhibit.kind in {"invoice", "quote"} and named and mine and not mine & named:
            facts = {
                "number": str(dossier.number_of[exhibit.id]),
                "addressee": plain(exhibit.addressee, dossier),
            }
            yield Gap(exhibit.id, facts, exhibit.at("addressee"))


def _words(name: str) -> list[str]:
    """Words of a name that tell one from another, without titles and particles."""
    words = re.findall(r"\w+", bare(name))
    return [word for word in words if len(word) >= _TELLING]


@rule(
    "DQ030",
    "photograph-after-repair",
    severity=Severity.MINOR,
    message=marked(
        "{item}: the photograph {photograph} was taken after the invoice for the repair ({invoice})"
    ),
    many=marked("photographs of {count} of {total} losses were taken after the invoices for their repair"),
    of=losses,
    fix=marked(
        "Cite a photograph of the damage before the repair; if this one shows the repair, take it out of the "
        "line."
    ),
    ask="client",
    when=HAS_LOSSES & HAS_PHOTOGRAPHS,
)
def damage_is_photographed_before_repair(dossier: Dossier) -> Iterator[Gap]:
    """Photographs of damage were taken before it was repaired.

    ## What it checks
    No photograph that a line cites was taken after the day of the latest invoice that the line rests on.

    ## Why it matters
    What was mended cannot be photographed. Either the date, the picture or the line is wrong.

    ## How to fix it
    Look for the pictures of the first days. State the error of a camera's clock in `clock_correction`.

    Source: practice (causation); CA Dijon, 10 December 2020
    """
    dates = {e.id: e.date.latest.date() for e in filed(dossier) if e.kind == "invoice" and e.date}
    for loss in dossier.losses:
        repaired = max((dates[id_] for id_ in loss.exhibits if id_ in dates), default=None)
        late = [id_ for id_ in loss.photographs if repaired and _taken_after(id_, repaired, dossier)]
        if late and loss.basis == "invoice" and loss.visible:
            facts = {**_facts(loss, dossier), "photograph": late[0], "invoice": str(repaired)}
            yield Gap(loss.id, facts, loss.at("photographs"))


def _taken_after(id_: str, day: dt.date, dossier: Dossier) -> bool:
    photograph = dossier.case.photograph_by_id.get(id_)
    taken = photograph.taken if photograph else None
    return taken is not None and taken.wall_clock.date() > day
