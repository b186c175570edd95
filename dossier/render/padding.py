"""Pages that only keep the numbers of the pages behind them."""

from dossier.model.dossier import Dossier
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions


def padding_job(dossier: Dossier, options: RenderOptions, name: str, pages: int) -> PartJob:
    """Empty pages in place of those that the complete dossier has there; each says so."""
    composer = Composer(dossier, options)
    section = composer.writer.say("Page left empty")
    return composer.job(f"{name}-empty", "empty", section, pages=range(pages))
