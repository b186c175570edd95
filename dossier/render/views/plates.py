"""Plates: photographs laid out so that each is as large as its page and caption allow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.i18n.typography import shortened
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.model.edition import Sheet
from dossier.model.original import Derivative
from dossier.render import anchors
from dossier.render.job import Picture
from dossier.render.measure import Setting
from dossier.render.views.cite import Citer
from dossier.render.views.lists import exhibit_title
from dossier.render.views.photographs import placed, small_facts
from dossier.render.views.pieces import Phrase, words
from dossier.render.words import Writer

_WIDTH = 158.0
_TALL: Mapping[Sheet, float] = {"A4": 249.0, "Letter": 231.0}
_COLUMN = 76.0
_GAP, _SLACK = 7.0, 1.5
_LEAST, _LONG = 55.0, 110.0
_PRINT = 25.4 / 100  # a small picture is never printed below 100 dots an inch
_SMALLEST = 25.0

_TITLE = Setting("serif-bold", 17, 22)
_LABEL = Setting("sans-bold", 10.5, 14)
_CAPTION = Setting("serif", 10, 13.5)
_FACTS = Setting("sans", 7.8, 11)
_TITLE_SPACE, _TEXT_SPACE = 7.0, 5.0


@dataclass(frozen=True, slots=True)
class PlateView:
    """One plate, measured."""

    anchor: str
    bookmark: str
    label: str
    place: str
    picture: str
    alternative: str
    width: str
    height: str
    caption: str
    facts: tuple[Phrase, ...]
    long: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """One page of plates; the first of an exhibit bears its heading."""

    heading: str
    anchor: str
    columns: bool
    rows: tuple[tuple[PlateView, ...], ...]


@dataclass(frozen=True, slots=True)
class _Worded:
    """A plate whose words are known, before its size is."""

    plate: Plate
    picture: Derivative
    name: str
    label: str
    place: str
    caption: str
    facts: tuple[Phrase, ...]
    tall: float = _TALL["A4"]

    @property
    def ratio(self) -> float:
        return self.picture.width / self.picture.height

    def text_height(self, width: float) -> float:
        """Height of all its words in a column of this width."""
        head = f"{self.label} · {self.place}" if self.place else self.label
        facts = sum(_FACTS.height(words(line), width) for line in self.facts)
        return _LABEL.height(head, width) + _CAPTION.height(self.caption, width) + facts + _TEXT_SPACE


def sheets(
    dossier: Dossier,
    item: NumberedExhibit,
    writer: Writer,
    relied_on: Mapping[str, Phrase],
    paper: Sheet = "A4",
) -> tuple[SheetView, ...]:
    """All pages of an exhibit's photographs, as large as this paper allows."""
    heading = exhibit_title(item, writer)
    first = _TITLE.height(heading, _WIDTH) + _TITLE_SPACE
    citer = Citer(dossier, writer)
    shown = []
    for plate in item.plates:
        picture = derivative_of(plate)
        if picture is not None:
            facts = small_facts(plate, writer, citer, relied_on.get(plate.photograph.id, ()))
            shown.append(replace(_worded(plate, picture, facts, heading, writer), tall=_TALL[paper]))
    pages: list[SheetView] = []
    for group in _grouped(shown, dossier.proceeding.photos_per_page, first):
        taken_up = 0.0 if pages else first
        pages.append(_sheet(group, "" if pages else heading, item, taken_up))
    return tuple(pages)


def pictures(item: NumberedExhibit) -> tuple[Picture, ...]:
    """The derivatives that an exhibit's plates show, in order."""
    return tuple(
        Picture(picture.sha256, f"photo {plate.label} ({plate.photograph.original.path})")
        for plate in item.plates
        if (picture := derivative_of(plate)) is not None
    )


def derivative_of(plate: Plate) -> Derivative | None:
    """What is printed for a photograph; None where it could not be decoded."""
    image = plate.photograph.original.image
    return image.derivative if image else None


def _worded(
    plate: Plate, picture: Derivative, facts: tuple[Phrase, ...], heading: str, writer: Writer
) -> _Worded:
    photograph = plate.photograph
    label = writer.say("Photo {label}", label=plate.label) if "/" in plate.label else ""
    where = placed(photograph, writer)
    return _Worded(
        plate=plate,
        picture=picture,
        name=label or heading,
        label=label,
        place=shortened(where, 120),
        caption=writer.text(photograph.caption),
        facts=facts,
    )


def _grouped(shown: Sequence[_Worded], wanted: int | None, first: float) -> Iterator[tuple[_Worded, ...]]:
    """Plates that share a page, in their order; one that needs more room gets it."""
    group: list[_Worded] = []
    used, of = first, 0
    for worded in shown:
        density = _density(worded, wanted, used)
        if group and (density != of or len(group) == of):
            yield tuple(group)
            group, used = [], 0.0
            density = _density(worded, wanted, used)
        group.append(worded)
        of = density
    if group:
        yield tuple(group)


def _density(worded: _Worded, wanted: int | None, used: float) -> int:
    """Plates a page: as asked, else an overview alone; fewer where the words leave no room."""
    overview = worded.plate.photograph.view == "overview"
    density = wanted or (1 if overview else 2)
    while density > 1 and _room(worded, density, used) < _LEAST:
        density //= 2
    return density


def _room(worded: _Worded, density: int, used: float) -> float:
    """Height that is left for the photograph when so many share a page."""
    down = 2 if density > 1 else 1
    width = _WIDTH if density <= 2 else _COLUMN  # noqa: PLR2004 (two stand one above the other)
    share = (worded.tall - used - _GAP * (down - 1)) / down
    return share - worded.text_height(width) - _SLACK


def _sheet(group: tuple[_Worded, ...], heading: str, item: NumberedExhibit, used: float) -> SheetView:
    columns = len(group) > 2  # noqa: PLR2004
    density = 4 if columns else len(group)
    views = tuple(_view(worded, density, used) for worded in group)
    rows = (
        tuple(views[at : at + 2] for at in range(0, len(views), 2))
        if columns
        else tuple((view,) for view in views)
    )
    anchor = anchors.exhibit(item.number) if heading else ""
    return SheetView(heading, anchor, columns, rows)


def _view(worded: _Worded, density: int, used: float) -> PlateView:
    room = _room(worded, density, used)
    long = density == 1 and room < _LEAST
    width, height = _size(worded, _LONG if long else room, _COLUMN if density > 2 else _WIDTH)  # noqa: PLR2004
    return PlateView(
        anchor=anchors.photo(worded.plate.label),
        bookmark=shortened(" – ".join(filter(None, (worded.label, worded.caption))), 90),
        label=worded.label,
        place=worded.place,
        picture=worded.picture.sha256,
        alternative=shortened(" – ".join(filter(None, (worded.name, worded.caption))), 400),
        width=f"{width:.2f}mm",
        height=f"{height:.2f}mm",
        caption=worded.caption,
        facts=worded.facts,
        long=long,
    )


def _size(worded: _Worded, height: float, width: float) -> tuple[float, float]:
    """Width and height in millimetres: as large as fits, in proportion, not coarser than 100 dpi."""
    natural = max(max(worded.picture.width, worded.picture.height) * _PRINT, _SMALLEST)
    by_pixels = natural if worded.ratio >= 1 else natural * worded.ratio
    wide = min(width, height * worded.ratio, by_pixels)
    return wide, wide / worded.ratio
