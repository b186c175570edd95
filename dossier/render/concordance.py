"""The last pages of a dossier: the manifest's digest, and for each photograph its files and its page.

They print pages of other parts, and so are rendered when everything before them has its place.
"""

from collections.abc import Iterator, Mapping, Sequence

from dossier.model.dossier import Dossier
from dossier.model.edition import Sheet
from dossier.model.manifest import CONCORDANCE, Manifest
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.titles import title
from dossier.render.views.concordance import PictureRow, facts, introduction, picture_rows

_FIRST: Mapping[Sheet, int] = {"A4": 12, "Letter": 10}
_ROWS: Mapping[Sheet, int] = {"A4": 54, "Letter": 50}
"""Rows that fill what is left of the first page, and two pages of the others."""

_CUSTODY = 3
"""Rows for which the first page has no room where it speaks of the custody log."""


def concordance_jobs(dossier: Dossier, options: RenderOptions, manifest: Manifest) -> tuple[PartJob, ...]:
    """The digest and what it is worth, then one row for each photograph.

    Rows stand in groups, so that only those change whose page or picture is another; the first
    is rendered anew with every change of the manifest, and is short.
    """
    composer = Composer(dossier, options)
    return tuple(_jobs(composer, manifest))


def _jobs(composer: Composer, manifest: Manifest) -> Iterator[PartJob]:
    writer = composer.writer
    paper = composer.options.paper
    first = _FIRST[paper] - (_CUSTODY if manifest.custody else 0)
    for start, group in _grouped(picture_rows(manifest, writer), first, _ROWS[paper]):
        yield composer.job(
            f"{CONCORDANCE}-{start + 1}" if start else CONCORDANCE,
            "concordance",
            title(CONCORDANCE, writer),
            first=not start,
            introduction=introduction(manifest, writer) if not start else (),
            facts=facts(manifest, writer) if not start else (),
            rows=group,
        )


def _grouped(
    rows: Sequence[PictureRow], first: int, others: int
) -> Iterator[tuple[int, Sequence[PictureRow]]]:
    yield 0, rows[:first]
    for start in range(first, len(rows), others):
        yield start, rows[start : start + others]
