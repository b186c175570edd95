"""Every text in which a dossier may cite: its pleadings, and what the tables of the case say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.source import Origin, Sourced
from dossier.model.submission import Submission
from dossier.model.text import Text

if TYPE_CHECKING:
    from dossier.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Place:
    """One text and where it stands.

    Attributes:
        subject: What a waiver names: the pleading's id, or the table and the row.
        where: As a person finds it: `submissions/requete.docx, § 12`, `photos/front`.
        pleading: Whether it is a pleading's; else it is the case's own text.
        numbers_only: Whether only exhibit numbers count in it: a record's « photo 7 » is the
            record's own, and so is the « annexe 2 » of a letter.
    """

    text: str
    subject: str
    where: str
    origin: Origin
    pleading: bool = False
    numbers_only: bool = False


def pleaded(submission: Submission) -> Iterator[Place]:
    """What a pleading argues and asks for; its own list of exhibits is no reliance."""
    origin = Origin(file=submission.path)
    for passage in submission.parts.body:
        where = ", ".join(filter(None, (submission.path, passage.place)))
        yield Place(passage.text, submission.id, where, origin, pleading=True)


def told(dossier: "Dossier") -> Iterator[Place]:
    """The free texts of the tables, in the language of the dossier."""
    proceeding = dossier.proceeding
    for fact in proceeding.facts:
        yield from _of(dossier, f"facts/{fact.id}", fact, text=fact.text)
    for claim in proceeding.claims:
        here = f"claims/{claim.id}"
        yield from _of(dossier, here, claim, title=claim.title, order_sought=claim.order_sought)
        yield from (place for test in claim.tests for place in _of(dossier, here, test, test=test.test))
    yield from _of(dossier, "proceedings", proceeding, summary=proceeding.summary)
    for plate in dossier.plates:
        photo = plate.photograph
        yield from _of(dossier, f"photos/{photo.id}", photo, caption=photo.caption, place=photo.place)
    yield from _told_in_tables(dossier)


def _told_in_tables(dossier: "Dossier") -> Iterator[Place]:
    for event in dossier.events:
        yield from _of(dossier, f"chronology/{event.id}", event, what=event.what)
    for letter in dossier.letters:
        where = f"correspondence/{letter.id}"
        yield from _of(dossier, where, letter, numbers_only=True, subject=letter.subject)
    for loss in dossier.losses:
        yield from _of(dossier, f"damage/{loss.id}", loss, item=loss.item)
    for statement in dossier.statements:
        yield from _of(dossier, f"statements/{statement.id}", statement, summary=statement.summary)
    for constat in dossier.constats:
        for seen in constat.observations:
            where = f"constat/{constat.id}/{seen.number}"
            yield from _of(dossier, where, seen, numbers_only=True, text=seen.text)


def _of(
    dossier: "Dossier", where: str, record: Sourced, *, numbers_only: bool = False, **texts: Text | None
) -> Iterator[Place]:
    for key, text in texts.items():
        if text and (said := text.get(dossier.language)):
            yield Place(said, where, where, record.at(key), numbers_only=numbers_only)
