"""Names of filed files: short, plain letters, the exhibit's number first."""

import re
import unicodedata

from dossier.model.original import Original

_LONGEST = 60
_WRITTEN_OUT = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "_"})


def plain(text: str, longest: int = _LONGEST) -> str:
    """Letters without accents, digits, `-` and `_`; what courts' systems accept."""
    folded = unicodedata.normalize("NFKD", text).translate(_WRITTEN_OUT)
    ascii_only = folded.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "_", ascii_only).strip("_-")[:longest].rstrip("_-")


def untouched_name(label: str, original: Original | None) -> str:
    """Name of the untouched copy beside the dossier; empty where none is needed.

    A signed PDF would lose its signature in the dossier; of a word processor's file only its pages are in
    it; a file that cannot be printed is not, or not with all its pictures: they are handed over as they are.
    """
    if original is None or not original.sha256:
        return ""
    if original.printable and not original.behind_sheet and not original.shown_in_part:
        return ""
    stem, dot, suffix = original.name.rpartition(".")
    ending = plain(suffix).lower() if dot else ""
    return f"{label}_{plain(stem or suffix) or 'file'}" + (f".{ending}" if ending else "")
