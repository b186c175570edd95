"""What a build is asked for, where it writes, and what it gives back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier.model.archive import Limits
from dossier.model.case import Case
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Level
from dossier.model.parts import Plan, Proof
from dossier.model.text import Language

LOCK = ".lock"
"""In the internal folder: who holds it may write there and publish beside it."""


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a supplementary communication hands over beside the dossier.

    Attributes:
        numbers: Of the exhibits that are new, or for the first time withdrawn.
        day: Name of the communication: `2026-11-24`, then `2026-11-24-2`.
    """

    numbers: frozenset[int]
    day: str

    @property
    def name(self) -> str:
        """Of its file, beside the dossier."""
        return f"served/{self.day}/supplementary-exhibits.pdf"


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """One command of a person.

    Attributes:
        folder: The case folder, which a build only reads.
        out: Where deliverables go; `OUT.internal` beside it takes what never leaves the office.
        proceeding: Id of the one proceeding wanted; None: each of them.
        level: What the result must be fit for; says which findings stop it.
        templates: A firm's own templates, which come before the program's.
        workers: Processes to use.
        editions: Names of the editions wanted; none: the one of the court.
        profile: A firm's own profile of an edition.
        archive: How much the archive edition may hold of originals; None: an ordinary build.
        supplement: What `serve` hands over now that was not handed over before.
    """

    folder: Path
    out: Path
    proceeding: str | None = None
    level: Level = "court"
    language: Language | None = None
    as_of: dt.date | None = None
    templates: Path | None = None
    workers: int = 1
    editions: tuple[str, ...] = ()
    profile: Path | None = None
    supplement: Supplement | None = None
    archive: Limits | None = None

    @property
    def internal(self) -> Path:
        """The folder that never leaves the office: beside the other, never inside it."""
        return self.out.with_name(f"{self.out.name}.internal")

    @property
    def lock(self) -> Path:
        """Held while files are published, so that two builds do not mix theirs."""
        return self.internal / LOCK

    @property
    def cache(self) -> Path:
        """What earlier builds of this case made and this one may use again."""
        return self.internal / ".cache"


def folders(case: Case) -> dict[str, str]:
    """The folder of each proceeding inside `out`: its own, where there are several."""
    alone = len(case.proceedings) == 1
    return {p.id: "." if alone else p.id for p in case.proceedings}


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one proceeding.

    Attributes:
        dossier: What was filed.
        report: What the checks found.
        proofs: What was found in each finished file, by its name.
        folder: Where the deliverables are.
        plans: Of the finished files, by name.
        holding: Numbers of the exhibits in each file of an edition, by its name beside the dossier.
        files: Names of everything that was published beside the dossier, itself included.
        internal: Names of what was written for the office alone.
    """

    dossier: Dossier
    report: CheckReport
    proofs: Mapping[str, Proof]
    folder: Path
    plans: Mapping[str, Plan] = field(default_factory=dict)
    holding: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
