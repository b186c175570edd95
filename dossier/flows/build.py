"""From a case folder to published dossiers: the table of contents of a build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.cache import PartCache, trim
from dossier.checks.runner import check
from dossier.executor import Progress, local
from dossier.files import work_folder
from dossier.filing.selection import select
from dossier.flows.editions import (
    Desk,
    LaidEdition,
    as_they_are,
    documents,
    drafted,
    edition_files,
    fineness,
    judged_of,
    lay_out,
    paper,
    refuse_archives,
    wanted,
)
from dossier.flows.internal import internal_texts
from dossier.flows.lists import KIT, kit_plan, letters, proven_lists, write_drafts
from dossier.flows.manifest import shared
from dossier.flows.masking import Masking, masked
from dossier.flows.planning import dossier_plan, hearing_plan
from dossier.flows.proving import FileJob, Finished, make_proven
from dossier.flows.public import PUBLIC_FILE, public_edition
from dossier.flows.publishing import publish_all, take_away_others, write_all
from dossier.flows.reading import chosen, derivatives, read
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest, Built, folders
from dossier.flows.stamping import draft_word, stamps
from dossier.flows.supplement import supplement_plan
from dossier.flows.untouched import untouched_copies
from dossier.flows.uploads import Filing, take_away_uploads, uploads
from dossier.i18n.catalogue import marked
from dossier.model.case import Case
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.parts import Plan
from dossier.model.proceeding import Proceeding
from dossier.model.redaction import PUBLIC
from dossier.render.options import RenderOptions
from dossier.reports.accounting import accounting, agreed

JOINING = marked("Joining and proving")
_PRELOAD = ("weasyprint", "dossier.render.part", "dossier.assemble.join", "dossier.verify.prove")


@dataclass(frozen=True, slots=True)
class _Laid:
    """One proceeding with its pages laid out: what is to be joined, proven and published."""

    dossier: Dossier
    plans: Mapping[str, Plan]
    work: Path
    editions: tuple[LaidEdition, ...] = ()

    @property
    def jobs(self) -> list[FileJob]:
        whole = [FileJob(plan, self.work / name) for name, plan in self.plans.items()]
        return whole + [
            FileJob(plan, self.work / laid.folder / name, laid.edition.id)
            for laid in self.editions
            for name, plan in laid.plans.items()
        ]

    def drafted(self, word: str) -> "_Laid":
        """The same pages with DRAFT across them."""
        plans = {name: drafted(plan, word) for name, plan in self.plans.items()}
        return replace(self, plans=plans, editions=tuple(one.drafted(word) for one in self.editions))

    @property
    def holding(self) -> dict[str, tuple[int, ...]]:
        return {f"{one.folder}/{name}": n for one in self.editions for name, n in one.numbers.items()}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A proceeding with its finished files, as the rules found them."""

    laid: _Laid
    dossier: Dossier
    report: CheckReport
    made: Mapping[str, Finished]

    @property
    def is_late(self) -> bool:
        """Whether only the finished files showed what blocks, so that their pages do not say it."""
        return bool(self.report.blocking) and not self.laid.plans["dossier.pdf"].stamps.draft


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is published of one proceeding, complete before the first file of any is."""

    built: Built
    files: Mapping[str, Path]
    work: Path
    drafts: Mapping[str, bytes]
    texts: Mapping[str, str]


def build(request: BuildRequest, progress: Progress) -> tuple[Built, ...]:
    """Build each proceeding asked for; one that findings block says DRAFT on every page.

    Everything is read before anything is written; nothing is published before every
    finished file has been opened again and holds what was planned.

    Raises:
        InputError: The case folder cannot be understood; every fault is named.
        UsageError: There is no such proceeding.
        RenderError: A page cannot be made without losing something.
        IntegrityError: An original changed while the dossier was made.
        ProofError: A finished file does not hold what was planned; nothing is published.
        OutputError: The result cannot be written; the last good one is untouched.
    """
    with work_folder(request.internal) as work, local(request.workers, preload=_PRELOAD) as executor:
        case = read(request, progress)
        refuse_archives(request, chosen(case, request.proceeding))
        press = Press(executor, PartCache(request.cache / "parts"), progress)
        laid = [_laid(case, p, request, press, work / p.id) for p in chosen(case, request.proceeding)]
        judged = _judged(laid, request, press)
        late = [one.laid.drafted(draft_word(one.dossier)) for one in judged if one.is_late]
        judged = [one for one in judged if not one.is_late] + _judged(late, request, press)
        ready = [_ready(one, request) for one in judged]
        take_away_others(request.out, request.internal, folders(case), request.lock)
        published = tuple(_published(one, request) for one in ready)
        trim(request.cache)
        return published


def _laid(case: Case, proceeding: Proceeding, request: BuildRequest, press: Press, work: Path) -> _Laid:
    work.mkdir()
    dossier = select(case, proceeding, request.language)
    agreed(accounting(dossier))
    dossier = masked(dossier, Masking(), request, press)
    marks = stamps(dossier, _checked(dossier, request))
    editions = wanted(request, proceeding)
    options = RenderOptions(request.folder, derivatives(request), work / "parts", request.templates)
    options = replace(options, paper=paper(editions))
    filed = dossier_plan(dossier, options, press, marks, fineness(request.archive, editions))
    plans = {"dossier.pdf": filed, "hearing.pdf": hearing_plan(dossier, options, press, filed)}
    if PUBLIC in request.editions or proceeding.edition == PUBLIC:
        plans[PUBLIC_FILE] = public_edition(dossier, filed, request, options, press).plan
    desk = Desk(dossier, shared(filed), options, press, filed.archive)
    if request.supplement:
        plans[request.supplement.name] = supplement_plan(request.supplement, desk)
    laid = tuple(lay_out(one, desk) for one in editions)
    plans[KIT] = kit_plan(dossier, options, press, desk.filed, laid)
    return _Laid(dossier, plans, work, laid)


def _checked(dossier: Dossier, request: BuildRequest) -> CheckReport:
    return check(dossier, request.level, (select(dossier.case, p) for p in dossier.case.proceedings))


def _judged(laid: Sequence[_Laid], request: BuildRequest, press: Press) -> list[_Judged]:
    """Make and prove every file, and hold those that the court takes against its rules."""
    jobs = [job for one in laid for job in one.jobs]
    finished = make_proven(press.executor, jobs, lambda done, total: press.progress(JOINING, done, total))
    return [_judge(one, finished, request) for one in laid]


def _judge(one: _Laid, finished: Mapping[Path, Finished], request: BuildRequest) -> _Judged:
    made = {job.file.relative_to(one.work).as_posix(): finished[job.file] for job in one.jobs}
    taken = tuple(judged_of(one.editions, made))
    taken += as_they_are(one.editions, request.folder)
    dossier = one.dossier.replaced(
        filed=taken or (made["dossier.pdf"].filed,), editions=tuple(laid.edition for laid in one.editions)
    )
    if archive := one.plans["dossier.pdf"].archive:
        dossier = dossier.replaced(archive=archive.facts)
    return _Judged(one, dossier, _checked(dossier, request), made)


def _ready(judged: _Judged, request: BuildRequest) -> _Ready:
    one, dossier, report, made = judged.laid, judged.dossier, judged.report, judged.made
    proven = {name: each.proof for name, each in made.items()}
    lists = proven_lists(dossier, one.plans, one.work, one.editions)
    filings = [Filing(laid.edition, documents(laid, made, dossier), laid.predicted) for laid in one.editions]
    texts = uploads(dossier, one.plans, made["dossier.pdf"], request.templates, filings)
    texts |= {f"manifest-{dossier.proceeding.id}.json": one.plans["dossier.pdf"].manifest.decode()}
    files = {name: one.work / name for name in one.plans} | lists
    files |= edition_files(one.editions, one.work, request.folder) | untouched_copies(dossier, request.folder)
    folder = request.out / folders(dossier.case)[dossier.proceeding.id]
    drafts = letters(dossier, one.plans, one.editions)
    texts = internal_texts(dossier, report, proven, request, lists) | texts
    beside = (*texts, *drafts)
    built = Built(dossier, report, proven, folder, one.plans, one.holding, tuple(files), beside)
    return _Ready(built, files, one.work, drafts, texts)


def _published(one: _Ready, request: BuildRequest) -> Built:
    publish_all(one.files, one.built.folder, request.lock, one.work)
    write_drafts(one.drafts, request.internal)
    take_away_uploads(one.built.dossier, request.internal, one.texts)
    write_all(one.texts, request.internal)
    return one.built
