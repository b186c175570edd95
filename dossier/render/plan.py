"""The body of the dossier: its sections and exhibits, as jobs in the order of its pages."""

from collections.abc import Callable, Iterable, Iterator

from dossier.model.dossier import Dossier
from dossier.render import sections
from dossier.render.compose import Composer
from dossier.render.exhibits import Item, exhibit_items
from dossier.render.options import RenderOptions

Section = Callable[[Composer], Iterable[Item]]

_ORDER: tuple[Section, ...] = (
    sections.parties,
    sections.pleadings,
    sections.chronology,
    sections.site_plan,
    sections.constat,
    exhibit_items,
    sections.statements,
    sections.correspondence,
    sections.losses,
    sections.integrity,
    sections.translations,
    sections.redactions,
)

LAST = "redactions"
"""The part that ends every dossier: it may be longer in one edition without moving a page."""


def body_jobs(dossier: Dossier, options: RenderOptions) -> Iterator[Item]:
    """Everything between the front matter and the end, in order, each composed when it is asked for.

    A section of which the case says nothing is left out.
    """
    composer = Composer(dossier, options)
    return (item for section in _ORDER for item in section(composer))
