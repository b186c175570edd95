"""The list to send: what one person must still supply, as the paragraphs of a letter.

It leaves the office. It holds no severity, no code, no key and no argument: only what is
asked for, of the person who can give it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.i18n import dates
from dossier.i18n.catalogue import marked
from dossier.i18n.typography import typeset
from dossier.model.asking import Addressee, Asked, Requests
from dossier.model.dossier import Dossier
from dossier.model.edition import Sheet
from dossier.model.finding import Finding, Severity
from dossier.model.text import Language
from dossier.reports.concerned import Names
from dossier.reports.words import specimen_note

Kind = Literal[
    "specimen", "letterhead", "addressee", "fact", "title", "body", "group", "request", "item", "close"
]

BLANK = "……………………………………………………"
"""Where the office writes what the case does not hold."""

BOX = "☐"

_KEYS = ("keys", "steps", "formulas", "views")
"""Facts of a finding that name what is lacking."""

_TITLES: Mapping[Addressee, str] = {
    "client": marked("Documents and information that we ask you for"),
    "bailiff": marked("Documents that we ask you for"),
    "counsel": marked("Points on which we ask for your instructions"),
}
_GREETINGS: Mapping[Addressee, str] = {
    "client": marked("Dear Sir or Madam,"),
    "bailiff": marked("Dear Maître,"),
    "counsel": marked("Dear Colleague,"),
}
_OPENINGS: Mapping[Addressee, str] = {
    "client": marked(
        "To complete the file we need what follows, the most important first under each heading. "
        "Please tick what you send and return this list with it."
    ),
    "bailiff": marked(
        "To complete the file we would be grateful for what follows, as it exists in your office. "
        "Nothing in your records is to be altered: we only ask for what they already hold."
    ),
    "counsel": marked(
        "To complete the file we need your answer on what follows, "
        "the most important first under each heading."
    ),
}
_PHOTOGRAPHS = marked("A number such as 2/1 is that of a photograph in our list: series 2, first photograph.")
_CLOSINGS: Mapping[Addressee, tuple[str, ...]] = {
    "client": (
        marked(
            "If something does not exist or cannot be found, please tell us: it is as useful to know. "
            "Please write nothing on the originals, and do not alter, rename or delete any file."
        ),
        marked("With our thanks, yours faithfully,"),
    ),
    "bailiff": (
        marked("If your office does not hold one of these documents, please simply tell us so."),
        marked("With our thanks, yours faithfully,"),
    ),
    "counsel": (marked("With our thanks, yours faithfully,"),),
}
GROUPS: Mapping[str, str] = {
    "PH": marked("Photographs"),
    "BR": marked("Bailiff’s record"),
    "WS": marked("Witnesses"),
    "CH": marked("Facts"),
    "CO": marked("Letters"),
    "DQ": marked("Damage, invoices and insurance"),
    "EX": marked("Documents"),
    "PC": marked("Parties and claims"),
    "FP": marked("Filing"),
    "PR": marked("Privacy and security"),
}
"""Headings of the letter, by the family of the first rule that asks."""

_HOME = {"CC": "PH", "DX": "EX"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; `kind` says how it is set."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One request: its sentence and what it concerns, in words."""

    family: str
    weight: int
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """The whole letter; `count` is how many requests it makes, `paper` what it is printed on."""

    language: Language
    title: str
    footer: str
    blocks: tuple[Block, ...]
    count: int
    paper: Sheet = "A4"


def request_letter(
    dossiers: Sequence[Dossier],
    findings: Sequence[Finding],
    to: Addressee,
    language: Language,
    data: Requests,
) -> RequestLetter | None:
    """The letter to one person on all findings that this person can mend; None where there are none.

    Args:
        dossiers: The proceedings that it is about.
        findings: All open findings; those for others are passed over.
        to: Who is asked.
        language: Of the letter.
        data: The sentences of the requests.
    """
    names = Names(dossiers, language)
    questions = list(_questions(findings, to, language, data, names))
    if not questions:
        return None
    title = names.say(_TITLES[to])
    blocks = (*_head(dossiers, to, language, names, title), *_body(questions, to, names))
    note = specimen_note(dossiers[0], language)
    reference = names.typed(dossiers[0].case.matter.reference)
    footer = " – ".join(word for word in (reference, typeset(note, language) or title) if word)
    return RequestLetter(language, title, footer, blocks, len(questions))


def _questions(
    findings: Sequence[Finding], to: Addressee, language: Language, data: Requests, names: Names
) -> Iterator[Question]:
    """One question a lack: findings that share a request are asked for together."""
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.ask == to:
            together.setdefault(data.by_code[finding.code].key, []).append(finding)
    for key, found in together.items():
        yield _question(data.by_code[key], found, language, data, names)


