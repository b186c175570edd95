"""Whether everything that is marked to be masked can be, before a page is made."""

from collections.abc import Iterator, Mapping

from dossier.errors import InputError, Problem
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.original import Original
from dossier.model.redaction import Redaction, placed_in

UNKNOWN = marked("is marked to be masked, and is neither a photograph nor an exhibit of the case")
NO_AREA = marked("is marked to be masked, and the box or polygon covers nothing inside the picture")
NO_FILE = marked("is marked to be masked, and has no file of its own; name its photographs one by one")
NOT_MASKABLE = marked(
    "is marked to be masked, and nothing can be masked in a file of this kind ({kind}), nor may it be handed "
    "over as it is"
)
IN_PART = marked("is marked to be masked, and its file holds several pictures of which only one is shown")
NO_PAGE = marked("is marked to be masked, and it is not said on which of its {pages} pages")
TWIN = marked("is marked to be masked, and {other}, which is the same file, is not")
WHY = marked("what must not be seen would be seen by all who receive the dossier")
FIX = marked(
    "correct redactions.yaml; or mask a copy by hand and file that in its place; or leave it out of this "
    "proceeding"
)


def refuse_unmaskable(dossier: Dossier, edition: str) -> None:
    """Stop before a page, draft or not, shows what `redactions.yaml` says must not be seen.

    Raises:
        InputError: Something filed here is to be masked and cannot be, or a mark is for something
            unknown, which may be a slip for something that is filed; all are named.
    """
    problems = [
        Problem(
            str(mark.origin),
            f"{mark.subject} {translate(what, dossier.language, **values)}",
            translate(WHY, dossier.language),
            translate(FIX, dossier.language),
        )
        for mark, what, values in _unmaskable(dossier, edition)
    ]
    if problems:
        headline = marked("Something that must not be seen cannot be masked")
        raise InputError(translate(headline, dossier.language), problems)


def shown_originals(dossier: Dossier) -> Mapping[str, Original]:
    """The file behind each photograph and exhibit that is filed, by its id."""
    exhibits = {item.exhibit.id: item.exhibit.original for item in dossier.exhibits}
    plates = {plate.photograph.id: plate.photograph.original for plate in dossier.plates}
    return {id_: original for id_, original in (exhibits | plates).items() if original is not None}


_Reason = tuple[Redaction, str, dict[str, object]]


def _unmaskable(dossier: Dossier, edition: str) -> Iterator[_Reason]:
    shown = shown_originals(dossier)
    placed = placed_in(dossier.case.redactions, edition)
    known = dossier.case.photograph_by_id.keys() | dossier.case.exhibit_by_id.keys()
    for mark in (mark for marks in placed.values() for mark in marks):
        if mark.subject not in known:
            yield mark, UNKNOWN, {}
        elif mark.subject in shown:
            yield from _on_a_file(mark, shown[mark.subject])
        elif mark.subject in dossier.number_of:
            yield mark, NO_FILE, {}
    yield from _twins(shown, placed)


def _on_a_file(mark: Redaction, original: Original) -> Iterator[_Reason]:
    pages = original.pdf.pages if original.pdf else 1
    if not mark.covers:
        yield mark, NO_AREA, {}
    if not original.printable:
        yield mark, NOT_MASKABLE, {"kind": original.media_type}
    elif original.shown_in_part:
        yield mark, IN_PART, {}
    elif not (1 <= (mark.page or 1) <= pages) or (mark.page is None and pages > 1):
        yield mark, NO_PAGE, {"pages": pages}


def _twins(shown: Mapping[str, Original], placed: Mapping[str, tuple[Redaction, ...]]) -> Iterator[_Reason]:
    """The same file under another name shows what the mark hides."""
    for id_, marks in placed.items():
        digest = shown[id_].sha256 if id_ in shown else ""
        others = (other for other, original in shown.items() if digest and original.sha256 == digest)
        for other in others:
            if {mark.area for mark in placed.get(other, ())} != {mark.area for mark in marks}:
                yield marks[0], TWIN, {"other": other}
