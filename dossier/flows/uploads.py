"""The page and the text for the night before filing, one pair for each form in which the court is served."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.filing.editions import is_reading_copy
from dossier.flows.lists import KIT, paper_of
from dossier.flows.proving import Finished
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.parts import Plan
from dossier.model.upload import Upload, UploadFile
from dossier.reports.upload import upload_page, upload_text

ONE_FILE = marked("one file")


def uploads(
    dossier: Dossier, plans: Mapping[str, Plan], made: Finished, templates: Path | None
) -> dict[str, str]:
    """The internal files by name: `upload[-EDITION][-PROCEEDING].html` and `.txt`.

    Args:
        dossier: What is filed.
        plans: Of the finished files, by name.
        made: The one PDF, finished.
        templates: A firm's own templates.
    """
    alone = len(dossier.case.proceedings) == 1
    texts = {}
    for edition, upload in _uploads(dossier, plans, made):
        stem = "-".join(filter(None, ("upload", edition, "" if alone else dossier.proceeding.id)))
        texts[f"{stem}.html"] = upload_page(dossier, upload, templates=templates)
        texts[f"{stem}.txt"] = upload_text(dossier, upload)
    return texts


def _uploads(dossier: Dossier, plans: Mapping[str, Plan], made: Finished) -> Iterator[tuple[str, Upload]]:
    """The one PDF, where the court takes one PDF."""
    paper = paper_of(dossier, plans["dossier.pdf"], plans[KIT])
    if not is_reading_copy(dossier.proceeding.court):
        yield "", Upload(translate(ONE_FILE, dossier.language), (_one(dossier, plans, made),), paper=paper)


def _one(dossier: Dossier, plans: Mapping[str, Plan], made: Finished) -> UploadFile:
    numbers = tuple(item.number for item in dossier.exhibits)
    title, proof = plans["dossier.pdf"].title, made.proof
    return UploadFile("dossier.pdf", title, proof.pages, made.filed.size, proof.sha256, numbers)
