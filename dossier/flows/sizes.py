"""How much a file will weigh: before anything is rendered, and before it is joined.

The constants were measured on dossiers that the program made (docs/performance.md, "Sizes"); the pictures
and the exhibits' own files, which weigh nearly everything, are taken as they are.
"""

from collections.abc import Iterator
from pathlib import Path

from dossier.files import Store
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.edition import Edition
from dossier.model.parts import ForeignPages, Part, Plan

_A_PAGE = 900  # bytes: its stamps, its number, its place in the tree
_A_FILE = 9_600  # the fonts of its stamps, its description
_A_PART = 20_000  # the letters that it uses of each font
_A_PLATE = 1_700  # caption, facts, structure
_A_ROW = 1_100  # of a table
_A_SLIP = 13_000


def item_size(item: Part | ForeignPages) -> int:
    """Bytes that an item brings with it."""
    return item.pdf.stat().st_size + item.pages * _A_PAGE


def predicted_exhibit(item: NumberedExhibit, store: Store) -> int:
    """Bytes of an exhibit's pages, before they are rendered."""
    original, plates = item.exhibit.original, len(item.plates)
    weight = pictures_size(item, store)
    if plates:
        weight += _A_PART + plates * (_A_PLATE + _A_PAGE)
    if original is not None and original.pdf is not None:
        shown = original.masked.sha256 if original.masked else original.pages_sha256
        copy = store.path(shown)
        weight += _weight(copy) or original.size
        weight += original.pdf.pages * _A_PAGE
    elif original is not None and not plates:
        weight += _A_PART + _A_PAGE
    return weight


def pictures_size(item: NumberedExhibit, store: Store) -> int:
    """Bytes of the pictures that an exhibit's plates print."""
    images = (plate.photograph.original.image for plate in item.plates)
    return sum(_weight(store.path(one.derivative.sha256)) for one in images if one and one.derivative)


def predicted(dossier: Dossier, edition: Edition, store: Store) -> int:
    """Bytes of all files of an edition, before anything is rendered."""
    exhibits = sum(predicted_exhibit(item, store) for item in dossier.exhibits)
    if edition.form == "one-file":
        return _A_FILE + exhibits + sum(_sections(dossier))
    each = _A_FILE + (_A_SLIP if edition.slips else 0)
    return exhibits + each * len(dossier.exhibits) + _A_FILE + _A_PART + len(dossier.exhibits) * _A_ROW


def _sections(dossier: Dossier) -> Iterator[int]:
    """Bytes of each section that will be there: its letters, and its rows."""
    files = len(dossier.plates) + len(dossier.exhibits)
    rows = (
        *(len(dossier.exhibits),) * 2,  # the list, and the contents
        len(dossier.proceeding.parties),
        3 * len(dossier.events),  # a row, and its places in two drawings
        len(dossier.plates),  # the site plan
        *(len(constat.observations) for constat in dossier.constats),
        len(dossier.statements),
        len(dossier.letters),
        len(dossier.losses),
        files,
    )
    yield from (_A_PART + count * _A_ROW for count in rows if count)


def _weight(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def expected_size(plan: Plan) -> int:
    """Bytes of the finished file, from its rendered parts."""
    return _A_FILE + sum(item_size(item) for item in plan.items)
