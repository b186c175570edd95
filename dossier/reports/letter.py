"""The draft of the letter by which counsel communicates the exhibits to the other party's counsel.

It says nothing that the exhibits do not say, bears no date that nobody gave and no signature.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.i18n import dates
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.typography import FIXED, inside, typeset
from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList, ListRow
from dossier.model.proceeding import Party
from dossier.model.text import Language
from dossier.reports.asking import BLANK, BOX, Block, RequestLetter
from dossier.reports.words import safe, specimen_note

_DRAFT = marked("DRAFT – to be completed, dated and signed by counsel")
_MENTION = marked(
    "Official {box}   Confidential {box}   (for counsel to choose: art. 66-5 of the law of 1971)"
)
_FIRST = marked("In the above matter I communicate to you, on behalf of {party}, the exhibits listed below.")
_FURTHER = marked(
    "In the above matter I communicate to you, on behalf of {party}, the further exhibits listed below; "
    "the numbers of those communicated before are unchanged."
)
_CIVIL = marked(
    "This communication is made in accordance with articles 15 and 132 of the Code of Civil Procedure."
)
_CLOSE = (
    marked("The list of exhibits is enclosed. I would be grateful if you would acknowledge receipt."),
    marked("Yours sincerely,"),
)


@dataclass(frozen=True, slots=True)
class Communicated:
    """What a letter is about.

    Attributes:
        to: The party whose counsel it is addressed to.
        numbers: Exhibits communicated now; None: all of the list.
        on: The day; None: left to the lawyer.
    """

    to: Party
    numbers: frozenset[int] | None = None
    on: dt.date | None = None


class _Words:
    """Says things in the language of the letter."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def say(self, message: str, **values: object) -> str:
        return typeset(translate(message, self._language), self._language).format(**values)

    def typed(self, text: str) -> str:
        return typeset(safe(text, 1000), self._language)

    def pages(self, number: int) -> str:
        return translate_plural("{count} page", "{count} pages", number, self._language).replace(" ", FIXED)


def communication_letter(dossier: Dossier, listed: ExhibitList, told: Communicated) -> RequestLetter:
    """The letter to the counsel of one party.

    Args:
        dossier: The proceeding.
        listed: The list that is enclosed.
        told: To whom, which exhibits, and when.
    """
    words = _Words(listed.language)
    rows = [row for row in listed.exhibits if told.numbers is None or row.number in told.numbers]
    title = words.say(marked("Communication of exhibits"))
    blocks = (*_head(dossier, listed, told, words, title), *_body(dossier, listed, rows, told, words))
    reference = words.typed(dossier.case.matter.reference)
    foot = " – ".join(word for word in (reference, words.say(marked("draft"))) if word)
    return RequestLetter(listed.language, title, foot, blocks, len(rows))


def _head(
    dossier: Dossier, listed: ExhibitList, told: Communicated, words: _Words, title: str
) -> Iterator[Block]:
    language, matter = listed.language, dossier.case.matter
    yield Block("specimen", words.say(_DRAFT))
    if note := specimen_note(dossier, language):
        yield Block("specimen", typeset(note, language))
    yield Block("letterhead", "")
    yield Block("addressee", words.typed(told.to.counsel.get(language)) if told.to.counsel else BLANK)
    party = inside(words.typed(told.to.name.get(language)), language)
    yield Block("addressee", words.say(marked("counsel for {party}"), party=party))
    day = dates.day(told.on, language) if told.on else BLANK
    yield Block("fact", words.say(marked("Date: {value}"), value=day))
    yield Block(
        "fact", words.say(marked("Our reference: {value}"), value=words.typed(matter.reference) or BLANK)
    )
    yield Block(
        "fact",
        words.say(marked("Matter: {value}"), value=words.typed(dossier.proceeding.title.get(language))),
    )
    yield Block("fact", words.say(marked("Before: {value}"), value=" – ".join(listed.court)))
    if dossier.proceeding.court.jurisdiction == "FR":
        yield Block("fact", words.say(_MENTION, box=BOX))
    yield Block("title", title)


def _body(
    dossier: Dossier, listed: ExhibitList, rows: Sequence[ListRow], told: Communicated, words: _Words
) -> Iterator[Block]:
    ours = [p.name.get(listed.language) for p in dossier.proceeding.parties if p.role == "claimant"]
    party = ", ".join(inside(words.typed(name), listed.language) for name in ours) or BLANK
    yield Block("body", words.say(marked("Dear Colleague,")))
    yield Block("body", words.say(_FIRST if told.numbers is None else _FURTHER, party=party))
    if listed.form == "bordereau":
        yield Block("body", words.say(_CIVIL))
    yield from (Block("item", f"{row.stamp} – {_said(row, listed, words)}") for row in rows)
    yield from (Block("close", words.say(line)) for line in _CLOSE)


def _said(row: ListRow, listed: ExhibitList, words: _Words) -> str:
    """Title, date and pages, in the very words of the list."""
    cells = listed.texts(row)
    date = "" if cells["date"] in cells["title"] else cells["date"]
    told = [cells["title"], date, words.pages(row.pages) if row.pages else ""]
    return ", ".join(word for word in told if word)
