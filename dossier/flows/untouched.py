"""Files handed over beside the dossier exactly as they are."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.errors import IntegrityError, Problem
from dossier.files import locate, sha256_file
from dossier.model.dossier import Dossier
from dossier.model.original import Original


def untouched_copies(dossier: Dossier, folder: Path) -> dict[str, Path]:
    """The originals to copy, by their name beside the dossier.

    Raises:
        IntegrityError: A file is no longer the one that was read; all such files are named.
    """
    return unchanged({f"exhibits/{name}": original for name, original in _handed_over(dossier)}, folder)


def unchanged(files: Mapping[str, Original], folder: Path) -> dict[str, Path]:
    """Where these files are, each still the one that was read.

    Raises:
        IntegrityError: A file is no longer the one that was read; all such files are named.
    """
    changed = [o for o in files.values() if sha256_file(locate(folder, o.path)) != o.sha256]
    if changed:
        problems = [
            Problem(o.path, "it changed while the dossier was made", fix="build again") for o in changed
        ]
        raise IntegrityError("Some files are not the ones that were read", problems)
    return {name: locate(folder, original.path) for name, original in files.items()}


def _handed_over(dossier: Dossier) -> Iterator[tuple[str, Original]]:
    for item in dossier.exhibits:
        if item.untouched and item.exhibit.original:
            yield item.untouched, item.exhibit.original
        yield from ((p.untouched, p.photograph.original) for p in item.plates if p.untouched)
