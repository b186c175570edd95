"""What a plan cannot show beside its spots, told below it; nothing is silently left out."""

import math
from collections.abc import Iterator, Mapping, Sequence

from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.numbers import integer
from dossier.i18n.typography import FIXED
from dossier.model.text import Language
from dossier.render.figures import svg
from dossier.render.figures.measure import wrapped
from dossier.render.figures.spots import Shot, Spot, ranges

SIZE = 2.6
LEADING = 3.6
LINES = 16
LINES_IN_ALL = 24  # so that the figure always fits its page

_COMPASS = (
    marked("north"),
    marked("north-east"),
    marked("east"),
    marked("south-east"),
    marked("south"),
    marked("south-west"),
    marked("west"),
    marked("north-west"),
)
_KILOMETRE = 1000


def listing(
    lettered: Mapping[str, Spot],
    nameless: Sequence[Spot],
    far: Sequence[Shot],
    language: Language,
    width: float,
) -> tuple[list[str], float]:
    """Lines of text from the height 0 downwards, and how tall they are."""
    lines: list[str] = []
    untold = 0
    for paragraph, photographs in _paragraphs(lettered, nameless, far, language):
        more = wrapped(paragraph, SIZE, width, LINES)
        if len(lines) + len(more) > LINES_IN_ALL:
            untold += photographs
        else:
            lines += more
    if untold:
        count = _count(untold, language)
        lines.append(translate("And {count} that only the table names.", language, count=count))
    drawn = [svg.text(line, 0, n * LEADING, SIZE) for n, line in enumerate(lines, 1)]
    return drawn, len(lines) * LEADING + 1.0 if drawn else 0.0


def metres(length: float, language: Language) -> str:
    """`50 m`, `12 km`."""
    if length < _KILOMETRE:
        return f"{length:.0f}{FIXED}m"
    return f"{integer(round(length / _KILOMETRE), language)}{FIXED}km"


def _paragraphs(
    lettered: Mapping[str, Spot], nameless: Sequence[Spot], far: Sequence[Shot], language: Language
) -> Iterator[tuple[str, int]]:
    """Each paragraph, with how many photographs it tells of."""
    if far:
        head = translate("Outside the plan", language)
        yield _told(head, len(far), _distances(far, language), language), len(far)
    if nameless:
        labels = [shot.label for spot in nameless for shot in spot.shots]
        head = translate("Shown without a name, for want of room", language)
        yield _told(head, len(labels), ranges(labels), language), len(labels)
    for letter, spot in lettered.items():
        yield _told(letter, len(spot.shots), spot.label, language), len(spot.shots)


def _told(head: str, count: int, words: str, language: Language) -> str:
    whole = f"{head} ({_count(count, language)})"
    return translate("{head}: {words}", language, head=whole, words=words)


def _count(number: int, language: Language) -> str:
    return translate_plural("{count} photograph", "{count} photographs", number, language)


def _distances(far: Sequence[Shot], language: Language) -> str:
    """Photographs of one far place together, with how far it is and which way."""
    places: dict[str, list[str]] = {}
    for shot in far:
        east, north = shot.point
        compass = _COMPASS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
        place = f"{metres(shot.distance, language)}, {translate(compass, language)}"
        places.setdefault(place, []).append(shot.label)
    return "; ".join(f"{ranges(labels)} ({place})" for place, labels in places.items())
