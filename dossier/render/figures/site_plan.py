"""The plan of the photographs: where each was taken and which way the camera looked, to scale."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.i18n.catalogue import marked, translate
from dossier.i18n.numbers import integer
from dossier.model.dossier import Dossier
from dossier.model.position import Position
from dossier.model.text import Language
from dossier.render.figures import svg
from dossier.render.figures.boxes import Box
from dossier.render.figures.ground import Ground
from dossier.render.figures.legend import Item, legend
from dossier.render.figures.listing import listing, metres
from dossier.render.figures.names import LONGEST, RADIUS, SIZE, Name, named
from dossier.render.figures.scale import Scale, bar_metres, centre, extent, round_ratio
from dossier.render.figures.spots import Shot, Spot, lettered, near_and_far, shots, spots
from dossier.render.figures.view import cone, cone_box

WIDTH = 158.0
_TALLEST, _LOWEST = 118.0, 62.0
_MARGIN, _ABOVE = 20.0, 14.0
_DOUBT = 30.0  # metres of stated inaccuracy that the plan makes room for
_APART = 2.6
_LEAST_RADIUS = 2.0  # a smaller circle of accuracy says nothing
_NORTH = Box(WIDTH - 9, 0, WIDTH, 13)
_INDOORS, _ON_THE_ROAD = marked("premises"), marked("place of the accident")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that the plan shows, measured in millimetres; `called` is what the place is."""

    scale: Scale
    height: float
    spots: tuple[Spot, ...]
    outline: tuple[tuple[float, float], ...]
    premises: tuple[float, float] | None
    far: tuple[Shot, ...]
    called: str

    @property
    def bar(self) -> Box:
        """Room of the scale bar and its words."""
        return Box(0, self.height - 9, 75, self.height)


def site_plan_svg(dossier: Dossier, language: Language) -> str | None:
    """The plan as SVG, 158 mm wide; None where no photograph of the dossier has a position."""
    plan = _measured(dossier)
    if plan is None:
        return None
    named_spots, letters = lettered(plan.spots, LONGEST, SIZE)
    frame = Box(0, 0, WIDTH, plan.height)
    cones = [cone_box(spot, shot) for spot in plan.spots for shot in spot.shots]
    soft = [box for box in cones if box]
    names, nameless = named(named_spots, frame, (_NORTH, plan.bar, *_premises_box(plan)), soft)
    content = [
        *_premises(plan),
        *_accuracies(plan),
        *_cones(plan),
        *_dots(plan),
        *(part for name in names for part in _name(name)),
        *_north(language),
        *_bar(plan, language),
    ]
    y = plan.height
    for below, height in (
        legend(_key(plan, language), WIDTH),
        listing(letters, nameless, plan.far, language, WIDTH),
    ):
        if below:
            content.append(svg.element("g", *below, transform=f"translate(0 {svg.number(y)})"))
            y += height
    return svg.drawing(WIDTH, y, _title(plan, language), content)


def without_position(dossier: Dossier) -> int:
    """How many photographs of the dossier the plan cannot show."""
    return sum(plate.photograph.whereabouts is None for plate in dossier.plates)


def _measured(dossier: Dossier) -> _Plan | None:
    premises = dossier.case.matter.premises
    known = (plate.photograph.whereabouts for plate in dossier.plates)
    positions = [position for position in known if position]
    if not positions:
        return None
    ground = Ground.around([premises.position] if premises.position else positions)
    near, far = near_and_far(shots(dossier.plates, ground))
    outline = [ground.place(corner) for corner in premises.outline]
    home = [ground.place(premises.position)] if premises.position else []
    points = [*(point for shot in near for point in shot.reach(_DOUBT)), *outline, *home]
    ratio = round_ratio(points, WIDTH - 2 * _MARGIN, _TALLEST - 2 * _ABOVE)
    tall = extent(points)[1] * 1000 / ratio + 2 * _ABOVE
    height = min(max(tall, _LOWEST), _TALLEST)
    scale = Scale(ratio, centre(points), (WIDTH / 2, height / 2))
    return _Plan(
        scale=scale,
        height=height,
        spots=spots([(*scale.place(shot.point), shot) for shot in near], _APART),
        outline=tuple(scale.place(corner) for corner in outline),
        premises=scale.place(home[0]) if home and not outline else None,
        far=far,
        called=_ON_THE_ROAD if dossier.case.matter.kind == "accident" else _INDOORS,
    )


def _premises(plan: _Plan) -> Iterator[str]:
    if plan.outline:
        corners = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in plan.outline)
        yield svg.element("polygon", points=corners, fill=svg.GROUND, stroke=svg.PALE, stroke_width=0.3)
    if plan.premises:
        yield _square(*plan.premises)


