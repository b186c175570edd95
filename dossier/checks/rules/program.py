"""What the program itself cannot do with what the case says."""

import unicodedata
from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.i18n.catalogue import marked
from dossier.i18n.glyphs import unprintable
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.moment import Moment
from dossier.model.original import Original
from dossier.model.position import Position
from dossier.model.source import Origin, Record, Sourced
from dossier.model.text import Text

_HOLDERS = (Record, tuple)
"""What may hold a text."""

_SAYING_NOTHING = (Original, Origin, Moment, Position)
"""Records without a text of the case; they are most of a large one."""

_NOWHERE = Sourced()

_NAMED = 5  # characters of a text, so that the message stays one line


@rule(
    "DX005",
    "character-without-glyph",
    severity=Severity.BLOCKER,
    message=marked("no font of the program has {characters}: pages print its number instead"),
    many=marked("{count} texts hold characters that no font of the program has"),
    fix=marked(
        "Write it in Latin, Greek or Cyrillic letters, and file a page with the original as an exhibit."
    ),
    from_level="exchange",
)
def every_character_can_be_printed(dossier: Dossier) -> Iterator[Gap]:
    """Every character that pages print is in a font.

    ## What it checks
    The texts of the case, in the language of the dossier, against the fonts that ship with the program. They
    hold Latin, Greek and Cyrillic letters; not Arabic, Hebrew, Chinese or pictures such as emoji. Invisible
    characters that turn the reading order count as well.

    ## Why it matters
    A character that no font has is printed as its number, such as [U+0642]: nothing is lost, and nobody can
    read it.

    ## How to fix it
    Transcribe it. If the writing itself matters, file the document that bears it, with a translation.

    Source: practice
    """
    for text, record, field in _texts(_filed(dossier), _NOWHERE, ""):
        if lacking := unprintable(text.get(dossier.language)):
            origin = record.at(field)
            names = ", ".join(_named(character) for character in lacking[:_NAMED])
            more = ", …" if len(lacking) > _NAMED else ""
            yield Gap(str(origin), {"characters": names + more}, origin)


def _filed(dossier: Dossier) -> tuple[Record, ...]:
    """What pages print of the case; never what another proceeding files."""
    exhibits = (item.exhibit for item in dossier.exhibits)
    photographs = (plate.photograph for plate in dossier.plates)
    matter = (dossier.case.matter, dossier.proceeding)
    tables = (dossier.constats, dossier.events, dossier.letters, dossier.losses, dossier.statements)
    return (*matter, *exhibits, *photographs, *(row for table in tables for row in table))


def _texts(value: object, record: Sourced, field: str) -> Iterator[tuple[Text, Sourced, str]]:
    """Every text below a value, with the record that knows its place and the field that holds it.

    The place is not worked out here: of thousands of texts hardly one is named.
    """
    if isinstance(value, Text):
        yield value, record, field
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, _HOLDERS):
                yield from _texts(item, record, field)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            content = getattr(value, name)
            if content and isinstance(content, _HOLDERS) and not isinstance(content, _SAYING_NOTHING):
                holder = (value, name) if isinstance(value, Sourced) else (record, field)
                yield from _texts(content, *holder)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, '?').lower()})"
