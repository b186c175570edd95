"""Communicate a proceeding's exhibits: build, hash everything again, and freeze what was handed over."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from dossier import __version__, clock
from dossier.errors import BlockedError, IntegrityError, Problem, UsageError
from dossier.executor import Progress
from dossier.files import locate, sha256_file
from dossier.filing.names import plain
from dossier.flows.build import build
from dossier.flows.check import check_case
from dossier.flows.freezing import free_folder, freeze, keep_receipt
from dossier.flows.reading import chosen, read
from dossier.flows.request import BuildRequest, Built, Supplement
from dossier.flows.supplement import prove_supplement
from dossier.i18n.catalogue import marked, translate
from dossier.model.case import Case
from dossier.model.custody import GENESIS
from dossier.model.dossier import Dossier, NumberedExhibit, NumberOnly
from dossier.model.finding import CheckReport
from dossier.model.proceeding import Proceeding
from dossier.model.served import (
    COURT,
    Communication,
    MadeFile,
    Receipt,
    ServedExhibit,
    ServedFile,
    ServedPhotograph,
    of_proceeding,
    standing,
)
from dossier.render.front import places_in
from dossier.reports.text import text_report
from dossier.seal.log import append_event

_NOT_HANDED_OVER = ("hearing.pdf", "paper-kit.pdf")
"""Counsel's own file, and sheets to print."""

_AHEAD = dt.timedelta(hours=14)
"""By which a place on earth may be ahead of UTC."""

_LARGEST_RECEIPT = 256 << 20
_OFFICE = marked("the office")
_One = TypeVar("_One", Dossier, Proceeding)


@dataclass(frozen=True, slots=True)
class Service:
    """One communication asked for.

    Attributes:
        build: The case; its level is always court.
        to: Id of a party, or `court`.
        on: The day; None: today.
        answers: Name of the communication that a receipt answers; empty: the last.
    """

    build: BuildRequest
    to: str
    on: dt.date | None = None
    answers: str = ""


def serve(service: Service, progress: Progress) -> Communication:
    """Build the proceeding, and freeze what is handed over: numbers, digests, files and pages.

    Raises:
        BlockedError: A finding blocks at level court; nothing was built or written down.
        UsageError: There is no such party or proceeding, the day cannot be, or nothing is new.
        IntegrityError: An original is not the one that was read.
        OutputError: It cannot be written; nothing was. Where only the custody log cannot be, it says so.
    """
    request = replace(service.build, level="court")
    checked = check_case(request, progress)
    dossier = _only(checked.dossiers)
    _refuse_blocked(checked.report, dossier)
    before = of_proceeding(dossier.case.communications, dossier.proceeding.id)
    on = _day(service, before)
    _refuse_stranger(service.to, dossier)
    fresh = _fresh(dossier, told_to(before, service.to))
    if not fresh:
        raise UsageError(_nothing_new(dossier, service.to, before))
    again = bool(told_to(before, service.to))
    place = free_folder(request.folder, dossier.proceeding.id, on)
    supplement = Supplement(frozenset(fresh), place) if again else None
    wanted = replace(request, proceeding=dossier.proceeding.id, supplement=supplement)
    built = build(wanted, progress)[0]
    _refuse_blocked(built.report, dossier)
    _refuse_changed(built.dossier.case, request.folder)
    if supplement:
        prove_supplement(built, supplement)
    told = communication_of(built, service.to, on, frozenset(fresh))
    frozen = freeze(told, request, len(before))
    _enter(frozen, built.dossier, request.folder)
    return frozen


def _enter(told: Communication, dossier: Dossier, folder: Path) -> None:
    """Write what was handed over into the custody log, where the case keeps one."""
    if dossier.case.custody is None:
        return
    served = [one for exhibit in told.exhibits if exhibit.new for one in _handed(exhibit)]
    names = {party.id: party.name.get(told.language) for party in dossier.proceeding.parties}
    counsel = dossier.case.matter.counsel.get(told.language) if dossier.case.matter.counsel else ""
    entry = {
        "event": "served",
        "who": " ".join(counsel.split()) or translate(_OFFICE, told.language),
        "to": names.get(told.to, told.to),
        "files": [{"path": one.path, "copy": one.sha256} for one in served],
        "remarks": f"{told.place}, SHA-256 {told.digest}",
    }
    append_event(folder, entry, clock.now().astimezone(), told.language)


