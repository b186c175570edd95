"""The page about the case folder names every file, key and column, and is in step."""

from pathlib import Path

import pytest

from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.reference import filled
from dossier.ingest.shape import fields_of

PAGE = (Path(__file__).parent.parent.parent / "docs" / "case-folder.md").read_text("utf-8")
MODELS = {**DOCUMENT_MODELS, **TABLE_MODELS}


def test_the_page_is_in_step_with_the_records():
    assert filled(PAGE) == PAGE, "run: python -m dossier.ingest.reference"


@pytest.mark.parametrize("stem", MODELS)
def test_every_file_and_each_of_its_keys_is_on_the_page(stem):
    section = PAGE.partition(f"<!-- keys: {stem} -->")[2].partition("<!-- end -->")[0]
    assert all(f"| `{name}` |" in section for name in fields_of(MODELS[stem]))
