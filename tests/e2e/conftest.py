"""A small case made by code, and the program run as its user runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.photographs import photograph

ROOT = Path(__file__).parent.parent.parent

CASE = """\
id: leak
title: {fr: Dégât des eaux, en: Water damage}
kind: water
as_of: 2026-11-23
language: en
premises: {address: 1 rue Exemple, zone: Europe/Paris}
incident: {when: 2026-03-01}
"""

PHOTOS = """\
file,caption,author,place,acquired
ceiling/,,A. Example,bedroom,card
ceiling/a.jpg,Stain on the ceiling,,,
ceiling/b.png,The same stain from below,,,
"""


@pytest.fixture
def folder(tmp_path):
    return small_case(tmp_path / "leak")


def small_case(folder):
    """Two photographs and a letter, captioned."""
    (folder / "photos" / "ceiling").mkdir(parents=True)
    (folder / "exhibits").mkdir()
    (folder / "case.yaml").write_text(CASE, "utf-8")
    (folder / "photos.csv").write_text(PHOTOS, "utf-8")
    (folder / "photos" / "ceiling" / "a.jpg").write_bytes(photograph())
    (folder / "photos" / "ceiling" / "b.png").write_bytes(photograph(form="PNG"))
    (folder / "exhibits" / "2026-03-02 Syndic - Reply.pdf").write_bytes(letter())
    return folder


def letter():
    """A page that someone else made."""
    import io

    import pikepdf

    content = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(content, deterministic_id=True)
    return content.getvalue()


def run_program(*arguments, seed="0", folder=ROOT, code=None):
    """Run the program in a process of its own; gives the finished process."""
    words = [sys.executable, "-W", "error", "-m", "dossier", *map(str, arguments)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture
def program():
    return run_program


@pytest.fixture(scope="module")
def program_of_module():
    return run_program
