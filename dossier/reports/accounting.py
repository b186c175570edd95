"""Where every file of the case went: included, omitted or waived, and never silently less."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.errors import Problem, RenderError
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier, Omission
from dossier.model.original import Original

Fate = Literal["included", "omitted", "waived", "withdrawn", "unaccounted"]
Hearing = Literal["read", "partly-read", "not-read", "elsewhere"]
FATES: tuple[Fate, ...] = ("included", "omitted", "waived", "withdrawn", "unaccounted")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one original in this proceeding.

    Attributes:
        path: Inside the case folder.
        sha256: Its digest.
        fate: `withdrawn` after it was communicated; `unaccounted` means a fault of the program, and
            stops a build.
        labels: Where it is shown: exhibit number (`3`), photograph (`2/1`).
        reason: Why it is not shown; empty where it is.
    """

    path: str
    size: int
    sha256: str
    fate: Fate
    labels: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pleading:
    """What became of one file of `submissions/`: it is no exhibit, and is never filed from here.

    Attributes:
        path: Inside the case folder.
        fate: Whether its words were read; `elsewhere` where it belongs to another proceeding.
    """

    path: str
    size: int
    sha256: str
    fate: Hearing


@dataclass(frozen=True, slots=True)
class Accounting:
    """Every original of the case by path, and whether the totals agree.

    Attributes:
        entries: One for each original, sorted by path.
        without_file: Things left out that have no file of their own.
        ignored: Files that the program never treats as evidence, such as `Thumbs.db`.
        missing: Files that a table names and that are not in the folder.
        strangers: Paths shown or omitted that are no original of the case.
        doubled: Originals that are both shown and omitted.
        pleadings: Every file under `submissions/`, counted apart.
    """

    entries: tuple[Entry, ...]
    without_file: tuple[Omission, ...] = ()
    ignored: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    pleadings: tuple[Pleading, ...] = ()

    @property
    def totals(self) -> Mapping[str, int]:
        """How many files had each fate, and in all."""
        found = Counter(entry.fate for entry in self.entries)
        return {**{str(fate): found[fate] for fate in FATES}, "total": len(self.entries)}

    @property
    def unaccounted(self) -> tuple[str, ...]:
        """Originals that nothing shows and nothing omits."""
        return tuple(entry.path for entry in self.entries if entry.fate == "unaccounted")

    @property
    def agrees(self) -> bool:
        """Whether included + omitted + waived + withdrawn = total, each file once."""
        return not (self.unaccounted or self.strangers or self.doubled)


def accounting(dossier: Dossier) -> Accounting:
    """Say of every original of the case what became of it in this proceeding."""
    originals, shown, omitted = dossier.case.originals, _shown(dossier), _omitted(dossier)
    missing = {row.path for row in dossier.case.missing}
    accepted = {waiver.subject for waiver in dossier.case.waivers}
    return Accounting(
        entries=tuple(
            _entry(originals[path], shown.get(path, ()), omitted.get(path), accepted)
            for path in sorted(originals)
        ),
        without_file=tuple(omission for omission in dossier.omissions if not omission.path),
        ignored=tuple(sorted(dossier.case.ignored)),
        missing=tuple(sorted(missing)),
        strangers=tuple(sorted((shown.keys() | omitted.keys()) - originals.keys() - missing)),
        doubled=tuple(sorted(shown.keys() & omitted.keys())),
        pleadings=tuple(sorted(_pleadings(dossier), key=lambda one: one.path)),
    )


def _pleadings(dossier: Dossier) -> Iterable[Pleading]:
    ours = {submission.path for submission in dossier.submissions}
    for submission in dossier.case.submissions:
        original = submission.original
        fate: Hearing = "read" if not submission.unread else "partly-read"
        fate = fate if submission.passages else "not-read"
        fate = fate if submission.path in ours else "elsewhere"
        yield Pleading(original.path, original.size, original.sha256, fate)


def agreed(told: Accounting) -> Accounting:
    """The accounting itself, where every file is in it once.

    Raises:
        RenderError: A file would be lost or counted twice; each is named.
    """
    faults = (
        (told.unaccounted, marked("is neither included, omitted nor waived")),
        (told.strangers, marked("is shown or omitted, and is no file of the case")),
        (told.doubled, marked("is both shown and omitted")),
    )
    problems = [Problem(path, what) for paths, what in faults for path in paths]
    if problems:
        raise RenderError(
            marked("The files of the case do not add up: nothing may be lost silently"), problems
        )
    return told


def _shown(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    labels: dict[str, tuple[str, ...]] = {}
    for path, label in _places(dossier):
        labels[path] = (*labels.get(path, ()), label)
    return labels


def _places(dossier: Dossier) -> Iterable[tuple[str, str]]:
    for item in dossier.exhibits:
        if item.exhibit.original is not None:
            yield item.exhibit.original.path, str(item.number)
        for plate in item.plates:
            yield plate.photograph.original.path, plate.label


def _omitted(dossier: Dossier) -> dict[str, Omission]:
    return {omission.path: omission for omission in dossier.omissions if omission.path}


def _entry(
    original: Original, labels: tuple[str, ...], omission: Omission | None, accepted: set[str]
) -> Entry:
    fate: Fate = "unaccounted"
    if labels:
        fate = "included"
    elif omission is not None:
        fate = "waived" if {original.path, omission.subject} & accepted else "omitted"
        fate = "withdrawn" if omission.withdrawn else fate
    reason = omission.reason if omission and not labels else ""
    return Entry(original.path, original.size, original.sha256, fate, labels, reason)
