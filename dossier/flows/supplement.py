"""The file of a supplementary communication: its own list, and the exhibits that are new."""

from dataclasses import replace
from functools import partial

from dossier.flows.editions import Desk
from dossier.flows.rendering import with_front
from dossier.flows.request import Built, Supplement
from dossier.flows.stamping import for_filing
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.exhibit_list import ExhibitList
from dossier.model.parts import Part, Plan
from dossier.render.editions import list_job
from dossier.render.front import exhibit_number, places_in
from dossier.render.job import PartJob
from dossier.render.views.court_list import ListWanted, court_list
from dossier.render.words import Writer
from dossier.verify.exhibit_lists import prove_files

TITLE = marked("Supplementary list of exhibits")


def supplement_plan(supplement: Supplement, desk: Desk) -> Plan:
    """The plan of the file, made of the parts of the dossier; every exhibit keeps its number.

    Raises:
        RenderError: A page cannot be made without losing something.
    """
    filed, dossier = desk.filed, only_new(desk.dossier, supplement)
    items = tuple(item for item in filed.items if exhibit_number(item.name) in supplement.numbers)
    shown = {image for item in items if isinstance(item, Part) for image in item.images}
    title = translate(TITLE, dossier.language)
    plan = replace(
        filed,
        title=f"{title} – {dossier.proceeding.title.get(dossier.language)}",
        items=items,
        exhibit_pages={},
        masked={digest: marks for digest, marks in filed.masked.items() if digest in shown},
        stamps=for_filing(filed.stamps, dossier.language),
        elsewhere=frozenset(filed.anchors()),
    )
    return with_front(plan, partial(_front, dossier, desk), desk.press)


def prove_supplement(built: Built, supplement: Supplement) -> None:
    """Open the finished file again and compare it with its own list.

    Raises:
        ProofError: They do not agree; every disagreement is named.
    """
    dossier, plan = only_new(built.dossier, supplement), built.plans[supplement.name]
    numbers = frozenset(item.number for item in dossier.exhibits)
    if numbers:
        prove_files(supplement_list(dossier, plan), {built.folder / supplement.name: numbers})


def only_new(dossier: Dossier, supplement: Supplement) -> Dossier:
    """The dossier with nothing but what the supplementary communication is about."""
    return dossier.replaced(
        exhibits=tuple(item for item in dossier.exhibits if item.number in supplement.numbers),
        numbers_only=tuple(one for one in dossier.numbers_only if one.number in supplement.numbers),
    )


def supplement_list(dossier: Dossier, plan: Plan) -> ExhibitList:
    """The list in the form of the court, of these exhibits alone."""
    writer = Writer(dossier.language)
    listed = court_list(dossier, writer, places_in(plan), ListWanted(stamps=plan.stamps))
    return replace(listed, title=writer.say(TITLE))


def _front(dossier: Dossier, desk: Desk, plan: Plan) -> tuple[PartJob, ...]:
    return (list_job(dossier, desk.options, supplement_list(dossier, plan), linked=True),)
