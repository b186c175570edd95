"""The sections of a dossier by name, for the contents."""

from dossier.i18n.catalogue import marked
from dossier.render import anchors
from dossier.render.words import Writer

TITLES: tuple[tuple[str, str], ...] = (
    ("exhibits", marked("List of exhibits")),
    ("parties", marked("Parties and representation")),
    ("facts", marked("Facts")),
    ("claims", marked("Claims")),
    ("chronology", marked("Chronology")),
    ("site-plan", marked("Site plan")),
    ("constat", marked("The bailiff’s record")),
    ("statements", marked("Statements")),
    ("correspondence", marked("Register of correspondence")),
    ("losses", marked("Schedule of losses")),
    ("integrity", marked("Integrity annex")),
    ("translations", marked("Translations")),
)


def titles(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Anchor and title of every section that a dossier may have."""
    return tuple((anchors.section(name), writer.say(title)) for name, title in TITLES)
