"""From a selection to the plan of a PDF: what stands in it, in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from dossier.flows.archive import archived
from dossier.flows.manifest import manifest_of
from dossier.flows.rendering import Press, with_front
from dossier.i18n.catalogue import marked, translate
from dossier.model.archive import Limits
from dossier.model.dossier import Dossier
from dossier.model.manifest import manifest_bytes
from dossier.model.parts import ForeignPages, Plan, Stamps
from dossier.model.redaction import Mark
from dossier.render.concordance import concordance_jobs
from dossier.render.front import front_jobs
from dossier.render.hearing import hearing_jobs
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.plan import body_jobs

COUNSEL = marked("Counsel’s file")


def dossier_plan(
    dossier: Dossier, options: RenderOptions, press: Press, stamps: Stamps, limits: Limits | None = None
) -> Plan:
    """Everything filed, in one file, its front matter settled, and its manifest.

    Args:
        dossier: What is filed.
        options: Where things are read and written.
        press: Renders parts.
        stamps: On every page.
        limits: How much an archive edition may hold; None: it is none.
    """

    def end(plan: Plan) -> tuple[PartJob, ...]:
        return concordance_jobs(dossier, options, manifest_of(dossier, plan))

    jobs: Iterable[PartJob | ForeignPages] = body_jobs(dossier, options)
    archive = None
    if limits:
        jobs, archive = archived(tuple(jobs), dossier, options, press, limits)
    body = press.render_items(jobs)
    plan = replace(plan_of(dossier, stamps), items=tuple(body), archive=archive)
    plan = with_front(plan, partial(front_jobs, dossier, options), press, end)
    manifest = manifest_bytes(manifest_of(dossier, plan))
    return replace(plan, exhibit_pages=first_pages(plan, dossier), manifest=manifest)


def first_pages(plan: Plan, dossier: Dossier) -> Mapping[int, int]:
    """The page on which each exhibit begins, by its number."""
    pages = plan.anchors()
    return {item.number: pages[f"exhibit-{item.number}"][0] for item in dossier.exhibits}


def hearing_plan(dossier: Dossier, options: RenderOptions, press: Press, filed: Plan) -> Plan:
    """Counsel's sections; they cite the pages of the dossier as text."""
    parts = press.render(hearing_jobs(dossier, options, filed))
    plan = _plan(dossier, translate(COUNSEL, dossier.language), filed.stamps)
    return replace(plan, items=tuple(parts))


def plan_of(dossier: Dossier, stamps: Stamps) -> Plan:
    """The plan of everything filed, before there is a page of it."""
    return _plan(dossier, dossier.case.matter.title.get(dossier.language), stamps)


def _masked(dossier: Dossier) -> Mapping[str, tuple[Mark, ...]]:
    """What was destroyed in each picture that is printed, by its digest."""
    shown = [plate.photograph.original for plate in dossier.plates]
    shown += [item.exhibit.original for item in dossier.exhibits if item.exhibit.original]
    return {original.masked.sha256: original.masked.marks for original in shown if original.masked}


def _plan(dossier: Dossier, title: str, stamps: Stamps) -> Plan:
    language = dossier.language
    proceeding = dossier.proceeding.title.get(language)
    return Plan(
        title=title if title == proceeding else f"{title} – {proceeding}",
        language=language,
        items=(),
        stamps=stamps,
        created=dossier.as_of.isoformat() if dossier.as_of else "",
        subject=proceeding,
        masked=_masked(dossier),
    )
