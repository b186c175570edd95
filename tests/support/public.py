"""Make the public edition of a case, and the complete dossier beside it, in this process."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from dossier.cache import PartCache
from dossier.executor import silent
from dossier.filing.selection import select
from dossier.flows.masking import Masking, masked
from dossier.flows.planning import dossier_plan
from dossier.flows.proving import FileJob, Finished, make_proven
from dossier.flows.public import public_edition
from dossier.flows.reading import derivatives, read
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest
from dossier.model.dossier import Dossier
from dossier.model.parts import Plan, Stamps
from dossier.render.options import RenderOptions


@dataclass(frozen=True)
class Both:
    """What was made, each file in a folder of its own."""

    public: Path
    full: Path
    proof: Finished
    dossier: Dossier
    plans: tuple[Plan, Plan]


def both(case: Path, folder: Path, language=None, known: Path | None = None) -> Both:
    """Everything on the way as a build does it, for the first proceeding.

    Parts that another run left in `known` are not rendered again.
    """
    request = BuildRequest(case, (known or folder) / "out", language=language)
    work = folder / "work"
    press = Press(None, PartCache(request.cache / "parts"), silent)
    read_ = read(request, silent)
    dossier = masked(select(read_, read_.proceedings[0], language), Masking(), request, press)
    options = RenderOptions(case, derivatives(request), work / "parts")
    full = dossier_plan(dossier, options, press, Stamps())
    edition = public_edition(dossier, full, request, options, press)
    made = {name: folder / name for name in ("public", "full")}
    for path in made.values():
        path.mkdir()
    jobs = [
        FileJob(edition.plan, made["public"] / "dossier.pdf"),
        FileJob(full, made["full"] / "dossier.pdf"),
    ]
    proof = make_proven(None, jobs, lambda _done, _total: None)[jobs[0].file]
    shutil.rmtree(work)
    return Both(made["public"], made["full"], proof, edition.dossier, (edition.plan, full))
