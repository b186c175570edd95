"""From a view and a template to a job that can be rendered anywhere."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError
from markupsafe import Markup, escape

from dossier.errors import Problem, RenderError
from dossier.files import program_folder
from dossier.i18n.catalogue import translations
from dossier.i18n.typography import shortened, typeset
from dossier.model.dossier import Dossier
from dossier.model.edition import Sheet
from dossier.render.job import PartJob, Picture, fonts_folder
from dossier.render.options import RenderOptions
from dossier.render.views.cite import Citer
from dossier.render.views.header import matter_line
from dossier.render.views.pieces import runs
from dossier.render.words import Writer

STYLES = ("tokens", "page", "tables", "cover", "plates", "sections")
"""Styles in the order of the cascade; a firm may replace any of them."""

_HEADER = 62  # characters of 7.5 pt in half a page
_ORDINAL = re.compile(r"\b(1)(er|re)\b|\b(\d{1,2}|[XVI]{1,5})(e)\b")


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page of a part says around its content."""

    language: str
    title: str
    matter: str
    section: str


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the jobs of one dossier."""

    dossier: Dossier
    options: RenderOptions

    @property
    def writer(self) -> Writer:
        """Writes in the dossier's language."""
        return Writer(self.dossier.language)

    @property
    def citer(self) -> Citer:
        """Cites what the dossier files, by links."""
        return Citer(self.dossier, self.writer)

    def job(
        self, name: str, template: str, section: str, *, pictures: tuple[Picture, ...] = (), **view: object
    ) -> PartJob:
        """One part from one template of `sections/`.

        Raises:
            RenderError: The template is wrong; the message says where.
        """
        matter = matter_line(self.dossier, self.writer)
        page = PageView(
            self.dossier.language, section, shortened(matter, _HEADER), shortened(section, _HEADER)
        )
        return PartJob(
            name=name,
            html=_filled(f"sections/{template}.html", self, page=page, full_section=section, **view),
            css=stylesheet(self.options.templates, self.options.paper),
            pictures=pictures,
            store=self.options.store,
            fonts=fonts_folder(),
            out=self.options.out / f"{name}.pdf",
        )


def _filled(template: str, composer: Composer, **view: object) -> str:
    environment = _environment(composer.dossier.language, composer.options.templates)
    try:
        return environment.get_template(template).render(**view)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{getattr(error, 'filename', None) or template}{f':{line}' if line else ''}"
        problem = Problem(where, str(error), fix="compare it with the program's own template of that name")
        raise RenderError("A template cannot be filled in", [problem]) from error


@cache
def _environment(language: str, override: Path | None) -> Environment:
    folders = [folder for folder in (override, program_folder("templates")) if folder]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    known = translations(language)

    def say(message: str) -> str:
        return typeset(known.gettext(message), language)

    environment.install_gettext_callables(  # type: ignore[attr-defined]
        say, known.ngettext, newstyle=True
    )
    environment.filters["runs"] = runs
    environment.filters["prose"] = _prose_fr if language == "fr" else escape
    return environment


def _prose_fr(text: str) -> Markup:
    """Escaped words, with the raised ending of 1er that French printers set."""
    raised = _ORDINAL.sub(r"\1\3<sup>\2\4</sup>", str(escape(text)))
    return Markup(raised)  # noqa: S704 (escaped above)


@cache
def stylesheet(override: Path | None, paper: Sheet = "A4") -> str:
    """All styles joined, each from the firm's folder where it has its own."""
    folders = [folder / "styles" for folder in (override, program_folder("templates")) if folder]
    found = (next(f / f"{name}.css" for f in folders if (f / f"{name}.css").is_file()) for name in STYLES)
    own = "" if paper == "A4" else f"@page {{ size: {paper.lower()} }}"
    return "\n".join((*(path.read_text("utf-8") for path in found), own))
