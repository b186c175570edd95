"""Every citation that was found: exhibit by exhibit where it is cited, and in order of the texts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.prose.reliance import Outcome, Reliance
from dossier.model.text import Language
from dossier.reports.words import exhibit_number, safe

OUTCOME_WORDS: Mapping[Outcome, str] = {
    "found": marked("found"),
    "theirs": marked("of the other side"),
    "no-exhibit": marked("no such exhibit"),
    "no-page": marked("no such page"),
    "no-photograph": marked("no such photograph"),
    "unclear": marked("unclear"),
}
_FAULTS = {"no-exhibit", "no-page", "no-photograph", "unclear"}


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation in finished words.

    Attributes:
        where: The text and the place in it.
        form: As it is written.
        leads_to: `n° 3, p. 2`, `2/1`, or what became of it.
        fault: Whether it leads to nothing.
        sentence: Around it.
    """

    where: str
    form: str
    leads_to: str
    fault: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Relied:
    """One exhibit, and where it is cited; empty where no text cites it."""

    exhibit: str
    title: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationsView:
    """Both lists.

    Attributes:
        pleadings: Paths of the pleadings that were read.
    """

    pleadings: tuple[str, ...]
    exhibits: tuple[Relied, ...]
    citations: tuple[Cited, ...]


def citations_view(dossier: Dossier, language: Language) -> CitationsView:
    """What the pleadings and the case's own texts cite, for the internal page."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in dossier.reliances:
        pages = ", ".join(f"p. {page}" for page in one.mention.pages)
        where = one.place.where + (f" ({one.photograph or pages})" if one.photograph or pages else "")
        places[one.exhibit].append(safe(where, 300))
    return CitationsView(
        tuple(safe(submission.path, 300) for submission in dossier.submissions if submission.passages),
        tuple(
            Relied(
                exhibit_number(item.number, language),
                safe(item.exhibit.title.get(language), 300),
                tuple(dict.fromkeys(places[item.exhibit.id])),
            )
            for item in dossier.exhibits
        ),
        tuple(_cited(one, language) for one in dossier.reliances),
    )


def citations_data(dossier: Dossier, language: Language) -> list[dict[str, Any]]:
    """The same for programs, in order of the texts."""
    return [
        {
            "where": one.place.where,
            "file": one.place.origin.file or None,
            "pleading": one.place.pleading,
            "form": one.mention.form,
            "kind": one.mention.kind,
            "label": one.mention.label,
            "pages": list(one.mention.pages),
            "outcome": one.outcome,
            "outcome_word": translate(OUTCOME_WORDS[one.outcome], language),
            "exhibit": one.exhibit or None,
            "number": one.number or None,
            "photograph": one.photograph or None,
            "sentence": one.sentence,
        }
        for one in dossier.reliances
    ]


def _cited(one: Reliance, language: Language) -> Cited:
    return Cited(
        where=safe(one.place.where, 300),
        form=safe(one.mention.form, 120),
        leads_to=_leads_to(one, language),
        fault=one.outcome in _FAULTS,
        sentence=safe(one.sentence, 300),
    )


def _leads_to(one: Reliance, language: Language) -> str:
    if one.outcome != "found":
        return translate(OUTCOME_WORDS[one.outcome], language)
    pages = "".join(f", p. {page}" for page in one.mention.pages)
    return one.photograph or exhibit_number(one.number, language) + pages
