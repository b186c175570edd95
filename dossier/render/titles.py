"""The titles of the sections, by the name that links use."""

from collections.abc import Mapping

from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.render import anchors
from dossier.render.views.constat import section_title
from dossier.render.words import Writer

TITLES: Mapping[str, str] = {
    "exhibits": marked("List of exhibits"),
    "parties": marked("Parties and representation"),
    "facts": marked("Facts"),
    "claims": marked("Claims"),
    "chronology": marked("Chronology"),
    "site-plan": marked("Site plan"),
    "constat": marked("Summary of the bailiff’s record"),
    "statements": marked("Statements of witnesses"),
    "correspondence": marked("Register of correspondence"),
    "losses": marked("Schedule of losses"),
    "integrity": marked("Integrity annex"),
    "translations": marked("Translations"),
    "redactions": marked("Log of redactions"),
    "archive": marked("Archive form"),
    "concordance": marked("Manifest and concordance"),
}


def title(name: str, writer: Writer) -> str:
    """The title of one section."""
    return writer.say(TITLES[name])


def titles(dossier: Dossier, writer: Writer) -> tuple[tuple[str, str], ...]:
    """Anchor and title of every section that a dossier may have."""
    own = {"constat": section_title(dossier, writer)}
    return tuple((anchors.section(name), own.get(name) or title(name, writer)) for name in TITLES)
