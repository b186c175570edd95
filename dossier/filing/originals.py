"""Which originals an archive edition holds, what they are called in it, and which are only named."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from dossier.filing.names import plain
from dossier.model.archive import Kept, KeptOriginal, Limits
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.original import Original

_MASKED = "masked-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An original that is wanted in the file, and why.

    Attributes:
        copy: Whether the masked copy is meant, which is what the pages show.
    """

    item: NumberedExhibit
    label: str
    original: Original
    asked: bool
    copy: bool = False

    @property
    def sha256(self) -> str:
        """Of what would be attached."""
        masked = self.original.masked
        return masked.sha256 if self.copy and masked else self.original.sha256

    @property
    def name(self) -> str:
        """Plain letters, the label first: no two are alike, and no system stumbles over one."""
        stem, dot, suffix = self.original.name.rpartition(".")
        ending = plain(suffix).lower() if dot else ""
        before = f"{self.label.replace('/', '-')}_{_MASKED if self.copy else ''}"
        return before + (plain(stem or suffix) or "file") + (f".{ending}" if ending else "")


@dataclass(slots=True)
class Room:
    """What is left of what may be attached."""

    limits: Limits
    used: int = 0

    def kept(self, wanted: Wanted, size: int) -> KeptOriginal:
        """What becomes of it; what fits no more is named."""
        state = self._state(wanted, size)
        if state == "attached":
            self.used += size
        return KeptOriginal(
            label=wanted.label,
            path=wanted.original.path,
            sha256=wanted.sha256,
            size=size,
            kept=state,
            exhibit=wanted.item.number,
            asked=wanted.asked,
            name=wanted.name if state == "attached" else "",
        )

    def _state(self, wanted: Wanted, size: int) -> Kept:
        if wanted.original.masked is not None and not wanted.copy:
            return "masked"
        if size > self.limits.file:
            return "large"
        return "attached" if self.used + size <= self.limits.total else "total"


def wanted_originals(dossier: Dossier, pictured: Container[int]) -> Iterator[Wanted]:
    """Originals of exhibits for which counsel asked, and of those whose pages stand as pictures.

    Args:
        dossier: What is filed.
        pictured: Numbers of the latter.
    """
    for item in dossier.exhibits:
        original, asked = item.exhibit.original, item.exhibit.embed
        if original is not None and asked:
            yield Wanted(item, str(item.number), original, asked=True)
        if original is not None and item.number in pictured and (original.masked or not asked):
            yield Wanted(item, str(item.number), original, asked=False, copy=original.masked is not None)
        for plate in item.plates if asked else ():
            yield Wanted(item, plate.label, plate.photograph.original, asked=True)
