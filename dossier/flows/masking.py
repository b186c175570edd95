"""Replace what is filed by copies in which all that is marked is destroyed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.executor import run
from dossier.files import Store, locate
from dossier.filing.masks import refuse_unmaskable, shown_originals
from dossier.flows.reading import derivatives
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.model.hiding import Hider
from dossier.model.original import Derivative, Original
from dossier.model.redaction import FILED, Mark, MaskedCopy, Redaction, placed_in

MASKING = marked("Masking")
NO_WORDS = Hider(words=(), mark="")


@dataclass(frozen=True, slots=True)
class Masking:
    """How a dossier is masked.

    Attributes:
        edition: Which marks hold.
        hider: Words to take out of the pages of exhibits.
        whole: Whether every exhibit's file is copied, also without marks, so that nothing of it but
            what is seen goes on, and no file is handed over as it is.
    """

    edition: str = FILED
    hider: Hider = NO_WORDS
    whole: bool = False


def masked(dossier: Dossier, how: Masking, request: BuildRequest, press: Press) -> Dossier:
    """The dossier with masked copies in place of whatever has marks on it.

    Whatever is made of it shows the copies, and no original of theirs is handed over beside it.

    Raises:
        InputError: Something marked cannot be masked; each is named, and nothing is made.
        IntegrityError: A file is no longer the one that was read.
        RenderError: A copy cannot be made.
    """
    refuse_unmaskable(dossier, how.edition)
    jobs = list(_jobs(dossier, how, request))

    def tell(done: int, total: int) -> None:
        press.progress(MASKING, done, total)

    copies = run(press.executor, _masked, jobs, tell)
    made = {job.id: copy for job, copy in zip(jobs, copies, strict=True)}
    exhibits = tuple(_exhibit(item, made, whole=how.whole) for item in dossier.exhibits)
    return dossier.replaced(exhibits=exhibits)


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to copy, in any process."""

    id: str
    original: Original
    marks: tuple[Mark, ...]
    hider: Hider
    request: BuildRequest
    store: Store


def _jobs(dossier: Dossier, how: Masking, request: BuildRequest) -> Iterator[_Job]:
    placed = placed_in(dossier.case.redactions, how.edition)
    for id_, original in shown_originals(dossier).items():
        marks = tuple(_mark(one) for one in placed.get(id_, ()))
        if marks or (how.whole and original.pdf is not None and original.printable):
            yield _Job(id_, original, marks, how.hider, request, derivatives(request))


def _mark(redaction: Redaction) -> Mark:
    return Mark(page=redaction.page or 1, area=redaction.area, kind=redaction.kind)


def _masked(job: _Job) -> Original:
    """The facts of the original, with the copy that is shown of it."""
    return _masked_pdf(job) if job.original.pdf is not None else _masked_picture(job)


def _masked_picture(job: _Job) -> Original:
    from dossier.ingest.masking import PictureJob, masked_picture  # only a process that masks pays for it

    image = job.original.image
    if image is None:
        raise AssertionError(f"{job.id} is no picture, and was to be refused")
    areas = tuple(mark.area for mark in job.marks)
    path = locate(job.request.folder, job.original.path)
    name, sha256 = job.original.path, job.original.sha256
    made = masked_picture(PictureJob(path, name, sha256, image.orientation, areas, job.store))
    return _with_copy(job, MaskedCopy(sha256=made.sha256, marks=job.marks), made)


def _masked_pdf(job: _Job) -> Original:
    from dossier.assemble.masking import PagesJob, masked_pages

    pdf = job.original.pdf
    if pdf is None:
        raise AssertionError(f"{job.id} has no pages, and was to be refused")
    name, sha256 = job.original.path, job.original.pages_sha256
    path = job.store.path(sha256) if job.original.copy_shown else locate(job.request.folder, name)
    copy = masked_pages(PagesJob(path, name, sha256, pdf.pages, job.marks, job.hider, job.store))
    return _with_copy(job, copy, None)


def _with_copy(job: _Job, copy: MaskedCopy, derivative: Derivative | None) -> Original:
    """The unmasked picture goes also where pages are shown in its place: nothing may find it again."""
    image = job.original.image
    seen = image and image.model_copy(update={"derivative": derivative})
    return job.original.model_copy(update={"masked": copy, "image": seen})


def _exhibit(item: NumberedExhibit, made: Mapping[str, Original], *, whole: bool) -> NumberedExhibit:
    copy = made.get(item.exhibit.id)
    update: dict[str, object] = {"plates": tuple(_plate(plate, made, whole=whole) for plate in item.plates)}
    if copy is not None:
        update["exhibit"] = item.exhibit.model_copy(update={"original": copy})
    if whole or copy is not None:
        update["untouched"] = ""
    return item.model_copy(update=update)


def _plate(plate: Plate, made: Mapping[str, Original], *, whole: bool) -> Plate:
    copy = made.get(plate.photograph.id)
    if copy is None:
        return plate.model_copy(update={"untouched": ""}) if whole else plate
    photograph = plate.photograph.model_copy(update={"original": copy})
    return plate.model_copy(update={"photograph": photograph, "untouched": ""})