def _question(
    asked: Asked, found: Sequence[Finding], language: Language, data: Requests, names: Names
) -> Question:
    lacking = {subject: words for one in found for subject, words in _lacking(one, data, language)}
    subjects = names.in_order(asked.of, [subject for one in found for subject in _subjects(one)])
    sentence = typeset(asked.sentence[language], language)
    weight = min(list(Severity).index(one.severity) for one in found)
    family = _HOME.get(asked.key[:2], asked.key[:2])
    if asked.of is None:
        return Question(family, weight, sentence, ())
    items = []
    for subject in subjects:
        name = names.name(asked.of, subject)
        wanted = lacking.get(subject)
        items.append(names.say("{what} – wanted: {keys}", what=name, keys=wanted) if wanted else name)
    text = sentence.format(which=names.pointed(asked.of, subjects))
    return Question(family, weight, text, tuple(items))


def _subjects(finding: Finding) -> tuple[str, ...]:
    return finding.gap.members or (finding.gap.subject,)


def _lacking(finding: Finding, data: Requests, language: Language) -> Iterator[tuple[str, str]]:
    """What a finding says is lacking, in plain words; nothing where it has no such words."""
    for gap in finding.gap.parts or (finding.gap,):
        keys = next((gap.facts[key] for key in _KEYS if key in gap.facts), "")
        if keys and (words := data.lacking(keys, language)):
            yield gap.subject, words


def _head(
    dossiers: Sequence[Dossier], to: Addressee, language: Language, names: Names, title: str
) -> Iterator[Block]:
    matter, day = dossiers[0].case.matter, dossiers[0].as_of
    if note := specimen_note(dossiers[0], language):
        yield Block("specimen", typeset(note, language))
    yield Block("letterhead", "")
    for line in addressee(dossiers, to, names):
        yield Block("addressee", line)
    subtitle = names.typed(matter.subtitle)
    subject = " – ".join(word for word in (names.typed(matter.title), subtitle) if word)
    yield Block("fact", names.say("Date: {value}", value=dates.day(day, language) if day else BLANK))
    yield Block("fact", names.say("Our reference: {value}", value=names.typed(matter.reference) or BLANK))
    yield Block("fact", names.say("Matter: {value}", value=subject))
    yield Block("title", title)


def addressee(dossiers: Sequence[Dossier], to: Addressee, names: Names) -> list[str]:
    """Name and address as far as the case says; a blank line where it does not."""
    if to == "counsel":
        counsel = names.typed(dossiers[0].case.matter.counsel)
        return [counsel or BLANK]
    if to == "bailiff":
        return _officer(dossiers, names)
    claimants = {p.name: p for d in dossiers for p in d.proceeding.parties if p.role == "claimant"}
    if len(claimants) != 1:
        return [BLANK, BLANK]
    party = next(iter(claimants.values()))
    by = names.typed(party.represented_by)
    lines = (
        names.typed(party.name),
        names.say("represented by {name}", name=by) if by else "",
        names.typed(party.seat),
    )
    return [line for line in lines if line]


def _officer(dossiers: Sequence[Dossier], names: Names) -> list[str]:
    officers = [c.officer for d in dossiers for c in d.constats if c.kind != "amicable"]
    if len({officer.name for officer in officers}) != 1:
        return [BLANK, BLANK]
    officer = officers[0]
    lines = (names.typed(officer.name), names.typed(officer.office), names.typed(officer.address))
    return [line for line in lines if line] or [BLANK]


def _body(questions: Sequence[Question], to: Addressee, names: Names) -> Iterator[Block]:
    yield Block("body", names.say(_GREETINGS[to]))
    yield Block("body", names.say(_OPENINGS[to]))
    if any("/" in item.partition(" ")[0] for q in questions if q.family == "PH" for item in q.items):
        yield Block("body", names.say(_PHOTOGRAPHS))
    number = 0
    for family, group in _grouped(questions).items():
        yield Block("group", names.say(GROUPS[family]))
        for question in group:
            number += 1
            yield Block("request", f"{BOX}\t{number}.\t{question.text}")
            yield from (Block("item", f"–\t{item}") for item in question.items)
    yield from (Block("close", names.say(line)) for line in _CLOSINGS[to])


def _grouped(questions: Sequence[Question]) -> dict[str, list[Question]]:
    """By subject; the subject with the weightiest request first, and so within each."""
    order = list(GROUPS)
    ranked = sorted(questions, key=lambda q: (q.weight, order.index(q.family)))
    groups: dict[str, list[Question]] = {}
    for question in ranked:
        groups.setdefault(question.family, []).append(question)
    return groups
