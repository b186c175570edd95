"""What a PDF holds beside its pages, and what of them a person would not see when they are printed."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from dossier.ingest.hygiene import safe

_MOST = 500
_POPPED = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Popup"})
"""Remarks whose words stand in a window that opens over the page, not on it."""


def embedded_names(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The names of the files attached to the document or to a place on a page, each once, in order."""
    try:
        found = [*_attached(pdf), *_pinned(pdf)]
    except Exception:  # noqa: BLE001  # hostile name trees: any type may escape
        found = ["?"]
    return tuple(dict.fromkeys(found))[:_MOST]


def asks_adobe(pdf: pikepdf.Pdf) -> bool:
    """Whether its pages are made by a form engine that hardly any reader has."""
    form: Any = pdf.Root.get("/AcroForm")
    return (
        isinstance(form, pikepdf.Dictionary)
        and "/XFA" in form
        and bool(pdf.Root.get("/NeedsRendering", False))
    )


def notes(pdf: pikepdf.Pdf) -> int:
    """How many remarks have words that are seen only when one points at them."""
    return sum(
        1 for one in _annotations(pdf) if str(one.get("/Subtype")) in _POPPED - {"/Popup"} and _says(one)
    )


def _says(annotation: Any) -> bool:
    return bool(str(annotation.get("/Contents", "")).strip())


def _attached(pdf: pikepdf.Pdf) -> Iterator[str]:
    for name, spec in pdf.attachments.items():
        yield safe(spec.filename or name)


def _pinned(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in _annotations(pdf):
        if str(one.get("/Subtype")) == "/FileAttachment":
            spec = one.get("/FS", pikepdf.Dictionary())
            yield safe(str(spec.get("/UF", spec.get("/F", "?"))))


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []) or []:
            if isinstance(one, pikepdf.Dictionary):
                yield one
