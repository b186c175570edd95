"""What changed between two communications, or between one and the case as it is now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.model.served import Communication, MadeFile, ServedExhibit

ExhibitChange = Literal[
    "added", "corrected", "withdrawn", "missing", "content", "title", "moved", "other-file"
]
"""`content`: another file under the same number; `missing`: no longer there and not marked withdrawn."""

FileChange = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is otherwise of one number; `before` and `after` hold what differs, as text."""

    kind: ExhibitChange
    number: int
    exhibit: ServedExhibit
    before: str = ""
    after: str = ""
    other: int = 0
    """The number that it replaces or that replaces it; 0: none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that is otherwise in the later of two."""

    exhibits: tuple[Changed, ...]
    files: tuple[tuple[FileChange, MadeFile], ...]

    def of(self, kind: ExhibitChange) -> tuple[Changed, ...]:
        """The changes of one kind, in order of the numbers."""
        return tuple(one for one in self.exhibits if one.kind == kind)


def difference(before: Communication, after: Communication) -> Difference:
    """What the later says otherwise than the earlier, number by number and file by file."""
    known = {one.number: one for one in before.exhibits}
    told = {one.number: one for one in after.exhibits}
    changes = [change for number in sorted(told) for change in _changes(known.get(number), told[number])]
    gone = [Changed("missing", number, known[number]) for number in sorted(known.keys() - told.keys())]
    return Difference((*changes, *gone), tuple(_files(before, after)))


def _changes(before: ServedExhibit | None, after: ServedExhibit) -> Iterator[Changed]:
    if before is None:
        kind: ExhibitChange = "corrected" if after.replaces else "added"
        yield Changed(kind, after.number, after, other=after.replaces)
    if after.withdrawn and (before is None or not before.withdrawn):
        yield Changed("withdrawn", after.number, after, other=after.replaced_by)
    if before is not None and not after.withdrawn:
        yield from _otherwise(before, after)


def _otherwise(before: ServedExhibit, after: ServedExhibit) -> Iterator[Changed]:
    pairs: tuple[tuple[ExhibitChange, str, str], ...] = (
        ("content", " ".join(before.digests), " ".join(after.digests)),
        ("title", _title(before), _title(after)),
        ("other-file", before.file, after.file),
        ("moved", _pages(before), _pages(after)),
    )
    for kind, one, other in pairs:
        known = bool(one and other) or kind == "content"
        if one != other and known and not (kind == "moved" and before.file != after.file):
            yield Changed(kind, after.number, after, one, other)


def _title(exhibit: ServedExhibit) -> str:
    return " / ".join(dict.fromkeys(filter(None, (exhibit.title.fr, exhibit.title.en))))


def _pages(exhibit: ServedExhibit) -> str:
    """`12`, or `12-14`; nothing where it stands in no file."""
    last = exhibit.first + exhibit.pages - 1
    if not exhibit.first:
        return ""
    return str(exhibit.first) if last <= exhibit.first else f"{exhibit.first}-{last}"


def _files(before: Communication, after: Communication) -> Iterator[tuple[FileChange, MadeFile]]:
    known = {one.name: one for one in before.files}
    for one in after.files:
        if one.name not in known:
            yield "added", one
        elif known[one.name].sha256 != one.sha256:
            yield "changed", one
    told = {one.name for one in after.files}
    if not after.supplementary:  # which hands over what is new, and takes nothing back
        yield from (("gone", one) for one in before.files if one.name not in told)
