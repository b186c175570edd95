"""The parts of a pleading that count apart: what it asks for, and its own list of exhibits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.model.passage import Passage
from dossier.model.prose.plain import bare

_LIST = re.compile(
    r"^\W*(?:(?:[ivxlc]+|\d+|[a-z])\s*[.)-]\s*)?(?:bordereau|inventaire|liste|index|list|schedule|table)\s+(?:\w+\s+){0,4}?"
    r"(?:pieces|exhibits|documents)\b|^\W*(?:exhibit\s+list|pieces\s+(?:jointes|communiquees|produites|versees|visees|annexees)"
    r"|productions?\s*:?\s*$|exhibits?\s*:?\s*$|pieces\s*:?\s*$)"
)
_LONGEST_HEADING = 160
_RELIEF = re.compile(
    r"par\s+ces\s+motifs|prayer\s+for\s+relief|relief\s+sought|\bwherefore\b|and\s+the\s+claimants?\s+claims?\b"
)
_RELIEF_TOO = re.compile(
    r"conclut\s+a\s+ce\s+qu'il\s+plaise|(?:demande|requiert|sollicite)\w*\s+(?:au|du)\s+tribunal|"
    r"il\s+est\s+demande\s+au\s+tribunal|the\s+claimants?\s+(?:therefore\s+)?(?:claims?|seeks?)\b"
)
_ENTRY = re.compile(
    r"^\s*(?:-\s*)?(?:(?:pi[èe]ces?|exhibits?|annexe?s?|tab|pce?s?|production)\s*\.?\s*)?(?:n\s?[°ºo]s?\.?\s*)?"
    r"(?P<label>\d{1,4}(?:\s?(?:bis|ter))?|[A-Z]{1,2}\s?-?\s?\d{1,3})\s*(?:[.:)|-]|\s)\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a pleading's own list of exhibits."""

    label: str
    title: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Parts:
    """A pleading taken apart.

    Attributes:
        body: What argues.
        relief: What it asks for (*dispositif*).
        entries: The lines of its own list of exhibits.
        listed: Whether it has such a list, however it is written.
    """

    body: tuple[Passage, ...]
    relief: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    listed: bool


def parts(passages: Sequence[Passage]) -> Parts:
    """What argues, what asks and what lists."""
    listing = _listing(passages)
    argued = [passage for rank, passage in enumerate(passages) if rank not in listing]
    asked = _asked(argued)
    return Parts(
        body=tuple(argued),
        relief=tuple(argued[asked:]) if asked is not None else (),
        entries=tuple(_entries(passages[rank] for rank in sorted(listing))),
        listed=bool(listing),
    )


def _listing(passages: Sequence[Passage]) -> set[int]:
    """The ranks of what stands in a list of exhibits: from its heading to the next heading."""
    found: set[int] = set()
    inside = False
    for rank, passage in enumerate(passages):
        if passage.kind == "note":
            continue
        if heads_a_list(passage.text) and _followed_by_entries(passages, rank):
            inside = True
        elif passage.kind == "heading" or _RELIEF.search(bare(passage.text)):
            inside = False
        if inside:
            found.add(rank)
    return found


def heads_a_list(text: str) -> bool:
    """Whether a line is the heading of a list of exhibits by its words alone."""
    return len(text) <= _LONGEST_HEADING and bool(_LIST.match(bare(text)))


def _followed_by_entries(passages: Sequence[Passage], rank: int) -> bool:
    """A sentence may begin like a heading; a list is followed by its lines."""
    near = [p for p in passages[rank + 1 : rank + 8] if p.kind != "margin"]
    return any(_ENTRY.match(line) for p in near for line in p.text.split("\n"))


def _asked(passages: Sequence[Passage]) -> int | None:
    """Where the last of what is asked for begins."""
    for pattern in (_RELIEF, _RELIEF_TOO):
        found = [rank for rank, passage in enumerate(passages) if pattern.search(bare(passage.text))]
        if found:
            return found[-1]
    return None


def _entries(passages: Iterator[Passage]) -> Iterator[Entry]:
    for passage in passages:
        for line in passage.text.split("\n"):
            if found := _ENTRY.match(line):
                title = re.sub(r"\s*\|\s*", ", ", found["title"]).strip(" ,.;:-–")
                yield Entry(re.sub(r"\s", "", found["label"]), title, passage)
