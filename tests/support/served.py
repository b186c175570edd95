"""Communications out of a dossier, as `serve` writes them down, without making a page."""

import datetime as dt

from dossier.model.custody import GENESIS
from dossier.model.served import (
    Communication,
    ServedExhibit,
    ServedFile,
    ServedPhotograph,
    of_proceeding,
    with_digests,
)


def communicated(dossier, on="2023-02-01", to="court", **changes):
    """The case of this dossier with one more communication of everything that it files."""
    before = of_proceeding(dossier.case.communications, dossier.proceeding.id)
    known = {entry.number: entry for one in before if one.to == to for entry in one.exhibits}
    exhibits = [_entry(item, item.number not in known) for item in dossier.exhibits]
    exhibits += [_gone(one) for one in dossier.numbers_only]
    told = Communication(
        program="test",
        case=dossier.case.matter.id,
        proceeding=dossier.proceeding.id,
        to=to,
        on=dt.date.fromisoformat(str(on)),
        recorded=dt.datetime(2023, 2, 1, tzinfo=dt.UTC),
        sequence=len(before) + 1,
        previous=before[-1].digest if before else GENESIS,
        language=dossier.language,
        supplementary=bool(before),
        exhibits=tuple(sorted(exhibits, key=lambda one: one.number)),
        files=(),
        folder=str(on),
    )
    sealed = with_digests(told.model_copy(update=changes))
    return dossier.case.model_copy(update={"communications": (*dossier.case.communications, sealed)})


def _entry(item, new):
    original = item.exhibit.original
    return ServedExhibit(
        number=item.number,
        id=item.exhibit.id,
        title=item.exhibit.title,
        state="corrected" if item.replaces else "communicated",
        new=new,
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
        file="dossier.pdf",
        first=1,
        pages=1,
    )


def _gone(one):
    return ServedExhibit(
        number=one.number,
        id=one.id,
        title=one.title,
        state="withdrawn",
        replaced_by=one.replaced_by,
        reason=one.reason,
    )
