"""The page and the text for the night before filing, one pair for each form in which the court is served."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.filing.editions import is_reading_copy
from dossier.flows.lists import KIT, paper_of
from dossier.flows.proving import Finished
from dossier.i18n.catalogue import marked, translate
from dossier.law.profiles import profiles
from dossier.model.dossier import Dossier
from dossier.model.edition import Edition, FiledDocument
from dossier.model.parts import Plan
from dossier.model.served import COURT, of_proceeding
from dossier.model.upload import Upload, Uploaded, UploadFile
from dossier.reports.upload import upload_page, upload_text

ONE_FILE = marked("one file")


@dataclass(frozen=True, slots=True)
class Filing:
    """An edition, its finished files in the order of filing, and the bytes that were expected of them."""

    edition: Edition
    documents: Sequence[FiledDocument]
    predicted: int = 0


def uploads(
    dossier: Dossier,
    plans: Mapping[str, Plan],
    made: Finished,
    templates: Path | None,
    filings: Sequence[Filing] = (),
) -> dict[str, str]:
    """The internal files by name: `upload[-EDITION][-PROCEEDING].html` and `.txt`.

    Args:
        dossier: What is filed.
        plans: Of the finished files, by name.
        made: The one PDF, finished.
        templates: A firm's own templates.
        filings: What was made as the court wants it; where nothing was, the one PDF is filed.
    """
    paper, last = paper_of(dossier, plans["dossier.pdf"], plans[KIT]), last_upload(dossier)
    texts = {}
    for edition, upload in _uploads(dossier, plans["dossier.pdf"].title, made, filings):
        stem = _stem(edition, dossier)
        told = replace(upload, paper=paper, last=last)
        texts[f"{stem}.html"] = upload_page(dossier, told, templates=templates)
        texts[f"{stem}.txt"] = upload_text(dossier, told)
    return texts


def take_away_uploads(dossier: Dossier, internal: Path, kept: Container[str]) -> None:
    """Take away pages of editions that are no longer made: nobody should upload by an old one."""
    for edition in ("", *(one.id for one in profiles())):
        for suffix in (".html", ".txt"):
            name = _stem(edition, dossier) + suffix
            if name not in kept:
                (internal / name).unlink(missing_ok=True)


def _stem(edition: str, dossier: Dossier) -> str:
    alone = len(dossier.case.proceedings) == 1
    return "-".join(filter(None, ("upload", edition, "" if alone else dossier.proceeding.id)))


def last_upload(dossier: Dossier) -> Uploaded | None:
    """What was last communicated to the court; where nothing was, what was last communicated at all."""
    ours = of_proceeding(dossier.case.communications, dossier.proceeding.id)
    if not ours:
        return None
    last = next((one for one in reversed(ours) if one.to == COURT), ours[-1])
    upto = [one for one in ours if one.sequence <= last.sequence and one.to == last.to]
    return Uploaded(
        on=last.on,
        files={Path(file.name).name: file.sha256 for one in upto for file in one.files},
        holding={
            exhibit.number: Path(exhibit.file).name
            for one in upto
            for exhibit in one.exhibits
            if exhibit.file
        },
    )


def _uploads(
    dossier: Dossier, title: str, made: Finished, filings: Sequence[Filing]
) -> Iterator[tuple[str, Upload]]:
    """One for each edition; else the one PDF, where the court takes one PDF."""
    for filing in filings:
        yield filing.edition.id, _of_edition(filing, dossier)
    if not filings and not is_reading_copy(dossier.proceeding.court):
        numbers = tuple(item.number for item in dossier.exhibits)
        proof = made.proof
        file = UploadFile("dossier.pdf", title, proof.pages, made.filed.size, proof.sha256, numbers)
        yield "", Upload(translate(ONE_FILE, dossier.language), (file,))


def _of_edition(filing: Filing, dossier: Dossier) -> Upload:
    edition, language = filing.edition, dossier.language
    return Upload(
        edition=edition.title.get(language),
        files=tuple(_file(one) for one in filing.documents),
        rules=tuple((rule.text.get(language), rule.source) for rule in edition.rules),
        as_of=edition.as_of,
        message_bytes=edition.message_bytes,
        sources=edition.sources,
        predicted=filing.predicted,
    )


def _file(one: FiledDocument) -> UploadFile:
    return UploadFile(one.name, one.title, one.pages, one.size, one.sha256, one.exhibits, one.message)
