"""Make a build again from its receipt, from nothing, and say whether the bytes agree."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier.errors import InputError, Problem
from dossier.executor import Progress
from dossier.files import work_folder
from dossier.flows.build import build
from dossier.flows.receipt import receipt_name
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked, translate
from dossier.model.archive import Limits
from dossier.model.receipt import Receipt, receipt_from
from dossier.model.text import Language

State = Literal["same", "differs", "not made again", "not made then"]
_STATES: Mapping[State, str] = {
    "same": marked("the same bytes"),
    "differs": marked("other bytes"),
    "not made again": marked("not made again"),
    "not made then": marked("made now, and not then"),
}
_LINE = marked("{name}: {state}")
_CAUSES = {
    "program": marked("the program is another version: {then}, now {now}"),
    "python": marked("Python is another version: {then}, now {now}"),
    "templates": marked("the program’s templates differ"),
    "own_templates": marked("the firm’s own templates differ (--templates)"),
    "profile": marked("the firm’s own profile of an edition differs (--profile)"),
}
_CHANGED = {
    "libraries": marked("{name} is another version: {then}, now {now}"),
    "editions": marked("the rules of {name} are of another day: {then}, now {now}"),
    "texts": marked("{name} is not the file that was read then"),
    "originals": marked("{name} is not the original that was read then"),
    "pictures": marked("photograph {name} is printed from another picture"),
}


@dataclass(frozen=True, slots=True)
class Reproduced:
    """How a build made again compares with its receipt.

    Attributes:
        files: What became of each file, by its name beside the dossier.
        causes: What differs in what went in, in sentences.
    """

    files: Mapping[str, State]
    causes: tuple[str, ...]
    language: Language

    @property
    def agrees(self) -> bool:
        """Whether every file of then was made again, byte for byte."""
        return set(self.files.values()) == {"same"}

    def lines(self) -> Iterator[str]:
        """In words: each file, then the causes."""
        for name, state in self.files.items():
            yield translate(_LINE, self.language, name=name, state=translate(_STATES[state], self.language))
        yield from self.causes


@dataclass(frozen=True, slots=True)
class Again:
    """What to make again, and from what."""

    receipt: Path
    case: Path
    templates: Path | None = None
    profile: Path | None = None
    workers: int = 1


def reproduce(again: Again, progress: Progress) -> Reproduced:
    """Build from nothing, beside the receipt, and compare; what was made is taken away again.

    Raises:
        InputError: The receipt cannot be read.
        DossierError: As `build` raises.
    """
    then = _read(again.receipt)
    with work_folder(again.receipt.resolve().parent) as work:
        request = _request(again, then, work / "out")
        build(request, progress)
        now = _read(request.internal / receipt_name(then.proceeding))
    return compared(then, now)


def compared(then: Receipt, now: Receipt) -> Reproduced:
    """What agrees between two receipts of one build, and why the rest does not."""
    names = sorted({*then.made, *now.made})
    causes = (*_causes(then, now), *_changes(then, now))
    return Reproduced({name: _state(name, then, now) for name in names}, causes, then.language)


def _read(path: Path) -> Receipt:
    try:
        return receipt_from(path.read_bytes())
    except (OSError, ValueError) as error:
        problem = Problem(
            str(path), f"cannot be read: {error}", fix="name a receipt-….json of an internal folder"
        )
        raise InputError("There is no receipt to build from", [problem]) from error


def _request(again: Again, then: Receipt, out: Path) -> BuildRequest:
    return BuildRequest(
        folder=again.case,
        out=out,
        proceeding=then.proceeding,
        level=then.level,
        language=then.language,
        as_of=dt.date.fromisoformat(then.as_of) if then.as_of else None,
        templates=again.templates,
        workers=again.workers,
        editions=then.asked,
        archive=Limits(then.archive.file, then.archive.total) if then.archive else None,
        profile=again.profile,
    )


def _state(name: str, then: Receipt, now: Receipt) -> State:
    if name not in now.made:
        return "not made again"
    if name not in then.made:
        return "not made then"
    return "same" if then.made[name] == now.made[name] else "differs"


def _causes(then: Receipt, now: Receipt) -> Iterator[str]:
    for key, words in _CAUSES.items():
        before, after = getattr(then, key), getattr(now, key)
        if before != after:
            yield translate(words, then.language, then=before, now=after)


def _changes(then: Receipt, now: Receipt) -> Iterator[str]:
    for key, words in _CHANGED.items():
        before, after = getattr(then, key), getattr(now, key)
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name):
                values = {"then": before.get(name, "–"), "now": after.get(name, "–")}
                yield translate(words, then.language, name=name, **values)
