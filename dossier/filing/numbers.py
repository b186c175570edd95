"""Give each exhibit its number: what was communicated keeps its own, what is new comes after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.model.case import Case
from dossier.model.dossier import NumberOnly
from dossier.model.exhibit import Exhibit
from dossier.model.photograph import Photograph
from dossier.model.served import ServedExhibit, of_proceeding, standing


@dataclass(frozen=True)
class Numbers:
    """The numbers of one proceeding.

    Attributes:
        case: The case, whose communications count.
        proceeding: Id of the proceeding.
        listed: The exhibits that it lists, in the order of the list.
    """

    case: Case
    proceeding: str
    listed: Sequence[Exhibit]

    @cached_property
    def served(self) -> Mapping[int, ServedExhibit]:
        """Every communicated number as it was last."""
        told = standing(of_proceeding(self.case.communications, self.proceeding))
        return {number: exhibit for number, (exhibit, _) in told.items()}

    @cached_property
    def filed(self) -> Mapping[int, Exhibit]:
        """What is filed, by number: the communicated first, then the new as they are listed."""
        named = {exhibit.id: exhibit for exhibit in self._wanted}
        standing_now = {n: told.id for n, told in self.served.items() if not told.withdrawn}
        kept = {number: named[id_] for number, id_ in standing_now.items() if id_ in named}
        known = {told.id for told in self.served.values()}
        fresh = (exhibit for exhibit in self._wanted if exhibit.id not in known)
        return kept | dict(enumerate(fresh, max(self.served, default=0) + 1))

    @cached_property
    def only(self) -> tuple[NumberOnly, ...]:
        """Communicated numbers of which nothing is filed any more."""
        return tuple(self._only(number) for number in self.served if number not in self.filed)

    def replaced_by(self, number: int) -> int:
        """The number that this exhibit corrects; 0: none."""
        wanted = self.filed[number].replaces
        return next((n for n, told in self.served.items() if told.id == wanted), 0) if wanted else 0

    @cached_property
    def _wanted(self) -> tuple[Exhibit, ...]:
        """Listed and neither withdrawn nor, once communicated, replaced."""
        served = {told.id for told in self.served.values()}
        kept = [exhibit for exhibit in self.listed if exhibit.withdrawn is None]
        replaced = {exhibit.replaces for exhibit in kept} & served
        return tuple(exhibit for exhibit in kept if exhibit.id not in replaced)

    def _only(self, number: int) -> NumberOnly:
        told = self.served[number]
        by = next((n for n, one in self.filed.items() if one.replaces == told.id), told.replaced_by)
        row = self.case.exhibit_by_id.get(told.id)
        reason = row.withdrawn.get(self.case.matter.language) if row and row.withdrawn else told.reason
        return NumberOnly(
            number=number,
            id=told.id,
            title=told.title,
            state="replaced" if by else "withdrawn" if reason or told.withdrawn else "missing",
            replaced_by=by,
            reason=reason,
        )


def ranked(photographs: Sequence[Photograph], told: ServedExhibit | None) -> Iterator[tuple[int, Photograph]]:
    """The photographs of a series with their ranks: those that were communicated keep theirs.

    A photograph whose file got another name is known by its digest.
    """
    kept = _kept(photographs, told) if told else {}
    yield from sorted(kept.items())
    taken = {photograph.id for photograph in kept.values()}
    last = max((one.rank for one in told.photographs), default=0) if told else 0
    fresh = (photograph for photograph in photographs if photograph.id not in taken)
    yield from enumerate(fresh, last + 1)


def _kept(photographs: Sequence[Photograph], told: ServedExhibit) -> dict[int, Photograph]:
    named = {photograph.id: photograph for photograph in photographs}
    kept = {one.rank: named[one.id] for one in told.photographs if one.id in named}
    known = {photograph.id for photograph in kept.values()}
    loose = {p.original.sha256: p for p in reversed(photographs) if p.id not in known and p.original.sha256}
    for one in told.photographs:
        if one.rank not in kept and one.sha256 in loose:
            kept[one.rank] = loose.pop(one.sha256)
    return kept
