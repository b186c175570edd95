"""Counsel's facts and claims as parts; in the dossier or in the hearing file."""

from collections.abc import Iterator

from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.titles import title
from dossier.render.views.cite import Citer
from dossier.render.views.pleading import claim_views, fact_rows


def pleading_jobs(composer: Composer, citer: Citer) -> Iterator[PartJob]:
    """Numbered facts, then claims with what proves each of their tests."""
    dossier, writer = composer.dossier, composer.writer
    if facts := fact_rows(dossier, writer, citer):
        yield composer.job("facts", "facts", title("facts", writer), facts=facts)
    if claims := claim_views(dossier, writer, citer):
        yield composer.job("claims", "claims", title("claims", writer), claims=claims)
