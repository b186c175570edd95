"""Pages for the office as one file each: templates, their styles and scripts, and what they may do."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dossier.files import program_folder
from dossier.i18n.catalogue import translations
from dossier.model.text import Language


def environment(own: Path | None, language: Language, room: str = "reports") -> Environment:
    """Templates of one folder of the templates, a firm's own before the program's."""
    folders = [folder / room for folder in (own, program_folder("templates")) if folder]
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


def source(environment: Environment, name: str) -> str:
    """A style or script word for word: it is no template, so nothing can be filled in."""
    assert environment.loader  # noqa: S101 (made four lines above)
    return environment.loader.get_source(environment, name)[0]


def policy(style: str, script: str) -> str:
    """Only this very style and script may act; nothing may be fetched from anywhere."""
    allowed = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    styles, scripts = (f"'sha256-{digest}'" for digest in allowed)
    return (
        f"default-src 'none'; img-src data:; style-src {styles}; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
