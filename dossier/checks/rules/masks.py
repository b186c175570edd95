"""Masks: what one copy hides must not be seen on another."""

from collections.abc import Iterator

from dossier.checks.alike import first_alike
from dossier.checks.look import photographs
from dossier.checks.registry import rule
from dossier.checks.when import HAS_REDACTIONS
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.redaction import FILED, PUBLIC, placed_in


@rule(
    "PR008",
    "seen-on-another-picture",
    severity=Severity.MAJOR,
    message=marked("{other} is masked, and {subject}, which shows the same, is not"),
    many=marked("{count} of {total} photographs show what is masked on others, and are not masked"),
    of=photographs,
    fix=marked("Mask both in redactions.yaml, or waive this with why the second shows nothing to hide."),
    when=HAS_REDACTIONS,
)
def masks_are_on_every_picture_of_the_same(dossier: Dossier) -> Iterator[Gap]:
    """What is masked on one photograph is not seen on another.

    ## What it checks
    Photographs filed here that are a crop, a copy or an annotation of a masked one (`derived_from`), or of
    which a masked one was made, and those that look almost the same: each has a mark of its own in the same
    editions.

    ## Why it matters
    Two pictures of one moment lie side by side: what is hidden on one is read off the other.

    ## How to fix it
    Mark both. Where the second does not show what is hidden on the first, say so in a waiver.

    Source: GDPR, art. 5, 1, c; practice
    """
    pairs = tuple(dict.fromkeys((*_made_from(dossier), *_alike(dossier))))
    told = set()
    for edition in (FILED, PUBLIC):
        masked = placed_in(dossier.case.redactions, edition).keys()
        for one, other in pairs:
            seen, hidden = (one, other) if other in masked else (other, one)
            if hidden in masked and seen not in masked and seen not in told:
                told.add(seen)
                photograph = dossier.case.photograph_by_id[seen]
                yield Gap(seen, {"other": hidden}, photograph.origin)


def _made_from(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for plate in dossier.plates:
        source = plate.photograph.derived_from
        if source in dossier.label_of:
            yield plate.photograph.id, source


def _alike(dossier: Dossier) -> Iterator[tuple[str, str]]:
    shown = ((plate.photograph.id, plate.photograph.original.image) for plate in dossier.plates)
    prints = [(id_, image.look.fingerprint) for id_, image in shown if image and image.look]
    yield from first_alike((one for one in prints if one[1]), law().limit("photographs_alike"))
