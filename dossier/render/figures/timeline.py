"""The chronology drawn to scale: the day by the minute, what led to it by the year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.i18n.catalogue import translate, translate_plural
from dossier.i18n.dates import day
from dossier.model.dossier import Dossier
from dossier.model.text import Language
from dossier.render.figures import svg
from dossier.render.figures.axis import Axis, day_axis, long_axis
from dossier.render.figures.choice import reminder, shown
from dossier.render.figures.flags import LEADING, SIZE, Flag, raised
from dossier.render.figures.legend import Item, legend
from dossier.render.figures.marks import Mark, date_of
from dossier.render.figures.measure import text_width
from dossier.render.figures.signs import LANE, RADIUS, lanes, outline, sign, stretch

WIDTH = 158.0
_LEFT, _RIGHT = 1.5, WIDTH - 1.5
_BETWEEN = 6.0
_LOWEST = 6.0  # from the axis to the foot of its labels
_NOTE = 5.0
_TICK = 2.5
_TOLD = 12  # facts named in the alternative text


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What lasts from one fact to another: from, to, colour, and what it means."""

    first: float
    last: float
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class _Band:
    """One axis drawn from the height 0 downwards."""

    content: tuple[str, ...]
    height: float


def timeline_svg(dossier: Dossier, language: Language) -> str | None:
    """The timeline as SVG, 158 mm wide; None where nothing of the chronology has a date."""
    found = shown(dossier, language)
    of_day, rest = found.day, found.years
    lasting = _lasting(of_day, language)
    bands = []
    if of_day:
        bands.append(_band(of_day, day_axis(of_day, language), lasting, found.counted, language))
    if rest:
        whole = (*rest, *reminder(of_day, language))
        counted = 0 if of_day else found.counted
        bands.append(_band(whole, long_axis(whole, language), (), counted, language))
    if not bands:
        return None
    return _stacked(bands, _key((*of_day, *rest), lasting, language), _title(of_day, rest, language))


def _stacked(bands: Sequence[_Band], items: Sequence[Item], title: str) -> str:
    content, y = [], 1.0
    for band in bands:
        content.append(_moved(band.content, y))
        y += band.height + _BETWEEN
    key, height = legend(items, WIDTH)
    y -= _BETWEEN - 1.0
    if key:
        content.append(_moved(key, y))
    return svg.drawing(WIDTH, y + height, title, content)


def _moved(content: Sequence[str], y: float) -> str:
    return svg.element("g", *content, transform=f"translate(0 {svg.number(y)})")


def _band(
    marks: Sequence[Mark], axis: Axis, lasting: Sequence[_Stretch], elsewhere: int, language: Language
) -> _Band:
    spans = [_span(axis, mark.first, mark.last) for mark in marks]
    feet = [lane * LANE for lane in lanes(spans)]
    flags, unnamed = raised(marks, spans, feet, (0.0, WIDTH))
    unnamed += elsewhere
    above = max((flag.top for flag in flags), default=RADIUS) + 0.5
    below = [
        *_scale(axis),
        *(stretch(*_span(axis, s.first, s.last), s.colour) for s in lasting),
        *(_pole(flag) for flag in flags),
        *(_delay(axis, mark) for mark in marks if mark.delayed),
        *(_moved([sign(m, *span)], -foot) for m, span, foot in zip(marks, spans, feet, strict=True)),
        *(part for flag in flags for part in _words(flag)),
        *_note(unnamed, language),
    ]
    return _Band((_moved(below, above),), above + _LOWEST + (_NOTE if unnamed else 0))


def _span(axis: Axis, first: float, last: float) -> tuple[float, float]:
    return axis.place(first, _LEFT, _RIGHT), axis.place(last, _LEFT, _RIGHT)


def _delay(axis: Axis, mark: Mark) -> str:
    first, last = mark.delayed or (mark.first, mark.last)
    left, right = _span(axis, first, last)
    return outline(left, right)


