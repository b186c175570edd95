"""The one-page summary for the hearing, and the draft statement on integrity."""

from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.model.case import Incident
from dossier.model.dossier import Dossier
from dossier.render.views.header import matter_line, parties_of
from dossier.render.views.losses import grand_totals
from dossier.render.views.pieces import Phrase, Row, plain, rows
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What counsel wants under their eyes when they stand up."""

    matter: str
    facts: tuple[Row, ...]
    text: tuple[str, ...]
    claims: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AttestationView:
    """What the draft statement fills in; all else is written in `templates/legal`."""

    language: str
    matter: str
    court: str
    files: str


def summary_view(dossier: Dossier, writer: Writer, pages: int) -> SummaryView:
    """The case on one page."""
    proceeding, incident = dossier.proceeding, dossier.case.matter.incident
    text = writer.text(proceeding.summary)
    return SummaryView(
        matter=matter_line(dossier, writer),
        facts=rows(
            (writer.say("Court"), writer.text(proceeding.court.name)),
            (writer.say("Case No."), writer.typed(proceeding.court.reference)),
            (writer.say("Hearing"), writer.day(proceeding.hearing_on)),
            (writer.say("Claimant"), _side(dossier, writer, claimant=True)),
            (writer.say("Defendant"), _side(dossier, writer, claimant=False)),
            (writer.say("Event"), writer.text(incident.title)),
            (writer.say("When"), _when(incident, writer)),
            (writer.say("Loss quantified"), _losses(dossier, writer)),
            (writer.say("Dossier"), _dossier(dossier, writer, pages)),
        ),
        text=tuple(part.strip() for part in text.split("\n") if part.strip()),
        claims=tuple(_claims(dossier, writer)),
    )


def attestation_view(dossier: Dossier, writer: Writer) -> AttestationView:
    """The few values that the draft needs."""
    files = sum(1 for item in dossier.exhibits if item.exhibit.original) + len(dossier.plates)
    return AttestationView(
        language=writer.language,
        matter=matter_line(dossier, writer),
        court=writer.text(dossier.proceeding.court.name),
        files=numbers.integer(files, writer.language),
    )


def _when(incident: Incident, writer: Writer) -> str:
    """The instant, or from when until when for what went on."""
    first, last = writer.moment(incident.when), writer.moment(incident.until)
    if not (first and last):
        return first or last
    return writer.say("between {first} and {last}", first=first, last=last)


def _side(dossier: Dossier, writer: Writer, *, claimant: bool) -> str:
    parties = parties_of(dossier, "claimant" if claimant else "defendant")
    return writer.listed([writer.text(party.name) for party in parties])


def _losses(dossier: Dossier, writer: Writer) -> str:
    sums = (
        numbers.money(total, currency, writer.language)
        for currency, total in grand_totals(dossier.losses).items()
    )
    return writer.listed(list(sums))


def _dossier(dossier: Dossier, writer: Writer, pages: int) -> str:
    counted = [
        writer.count("{count} exhibit", "{count} exhibits", len(dossier.exhibits)),
        writer.count("{count} photograph", "{count} photographs", len(dossier.plates)),
        writer.count("{count} page", "{count} pages", pages),
    ]
    note = writer.say("Pages cited here are pages of the dossier.")
    return f"{', '.join(counted)}. {note}"


def _claims(dossier: Dossier, writer: Writer) -> list[Row]:
    found = []
    for rank, claim in enumerate(dossier.proceeding.claims, 1):
        amount = claim.amount
        sought = (
            numbers.money(amount, claim.currency, writer.language)
            if amount is not None
            else writer.text(claim.order_sought)
        )
        value: Phrase = plain(sought) or plain("–")
        found.append(Row(f"{rank}. {writer.text(claim.title)}", value))
    return found
