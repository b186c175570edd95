"""One file of everything, or as many volumes as the court takes."""

from dataclasses import replace
from functools import partial
from itertools import groupby

from dossier.filing.editions import file_name
from dossier.flows.laying import Desk, LaidEdition
from dossier.flows.planning import first_pages
from dossier.flows.rendering import with_front
from dossier.flows.sizes import item_size
from dossier.flows.stamping import for_filing
from dossier.model.edition import Edition
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.render.editions import index_jobs
from dossier.render.front import exhibit_number

FRONT = {"cover", "exhibits", "contents"}
_MARGIN = 0.05  # of the limit: what stamps, outline and structure may add

_Item = Part | ForeignPages


def bundle(edition: Edition, desk: Desk) -> LaidEdition:
    """The index first, then the sections, the exhibits last: what comes later moves no page before it."""
    body = [item for item in desk.filed.items if item.name not in FRONT]
    body.sort(key=lambda item: exhibit_number(item.name) or 0)
    plan = replace(
        desk.filed,
        items=tuple(body),
        stamps=for_filing(desk.filed.stamps, desk.dossier.language),
        numbering=edition.numbering,
        zoom=edition.zoom,
        paged=edition.paged_bookmarks,
        archive=desk.archive,
    )
    front = partial(index_jobs, desk.dossier, desk.options, edition, desk.filed.stamps)
    plan = with_front(plan, front, desk.press)
    plan = replace(plan, exhibit_pages=first_pages(plan, desk.dossier))
    volumes = _volumes(plan, edition.file_bytes)
    plans = {
        file_name(edition, desk.dossier, volume=rank if len(volumes) > 1 else 0): volume
        for rank, volume in enumerate(volumes, 1)
    }
    return LaidEdition(edition, {name: _numbers(volume) for name, volume in plans.items()}, plans)


def _numbers(plan: Plan) -> tuple[int, ...]:
    found = (exhibit_number(item.name) for item in plan.items)
    return tuple(dict.fromkeys(number for number in found if number is not None))


def _volumes(plan: Plan, limit: int) -> tuple[Plan, ...]:
    """The one file, or as many as the court takes; page numbers run through all of them.

    An exhibit stands whole in one volume; one that is larger than a file may be has its own, and a rule
    names it.
    """
    room = limit * (1 - _MARGIN)
    groups: list[list[_Item]] = [[]]
    weight = 0.0
    for _, same in groupby(plan.items, key=lambda item: exhibit_number(item.name) or item.name):
        items = list(same)
        weighs = sum(item_size(item) for item in items)
        if limit and groups[-1] and weight + weighs > room:
            groups.append([])
            weight = 0.0
        groups[-1] += items
        weight += weighs
    return tuple(_volume(plan, groups, rank) for rank in range(len(groups))) if len(groups) > 1 else (plan,)


def _volume(plan: Plan, groups: list[list[_Item]], rank: int) -> Plan:
    """One volume: what it cites of another is plain words."""
    before = sum(item.pages for group in groups[:rank] for item in group)
    volume = replace(
        plan,
        items=tuple(groups[rank]),
        first=plan.first + before,
        elsewhere=frozenset(plan.anchors()),
        title=f"{plan.title} – {chr(ord('A') + rank)}",
    )
    own = set(_numbers(volume))
    shown = {image for item in volume.items if isinstance(item, Part) for image in item.images}
    pages = {n: page - before for n, page in plan.exhibit_pages.items() if n in own and rank == 0}
    if plan.archive:
        attached = tuple(one for one in plan.archive.attached if one.exhibit in own)
        volume = replace(volume, archive=replace(plan.archive, attached=attached))
    return replace(
        volume, exhibit_pages=pages, masked={d: marks for d, marks in plan.masked.items() if d in shown}
    )
