"""The whole log of redactions, for the office alone: what is hidden, where, why and by whom."""

import csv
import io
from collections.abc import Iterator, Mapping

from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.original import Original
from dossier.model.redaction import Redaction

_COLUMNS = (
    marked("Written at"),
    marked("Photograph or exhibit"),
    marked("Number in this dossier"),
    marked("Page"),
    marked("Place (x and y, from 0 to 1)"),
    marked("Words"),
    marked("Kind"),
    marked("Reason"),
    marked("Decided by"),
    marked("On"),
    marked("Editions"),
    marked("Original"),
    marked("SHA-256 of the original"),
    marked("SHA-256 of the copy shown to the court"),
)
_ALL, _PUBLIC = marked("every edition"), marked("the public edition")
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"  # by which spreadsheets know the accents


def redaction_log(dossier: Dossier) -> str:
    """A table that any spreadsheet opens: one row for each entry of `redactions.yaml`."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";" if dossier.language == "fr" else ",", lineterminator="\r\n")
    table.writerow(translate(column, dossier.language) for column in _COLUMNS)
    shown = _shown(dossier)
    for redaction in dossier.case.redactions:
        table.writerow(_harmless(cell) for cell in _row(redaction, dossier, shown))
    return _BOM + text.getvalue()


def _row(redaction: Redaction, dossier: Dossier, shown: Mapping[str, tuple[str, Original]]) -> Iterator[str]:
    label, original = shown.get(redaction.subject, ("", None))
    yield str(redaction.origin)
    yield redaction.subject
    yield label
    yield str(redaction.page or "")
    yield " ".join(f"{x:g},{y:g}" for x, y in redaction.area)
    yield ", ".join(redaction.words)
    yield redaction.kind
    yield redaction.reason.get(dossier.language)
    yield redaction.who
    yield redaction.when.isoformat() if redaction.when else ""
    yield translate(_PUBLIC if redaction.only or redaction.words else _ALL, dossier.language)
    yield original.path if original else ""
    yield original.sha256 if original else ""
    yield original.masked.sha256 if original and original.masked else ""


def _shown(dossier: Dossier) -> Mapping[str, tuple[str, Original]]:
    """Number or label of everything filed that has a file, by id."""
    exhibits = {i.exhibit.id: (str(i.number), i.exhibit.original) for i in dossier.exhibits}
    plates = {p.photograph.id: (p.label, p.photograph.original) for p in dossier.plates}
    return {id_: (label, file) for id_, (label, file) in (exhibits | plates).items() if file is not None}


def _harmless(cell: str) -> str:
    """No spreadsheet takes the cell for a formula."""
    return f"'{cell}" if cell.startswith(_COMMANDS) else cell