def _premises_box(plan: _Plan) -> tuple[Box, ...]:
    if plan.premises is None:
        return ()
    x, y = plan.premises
    return (Box(x - 1.6, y - 1.6, x + 1.6, y + 1.6),)


def _square(x: float, y: float) -> str:
    return svg.element(
        "rect",
        x=x - 1.6,
        y=y - 1.6,
        width=3.2,
        height=3.2,
        fill=svg.GROUND,
        stroke=svg.PALE,
        stroke_width=0.3,
    )


def _accuracies(plan: _Plan) -> Iterator[str]:
    """One circle a spot: the least accurate of its photographs."""
    for spot in plan.spots:
        stated = [shot.position.accuracy for shot in spot.shots if shot.position.accuracy]
        radius = plan.scale.length(max(stated, default=0.0))
        circle = Box(spot.x, spot.y, spot.x, spot.y).grown(radius)
        if radius > _LEAST_RADIUS and circle.within(Box(0, 0, WIDTH, plan.height)):
            yield svg.element(
                "circle",
                cx=spot.x,
                cy=spot.y,
                r=radius,
                fill="none",
                stroke=svg.HAIR,
                stroke_width=0.25,
                stroke_dasharray="1 0.8",
            )


def _cones(plan: _Plan) -> Iterator[str]:
    for spot in plan.spots:
        yield from sorted({cone(spot, shot) for shot in spot.shots} - {""})


def _dots(plan: _Plan) -> Iterator[str]:
    for spot in plan.spots:
        yield svg.element(
            "circle", cx=spot.x, cy=spot.y, r=RADIUS, fill=svg.INK, stroke=svg.WHITE, stroke_width=0.3
        )


def _name(name: Name) -> Iterator[str]:
    box = name.box
    if name.lead:
        x = min(max(name.spot.x, box.left), box.right)
        y = min(max(name.spot.y, box.top), box.bottom)
        yield svg.line(name.spot.x, name.spot.y, x, y, stroke=svg.PALE, stroke_width=0.2)
    yield svg.text(name.words, box.left, box.bottom - 0.8, SIZE, font_weight="600", fill=svg.INK)


def _north(language: Language) -> Iterator[str]:
    x = WIDTH - 4.5
    arrow = f"M{svg.number(x)} 0.5 l2 7 l-2 -1.4 l-2 1.4 z"
    yield svg.element("path", d=arrow, fill=svg.INK)
    word = translate("N", language)
    yield svg.text(word, x, 11.2, SIZE, text_anchor="middle", fill=svg.INK, font_weight="600")


def _bar(plan: _Plan, language: Language) -> Iterator[str]:
    """The scale bar, and the scale that holds where the page is printed at its own size."""
    length = bar_metres(plan.scale.ratio)
    right, y = 0.2 + plan.scale.length(length), plan.height - 2.5
    look: dict[str, float | str | None] = {"stroke": svg.INK, "stroke_width": 0.4}
    yield svg.line(0.2, y, right, y, **look)
    for x in (0.2, right):
        yield svg.line(x, y - 1.2, x, y + 0.2, **look)
    scale = translate("Scale 1:{ratio}", language, ratio=integer(plan.scale.ratio, language))
    words = f"{metres(length, language)} · {scale}"
    yield svg.text(words, 0, y - 2.6, SIZE, fill=svg.GREY)


def _key(plan: _Plan, language: Language) -> Iterator[Item]:
    dot = svg.element("circle", cx=3, cy=0, r=RADIUS, fill=svg.INK)
    yield Item(dot, translate("photograph", language))
    bearings = [
        shot.position for spot in plan.spots for shot in spot.shots if shot.position.bearing is not None
    ]
    if any(position.bearing_reference != "magnetic" for position in bearings):
        yield Item(_sample("true"), translate("direction of the view", language))
    if any(position.bearing_reference == "magnetic" for position in bearings):
        yield Item(_sample("magnetic"), translate("direction by magnetic compass", language))
    if any(_accuracies(plan)):
        circle = svg.element(
            "circle",
            cx=3,
            cy=0,
            r=1.6,
            fill="none",
            stroke=svg.PALE,
            stroke_width=0.25,
            stroke_dasharray="1 0.8",
        )
        yield Item(circle, translate("accuracy stated by the device", language))
    if plan.outline or plan.premises:
        yield Item(_square(3, 0), translate(plan.called, language))


def _sample(reference: str) -> str:
    position = Position(latitude=0, longitude=0, bearing=90, bearing_reference=reference)
    return cone(Spot(0, 0, ()), Shot("", (0, 0), position), 5.5)


def _title(plan: _Plan, language: Language) -> str:
    shown = [spot.label for spot in plan.spots]
    return translate("Plan of the photographs, north up: {labels}", language, labels=", ".join(shown))
