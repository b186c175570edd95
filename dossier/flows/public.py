"""The public edition: the same dossier, page for page, with everything destroyed that is marked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.errors import Problem, RenderError
from dossier.filing.public import public_dossier, public_hider
from dossier.flows.manifest import shared
from dossier.flows.masking import Masking, masked
from dossier.flows.planning import first_pages, plan_of
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.parts import ForeignPages, Part, Plan, Stamps
from dossier.model.redaction import PUBLIC
from dossier.render.front import exhibit_number, front_jobs
from dossier.render.options import RenderOptions
from dossier.render.padding import padding_job
from dossier.render.plan import LAST, body_jobs

PUBLIC_FILE = "filing/public/dossier.pdf"
"""Where it stands beside the complete dossier."""

TITLE = marked("{title} – public edition")
NOTICE = marked("Public edition – parts of it are hidden.")
LONGER = marked("it has {public} pages in the public edition and {full} in the complete dossier")
LONGER_WHY = marked("a page cited by its number would be another one in the public edition")
LONGER_FIX = marked("shorten the text that the public edition prints there, or hide less of it")

_Item = Part | ForeignPages


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """The public edition of one dossier, laid out: what it shows, and the one file to be made of it."""

    dossier: Dossier
    plan: Plan


def public_edition(
    dossier: Dossier, full: Plan, request: BuildRequest, options: RenderOptions, press: Press
) -> PublicEdition:
    """Lay out the public edition; everything of it is made from copies in which all marks are painted.

    Args:
        dossier: What the court sees; nothing of it is changed.
        full: The plan of the complete dossier, whose page numbers the public edition keeps.
        request: What was asked for.
        options: How the complete dossier was rendered.
        press: Renders parts.

    Raises:
        InputError: Something marked cannot be masked; each is named.
        IntegrityError: A file is no longer the one that was read.
        RenderError: A copy cannot be made, or a part needs more pages than in the complete dossier.
    """
    full = shared(full)
    seen = as_public(dossier, request, press)
    own = replace(options, out=options.out / PUBLIC)
    return PublicEdition(seen, public_plan(seen, public_hider(dossier).words, full, own, press))


def as_public(dossier: Dossier, request: BuildRequest, press: Press) -> Dossier:
    """The dossier as anyone may read it, made from what the court sees.

    Raises:
        InputError: Something marked cannot be masked; each is named.
        IntegrityError: A file is no longer the one that was read.
        RenderError: A copy cannot be made.
    """
    hider = public_hider(dossier)
    seen = masked(dossier, Masking(PUBLIC, hider, whole=True), request, press)
    return public_dossier(seen, hider)


def public_plan(
    dossier: Dossier, removed: Sequence[str], full: Plan, options: RenderOptions, press: Press
) -> Plan:
    """The plan of the public edition, every part on the pages that it has in the complete dossier.

    Args:
        dossier: As `as_public` gives it.
        removed: The words that must stand nowhere in it.
        full: The plan of the complete dossier.
        options: Where things are read and written; parts need a folder of their own.
        press: Renders them.

    Raises:
        RenderError: A part needs more pages than in the complete dossier.
    """
    title = translate(TITLE, dossier.language, title=plan_of(dossier, full.stamps).title)
    stamps = replace(full.stamps, foot=_foot(full.stamps, dossier))
    plan = replace(plan_of(dossier, stamps), title=title, removed=tuple(removed))
    names = {job.name for job in front_jobs(dossier, options, full)}
    head = tuple(item for item in full.items if item.name in names)
    tail = tuple(item for item in full.items if item.name not in names)
    fit = _Fit(dossier, options, press)
    body = fit.to(tail, press.render_items(body_jobs(dossier, options)))
    for _ in range(2):  # with the places of the complete front matter first, then with its own
        made = front_jobs(dossier, options, replace(plan, items=(*head, *body)))
        head = fit.to(head, press.render(made))
    plan = replace(plan, items=(*head, *body))
    return replace(plan, exhibit_pages=first_pages(plan, dossier))


def _foot(stamps: Stamps, dossier: Dossier) -> str:
    return " ".join(filter(None, (translate(NOTICE, dossier.language), stamps.foot)))


@dataclass(frozen=True, slots=True)
class _Fit:
    """Brings each part to the length that it has in the complete dossier."""

    dossier: Dossier
    options: RenderOptions
    press: Press

    def to(self, full: Sequence[_Item], made: Sequence[_Item]) -> tuple[_Item, ...]:
        """The parts that were made, in the order and with the pages of the complete ones.

        A part that is longer than any of these, or new, stands at the end, where it moves nothing.
        """
        own, lengths = _grouped(made), {key: _pages(items) for key, items in _grouped(full).items()}
        self._refuse_longer(own, lengths)
        fitted: list[_Item] = []
        for key, pages in lengths.items():
            mine = own.get(key, ())
            fitted += mine
            if (missing := pages - _pages(mine)) > 0:
                fitted += self.press.render([padding_job(self.dossier, self.options, key, missing)])
        return (*fitted, *(item for key in own.keys() - lengths.keys() for item in own[key]))

    def _refuse_longer(self, own: Mapping[str, Sequence[_Item]], lengths: Mapping[str, int]) -> None:
        problems = [
            Problem(
                key,
                translate(LONGER, language, public=_pages(items), full=lengths.get(key, 0)),
                translate(LONGER_WHY, language),
                translate(LONGER_FIX, language),
            )
            for language in (self.dossier.language,)
            for key, items in own.items()
            if key != LAST and _pages(items) > lengths.get(key, 0)
        ]
        if problems:
            headline = translate(
                marked("The public edition cannot keep the page numbers"), self.dossier.language
            )
            raise RenderError(headline, problems)


def _grouped(items: Sequence[_Item]) -> Mapping[str, tuple[_Item, ...]]:
    """Parts that follow one another as one: all that stands under a number, all of one section."""
    return {key: tuple(group) for key, group in groupby(items, key=_key)}


def _key(item: _Item) -> str:
    number = exhibit_number(item.name)
    return f"exhibit-{number}" if number is not None else re.sub(r"(-\d+|-empty)+$", "", item.name)


def _pages(items: Sequence[_Item]) -> int:
    return sum(item.pages for item in items)
