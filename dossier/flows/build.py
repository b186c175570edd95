"""From a case folder to published dossiers: the table of contents of a build."""

from pathlib import Path

from dossier.assemble.join import assemble
from dossier.cache import PartCache
from dossier.checks.runner import check
from dossier.executor import Progress, local
from dossier.files import work_folder
from dossier.filing.selection import select
from dossier.flows.internal import internal_texts
from dossier.flows.planning import dossier_plan, hearing_plan
from dossier.flows.proving import prove_or_refuse
from dossier.flows.publishing import publish_all, write_all
from dossier.flows.reading import chosen, derivatives, read
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest, Built
from dossier.flows.stamping import stamps
from dossier.flows.untouched import untouched_copies
from dossier.model.case import Case
from dossier.model.parts import Plan, Proof
from dossier.model.proceeding import Proceeding
from dossier.render.options import RenderOptions


def build(request: BuildRequest, progress: Progress) -> tuple[Built, ...]:
    """Build each proceeding asked for; one that findings block says DRAFT on every page.

    Everything is read before anything is written; a proceeding is published when its
    finished files have been opened again and hold what was planned.

    Raises:
        InputError: The case folder cannot be understood; every fault is named.
        UsageError: There is no such proceeding.
        RenderError: A page cannot be made without losing something.
        IntegrityError: An original changed while the dossier was made.
        ProofError: A finished file does not hold what was planned; nothing is published.
        OutputError: The result cannot be written; the last good one is untouched.
    """
    case = read(request, progress)
    wanted = chosen(case, request.proceeding)
    with local(request.workers, preload=["dossier.render.part"]) as executor:
        press = Press(executor, PartCache(request.cache / "parts"), progress)
        return tuple(_build_one(case, proceeding, request, press) for proceeding in wanted)


def _build_one(case: Case, proceeding: Proceeding, request: BuildRequest, press: Press) -> Built:
    dossier = select(case, proceeding, request.language)
    report = check(dossier, request.level)
    with work_folder(request.internal) as work:
        options = RenderOptions(request.folder, derivatives(request), work / "parts", request.templates)
        filed = dossier_plan(dossier, options, press, stamps(dossier, report))
        plans = {"dossier.pdf": filed, "hearing.pdf": hearing_plan(dossier, options, press, filed)}
        proofs = {name: _made(plan, work / name) for name, plan in plans.items()}
        made = {name: work / name for name in plans} | untouched_copies(dossier, request.folder)
        publish_all(made, request.folder_of(proceeding.id, len(case.proceedings)), request.lock)
    write_all(internal_texts(dossier, report, proofs, request.templates), request.internal)
    return Built(dossier, report, proofs, request.folder_of(proceeding.id, len(case.proceedings)))


def _made(plan: Plan, file: Path) -> Proof:
    """Join the parts of a plan into a file, and prove it."""
    assemble(plan, file)
    return prove_or_refuse(file, plan)
