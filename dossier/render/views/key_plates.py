"""Key plates: the photographs that facts and claims cite, large, with their page of the dossier."""

from collections.abc import Iterator
from dataclasses import replace

from dossier.i18n.typography import FIXED
from dossier.law.matrix import matrix
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.lists import Places
from dossier.render.views.pieces import Phrase, Piece, joined, plain, words
from dossier.render.views.plates import PlateView, SheetView, sheets
from dossier.render.words import Writer


def key_plates(dossier: Dossier) -> tuple[NumberedExhibit, ...]:
    """Exhibits whose photographs are cited one by one, each with those photographs alone."""
    cited = {id_ for ids in (*_by_fact(dossier).values(), *_by_claim(dossier).values()) for id_ in ids}
    found = []
    for item in dossier.exhibits:
        plates = tuple(plate for plate in item.plates if plate.photograph.id in cited)
        if plates:
            found.append(item.model_copy(update={"plates": plates}))
    return tuple(found)


def key_sheets(
    dossier: Dossier, item: NumberedExhibit, writer: Writer, citer: Citer, places: Places
) -> tuple[SheetView, ...]:
    """One photograph a page, as large as it goes; below it the page of the dossier and who cites it."""
    alone = dossier.proceeding.model_copy(update={"photos_per_page": 1})
    large = dossier.model_copy(update={"proceeding": alone})
    plates = {anchors.photo(plate.label): plate for plate in item.plates}
    made = []
    for sheet in sheets(large, item, writer, {}):
        rows = tuple(
            tuple(_told(view, plates[view.anchor], dossier, writer, citer, places) for view in row)
            for row in sheet.rows
        )
        made.append(replace(sheet, rows=rows))
    return tuple(made)


def _told(
    view: PlateView, plate: Plate, dossier: Dossier, writer: Writer, citer: Citer, places: Places
) -> PlateView:
    """The same plate with what counsel needs at the bar; only what stands in this file is a link."""
    page = places.page_of.get(anchors.photo(plate.label))
    dossier_page = writer.say("Dossier, p. {page}", page=page) if page else ""
    cited = joined(_citing(plate.photograph.id, dossier, writer, citer), writer.separator)
    by: Phrase = (Piece(writer.say("Cited by:") + " "), *cited)
    second = joined((plain(dossier_page), by if cited else ()), " · ")
    lines = (plain(words(view.facts[0])) if view.facts else (), second)
    return replace(view, facts=tuple(line for line in lines if line))


def _citing(id_: str, dossier: Dossier, writer: Writer, citer: Citer) -> Iterator[Phrase]:
    """The facts, then the claims, that cite a photograph."""
    facts = [fact for fact, ids in _by_fact(dossier).items() if id_ in ids]
    yield citer.cite(Citation(kind="fact", id=fact) for fact in facts)
    claims = [claim for claim, ids in _by_claim(dossier).items() if id_ in ids]
    ranks = {claim.id: rank for rank, claim in enumerate(dossier.proceeding.claims, 1)}
    if claims:
        word = writer.say("claim") if len(claims) == 1 else writer.say("claims")
        numbers = joined(((Piece(str(ranks[claim]), anchors.of("claim", claim)),) for claim in claims), ", ")
        yield (Piece(f"{word}{FIXED}"), *numbers)


def _by_fact(dossier: Dossier) -> dict[str, frozenset[str]]:
    return {fact.id: _photographs(fact.proof) for fact in dossier.proceeding.facts}


def _by_claim(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Photographs that prove a test of a claim, by the claim."""
    return {
        claim.id: frozenset().union(
            *(_photographs(row.proof) for row in matrix(claim, dossier).rows if row.written)
        )
        for claim in dossier.proceeding.claims
    }


def _photographs(proof: tuple[Citation, ...]) -> frozenset[str]:
    return frozenset(citation.id for citation in proof if citation.kind == "photo")
