"""Where a test of the pages keeps its pictures and parts."""

from pathlib import Path

import pytest

from dossier.files import Store
from dossier.render.options import RenderOptions


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "store")


@pytest.fixture
def options(tmp_path: Path, store: Store) -> RenderOptions:
    """Where a test renders."""
    return RenderOptions(folder=tmp_path / "case", store=store, out=tmp_path / "parts")
