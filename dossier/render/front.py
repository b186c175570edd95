"""The front matter: cover, list of exhibits, contents; rendered once places are known."""

import re
from collections.abc import Iterator
from itertools import groupby

from dossier.model.dossier import Dossier
from dossier.model.parts import Plan
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.titles import titles
from dossier.render.views.cover import cover_view
from dossier.render.views.lists import Places, contents_rows, exhibit_groups

_EXHIBIT = re.compile(r"exhibit-(\d+)(?:-|$)")


def front_jobs(dossier: Dossier, options: RenderOptions, plan: Plan) -> tuple[PartJob, ...]:
    """Cover, list of exhibits and contents, with the page numbers that `plan` gives.

    The first time, `plan` holds the body alone; then the front matter as it was made
    the last time and the body, until the length of the front matter is settled.
    """
    return tuple(_front(Composer(dossier, options), places_in(plan)))


def places_in(plan: Plan) -> Places:
    """Where everything of a plan lands."""
    pages_of: dict[int, int] = {}
    for number, items in groupby(plan.items, key=lambda item: exhibit_number(item.name)):
        if number is not None:
            pages_of[number] = pages_of.get(number, 0) + sum(item.pages for item in items)
    page_of = {name: page for name, (page, _spot) in plan.anchors().items()}
    return Places(page_of, pages_of, plan.pages)


def exhibit_number(name: str) -> int | None:
    """The exhibit that an item of a plan belongs to, by the item's name."""
    match = _EXHIBIT.match(name)
    return int(match[1]) if match else None


def _front(composer: Composer, places: Places) -> Iterator[PartJob]:
    dossier, writer = composer.dossier, composer.writer
    cover = cover_view(dossier, writer, places.pages)
    yield composer.job("cover", "cover", cover.title, cover=cover)
    groups = exhibit_groups(dossier, writer, places)
    yield composer.job("exhibits", "exhibit-list", writer.say("List of exhibits"), groups=groups)
    rows = contents_rows(dossier, writer, places, titles(dossier, writer))
    yield composer.job("contents", "contents", writer.say("Contents"), rows=rows)
