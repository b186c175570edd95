"""Whether an archive can hold an exhibit's pages as they are: put them into one, and have it checked."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

import page as checker
import pikepdf

from dossier.assemble.archive import archive
from dossier.assemble.archived import add_archived
from dossier.assemble.metadata import describe
from dossier.assemble.structure import Structure
from dossier.errors import RenderError
from dossier.model.archive import RESOLUTION, Archive
from dossier.model.parts import ForeignPages, Plan

_PROFILES = (checker.ValidationProfile.PDF_A_3A, checker.ValidationProfile.PDF_UA_1)
_LIMITS = checker.SafetyLimits(max_decoded_stream_size=1 << 28, max_total_decoded_content_size=1 << 29)
_UNREADABLE = ("unreadable",)
_TOGETHER = ("together",)
_MENDED = ("STREAM-LENGTH-001",)
"""Lengths are ours: the finished file has them mended (`endings`), and the proof looks at it whole."""


def unfit_pages(item: ForeignPages, language: str) -> Mapping[int, tuple[str, ...]]:
    """Pages of the exhibit that an archive cannot hold as they are, each with what it does not keep.

    Raises:
        IntegrityError: The exhibit is no longer the file that was recorded.
    """
    every = range(1, item.pages + 1)
    if not _broken(item, language, ()):
        return {}
    alone = {number: tuple(_broken(item, language, (number,))) for number in every}
    unfit = {number: reasons for number, reasons in alone.items() if reasons}
    fit = [number for number in every if number not in unfit]
    if fit and _broken(item, language, fit):
        return unfit | dict.fromkeys(fit, _TOGETHER)
    return unfit


def _broken(item: ForeignPages, language: str, only: Sequence[int]) -> tuple[str, ...]:
    """The rules that an archive of these pages alone breaks, in the checker's own words."""
    try:
        content = _trial(item, language, only)
    except RenderError:
        return _UNREADABLE
    return tuple(dict.fromkeys(_rules(content)))


def _rules(content: bytes) -> Iterator[str]:
    for profile in _PROFILES:
        report = _checked(content, profile)
        if report is None:
            yield from _UNREADABLE
        else:
            rules = (failure.rule_id for failure in report.failures)
            yield from (rule for rule in rules if not rule.endswith(_MENDED))


def _checked(content: bytes, profile: checker.ValidationProfile) -> checker.ValidationReport | None:
    """What the checker says; None where a stranger's page is more than it can read."""
    try:
        return checker.validate_pdf_bytes(content, profile=profile, limits=_LIMITS)
    except checker.PageError:
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how its other language gives up
            return None
        raise


def _trial(item: ForeignPages, language: str, only: Sequence[int]) -> bytes:
    """An archive that holds these pages and nothing else."""
    plan = Plan(title=item.title, language=language, items=(item,), archive=Archive())
    plain = replace(item, pictured=())
    with ExitStack() as sources, pikepdf.new() as pdf:
        structure = Structure.begin(pdf)
        add_archived(pdf, plain, structure, sources, RESOLUTION, only)
        structure.finish()
        describe(pdf, plan)
        archive(pdf, plan)
        held = io.BytesIO()
        pdf.save(held, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return held.getvalue()