def _handed(exhibit: ServedExhibit) -> Iterator[ServedFile | ServedPhotograph]:
    """The files of the case that an exhibit is made of."""
    if exhibit.original:
        yield exhibit.original
    yield from exhibit.photographs


def store_receipt(service: Service, file: Path, progress: Progress) -> tuple[Path, Receipt]:
    """Keep a copy of what the court or the other side sent back, beside what it answers.

    Raises:
        UsageError: There is no such communication, or the file cannot be read.
        OutputError: It cannot be written; nothing was.
    """
    case = read(service.build, progress)
    proceeding = _only(chosen(case, service.build.proceeding))
    ours = of_proceeding(case.communications, proceeding.id)
    one = find(ours, service.answers, service.to)
    try:
        size = file.stat().st_size
        digest = sha256_file(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}\n  fix: name a file") from error
    if size > _LARGEST_RECEIPT:
        raise UsageError(f"{file} is too large to be a receipt.\n  fix: name the receipt itself")
    stem, dot, suffix = file.name.rpartition(".")
    name = f"{plain(stem or suffix) or 'receipt'}" + (f".{plain(suffix).lower()}" if dot and stem else "")
    receipt = Receipt(name=name, sha256=digest, size=size, recorded=clock.now().replace(microsecond=0))
    return keep_receipt(file, one, service.build, receipt), receipt


def find(communications: tuple[Communication, ...], named: str, to: str = "") -> Communication:
    """A communication by its day or folder; without one the last.

    Raises:
        UsageError: There is none of that name; those that exist are named.
    """
    ours = [one for one in communications if not to or one.to == to]
    found = [one for one in ours if named in {"", one.folder, one.on.isoformat()}]
    exact = [one for one in found if one.folder == named]
    if not found:
        known = ", ".join(one.folder for one in communications) or "–"
        raise UsageError(f"There is no communication {named or to!r}.\n  fix: choose one of: {known}")
    return (exact or found)[-1]


def communication_of(built: Built, to: str, on: dt.date, fresh: frozenset[int]) -> Communication:
    """What is handed over, from what was built."""
    dossier = built.dossier
    before = of_proceeding(dossier.case.communications, dossier.proceeding.id)
    earlier = told_to(before, to)
    exhibits = [_served(item, built, earlier, fresh) for item in dossier.exhibits]
    known = {number: one for number, (one, _) in standing(before).items()}
    exhibits += [_number_only(one, known[one.number], fresh) for one in dossier.numbers_only]
    return Communication(
        program=__version__,
        case=dossier.case.matter.id,
        proceeding=dossier.proceeding.id,
        to=to,
        on=on,
        recorded=clock.now().replace(microsecond=0),
        sequence=len(before) + 1,
        previous=before[-1].digest if before else GENESIS,
        language=dossier.language,
        supplementary=bool(earlier),
        exhibits=tuple(sorted(exhibits, key=lambda one: one.number)),
        files=tuple(_files(built, fresh if earlier else None)),
    )


def _served(
    item: NumberedExhibit, built: Built, earlier: Mapping[int, ServedExhibit], fresh: frozenset[int]
) -> ServedExhibit:
    original, known = item.exhibit.original, earlier.get(item.number)
    file, first, pages = _place(item.number, built)
    if known is not None and item.number not in fresh:
        file, first, pages = known.file, known.first, known.pages
    return ServedExhibit(
        number=item.number,
        id=item.exhibit.id,
        title=item.exhibit.title,
        state="corrected" if item.replaces else "communicated",
        new=item.number in fresh,
        replaces=item.replaces,
        original=ServedFile(path=original.path, sha256=original.sha256) if original else None,
        photographs=tuple(
            ServedPhotograph(
                rank=int(plate.label.rpartition("/")[2]),
                id=plate.photograph.id,
                path=plate.photograph.original.path,
                sha256=plate.photograph.original.sha256,
            )
            for plate in item.plates
        ),
        file=file,
        first=first,
        pages=pages,
    )


def _number_only(one: NumberOnly, known: ServedExhibit, fresh: frozenset[int]) -> ServedExhibit:
    return ServedExhibit(
        number=one.number,
        id=one.id,
        title=one.title,
        state="withdrawn",
        new=one.number in fresh,
        replaced_by=one.replaced_by,
        reason=one.reason,
        original=known.original,
        photographs=known.photographs,
    )


