"""The page of an archive edition that says what stands in it besides the pages."""

from collections.abc import Iterator

from dossier.model.archive import ArchiveFacts
from dossier.model.dossier import Dossier
from dossier.render.compose import Composer
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.titles import title
from dossier.render.views.archive import file_rows, introduction, picture_rows

ARCHIVE = "archive"


def archive_jobs(dossier: Dossier, options: RenderOptions, facts: ArchiveFacts) -> Iterator[PartJob]:
    """Which pages are pictures of pages, and which files are attached; nothing where there are none."""
    composer = Composer(dossier, options)
    writer = composer.writer
    pictures, files = picture_rows(facts, writer), file_rows(facts, writer)
    if pictures or files:
        yield composer.job(
            ARCHIVE,
            ARCHIVE,
            title(ARCHIVE, writer),
            introduction=introduction(facts, writer),
            pictures_shown=pictures,
            files=files,
        )
