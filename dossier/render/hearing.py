"""Counsel's file for the hearing: summary, facts, claims, what proves each of them, and key plates."""

from collections.abc import Iterator

from dossier.model.dossier import Dossier
from dossier.model.parts import Plan
from dossier.render.compose import Composer
from dossier.render.front import places_in
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.pleadings import pleading_jobs
from dossier.render.views.cite import Citer
from dossier.render.views.key_plates import key_plates, key_sheets
from dossier.render.views.lists import Places
from dossier.render.views.plates import pictures
from dossier.render.views.summary import attestation_view, summary_view


def hearing_jobs(dossier: Dossier, options: RenderOptions, filed: Plan) -> tuple[PartJob, ...]:
    """The parts of `hearing.pdf`; they cite the pages of the dossier `filed` as text.

    Links between two files break when one of them moves: only facts, which stand in
    this file, are links here.
    """
    composer, places = Composer(dossier, options), places_in(filed)
    citer = Citer(dossier, composer.writer, places.page_of)
    return tuple(_hearing(composer, citer, places))


def _hearing(composer: Composer, citer: Citer, places: Places) -> Iterator[PartJob]:
    dossier, writer = composer.dossier, composer.writer
    summary = summary_view(dossier, writer, places.pages)
    yield composer.job("summary", "summary", writer.say("Summary"), summary=summary)
    yield from pleading_jobs(composer, citer)
    for item in key_plates(dossier):
        yield composer.job(
            f"key-plates-{item.number}",
            "plates",
            writer.say("Key plates"),
            pictures=pictures(item),
            sheets=key_sheets(dossier, item, writer, citer, places),
        )
    yield composer.job(
        "attestation",
        "attestation",
        writer.say("Draft statement on the integrity of the files"),
        attestation=attestation_view(dossier, writer),
    )
