"""The page of the internal folder: everything found, by who can mend it, in one file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.text import Language
from dossier.reports.accounting import Accounting, accounting
from dossier.reports.deadlines import deadline_page
from dossier.reports.html import environment, policy, source
from dossier.reports.page_view import View


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What the page may show beside the findings.

    Attributes:
        pages: The page of each rule by code, in the language of the report.
        thumbnails: Small JPEG pictures by id of photograph.
        templates: A firm's own templates, looked up before the program's.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    thumbnails: Mapping[str, bytes] = field(default_factory=dict)
    templates: Path | None = None


def html_report(
    dossier: Dossier,
    report: CheckReport,
    language: Language | None = None,
    options: PageOptions | None = None,
    told: Accounting | None = None,
) -> str:
    """The internal page as one HTML file without a single address in it.

    Args:
        dossier: What was checked.
        report: What the checks found.
        language: Of the reader; by default the dossier's.
        options: Rule pages, thumbnails and a firm's own templates.
        told: Where every file went; made from the dossier where it is not given.
    """
    speaking, wanted = language or dossier.language, options or PageOptions()
    engine = environment(wanted.templates, speaking)
    style, script = (source(engine, f"completeness.{kind}") for kind in ("css", "js"))
    return engine.get_template("completeness.html").render(
        view=View(dossier, report, speaking, told or accounting(dossier), wanted.pages, wanted.thumbnails),
        language=speaking,
        style=Markup(style),  # noqa: S704 (the program's own, or the firm's)
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
    )


def deadlines_page(dossier: Dossier, language: Language | None = None, templates: Path | None = None) -> str:
    """The sheet of deadlines as a page of its own, to print and to keep in the calendar's folder."""
    speaking = language or dossier.language
    engine = environment(templates, speaking)
    style = source(engine, "completeness.css")
    return engine.get_template("deadlines-page.html").render(
        view=deadline_page(dossier, speaking),
        language=speaking,
        style=Markup(style),  # noqa: S704
        policy=policy(style, ""),
    )
