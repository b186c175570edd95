"""The data sheet of the bailiff's record: what it says, its own findings kept apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.i18n.catalogue import marked
from dossier.model.citation import Citation
from dossier.model.constat import Constat, Observation, ObservationKind, Officer
from dossier.model.dossier import Dossier
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase, Row, joined, rows
from dossier.render.words import Writer

_GROUPS: tuple[tuple[tuple[ObservationKind, ...], str, str], ...] = (
    (
        ("seen", "measured"),
        marked("What the officer saw and measured"),
        marked("In the record’s own words."),
    ),
    (
        ("declared", "shown"),
        marked("What was declared or shown to the officer"),
        marked("The record reports these words and documents; they are not findings of its author."),
    ),
    (
        ("opinion",),
        marked("Other remarks in the record"),
        marked("Quoted for completeness; they are not findings of fact."),
    ),
)

_BY_THE_PARTIES = (
    marked("What the parties declared"),
    marked("In the words of the report that they signed."),
)
"""Of a *constat amiable*: its authors are the parties, and it binds those who signed it."""


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation and what it is tied to."""

    anchor: str
    number: str
    place: str
    text: str
    by: str
    proof: Phrase
    page: Phrase


@dataclass(frozen=True, slots=True)
class ObservationGroup:
    """Observations of one nature."""

    heading: str
    note: str
    rows: tuple[ObservationRow, ...]


@dataclass(frozen=True, slots=True)
class ConstatView:
    """One record."""

    heading: str
    facts: tuple[Row, ...]
    groups: tuple[ObservationGroup, ...]


def constat_views(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[ConstatView, ...]:
    """Every record, in the order of the file."""
    losses = _losses(dossier)
    return tuple(
        ConstatView(
            heading=_heading(constat, index, len(dossier.constats), writer),
            facts=_facts(constat, writer, citer),
            groups=tuple(_groups(constat, index, losses, writer, citer)),
        )
        for index, constat in enumerate(dossier.constats, 1)
    )


def section_title(dossier: Dossier, writer: Writer) -> str:
    """A *constat amiable* is not a bailiff's record, and is not called one."""
    amicable = all(constat.kind == "amicable" for constat in dossier.constats)
    if amicable:
        return writer.say("Summary of the joint accident report")
    return writer.say("Summary of the bailiff’s record")


def _losses(dossier: Dossier) -> Mapping[str, list[Citation]]:
    """By observation: the losses that rely on it."""
    found: dict[str, list[Citation]] = {}
    for loss in dossier.losses:
        for citation in loss.observations:
            found.setdefault(citation.id, []).append(Citation(kind="loss", id=loss.id))
    return found


def _heading(constat: Constat, index: int, count: int, writer: Writer) -> str:
    if count == 1:
        return ""
    return writer.say("Record {index}, {day}", index=index, day=writer.moment(constat.date))


def _facts(constat: Constat, writer: Writer, citer: Citer) -> tuple[Row, ...]:
    count = numbers.integer
    requester = constat.requester
    return rows(
        (writer.say("Exhibit"), citer.exhibit(constat.exhibit)),
        (writer.say("Photographs of the record"), citer.exhibit(constat.photographs_exhibit)),
        (writer.say("Date"), writer.moment(constat.date)),
        (writer.say("Hours"), _hours(constat, writer)),
        (writer.say("Place"), writer.text(constat.place)),
        (writer.say("Drawn up by"), _officer(constat.officer, writer)),
        (writer.say("Clerk"), _officer(constat.clerk, writer) if constat.clerk else ""),
        (writer.say("At the request of"), writer.text(requester.name)),
        (writer.say("Represented by"), writer.text(requester.represented_by)),
        (writer.say("Purpose"), writer.text(constat.purpose)),
        (writer.say("Access"), writer.text(constat.access)),
        (writer.say("Persons present"), writer.separator.join(map(writer.text, constat.persons))),
        (writer.say("Signed by"), writer.separator.join(map(writer.text, constat.signed_by))),
        (writer.say("Weather and light"), writer.text(constat.weather)),
        (writer.say("Device"), writer.text(constat.device)),
        (writer.say("Pages"), count(constat.pages, writer.language) if constat.pages else ""),
        (
            writer.say("Photographs"),
            count(constat.photographs, writer.language) if constat.photographs else "",
        ),
        (writer.say("Annexes"), writer.separator.join(map(writer.text, constat.annexes))),
    )


def _hours(constat: Constat, writer: Writer) -> str:
    if constat.start is None or constat.end is None:
        return writer.moment(constat.start or constat.end)
    first, last = writer.hours(constat.start), writer.hours(constat.end)
    return writer.say("{first} to {last}", first=first, last=last)


def _officer(officer: Officer, writer: Writer) -> str:
    told = (
        writer.typed(officer.name),
        writer.typed(officer.title),
        writer.text(officer.capacity),
        writer.text(officer.office),
        writer.text(officer.address),
    )
    return ", ".join(filter(None, told))


def _groups(
    constat: Constat, index: int, losses: Mapping[str, list[Citation]], writer: Writer, citer: Citer
) -> Iterator[ObservationGroup]:
    for kinds, heading, note in _GROUPS:
        found = [seen for seen in constat.observations if seen.kind in kinds]
        if found:
            rows_ = tuple(_observation(constat, index, seen, losses, writer, citer) for seen in found)
            by_them = constat.kind == "amicable" and "declared" in kinds
            title, remark = _BY_THE_PARTIES if by_them else (heading, note)
            yield ObservationGroup(writer.say(title), writer.say(remark), rows_)


def _observation(
    constat: Constat,
    index: int,
    seen: Observation,
    losses: Mapping[str, list[Citation]],
    writer: Writer,
    citer: Citer,
) -> ObservationRow:
    relied = citer.cite(losses.get(f"{constat.id}/{seen.number}", ()))
    page = citer.page(constat.exhibit, seen.page) if seen.page else ()
    return ObservationRow(
        anchor=anchors.observation(index, seen.number),
        number=writer.typed(seen.number),
        place=writer.text(seen.place),
        text=writer.quoted(writer.text(seen.text)),
        by=writer.text(seen.by),
        proof=joined((citer.photos(seen.photographs), relied), writer.separator),
        page=page,
    )
