"""What the page of verification compares with: each file by its digest, and where the dossier shows it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from dossier.model.manifest import ListedOriginal, ListedPicture, Manifest, manifest_bytes, manifest_digest

_ORIGINALS, _DOSSIER = "originals", "dossier"


class Where(TypedDict):
    """One place in a dossier that shows a file."""

    proceeding: int
    photo: bool
    label: str
    exhibit: int
    title: str
    page: str
    caption: str
    masked: bool


class ListedFile(TypedDict):
    """One file of the package, or one that the dossier lists and that the package leaves out."""

    path: str
    sha256: str
    kind: Literal["dossier", "original", "package", "withheld"]
    where: list[Where]


class PrintedPicture(Where):
    """One photograph as it stands in a page."""

    sha256: str


class Proceeding(TypedDict):
    """One dossier of the package."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Manifests and files, brought together."""

    manifests: Sequence[Manifest]
    files: Mapping[str, str]

    def proceedings(self) -> list[Proceeding]:
        """Each dossier by its proceeding and the digest of its manifest."""
        return [
            {"name": one.proceeding, "digest": manifest_digest(manifest_bytes(one))} for one in self.manifests
        ]

    def pictures(self) -> list[PrintedPicture]:
        """Every photograph as it is printed."""
        return [
            {"sha256": picture.derivative, **self._where(rank, picture)}
            for rank, manifest in enumerate(self.manifests)
            for picture in manifest.pictures
        ]

    def listed(self) -> list[ListedFile]:
        """Every file of the package, then those listed in a dossier alone."""
        places = self._places()
        shown: set[tuple[str, str]] = set()
        found = []
        for path, digest in sorted(self.files.items()):
            own = (path.partition("/")[2], digest)
            where = places.get(own, [])
            shown.add(own)
            found.append(ListedFile(path=path, sha256=digest, kind=_kind(path, where), where=where))
        return [*found, *self._withheld(places, shown)]

    def _withheld(
        self, places: Mapping[tuple[str, str], list[Where]], shown: set[tuple[str, str]]
    ) -> Iterator[ListedFile]:
        for (path, digest), where in sorted(places.items()):
            if (path, digest) not in shown:
                yield ListedFile(path=f"{_ORIGINALS}/{path}", sha256=digest, kind="withheld", where=where)

    def _places(self) -> dict[tuple[str, str], list[Where]]:
        """Where each original is shown, by its path and digest."""
        places: dict[tuple[str, str], list[Where]] = defaultdict(list)
        for rank, manifest in enumerate(self.manifests):
            pictures = {picture.label: picture for picture in manifest.pictures}
            for original in manifest.originals:
                place = self._where(rank, original, pictures.get(original.label))
                places[original.path, original.sha256].append(place)
        return dict(places)

    def _where(
        self, rank: int, shown: ListedOriginal | ListedPicture, picture: ListedPicture | None = None
    ) -> Where:
        number = _exhibit(shown)
        titles = {exhibit.number: exhibit.title for exhibit in self.manifests[rank].exhibits}
        told = shown if isinstance(shown, ListedPicture) else picture
        return {
            "proceeding": rank,
            "photo": told is not None,
            "label": shown.label,
            "exhibit": number,
            "title": titles.get(number, ""),
            "page": shown.page,
            "caption": told.caption if told else "",
            "masked": bool(told and told.masked),
        }


def _exhibit(shown: ListedOriginal | ListedPicture) -> int:
    """Number of the exhibit; a photograph's label begins with it."""
    if isinstance(shown, ListedOriginal):
        return shown.exhibit
    number = shown.label.partition("/")[0]
    return int(number) if number.isdecimal() else 0


def _kind(path: str, where: Sequence[Where]) -> Literal["dossier", "original", "package"]:
    if where:
        return "original"
    return "dossier" if path.startswith(f"{_DOSSIER}/") else "package"
