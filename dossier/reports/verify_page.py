"""The page that the other side opens to compare files with the dossier, without installing anything.

    verify_page(manifests, files, language, *, note=None, templates=None) -> str

`manifests`: one for each dossier of the package. `files`: portable path below `data/` → SHA-256, of every
file of the package but this page. `note`: what every page of a specimen says, in each language.
docs/verify-page.md describes it.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from dossier.i18n.typography import typeset
from dossier.model.manifest import Manifest
from dossier.model.text import LANGUAGES, Language, Text
from dossier.reports.html import environment, source
from dossier.reports.verify_listing import Listing
from dossier.reports.verify_words import page_words, spoken
from dossier.reports.words import safe

_SCRIPTS = ("noble-hashes/sha256.js", "compare.js", "unzip.js", "gather.js", "page.js")
_LONGEST = 1000
_ROOM = "verify"
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""So that no name can end the element that holds the data."""


def verify_page(
    manifests: Sequence[Manifest],
    files: Mapping[str, str],
    language: Language,
    *,
    note: Text | None = None,
    templates: Path | None = None,
) -> str:
    """One HTML file that reaches nothing, and compares what is dropped on it with these lists.

    Args:
        manifests: Of the dossiers in the package, at least one.
        files: SHA-256 by portable path below `data/`, without this page.
        language: Shown first; the page holds all.
        note: Printed under the title, in warning.
        templates: A firm's own templates, looked up before the program's.
    """
    engine = environment(templates, language, _ROOM)
    style, scripts = source(engine, "verify.css"), [source(engine, name) for name in _SCRIPTS]
    listing, words, title = Listing(manifests, files), page_words(), manifests[0].title
    return engine.get_template("verify.html").render(
        languages=LANGUAGES,
        language=language,
        words=words,
        title=safe(title, _LONGEST).replace(" – ", "\u00a0– "),
        proceedings=[{**one, "name": safe(one["name"], _LONGEST)} for one in listing.proceedings()],
        note=note and {each: typeset(safe(note.get(each), _LONGEST), each) for each in LANGUAGES},
        example=_example(files),
        data=_embedded(listing, title, spoken(words)),
        style=Markup(style),  # noqa: S704 (the program's own, or the firm's)
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        policy=_policy(style, scripts),
    )


def _embedded(listing: Listing, title: str, words: Mapping[Language, Mapping[str, str]]) -> Markup:
    """Names as they are, for they are compared; escaped so that they stay inside their element."""
    data = {
        "title": title,
        "proceedings": listing.proceedings(),
        "files": listing.listed(),
        "pictures": listing.pictures(),
        "words": words,
    }
    written = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))  # noqa: S704 (escaped here, as JSON)


def _example(files: Mapping[str, str]) -> str:
    """The name of a file as Windows writes it."""
    dossiers = [path for path in sorted(files) if path.endswith(".pdf") and path.startswith("dossier/")]
    return safe(("data/" + (dossiers or ["…"])[0]).replace("/", "\\"), _LONGEST)


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Only this very style and these scripts may act; nothing may be fetched, sent or framed in."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; connect-src 'none'; "
        "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
