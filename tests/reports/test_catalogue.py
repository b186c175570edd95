"""Every word that these rooms print has its French."""

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

ROOT = Path(__file__).parents[2]
SPOKEN = {"translate", "marked", "translate_plural"}


def messages(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPOKEN:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def french():
    """Every message that some room has in French: the program reads all catalogues as one."""
    found = set()
    for path in (ROOT / "dossier" / "locales" / "fr").glob("*.po"):
        with path.open("rb") as source:
            catalogue = read_po(source, locale="fr")
        found |= {m.id[0] if m.pluralizable else m.id for m in catalogue if m.id and all(m.string)}
    return found


@pytest.mark.parametrize("folder", ["dossier/reports", "dossier/render/figures"])
def test_every_message_of_the_code_has_its_french(folder):
    spoken = {m for path in (ROOT / folder).glob("*.py") for m in messages(path)}
    assert len(spoken) > 15
    assert spoken - french() == set()


def test_every_message_of_the_page_has_its_french():
    pages = (path.read_text("utf-8") for path in (ROOT / "templates" / "reports").glob("*.html"))
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    extracted = (found for text in pages for found in environment.extract_translations(text))
    said = {m[0] if isinstance(m, tuple) else m for _, _, m in extracted}
    assert len(said) > 30
    assert said - french() == set()
