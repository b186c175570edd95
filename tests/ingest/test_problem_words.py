"""Every problem that a reader can name has words for the person who reads of it."""

import re
from pathlib import Path

import dossier.ingest
from dossier.model.original import PROBLEM_WORDS
from dossier.reports.words import problem_words


def test_every_kind_of_problem_has_words_and_no_word_is_idle():
    room = Path(dossier.ingest.__file__).parent
    named = {
        kind
        for path in room.rglob("*.py")
        for kind in re.findall(r'FileProblem\(kind="([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named == set(PROBLEM_WORDS)


def test_problems_are_told_in_the_language_of_the_report():
    assert (
        problem_words("truncated, empty", "fr")
        == "l’image qu’il contient est coupée ou endommagée, il est vide"
    )
    assert problem_words("image/x-canon-cr2", "fr") == "image/x-canon-cr2"
