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
    drawn: list[str] = []
    y = 0.0
    for paragraph in _paragraphs(lettered, nameless, far, language):
        for line in wrapped(paragraph, SIZE, width, LINES):
            y += LEADING
            drawn.append(svg.text(line, 0, y, SIZE))
    return drawn, y + 1.0 if drawn else 0.0


def metres(length: float, language: Language) -> str:
    """`50 m`, `12 km`."""
    if length < _KILOMETRE:
        return f"{length:.0f}{FIXED}m"
    return f"{integer(round(length / _KILOMETRE), language)}{FIXED}km"


def _paragraphs(
    lettered: Mapping[str, Spot], nameless: Sequence[Spot], far: Sequence[Shot], language: Language
) -> Iterator[str]:
    for letter, spot in lettered.items():
        head = f"{letter} ({_count(len(spot.shots), language)})"
        yield _told(head, spot.label, language)
    if nameless:
        labels = [shot.label for spot in nameless for shot in spot.shots]
        head = translate("Shown without a name, for want of room", language)
        yield _told(f"{head} ({_count(len(labels), language)})", ranges(labels), language)
    if far:
        head = translate("Outside the plan", language)
        yield _told(f"{head} ({_count(len(far), language)})", _distances(far, language), language)


def _told(head: str, words: str, language: Language) -> str:
    return translate("{head}: {words}", language, head=head, words=words)


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
