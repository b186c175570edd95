"""The exhibits in the order of their numbers: plates, foreign pages, words, sheets."""

from collections.abc import Iterator, Sequence

from dossier.files import locate
from dossier.model.dossier import NumberedExhibit, Plate
from dossier.model.original import Original, PdfFacts
from dossier.model.parts import ForeignPages
from dossier.model.photograph import Photograph
from dossier.render import anchors
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.views.lists import exhibit_title
from dossier.render.views.photographs import reliance
from dossier.render.views.plates import SheetView, derivative_of, pictures, sheets
from dossier.render.views.sheet import sheet_view
from dossier.render.views.worded import worded_view

Item = PartJob | ForeignPages


def exhibit_items(composer: Composer) -> Iterator[Item]:
    """Everything that is filed under a number; parts of exhibit N are named `exhibit-N…`."""
    for item in composer.dossier.exhibits:
        original = item.exhibit.original
        if item.plates:
            yield from _plates(composer, item)
        elif original is not None and original.worded:
            yield _worded(composer, item, original)
        elif original is None or not original.printable:
            yield _sheet(composer, item)
        elif original.pdf is not None:
            yield from _pages(composer, item, original, original.pdf)
        else:
            yield from _plates(composer, _with_one_plate(item, original))


def _plates(composer: Composer, item: NumberedExhibit) -> Iterator[PartJob]:
    """Plates in groups of whole pages; a photograph that cannot be shown has a sheet."""
    unseen = tuple(plate for plate in item.plates if derivative_of(plate) is None)
    seen = item.model_copy(update={"plates": tuple(p for p in item.plates if derivative_of(p))})
    relied_on = reliance(composer.dossier, composer.citer)
    made = sheets(composer.dossier, seen, composer.writer, relied_on, composer.options.paper)
    start = 0
    for rank, group in enumerate(_groups(made, composer.options.plates_a_part), 1):
        count = sum(len(row) for sheet in group for row in sheet.rows)
        yield composer.job(
            _name(item, rank),
            "plates",
            exhibit_title(item, composer.writer),
            pictures=pictures(seen)[start : start + count],
            sheets=group,
        )
        start += count
    if unseen:
        yield _sheet(composer, item, unseen, rank=len(made) + 1 if seen.plates else 0)


def _with_one_plate(item: NumberedExhibit, original: Original) -> NumberedExhibit:
    """An exhibit that is one picture, as a series of one."""
    exhibit = item.exhibit
    photograph = Photograph(
        id=exhibit.id,
        exhibit=exhibit.id,
        original=original,
        order=1,
        author=exhibit.author,
        taken=original.image.capture if original.image else None,
    )
    return item.model_copy(update={"plates": (Plate(label=str(item.number), photograph=photograph),)})


def _groups(made: Sequence[SheetView], limit: int) -> Iterator[tuple[SheetView, ...]]:
    group: list[SheetView] = []
    count = 0
    for sheet in made:
        plates = sum(len(row) for row in sheet.rows)
        if group and count + plates > limit:
            yield tuple(group)
            group, count = [], 0
        group.append(sheet)
        count += plates
    if group:
        yield tuple(group)


def _pages(composer: Composer, item: NumberedExhibit, original: Original, pdf: PdfFacts) -> Iterator[Item]:
    behind, writer, copy = original.behind_sheet, composer.writer, original.masked
    sha256 = copy.sha256 if copy else original.pages_sha256
    if behind:
        yield _sheet(composer, item)
    yield ForeignPages(
        name=f"{anchors.exhibit(item.number)}-file" if behind else anchors.exhibit(item.number),
        pdf=composer.options.store.path(sha256)
        if copy or original.copy_shown
        else locate(composer.options.folder, original.path),
        sha256=sha256,
        pages=pdf.pages,
        anchor=anchors.foreign(item.number, signed=behind),
        title=exhibit_title(item, writer),
        stamp=writer.say("Exhibit No. {number}", number=item.number),
        alternative=_alternative(item, composer),
        signed=pdf.signed,
        marks=copy.marks if copy else (),
        language=item.exhibit.language,
    )


def _alternative(item: NumberedExhibit, composer: Composer) -> str:
    """Alternative text of a page; assembly fills the page in."""
    title = exhibit_title(item, composer.writer).replace("{", "(").replace("}", ")")
    return composer.writer.say("{exhibit}, page {page}", exhibit=title, page="{page}")


def _sheet(composer: Composer, item: NumberedExhibit, unseen: Sequence[Plate] = (), rank: int = 0) -> PartJob:
    view = sheet_view(item, composer.writer, tuple(unseen), first=not rank)
    return composer.job(_name(item, rank), "sheet", exhibit_title(item, composer.writer), sheet=view)


def _worded(composer: Composer, item: NumberedExhibit, original: Original) -> PartJob:
    view = worded_view(composer.dossier, item, original, composer.writer)
    return composer.job(_name(item, 0), "worded", exhibit_title(item, composer.writer), words=view)


def _name(item: NumberedExhibit, rank: int) -> str:
    return f"{anchors.exhibit(item.number)}-{rank}" if rank else anchors.exhibit(item.number)
