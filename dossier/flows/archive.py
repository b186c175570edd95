"""The archive edition of a dossier: which pages stand in it as pictures, and which originals in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.executor import run
from dossier.files import locate
from dossier.filing.originals import Room, Wanted, wanted_originals
from dossier.flows.rendering import Press
from dossier.i18n.catalogue import marked, translate
from dossier.model.archive import (
    Archive,
    ArchiveFacts,
    Attached,
    KeptOriginal,
    Limits,
    PicturedPages,
)
from dossier.model.dossier import Dossier
from dossier.model.parts import ForeignPages
from dossier.model.text import Language
from dossier.render.archive import archive_jobs
from dossier.render.front import exhibit_number
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions

CHECKING = marked("Checking pages for the archive")
_ORIGINAL = marked("Original of exhibit No. {label}: {name}")
_COPY = marked("Masked copy of exhibit No. {label}: {name}")

_Item = PartJob | ForeignPages
_Reasons = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FitJob:
    """An exhibit whose pages are to be checked, in any process."""

    item: ForeignPages
    language: Language


def unfit(job: FitJob) -> _Reasons:
    """Pages that an archive cannot hold as they are, each with what it does not keep."""
    from dossier.assemble.fit import unfit_pages  # only a process that checks pays for its libraries

    return unfit_pages(job.item, job.language)


def archived(
    jobs: Sequence[_Item], dossier: Dossier, options: RenderOptions, press: Press, limits: Limits
) -> tuple[tuple[_Item, ...], Archive]:
    """The same jobs with the pages named that become pictures, and what the archive holds besides.

    Raises:
        IntegrityError: An exhibit is no longer the file that was recorded.
    """
    foreign = [FitJob(item, dossier.language) for item in jobs if isinstance(item, ForeignPages)]
    found = run(press.executor, unfit, foreign, lambda done, total: press.progress(CHECKING, done, total))
    reasons = {job.item.name: one for job, one in zip(foreign, found, strict=True) if one}
    seen = tuple(_seen(item, reasons) for item in jobs)
    pictured = tuple(_pictured(seen, reasons))
    archive = _archive(dossier, options, limits, pictured)
    return (*seen, *archive_jobs(dossier, options, archive.facts)), archive


def _seen(item: _Item, reasons: Mapping[str, _Reasons]) -> _Item:
    if not isinstance(item, ForeignPages):
        return item
    return replace(item, pictured=tuple(sorted(reasons.get(item.name, ()))))


def _pictured(items: Iterable[_Item], reasons: Mapping[str, _Reasons]) -> Iterable[PicturedPages]:
    for item in items:
        number = exhibit_number(item.name)
        if isinstance(item, ForeignPages) and item.pictured and number is not None:
            told = sorted({rule for rules in reasons[item.name].values() for rule in rules})
            yield PicturedPages(exhibit=number, pages=item.pictured, total=item.pages, reasons=tuple(told))


def _archive(
    dossier: Dossier, options: RenderOptions, limits: Limits, pictured: tuple[PicturedPages, ...]
) -> Archive:
    room = Room(limits)
    kept: list[KeptOriginal] = []
    attached: list[Attached] = []
    for one in wanted_originals(dossier, {pages.exhibit for pages in pictured}):
        path = _path(one, options)
        kept.append(room.kept(one, path.stat().st_size))
        if kept[-1].name:
            attached.append(_attached(one, kept[-1], path, dossier.language))
    facts = ArchiveFacts(pictured=pictured, originals=tuple(kept))
    return Archive(tuple(attached), limits, facts)


def _path(wanted: Wanted, options: RenderOptions) -> Path:
    if wanted.copy:
        return options.store.path(wanted.sha256)
    return locate(options.folder, wanted.original.path)


def _attached(wanted: Wanted, kept: KeptOriginal, path: Path, language: Language) -> Attached:
    words = _COPY if wanted.copy else _ORIGINAL
    return Attached(
        name=kept.name,
        path=path,
        sha256=kept.sha256,
        size=kept.size,
        media_type="application/pdf" if wanted.copy else wanted.original.media_type,
        description=translate(words, language, label=wanted.label, name=wanted.original.name),
        exhibit=wanted.item.number,
    )