def _place(number: int, built: Built) -> tuple[str, int, int]:
    """File, first page and pages: in its own file, in the supplement, or in the one dossier."""
    own = next((name for name, numbers in built.holding.items() if numbers == (number,)), "")
    names = (*(name for name in built.plans if name.startswith("served/")), "dossier.pdf")
    for name in names:
        places = places_in(built.plans[name])
        if number in places.pages_of:
            pages = places.pages_of[number]
            first = min(page for anchor, page in places.page_of.items() if anchor == f"exhibit-{number}")
            return (own, 1, pages) if own else (name, first, pages)
    return own or "dossier.pdf", 1, 0


def _files(built: Built, only: frozenset[int] | None) -> Iterator[MadeFile]:
    """What is handed over: everything, or what holds the numbers that are new."""
    for name in sorted(built.files):
        numbers = built.holding.get(name)
        if name in _NOT_HANDED_OVER or (only is not None and not _goes_along(name, numbers, only)):
            continue
        path = built.folder / name
        pages = built.plans[name].pages if name in built.plans else 0
        yield MadeFile(name=name, sha256=sha256_file(path), size=path.stat().st_size, pages=pages)


def _goes_along(name: str, numbers: tuple[int, ...] | None, only: frozenset[int]) -> bool:
    if name.startswith("served/"):
        return True
    if numbers is not None:
        return len(numbers) == 1 and not only.isdisjoint(numbers)
    untouched = name.removeprefix("exhibits/").replace("-", "_").partition("_")[0]
    return name.startswith("exhibits/") and untouched in {str(number) for number in only}


def told_to(before: tuple[Communication, ...], to: str) -> dict[int, ServedExhibit]:
    """Every number as this party was told it last."""
    return {e.number: e for one in before if one.to == to for e in one.exhibits if e.file or e.withdrawn}


def _fresh(dossier: Dossier, earlier: Mapping[int, ServedExhibit]) -> list[int]:
    """Numbers that this party was not told, or not that they are withdrawn."""
    filed = [item.number for item in dossier.exhibits if item.number not in earlier]
    gone = [one.number for one in dossier.numbers_only if not _knows(earlier.get(one.number))]
    return sorted([*filed, *gone])


def _knows(told: ServedExhibit | None) -> bool:
    return told is not None and told.withdrawn


def _day(service: Service, before: tuple[Communication, ...]) -> dt.date:
    """The day of the communication: not before the last one, and not in the future."""
    now = clock.now()
    on = service.on or now.date()
    if on > (now + _AHEAD).date():
        raise UsageError(f"--on {on} has not come yet.\n  fix: write down a communication on its day")
    if before and on < before[-1].on:
        raise UsageError(
            f"--on {on} lies before the last communication of this proceeding ({before[-1].on}).\n"
            "  why: numbers go on from one communication to the next\n"
            "  fix: give the day on which it was made"
        )
    return on


def _only(found: tuple[_One, ...]) -> _One:
    if len(found) != 1:
        raise UsageError("The case has several proceedings.\n  fix: name one with --proceeding")
    return found[0]


def _refuse_stranger(to: str, dossier: Dossier) -> None:
    known = [COURT, *(party.id for party in dossier.proceeding.parties)]
    if to not in known:
        raise UsageError(f"This proceeding has no party {to!r}.\n  fix: choose one of: {', '.join(known)}")


def _refuse_blocked(report: CheckReport, dossier: Dossier) -> None:
    if report.blocking:
        kept = replace(report, findings=report.blocking, waived=())
        language = dossier.language
        headline = translate(marked("A draft is not communicated: findings block"), language)
        told = text_report(kept, language, colour=False, width=100)
        raise BlockedError(f"{headline}\n\n{told}")


def _refuse_changed(case: Case, folder: Path) -> None:
    """Every original of the case once more, byte for byte."""
    changed = [o.path for o in case.originals.values() if o.sha256 and _digest(folder, o.path) != o.sha256]
    if changed:
        problems = [Problem(path, "it changed while it was served", fix="run it again") for path in changed]
        raise IntegrityError("Some files are not the ones that were read", problems)


def _digest(folder: Path, path: str) -> str:
    try:
        return sha256_file(locate(folder, path))
    except OSError:
        return hashlib.sha256(b"").hexdigest()


def _nothing_new(dossier: Dossier, to: str, before: tuple[Communication, ...]) -> str:
    last = next((one.folder for one in reversed(before) if one.to == to), "–")
    words = marked(
        "Nothing is new for {to} since the communication of {day}.\n"
        "  fix: list new exhibits in proceedings.yaml, or mark what is corrected or withdrawn in exhibits.csv"
    )
    return translate(words, dossier.language, to=to, day=last)
