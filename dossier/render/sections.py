"""The sections of the dossier, one function each; a section without content yields nothing."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from dossier.render.compose import Composer
from dossier.render.figures.site_plan import site_plan_svg
from dossier.render.figures.timeline import timeline_svg
from dossier.render.job import PartJob
from dossier.render.pleadings import pleading_jobs
from dossier.render.titles import title
from dossier.render.views.annex import file_rows, introduction
from dossier.render.views.chronology import event_rows, zone_note
from dossier.render.views.constat import constat_views, section_title
from dossier.render.views.losses import schedules
from dossier.render.views.parties import court_rows, sides
from dossier.render.views.redactions import redaction_notes, redaction_rows
from dossier.render.views.register import letter_rows, pleaded
from dossier.render.views.statements import statement_rows
from dossier.render.views.translations import translation_rows
from dossier.render.views.whereabouts import place_rows

_Row = TypeVar("_Row")

_LONG_TABLE = 400
"""Rows after which a table goes on as a part of its own: no process lays out all of ten thousand."""


def parties(composer: Composer) -> Iterator[PartJob]:
    """The court, the parties and who represents them."""
    dossier, writer = composer.dossier, composer.writer
    if dossier.proceeding.parties:
        yield composer.job(
            "parties",
            "parties",
            title("parties", writer),
            court=court_rows(dossier, writer),
            sides=sides(dossier, writer, composer.citer),
        )


def pleadings(composer: Composer) -> Iterator[PartJob]:
    """Counsel's facts and claims, only where the proceeding files them."""
    if composer.dossier.proceeding.file_pleadings:
        yield from pleading_jobs(composer, composer.citer)


def chronology(composer: Composer) -> Iterator[PartJob]:
    """The drawn timeline and the table."""
    dossier, writer = composer.dossier, composer.writer
    rows = event_rows(dossier, writer, composer.citer)
    if rows:
        yield composer.job(
            "chronology",
            "chronology",
            title("chronology", writer),
            figure=_drawn(timeline_svg(dossier, dossier.language)),
            note=zone_note(dossier, writer),
            rows=rows,
        )


def site_plan(composer: Composer) -> Iterator[PartJob]:
    """Where the photographs were taken, as far as that is known."""
    dossier, writer = composer.dossier, composer.writer
    figure, rows = site_plan_svg(dossier, dossier.language), place_rows(dossier, writer)
    groups = list(_grouped(rows, _LONG_TABLE)) or ([(0, rows)] if figure else [])
    for start, group in groups:
        yield composer.job(
            f"site-plan-{start + 1}" if start else "site-plan",
            "site-plan",
            title("site-plan", writer),
            first=not start,
            figure=_drawn(figure) if not start else None,
            rows=group,
        )


def constat(composer: Composer) -> Iterator[PartJob]:
    """The data sheet of the record."""
    dossier, writer = composer.dossier, composer.writer
    views = constat_views(dossier, writer, composer.citer)
    if views:
        yield composer.job("constat", "constat", section_title(dossier, writer), constats=views)


def statements(composer: Composer) -> Iterator[PartJob]:
    """Witnesses and what they say."""
    rows = statement_rows(composer.dossier, composer.writer, composer.citer)
    if rows:
        yield composer.job("statements", "statements", title("statements", composer.writer), rows=rows)


def correspondence(composer: Composer) -> Iterator[PartJob]:
    """The register of letters."""
    dossier, writer = composer.dossier, composer.writer
    rows = letter_rows(dossier, writer, composer.citer)
    if rows:
        yield composer.job(
            "correspondence",
            "correspondence",
            title("correspondence", writer),
            pleaded=pleaded(dossier, writer, composer.citer),
            rows=rows,
        )


def losses(composer: Composer) -> Iterator[PartJob]:
    """The schedule of losses."""
    views = schedules(composer.dossier, composer.writer, composer.citer)
    if views:
        yield composer.job("losses", "losses", title("losses", composer.writer), schedules=views)


def integrity(composer: Composer) -> Iterator[PartJob]:
    """Every file with its digests, in groups of rows."""
    writer = composer.writer
    rows = file_rows(composer.dossier, writer)
    for start, group in _grouped(rows, composer.options.rows_a_part):
        yield composer.job(
            f"integrity-{start + 1}" if start else "integrity",
            "annex",
            title("integrity", writer),
            first=not start,
            introduction=introduction(writer),
            rows=group,
        )


def translations(composer: Composer) -> Iterator[PartJob]:
    """Which exhibit translates which."""
    rows = translation_rows(composer.dossier, composer.writer, composer.citer)
    if rows:
        yield composer.job("translations", "translations", title("translations", composer.writer), rows=rows)


def redactions(composer: Composer) -> Iterator[PartJob]:
    """What was hidden where, and nothing of what was hidden."""
    dossier, writer = composer.dossier, composer.writer
    rows = redaction_rows(dossier, writer)
    if rows:
        yield composer.job(
            "redactions",
            "redactions",
            title("redactions", writer),
            introduction=redaction_notes(dossier, writer),
            rows=rows,
        )


def _grouped(rows: Sequence[_Row], limit: int) -> Iterator[tuple[int, Sequence[_Row]]]:
    for start in range(0, len(rows), limit):
        yield start, rows[start : start + limit]


def _drawn(figure: str | None) -> Markup | None:
    """A figure of ours, whose texts its maker has escaped."""
    return Markup(figure) if figure else None  # noqa: S704 (made by dossier.render.figures)
