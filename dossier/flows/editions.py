"""The files of an edition: the same rendered exhibits, put together as the court wants them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dossier.files import locate
from dossier.filing.editions import edition_named, editions_of, refuse_attachments
from dossier.filing.messages import in_messages
from dossier.flows.bundle import bundle
from dossier.flows.exhibit_files import exhibit_files, title_of
from dossier.flows.fitting import fitted
from dossier.flows.laying import Desk, LaidEdition, drafted
from dossier.flows.manifest import shared
from dossier.flows.planning import dossier_plan
from dossier.flows.proving import Finished, LookJob, look
from dossier.flows.request import BuildRequest
from dossier.flows.sizes import predicted
from dossier.flows.untouched import unchanged
from dossier.law.profiles import read_profile
from dossier.model.archive import Limits
from dossier.model.dossier import Dossier
from dossier.model.edition import Edition, FiledDocument, Sheet
from dossier.model.filed import FiledFile
from dossier.model.proceeding import Proceeding
from dossier.model.redaction import PUBLIC

__all__ = [
    "Desk",
    "LaidEdition",
    "as_they_are",
    "documents",
    "drafted",
    "edition_files",
    "fineness",
    "judged_of",
    "lay_out",
    "paper",
    "refuse_archives",
    "wanted",
]


def lay_out(edition: Edition, desk: Desk) -> LaidEdition:
    """The files of one edition, each with its plan.

    Raises:
        RenderError: A page cannot be made without losing something.
    """
    store = desk.options.store
    fit = fitted(edition, desk.dossier, store, desk.press)
    desk = _prepared(edition, fit.dossier, desk)
    laid = bundle(edition, desk) if edition.form == "one-file" else exhibit_files(edition, desk)
    return replace(laid, predicted=predicted(fit.dossier, edition, store), lowered=fit.lowered)


def _prepared(edition: Edition, dossier: Dossier, desk: Desk) -> Desk:
    """The same on the paper of an edition and with its pictures; the cache keeps what stays the same."""
    paper = edition.paper
    if desk.options.paper == paper and dossier is desk.dossier:
        return desk
    folder = desk.options.out / paper / ("lowered" if dossier is not desk.dossier else "whole")
    options = replace(desk.options, paper=paper, out=folder)
    limits = desk.archive.limits if desk.archive and edition.form == "one-file" else None
    filed = dossier_plan(dossier, options, desk.press, desk.filed.stamps, limits)
    return replace(desk, dossier=dossier, filed=shared(filed), options=options, archive=filed.archive)


def documents(laid: LaidEdition, made: Mapping[str, Finished], dossier: Dossier) -> tuple[FiledDocument, ...]:
    """The finished files in the order of filing, each with the message that it goes with.

    Args:
        laid: The edition.
        made: Finished files by their name beside the dossier.
        dossier: What is filed.
    """
    told = (_document(name, laid, made, dossier) for name in laid.numbers)
    return in_messages(told, laid.edition.message_bytes)


def _document(name: str, laid: LaidEdition, made: Mapping[str, Finished], dossier: Dossier) -> FiledDocument:
    numbers = laid.numbers[name]
    if name in laid.handed_over:
        original = laid.handed_over[name]
        item = next(item for item in dossier.exhibits if item.number in numbers)
        pages = original.pdf.pages if original.pdf else 0
        title = title_of(item, dossier)
        return FiledDocument(
            name=name, title=title, exhibits=numbers, pages=pages, size=original.size, sha256=original.sha256
        )
    plan, finished = laid.plans[name], made[f"{laid.folder}/{name}"]
    return FiledDocument(
        name=name,
        title=plan.title,
        exhibits=numbers,
        pages=finished.proof.pages,
        size=finished.filed.size,
        sha256=finished.proof.sha256,
        first=plan.number(1),
    )


def judged_of(laid: Sequence[LaidEdition], made: Mapping[str, Finished]) -> Iterator[FiledFile]:
    """What the finished files of editions hold, and what was lowered in them so that they fit."""
    for one in laid:
        for name in one.plans:
            filed = made[f"{one.folder}/{name}"].filed
            dots = [one.lowered[number] for number in one.numbers[name] if number in one.lowered]
            yield filed.model_copy(update={"exhibits": one.numbers[name], "lowered": min(dots, default=0)})


def wanted(request: BuildRequest, proceeding: Proceeding) -> tuple[Edition, ...]:
    """The editions that a build makes of a proceeding.

    Raises:
        InputError: The firm's own profile cannot be understood.
        UsageError: There is no edition of such a name.
    """
    own = read_profile(request.profile) if request.profile else None
    return editions_of(proceeding, request.editions, own)


def fineness(limits: Limits | None, editions: Sequence[Edition]) -> Limits | None:
    """The same with pictures of pages as fine as the first edition says, where it does."""
    finest = editions[0].resolution if editions else 0
    return replace(limits, resolution=finest) if limits and finest else limits


def refuse_archives(request: BuildRequest, proceedings: Sequence[Proceeding]) -> None:
    """Refuse an archive where a court takes no files within a file, before anything is made.

    Raises:
        UsageError: Such a form is asked for, or is the court's own; each is named once.
    """
    if request.archive is None:
        return
    asked = [edition for one in proceedings for edition in wanted(request, one)]
    if PUBLIC in request.editions or any(one.edition == PUBLIC for one in proceedings):
        asked.append(edition_named(PUBLIC))
    refuse_attachments({edition.id: edition for edition in asked}.values())


def paper(editions: Sequence[Edition]) -> Sheet:
    """The sheet of the one dossier: that of the first edition."""
    return editions[0].paper if editions else "A4"


def as_they_are(laid: Sequence[LaidEdition], folder: Path) -> tuple[FiledFile, ...]:
    """What files that are handed over untouched hold."""
    return tuple(
        look(LookJob(locate(folder, original.path), name, one.edition.id, original.pdf.pages))
        for one in laid
        for name, original in one.handed_over.items()
        if original.pdf
    )


def edition_files(laid: Sequence[LaidEdition], work: Path, folder: Path) -> dict[str, Path]:
    """The files to publish, by their name beside the dossier.

    Args:
        laid: The editions.
        work: Where the files that were made stand.
        folder: The case folder, for files handed over as they are.

    Raises:
        IntegrityError: A file is no longer the one that was read; all such files are named.
    """
    made = {f"{one.folder}/{name}": work / one.folder / name for one in laid for name in one.plans}
    as_is = {f"{one.folder}/{name}": o for one in laid for name, o in one.handed_over.items()}
    return made | unchanged(as_is, folder)
