"""Every word that a person reads exists in French, complete and set as a French printer would."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent / "dossier"
CATALOGUES = sorted((ROOT / "locales").glob("*/*.po"))
MARKERS = {"marked", "translate", "translate_plural"}
CODE = re.compile(r"`[^`]*`")
AIRLESS = re.compile(r"(?<=[\w})]) [;:!?»]|« ")


def _read(path):
    with path.open("rb") as source:
        return read_po(source, locale=path.parent.name)


def _messages(path):
    return [message for message in _read(path) if message.id]


def _forms(message):
    """Pairs of a msgid and its translation, one for each form."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return [(ids[min(index, len(ids) - 1)], text) for index, text in enumerate(texts)]


def _fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_catalogue_is_complete(path):
    messages = _messages(path)
    assert messages
    assert not [message.id for message in messages if message.fuzzy], "fuzzy entries"
    assert not [m.id for m in messages if not all(text for _, text in _forms(m))], "empty entries"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_translation_asks_for_nothing_that_is_not_given(path):
    pairs = [pair for message in _messages(path) for pair in _forms(message) if "{" in "".join(pair)]
    assert not [(msgid, text) for msgid, text in pairs if not _fields(text) <= _fields(msgid)]


@pytest.mark.parametrize("path", [p for p in CATALOGUES if p.parent.name == "fr"], ids=lambda path: path.stem)
def test_french_is_set_with_its_narrow_spaces(path):
    texts = [text for message in _messages(path) for _, text in _forms(message)]
    assert not [text for text in texts if AIRLESS.search(CODE.sub("", text))]
    assert not [text for text in texts if "'" in CODE.sub("", text)], "write ’"


def _marked_in(path):
    """Literal msgids of a module: the first words of calls that mark or translate."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
            count = 2 if node.func.id == "translate_plural" else 1
            for argument in node.args[:count]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_every_marked_word_has_its_french():
    known = {
        msgid
        for path in CATALOGUES
        if path.parent.name == "fr"
        for message in _messages(path)
        for msgid in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    missing = {
        f"{path.relative_to(ROOT)}: {words}"
        for path in sorted(ROOT.rglob("*.py"))
        for words in _marked_in(path)
        if words not in known
    }
    assert not missing, "\n".join(sorted(missing))


def test_no_catalogue_keeps_words_of_checks_that_are_gone():
    from dossier.checks.registry import all_rules

    used = {text for rule in all_rules() for text in (rule.message, rule.many, rule.fix, *rule.when.reasons)}
    kept = {message.id for message in _messages(ROOT / "locales" / "fr" / "checks.po")}
    assert kept == used - {""}
