"""The last pages of a dossier: the manifest's digest, and for each photograph its files and its page.

They print pages of other parts, and so are rendered when everything before them has its place.
"""

from collections.abc import Iterator, Sequence

from dossier.model.dossier import Dossier
from dossier.model.manifest import Manifest
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.titles import title
from dossier.render.views.concordance import PictureRow, facts, introduction, picture_rows

CONCORDANCE = "concordance"
"""Name of the section and of its first part; the others are named `concordance-N`."""

_FIRST, _ROWS = 12, 60
"""Rows that fill what is left of the first page, and two pages of the others."""


def concordance_jobs(dossier: Dossier, options: RenderOptions, manifest: Manifest) -> tuple[PartJob, ...]:
    """The digest and what it is worth, then one row for each photograph.

    Rows stand in groups, so that only those change whose page or picture is another; the first
    is rendered anew with every change of the manifest, and is short.
    """
    composer = Composer(dossier, options)
    return tuple(_jobs(composer, manifest))


def _jobs(composer: Composer, manifest: Manifest) -> Iterator[PartJob]:
    writer = composer.writer
    for start, group in _grouped(picture_rows(manifest, writer)):
        yield composer.job(
            f"{CONCORDANCE}-{start + 1}" if start else CONCORDANCE,
            "concordance",
            title(CONCORDANCE, writer),
            first=not start,
            introduction=introduction(manifest, writer) if not start else (),
            facts=facts(manifest, writer) if not start else (),
            rows=group,
        )


def _grouped(rows: Sequence[PictureRow]) -> Iterator[tuple[int, Sequence[PictureRow]]]:
    yield 0, rows[:_FIRST]
    for start in range(_FIRST, len(rows), _ROWS):
        yield start, rows[start : start + _ROWS]
