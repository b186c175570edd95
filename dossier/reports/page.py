"""The page of the internal folder: everything found, by who can mend it, in one file."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.files import program_folder
from dossier.i18n.catalogue import translations
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.text import Language
from dossier.reports.accounting import Accounting, accounting
from dossier.reports.deadlines import deadline_page
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
    environment = _environment(wanted.templates, speaking)
    style, script = (_source(environment, f"completeness.{kind}") for kind in ("css", "js"))
    return environment.get_template("completeness.html").render(
        view=View(dossier, report, speaking, told or accounting(dossier), wanted.pages, wanted.thumbnails),
        language=speaking,
        style=Markup(style),  # noqa: S704 (the program's own, or the firm's)
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    )


def deadlines_page(dossier: Dossier, language: Language | None = None, templates: Path | None = None) -> str:
    """The sheet of deadlines as a page of its own, to print and to keep in the calendar's folder."""
    speaking = language or dossier.language
    environment = _environment(templates, speaking)
    style = _source(environment, "completeness.css")
    return environment.get_template("deadlines-page.html").render(
        view=deadline_page(dossier, speaking),
        language=speaking,
        style=Markup(style),  # noqa: S704
        policy=_policy(style, ""),
    )


def _environment(own: Path | None, language: Language) -> Environment:
    folders = [folder / "reports" for folder in (own, program_folder("templates")) if folder]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return environment


def _source(environment: Environment, name: str) -> str:
    """A style or script word for word: it is no template, so nothing can be filled in."""
    assert environment.loader  # noqa: S101 (made four lines above)
    return environment.loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Only this very style and script may act; nothing may be fetched from anywhere."""
    allowed = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    styles, scripts = (f"'sha256-{digest}'" for digest in allowed)
    return (
        f"default-src 'none'; img-src data:; style-src {styles}; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
