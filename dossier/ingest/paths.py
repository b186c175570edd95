"""Paths as people type them in a table, matched with the files that are there."""

import unicodedata
from collections.abc import Mapping

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.model.misread import quoted
from dossier.model.original import Original
from dossier.model.source import Origin


def typed_path(written: str, top: str) -> str:
    """The path below the case folder; a slash at its end stays.

    `facade/1.jpg` and `photos/facade/1.jpg` are the same file.
    """
    name = unicodedata.normalize("NFC", written.strip().replace("\\", "/"))
    name = "/".join(part for part in name.split("/") if part != ".")
    return name if name.split("/")[0] == top else f"{top}/{name}"


def existing(path: str, originals: Mapping[str, Original], origin: Origin, faults: Faults) -> Original | None:
    """The file of this path; a name that differs only in capitals is a fault."""
    if path in originals:
        return originals[path]
    other = next((name for name in originals if name.casefold() == path.casefold()), None)
    if other is not None:
        faults.add(
            origin,
            marked("{path} is written {other} in the folder"),
            why=marked("capitals count on some systems, so another machine would not find the file"),
            fix=marked("write {other}"),
            path=quoted(path),
            other=quoted(other),
        )
    return None


def report_second(path: str, first: Origin, second: Origin, faults: Faults) -> None:
    """Two rows speak of one file."""
    faults.add(
        second,
        marked("{path} has a row already, at {first}"),
        why=marked("only one of the two could be kept, and nothing says which"),
        fix=marked("put what is known into one row"),
        path=quoted(path),
        first=first,
    )
