"""One small case, built, packed and sealed once for all falsifications of a run."""

import zipfile
from types import SimpleNamespace

import pytest

from tests.tamper.sample import made


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> SimpleNamespace:
    return made(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def bag(sample, tmp_path):
    """The package, unpacked for one falsification."""
    with zipfile.ZipFile(sample.package) as archive:
        archive.extractall(tmp_path / "bag")
    return tmp_path / "bag" / sample.package.stem


@pytest.fixture
def at_once(monkeypatch):
    """Look at files in this process: one test tries that it is another one in earnest."""

    def here(function, job, *_):
        return function(job)

    monkeypatch.setattr("dossier.flows.verify_package.each_apart", map)
    for place in ("verify", "verify_beside", "verify_package"):
        monkeypatch.setattr(f"dossier.flows.{place}.apart", here)
