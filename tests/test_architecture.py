"""The house's own rules: short functions, short modules, words everywhere."""

import ast
import statistics
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dossier"
MODULES = sorted(PACKAGE.rglob("*.py"))
FUNCTIONS = [
    (path, node)
    for path in MODULES
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.FunctionDef)
]


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_a_screen():
    long = [f"{path.name}:{node.name} {length(node)}" for path, node in FUNCTIONS if length(node) > 50]
    assert not long


def test_functions_are_about_ten_lines():
    assert statistics.median(length(node) for _path, node in FUNCTIONS) <= 10


def test_modules_are_about_a_hundred_and_twenty_lines():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert statistics.median(lengths.values()) <= 120
    assert not [str(path) for path, lines in lengths.items() if lines > 400]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
