"""Choose what one proceeding files, number it, and name what it leaves out."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from dossier.filing.names import untouched_name
from dossier.i18n.catalogue import marked
from dossier.model.case import Case
from dossier.model.dossier import Dossier, NumberedExhibit, Omission, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Proceeding
from dossier.model.stamp import is_stamp
from dossier.model.text import Language

PRIVILEGED = marked("privileged: never filed")
NOT_LISTED = marked("its exhibit is not in the list of this proceeding")
OTHER_PROCEEDING = marked("kept for another proceeding")
NO_EXHIBIT = marked("no exhibit of the case refers to it")
TIME_STAMP = marked("a time-stamp: it stays beside the file that it stamps")


class _Assigned(Protocol):
    @property
    def proceedings(self) -> tuple[str, ...]: ...


_Row = TypeVar("_Row", bound=_Assigned)


def select(case: Case, proceeding: Proceeding, language: Language | None = None) -> Dossier:
    """The case as one court sees it: nothing of another proceeding, nothing privileged."""

    def ours(rows: Iterable[_Row]) -> tuple[_Row, ...]:
        return tuple(r for r in rows if not r.proceedings or proceeding.id in r.proceedings)

    exhibits = tuple(_numbered(case, proceeding, ours(case.photographs)))
    return Dossier(
        case=case,
        proceeding=proceeding,
        language=language or proceeding.language or case.matter.language,
        as_of=case.as_of or case.matter.as_of,
        exhibits=exhibits,
        constats=ours(case.constats),
        events=ours(case.events),
        letters=ours(case.letters),
        losses=ours(case.losses),
        statements=ours(case.statements),
        submissions=ours(case.submissions),
        omissions=tuple(_omissions(case, exhibits, proceeding)),
    )


def _numbered(
    case: Case, proceeding: Proceeding, photographs: tuple[Photograph, ...]
) -> Iterator[NumberedExhibit]:
    for number, exhibit in enumerate(_listed(case, proceeding), start=1):
        mine = sorted((p for p in photographs if p.exhibit == exhibit.id), key=lambda p: p.order)
        plates = tuple(_plate(number, rank, photograph) for rank, photograph in enumerate(mine, start=1))
        name = untouched_name(str(number), exhibit.original)
        yield NumberedExhibit(number=number, exhibit=exhibit, plates=plates, untouched=name)


def _plate(number: int, rank: int, photograph: Photograph) -> Plate:
    name = untouched_name(f"{number}-{rank}", photograph.original)
    return Plate(label=f"{number}/{rank}", photograph=photograph, untouched=name)


def _listed(case: Case, proceeding: Proceeding) -> Iterator[Exhibit]:
    """Exhibits in the order of the list; an id that exists nowhere is a finding, not a number."""
    ids = dict.fromkeys(proceeding.exhibits) or case.exhibit_by_id
    for id_ in ids:
        exhibit = case.exhibit_by_id.get(id_)
        if exhibit is not None and exhibit.confidentiality != "privileged":
            yield exhibit


def _omissions(
    case: Case, exhibits: tuple[NumberedExhibit, ...], proceeding: Proceeding
) -> Iterator[Omission]:
    """Every original that this dossier does not show: included + omitted = total."""
    filed = {item.exhibit.original.path for item in exhibits if item.exhibit.original}
    filed |= {plate.photograph.original.path for item in exhibits for plate in item.plates}
    known = {**_photographs_left_out(case, proceeding), **_exhibits_left_out(case)}
    for path in sorted(set(case.originals) - filed):
        subject, reason = (path, TIME_STAMP) if is_stamp(path) else known.get(path, (path, NO_EXHIBIT))
        yield Omission(subject=subject, path=path, reason=reason)


def _exhibits_left_out(case: Case) -> dict[str, tuple[str, str]]:
    """Id and reason by path, for every exhibit; of two rows for one file the first speaks."""
    reasons = {True: PRIVILEGED, False: NOT_LISTED}
    return {
        exhibit.original.path: (exhibit.id, reasons[exhibit.confidentiality == "privileged"])
        for exhibit in reversed(case.exhibits)
        if exhibit.original
    }


def _photographs_left_out(case: Case, proceeding: Proceeding) -> dict[str, tuple[str, str]]:
    """The same for every photograph."""

    def reason(photograph: Photograph) -> str:
        elsewhere = photograph.proceedings and proceeding.id not in photograph.proceedings
        return OTHER_PROCEEDING if elsewhere else NOT_LISTED

    return {p.original.path: (p.id, reason(p)) for p in reversed(case.photographs)}
