"""What verifies a file shares no code with what made it: only the descriptions of what is written."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS = (
    "dossier.verify.alone",
    "dossier.verify.package",
    "dossier.verify.stamps",
    "dossier.verify.log",
)
SHARED = {
    "dossier",
    "dossier.errors",
    "dossier.files",
    "dossier.i18n",
    "dossier.i18n.catalogue",
    "dossier.model",
    "dossier.model.chain",
    "dossier.model.custody",
    "dossier.model.manifest",
    "dossier.model.misread",
    "dossier.model.source",
    "dossier.model.text",
    "dossier.model.verdict",
}
"""Lowest floors, and what a manifest, a log and a verdict are."""


def _file(module):
    path = ROOT / Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _imported(module):
    """Modules of the program that this one names, wherever in it."""
    for node in ast.walk(ast.parse(_file(module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{one.name}" for one in node.names]
            yield from (one for one in inside if _file(one).exists())
            yield node.module


def _reached(starts):
    found, waiting = set(), list(starts)
    while waiting:
        module = waiting.pop()
        if module not in found and module.split(".")[0] == "dossier":
            found.add(module)
            waiting += _imported(module)
    return found


def test_it_reaches_nothing_that_makes_files():
    outside = {one for one in _reached(STARTS) if not one.startswith("dossier.verify")}
    assert outside <= SHARED, outside - SHARED


def test_it_shares_nothing_with_the_proof_of_a_build():
    proof = _reached(["dossier.verify.prove"]) - {"dossier.verify.prove"}
    shared = {one for one in _reached(STARTS) & proof if one.startswith("dossier.verify.")}
    assert shared == {"dossier.verify.attached", "dossier.verify.digests"}


def test_what_reads_imports_finds_them():
    assert "dossier.model.parts" in _reached(["dossier.verify.prove"])
