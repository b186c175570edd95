"""Choose what one proceeding files, number it, and name what it leaves out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from dossier.filing.names import untouched_name
from dossier.filing.numbers import Numbers, ranked
from dossier.i18n.catalogue import marked
from dossier.model.case import Case
from dossier.model.dossier import Dossier, NumberedExhibit, NumberOnly, Omission, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Proceeding
from dossier.model.stamp import is_stamp
from dossier.model.text import Language

PRIVILEGED = marked("privileged: never filed")
NOT_LISTED = marked("its exhibit is not in the list of this proceeding")
OTHER_PROCEEDING = marked("kept for another proceeding")
NO_EXHIBIT = marked("no exhibit of the case refers to it")
WITHDRAWN = marked("withdrawn before it was communicated")
NUMBERS_ONLY = {
    "withdrawn": marked("withdrawn after it was communicated; its number stays in the list"),
    "replaced": marked("replaced by a corrected exhibit; its number stays in the list"),
}
TIME_STAMP = marked("a time-stamp: it stays beside the file that it stamps")


class _Assigned(Protocol):
    @property
    def proceedings(self) -> tuple[str, ...]: ...


_Row = TypeVar("_Row", bound=_Assigned)


def select(case: Case, proceeding: Proceeding, language: Language | None = None) -> Dossier:
    """The case as one court sees it: nothing of another proceeding, nothing privileged."""

    def ours(rows: Iterable[_Row]) -> tuple[_Row, ...]:
        return tuple(r for r in rows if not r.proceedings or proceeding.id in r.proceedings)

    numbers = Numbers(case, proceeding.id, tuple(_listed(case, proceeding)))
    exhibits = tuple(_numbered(numbers, ours(case.photographs)))
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
        numbers_only=numbers.only,
        omissions=tuple(_omissions(case, exhibits, proceeding, numbers.only)),
    )


def _numbered(numbers: Numbers, photographs: tuple[Photograph, ...]) -> Iterator[NumberedExhibit]:
    for number, exhibit in numbers.filed.items():
        mine = sorted((p for p in photographs if p.exhibit == exhibit.id), key=lambda p: p.order)
        labelled = ranked(mine, numbers.served.get(number))
        yield NumberedExhibit(
            number=number,
            exhibit=exhibit,
            plates=tuple(_plate(number, rank, photograph) for rank, photograph in labelled),
            untouched=untouched_name(str(number), exhibit.original),
            replaces=numbers.replaced_by(number),
        )


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
    case: Case,
    exhibits: tuple[NumberedExhibit, ...],
    proceeding: Proceeding,
    numbers_only: tuple[NumberOnly, ...],
) -> Iterator[Omission]:
    """Every original that this dossier does not show: included + omitted = total."""
    filed = {item.exhibit.original.path for item in exhibits if item.exhibit.original}
    filed |= {plate.photograph.original.path for item in exhibits for plate in item.plates}
    known = {**_photographs_left_out(case, proceeding), **_exhibits_left_out(case)}
    gone = _withdrawn(case, {one.id: one.state for one in numbers_only})
    known |= gone
    for path in sorted(set(case.originals) - filed):
        subject, reason = (path, TIME_STAMP) if is_stamp(path) else known.get(path, (path, NO_EXHIBIT))
        yield Omission(subject=subject, path=path, reason=reason, withdrawn=path in gone)


def _withdrawn(case: Case, states: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Id and reason by path, for the files of exhibits that were communicated and are not filed any more."""
    documents = {e.original.path: e.id for e in case.exhibits if e.original and e.id in states}
    pictures = {p.original.path: p.id for p in case.photographs if p.exhibit in states}
    exhibit_of = {p.id: p.exhibit for p in case.photographs}
    return {
        path: (id_, NUMBERS_ONLY[states[exhibit_of.get(id_, id_)]])
        for path, id_ in {**pictures, **documents}.items()
        if states[exhibit_of.get(id_, id_)] in NUMBERS_ONLY
    }


def _exhibits_left_out(case: Case) -> dict[str, tuple[str, str]]:
    """Id and reason by path, for every exhibit; of two rows for one file the first speaks."""
    return {
        exhibit.original.path: (exhibit.id, _left_out(exhibit))
        for exhibit in reversed(case.exhibits)
        if exhibit.original
    }


def _left_out(exhibit: Exhibit) -> str:
    if exhibit.confidentiality == "privileged":
        return PRIVILEGED
    return WITHDRAWN if exhibit.withdrawn else NOT_LISTED


def _photographs_left_out(case: Case, proceeding: Proceeding) -> dict[str, tuple[str, str]]:
    """The same for every photograph."""

    def reason(photograph: Photograph) -> str:
        elsewhere = photograph.proceedings and proceeding.id not in photograph.proceedings
        return OTHER_PROCEEDING if elsewhere else NOT_LISTED

    return {p.original.path: (p.id, reason(p)) for p in reversed(case.photographs)}
