"""The paper kit: what is printed and handed in when the court's electronic system fails."""

from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.views.paper import paper_cover, slips


def kit_jobs(dossier: Dossier, options: RenderOptions, listed: ExhibitList) -> tuple[PartJob, ...]:
    """Cover sheet, list of exhibits and slip sheets, in the order in which they are handed in."""
    composer = Composer(dossier, options)
    cover = paper_cover(dossier, listed, composer.writer)
    return (
        composer.job("paper-cover", "paper-cover", cover.title, cover=cover),
        composer.job("paper-list", "court-list", listed.title, listed=listed, linked=True),
        composer.job(
            "paper-slips", "slips", composer.writer.say("Exhibits"), slips=slips(listed, composer.writer)
        ),
    )
