"""Pages that only an edition has: its list of exhibits, slip sheets, the index of a bundle."""

from collections.abc import Iterator

from dossier.model.dossier import Dossier
from dossier.model.edition import Edition
from dossier.model.exhibit_list import ExhibitList
from dossier.model.parts import Plan, Stamps
from dossier.render.compose import Composer
from dossier.render.front import front_jobs, places_in
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.views.lists import Places
from dossier.render.views.paper import Slip, slips
from dossier.render.words import Writer


def edition_list(dossier: Dossier, edition: Edition, places: Places, stamps: Stamps) -> ExhibitList:
    """The list in the form of the edition, with the pages that its own files have."""
    return court_list(dossier, Writer(dossier.language), places, ListWanted(edition.list_form, stamps))


def list_job(dossier: Dossier, options: RenderOptions, listed: ExhibitList, *, linked: bool) -> PartJob:
    """The pages of a list; its entries lead to the exhibits where these stand in the same file."""
    return Composer(dossier, options).job(
        "edition-list", "court-list", listed.title, listed=listed, linked=linked
    )


def index_jobs(
    dossier: Dossier, options: RenderOptions, edition: Edition, stamps: Stamps, plan: Plan
) -> tuple[PartJob, ...]:
    """The index of one file, and its contents where it has sections too, with the pages that `plan` gives."""
    listed = edition_list(dossier, edition, places_in(plan), stamps)
    contents = (job for job in front_jobs(dossier, options, plan) if job.name == "contents")
    return (list_job(dossier, options, listed, linked=True), *contents)


def slip_jobs(dossier: Dossier, options: RenderOptions, listed: ExhibitList) -> Iterator[PartJob]:
    """The sheet before each exhibit, each a part of its own."""
    composer = Composer(dossier, options)
    for row, slip in zip(listed.exhibits, slips(listed, composer.writer), strict=True):
        name = f"slip-{row.number}"
        own = Slip(name, slip.heading, slip.title, slip.facts)
        yield composer.job(name, "slips", slip.heading, slips=(own,))
