"""What falsifications begin with: a dossier, its package, and the dossier sealed."""

from pathlib import Path
from types import SimpleNamespace

from dossier.executor import silent
from dossier.flows.build import build
from dossier.flows.package import package
from dossier.flows.request import BuildRequest
from tests.e2e.conftest import small_case


def made(folder: Path) -> SimpleNamespace:
    """A case of two photographs and a letter: `case`, `dossier`, `package`."""
    request = BuildRequest(small_case(folder / "leak"), folder / "out", language="en")
    build(request, silent)
    (packed,) = package(request, "court", silent)
    return SimpleNamespace(case=request.folder, dossier=request.out / "dossier.pdf", package=packed.path)
