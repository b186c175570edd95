"""Where the sources of one fact differ: compared here, pleaded as a range in what is filed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.i18n.catalogue import translate
from dossier.i18n.dates import duration, moment
from dossier.model.chronology import Event
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.text import Language
from dossier.reports.words import RANK_WORDS, exhibit_number, safe, said


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says of a fact, in words."""

    when: str
    what: str
    by: str
    rank: str
    sources: str
    where: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact for which sources give different times."""

    fact: str
    accounts: tuple[Account, ...]


def conflicts(dossier: Dossier, language: Language) -> tuple[Conflict, ...]:
    """Every fact that two sources date differently, with what each says."""
    facts: dict[str, list[Event]] = {}
    for event in dossier.events:
        facts.setdefault(event.fact or event.id, []).append(event)
    return tuple(
        Conflict(_heading(fact, rows, language), tuple(_account(row, dossier, language) for row in rows))
        for fact, rows in facts.items()
        if _differ(rows)
    )


def _heading(fact: str, rows: Sequence[Event], language: Language) -> str:
    """The fact's name in the tables, and the first source's words for it."""
    return f"{safe(fact)} – {safe(rows[0].what.get(language), 200)}"


def _differ(rows: Sequence[Event]) -> bool:
    """Whether not all rows give the same moment and the same delay."""
    return len({(row.when, row.after, row.delay) for row in rows}) > 1


def _account(row: Event, dossier: Dossier, language: Language) -> Account:
    return Account(
        when=", ".join(_times(row, language)) or "—",
        what=safe(row.what.get(language), 400),
        by=safe(row.asserted_by.get(language), 200) if row.asserted_by else "—",
        rank=said(RANK_WORDS[row.rank], language) if row.rank else "—",
        sources=", ".join(_cited(source, dossier, language) for source in row.sources) or "—",
        where=safe(str(row.origin), 1000),
    )


def _times(row: Event, language: Language) -> Iterator[str]:
    if row.when:
        yield moment(row.when, language)
    if row.delay:
        lasting = duration(row.delay.shortest, row.delay.longest, language)
        after = translate("{duration} after: {fact}", language, duration=lasting, fact=safe(row.after))
        yield after if row.after else lasting


def _cited(source: Citation, dossier: Dossier, language: Language) -> str:
    """Its number in this proceeding where it has one, else its id as written."""
    if source.kind == "photo" and source.id in dossier.label_of:
        return dossier.label_of[source.id]
    if source.kind == "observation":
        record, _, number = source.id.rpartition("/")
        exhibit = next((row.exhibit for row in dossier.constats if row.id == record), "")
        return _page(exhibit, f", obs. {safe(number)}", source, dossier, language)
    page = f", p. {source.page}" if source.page else ""
    return _page(source.id if source.kind == "exhibit" else "", page, source, dossier, language)


def _page(exhibit: str, pinpoint: str, source: Citation, dossier: Dossier, language: Language) -> str:
    """`n° 3, p. 2` where the exhibit is filed here."""
    if exhibit not in dossier.number_of:
        return safe(str(source))
    return exhibit_number(dossier.number_of[exhibit], language) + pinpoint
