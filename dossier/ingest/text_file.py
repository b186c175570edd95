"""The text of a file, in whichever encoding an office's program saved it."""

import codecs
import re

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.model.source import Origin

LARGEST = 8 << 20
"""Bytes of the largest table or case file that is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def decode(content: bytes, file: str, faults: Faults) -> str | None:
    """The text: UTF-8 with or without BOM, UTF-16 with BOM, else as French Windows writes."""
    if len(content) > LARGEST:
        faults.add(
            Origin(file=file),
            marked("this file is too large to be a table of a case ({size} bytes)"),
            fix=marked("keep only the rows of this case in it"),
            size=len(content),
        )
        return None
    text = _decoded(content, file, faults)
    return text if text is not None and _printable(text, file, faults) else None


def _decoded(content: bytes, file: str, faults: Faults) -> str | None:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.removeprefix(bom).decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
    faults.add(
        Origin(file=file, line=line),
        marked("the letters of this file are written in an unknown encoding"),
        fix=marked("save it again as UTF-8 (in Excel: CSV UTF-8)"),
    )
    return None


def _printable(text: str, file: str, faults: Faults) -> bool:
    found = _INVISIBLE.search(text)
    if found is None:
        return True
    line = text.count("\n", 0, found.start()) + 1
    faults.add(
        Origin(file=file, line=line, column=found.start() - text.rfind("\n", 0, found.start())),
        marked("an invisible control character (U+{code}) stands here"),
        why=marked("what cannot be seen cannot be checked before it is filed"),
        fix=marked("delete it; if the whole file looks odd, save it again as UTF-8"),
        code=f"{ord(found[0]):04X}",
    )
    return False