def _note(unnamed: int, language: Language) -> Iterator[str]:
    """How many facts found no room for their words; the table has them all."""
    if unnamed:
        one, many = "{count} further fact stands in the table.", "{count} further facts stand in the table."
        words = translate_plural(one, many, unnamed, language)
        yield svg.text(words, 0, _LOWEST + _NOTE - 1, SIZE, fill=svg.GREY)


def _scale(axis: Axis) -> Iterator[str]:
    yield svg.line(0, 0, WIDTH, 0, stroke=svg.INK, stroke_width=0.35)
    for tick in axis.ticks:
        x = axis.place(tick.at, _LEFT, _RIGHT)
        yield svg.line(x, 0, x, _TICK, stroke=svg.PALE, stroke_width=0.2)
        if tick.label:
            yield _tick_label(tick.label, axis.place(tick.middle, _LEFT, _RIGHT))


def _tick_label(label: str, middle: float) -> str:
    """Centred under its tick, and drawn in where it would leave the page."""
    half = text_width(label, SIZE) / 2
    x = min(max(middle, half), WIDTH - half)
    return svg.text(label, x, _TICK + SIZE, SIZE, fill=svg.GREY, text_anchor="middle")


def _pole(flag: Flag) -> str:
    return svg.line(flag.pole, -flag.foot, flag.pole, -flag.top, stroke=svg.PALE, stroke_width=0.2)


def _words(flag: Flag) -> Iterator[str]:
    x = flag.box.right if flag.hangs_left else flag.box.left
    anchor = "end" if flag.hangs_left else None
    y = -flag.top + SIZE * 0.95
    yield svg.text(flag.head, x, y, SIZE, fill=svg.INK, font_weight="600", text_anchor=anchor)
    for number, line in enumerate(flag.body, 1):
        yield svg.text(line, x, y + number * LEADING, SIZE, text_anchor=anchor)


def _lasting(marks: Sequence[Mark], language: Language) -> tuple[_Stretch, ...]:
    """From the start to the end, and within it until the police came, as far as both are stated."""
    at = {mark.kind: mark for mark in marks if not mark.counted}
    start, police, end = at.get("start"), at.get("police"), at.get("end")
    wanted = (
        (start, end, svg.PALE, translate("from the start to the end", language)),
        (start, police, svg.RED, translate("until the police arrived", language)),
    )
    return tuple(
        _Stretch(a.first, b.first, colour, words)
        for a, b, colour, words in wanted
        if a and b and a.first < b.first
    )


def _key(marks: Sequence[Mark], lasting: Sequence[_Stretch], language: Language) -> tuple[Item, ...]:
    """The signs whose meaning a reader could not guess, where the figure has them."""
    samples = (
        ("about", any(m.about for m in marks), Mark(0, 0, "", "", about=True), 3.0, 3.0),
        ("range", any(m.last > m.first and not m.counted for m in marks), Mark(0, 1, "", ""), 1.5, 4.5),
        ("counted", any(m.counted or m.delayed for m in marks), Mark(0, 1, "", "", counted=True), 1.5, 4.5),
    )
    words = {
        "about": translate("approximate time", language),
        "range": translate("period, or times given by different sources", language),
        "counted": translate("counted from another fact", language),
    }
    signs = [Item(sign(mark, x0, x1), words[name]) for name, used, mark, x0, x1 in samples if used]
    return (*signs, *(Item(stretch(0.5, 5.5, s.colour), s.words) for s in reversed(lasting)))


def _title(of_day: Sequence[Mark], rest: Sequence[Mark], language: Language) -> str:
    """What the figure shows, for someone who cannot see it."""
    if not of_day:
        ends = f"{rest[0].head} – {rest[-1].head}" if len(rest) > 1 else rest[0].head
        return translate("Timeline: {period}", language, period=ends)
    date = day(date_of(of_day[0].first), language)
    heads = "; ".join(f"{mark.head}, {mark.body}" for mark in of_day[:_TOLD])
    return translate("Timeline of {day}: {facts}", language, day=date, facts=heads)
