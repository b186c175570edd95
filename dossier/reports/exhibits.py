"""Which exhibits a finding is about."""

from collections.abc import Iterable, Iterator

from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.finding import Finding


class Exhibits:
    """The exhibits of what findings name: ids and paths of documents and photographs."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._found: dict[str, list[NumberedExhibit]] = {}
        for dossier in dossiers:
            for item in dossier.exhibits:
                for name in _names(item):
                    self._found.setdefault(name, []).append(item)

    def numbers(self, finding: Finding) -> tuple[int, ...]:
        """Their numbers, in order."""
        return tuple(sorted({item.number for item in self._of(finding)}))

    def concerns(self, finding: Finding, wanted: str) -> bool:
        """Whether it is about the exhibit with this number or id."""
        return any(wanted in {str(item.number), item.exhibit.id} for item in self._of(finding))

    def known(self) -> set[str]:
        """Every number and id that can be asked for."""
        items = [item for found in self._found.values() for item in found]
        return {str(item.number) for item in items} | {item.exhibit.id for item in items}

    def _of(self, finding: Finding) -> Iterator[NumberedExhibit]:
        for subject in finding.gap.members or (finding.gap.subject,):
            yield from self._found.get(subject, ())


def _names(item: NumberedExhibit) -> Iterator[str]:
    yield item.exhibit.id
    if item.exhibit.original:
        yield item.exhibit.original.path
    for plate in item.plates:
        yield plate.photograph.id
        yield plate.photograph.original.path
