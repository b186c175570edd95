"""Small questions that many rules ask of a dossier."""

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier.law.data import law
from dossier.law.wording import spotted
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.dossier import Dossier
from dossier.model.exhibit import Exhibit
from dossier.model.moment import Moment
from dossier.model.original import CaptureTime, ImageFacts
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Claim, Party
from dossier.model.source import Sourced
from dossier.model.text import Text

_LISTED = 8


def photographs(dossier: Dossier) -> int:
    """How many photographs are filed."""
    return len(dossier.plates)


def exhibits(dossier: Dossier) -> int:
    """How many exhibits are filed."""
    return len(dossier.exhibits)


def letters(dossier: Dossier) -> int:
    """How many rows the register of correspondence has."""
    return len(dossier.letters)


def losses(dossier: Dossier) -> int:
    """How many lines the schedule of losses has."""
    return len(dossier.losses)


def events(dossier: Dossier) -> int:
    """How many rows the chronology has."""
    return len(dossier.events)


def pictures(dossier: Dossier) -> Iterator[tuple[str, ImageFacts]]:
    """Photographs filed whose file could be read, with what it says."""
    for plate in dossier.plates:
        if plate.photograph.original.image:
            yield plate.photograph.id, plate.photograph.original.image


def records(dossier: Dossier) -> Iterator[Constat]:
    """Bailiff's records; a *constat amiable* is not one."""
    return (record for record in dossier.constats if record.kind != "amicable")


def filed(dossier: Dossier) -> Iterator[Exhibit]:
    """Exhibits in order of their numbers."""
    return (item.exhibit for item in dossier.exhibits)


def missing(record: Sourced, *keys: str) -> str:
    """Those keys of a record that say nothing, as one writes them."""
    return ", ".join(key for key in keys if getattr(record, key) in (None, "", ()))


def said(*texts: Text | None) -> tuple[str, ...]:
    """What the texts say, in both languages."""
    return tuple(word for text in texts if text for word in (text.fr, text.en) if word)


def loaded(text: Text | None, dossier: Dossier, *lists: str) -> dict[str, str] | None:
    """The facts of a text that holds words of these lists: words, sentence, why and what to write instead."""
    found = spotted(text, *lists, first=dossier.language)
    if found is None:
        return None
    words = ", ".join(found.words)
    return {"words": words, "sentence": found.sentence, "example": found.example, "why": found.why}


def plain(text: Text | None, dossier: Dossier) -> str:
    """A text in the language of the dossier."""
    return text.get(dossier.language) if text else ""


def pay_once(one: Claim, other: Claim) -> bool:
    """Whether two claims say that they are not both to be paid: in the alternative, or in solidum."""
    linked = one.id == other.alternative_to or other.id == one.alternative_to
    texts = (text for claim in (one, other) for text in (claim.title, claim.order_sought))
    return linked or any(spotted(text, "alternative") for text in texts)


def accounts(dossier: Dossier) -> dict[str, list[Event]]:
    """Rows of the chronology by the fact that they speak of."""
    found: dict[str, list[Event]] = {}
    for event in dossier.events:
        found.setdefault(event.fact or event.id, []).append(event)
    return found


def zone(dossier: Dossier) -> str | None:
    """The zone in which people of the case state hours."""
    return dossier.case.matter.premises.zone or None


def is_co_ownership(party: Party) -> bool:
    """Whether a party is the syndicate of the co-owners of a building."""
    return party.part == "co-owners" or bool(law().found("co_owners", *said(party.name)))


def is_insurer(party: Party) -> bool:
    """Whether a party insures others against what they owe; a health insurer does not."""
    if party.part is not None:
        return party.part in {"insurer", "decennial-insurer"}
    names = said(party.name, party.form)
    return bool(law().found("insurer", *names)) and not law().found("health_insurer", *names)


def corrected(capture: CaptureTime, correction: int | None) -> CaptureTime:
    """The camera's reading with its stated clock error taken out."""
    if not correction:
        return capture
    moved = capture.wall_clock + dt.timedelta(seconds=correction)
    return CaptureTime(wall_clock=moved, utc_offset=capture.utc_offset, source="corrected")


def apart(taken: CaptureTime, moment: Moment, default_zone: str | None) -> float:
    """Seconds by which a reading lies before (negative) or after a moment; 0 inside it.

    Where one of the two has no zone, the readings are compared as they stand.
    """
    bounds = moment.instants(default_zone)
    if taken.instant and bounds:
        return _outside(taken.instant, *bounds)
    return _outside(taken.wall_clock, moment.earliest, moment.latest)


def _outside(when: dt.datetime, first: dt.datetime, last: dt.datetime) -> float:
    if when < first:
        return (when - first).total_seconds()
    return max((when - last).total_seconds(), 0.0)


def filed_photographs(dossier: Dossier) -> Iterator[Photograph]:
    """Photographs filed, in order of their labels."""
    return (plate.photograph for plate in dossier.plates)


def clock(time: CaptureTime) -> str:
    """A reading of a clock, to the second."""
    return f"{time.wall_clock:%Y-%m-%d %H:%M:%S}"


def listed(names: Sequence[str]) -> str:
    """The names in a row; where they are many, the first of them."""
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
