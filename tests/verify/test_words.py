"""Every fault that the proof can name is named in French too."""

import ast
from pathlib import Path

import dossier.verify
from dossier.i18n.catalogue import translations

SENTENCES = [
    call.args[0].value
    for file in Path(dossier.verify.__file__).parent.glob("*.py")
    for call in ast.walk(ast.parse(file.read_text("utf-8")))
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "faults.add"
]


def test_there_are_sentences():
    assert len(SENTENCES) > 30


def test_each_has_its_french():
    french = translations("fr")
    assert not [sentence for sentence in SENTENCES if french.gettext(sentence) == sentence]
