"""The documents name what there is: every command, exit code, level and library."""

import re
import tomllib
from pathlib import Path

import pytest

from dossier.cli.main import COMMANDS
from dossier.errors import ExitCode
from dossier.model.finding import LEVELS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
CODES = (ROOT / "docs" / "exit-codes.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LIBRARIES = [
    re.match(r"[\w-]+", wanted)[0]
    for wanted in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    if not wanted.startswith("types-")
]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "build"])
def test_every_command_is_in_the_readme(command):
    assert f"build.py {command}" in README


@pytest.mark.parametrize("code", ExitCode, ids=lambda code: code.name)
def test_every_exit_code_is_documented(code):
    assert re.search(rf"^\| {code.value} \| {code.name} \|", CODES, re.MULTILINE)


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_in_the_guide(level):
    assert f"| `{level}`" in GUIDE


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_readme_says_why_each_library_is_there(library):
    table = README.partition("## Why each library")[2]
    assert re.search(rf"[| ]{re.escape(library)}[ ,`]|`{re.escape(library)}`", table) or (
        library == "gstreamer-libs" and library in README
    )


@pytest.mark.parametrize("document", [README, GUIDE, CODES])
def test_links_between_documents_lead_somewhere(document):
    base = ROOT if document is README else ROOT / "docs"
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", document):
        assert (base / target).exists(), target
