"""Which exhibit translates which, and who translated it."""

from dataclasses import dataclass

from dossier.model.dossier import Dossier
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One translation."""

    original: Phrase
    title: str
    translation: Phrase
    translator: str


def translation_rows(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[TranslationRow, ...]:
    """Every exhibit that translates another one that is filed here."""
    titles = {item.exhibit.id: writer.text(item.exhibit.title) for item in dossier.exhibits}
    return tuple(
        TranslationRow(
            original=citer.exhibit(item.exhibit.translation_of),
            title=titles[item.exhibit.translation_of],
            translation=citer.exhibit(item.exhibit.id),
            translator=writer.text(item.exhibit.translator),
        )
        for item in dossier.exhibits
        if item.exhibit.translation_of in titles
    )
