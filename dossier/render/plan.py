"""The body of the dossier: its sections and exhibits, as jobs in the order of its pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dossier.model.dossier import Dossier
from dossier.render.compose import Composer
from dossier.render.exhibits import Item, exhibit_items
from dossier.render.job import PartJob
from dossier.render.options import RenderOptions
from dossier.render.views.annex import FileRow, file_rows

Section = Callable[[Composer], Iterable[Item]]


def body_jobs(dossier: Dossier, options: RenderOptions) -> tuple[Item, ...]:
    """Everything between the front matter and the end, in order.

    A section of which the case says nothing is left out.
    """
    composer = Composer(dossier, options)
    return tuple(item for section in _ORDER for item in section(composer))


def integrity(composer: Composer) -> Iterator[PartJob]:
    """Every file with its digests, in groups of rows."""
    writer = composer.writer
    rows = file_rows(composer.dossier, writer)
    for start, group in _grouped(rows, composer.options.rows_a_part):
        yield composer.job(
            f"integrity-{start + 1}" if start else "integrity",
            "annex",
            writer.say("Integrity annex"),
            first=not start,
            introduction=_introduction(composer),
            rows=group,
        )


def _introduction(composer: Composer) -> tuple[str, ...]:
    say = composer.writer.say
    return (
        say(
            "For each file filed: what it is, what it records or what was stated about it, and its SHA-256 "
            "digest. Whoever holds a file can compute the digest again; the same digest means the same "
            "content, to the bit, as when it was recorded for this file. It says nothing of the date, the "
            "author or the truth of what is shown."
        ),
        say(
            "Photographs are printed from an upright copy without metadata, made from the original; the "
            "second digest is that of the picture in these pages."
        ),
    )


def _grouped(rows: Sequence[FileRow], limit: int) -> Iterator[tuple[int, Sequence[FileRow]]]:
    for start in range(0, len(rows), limit):
        yield start, rows[start : start + limit]


_ORDER: tuple[Section, ...] = (exhibit_items, integrity)
