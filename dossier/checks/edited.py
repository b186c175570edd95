"""The finished files that were made for a court, by its edition."""

from collections.abc import Iterator

from dossier.law.profiles import profiles
from dossier.model.dossier import Dossier
from dossier.model.edition import Edition
from dossier.model.filed import FiledFile


def files(dossier: Dossier) -> int:
    """Files made for a court."""
    return sum(1 for file in dossier.filed if file.edition)


def editions_made(dossier: Dossier) -> Iterator[tuple[Edition, list[FiledFile]]]:
    """Each edition of which there are finished files; the firm's own profile before the program's."""
    own = {edition.id: edition for edition in dossier.editions}
    known = {edition.id: edition for edition in profiles()} | own
    for id_ in dict.fromkeys(file.edition for file in dossier.filed):
        if id_ in known:
            yield known[id_], [file for file in dossier.filed if file.edition == id_]
