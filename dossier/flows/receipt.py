"""Write down what went into a build and what came out of it."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from dossier import __version__
from dossier.files import portable, program_folder, sha256_file
from dossier.flows.request import BuildRequest, folders
from dossier.model.archive import Limits
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.receipt import AskedArchive, Receipt, WaivedFinding

_LIBRARIES = (
    "babel",
    "exifread",
    "fonttools",
    "fpdf2",
    "holidays",
    "jinja2",
    "openpyxl",
    "page-validation",
    "pikepdf",
    "pillow",
    "pillow-heif",
    "pydantic",
    "pydyf",
    "pypdfium2",
    "python-docx",
    "tzdata",
    "weasyprint",
)


def receipt_name(proceeding: str) -> str:
    """Name of a receipt in the internal folder."""
    return f"receipt-{proceeding}.json"


def receipt(
    dossier: Dossier, report: CheckReport, made: Mapping[str, str], request: BuildRequest, name: str
) -> Receipt:
    """What went in and what came out.

    Args:
        dossier: What was filed.
        report: What the checks found.
        made: SHA-256 of each finished file, by its name beside the dossier.
        request: What was asked for.
        name: Of the internal report.
    """
    originals = {path: original.sha256 for path, original in sorted(dossier.case.originals.items())}
    return Receipt(
        program=__version__,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        libraries={name: version(name) for name in _LIBRARIES},
        case=dossier.case.matter.id,
        proceeding=dossier.proceeding.id,
        folder=folders(dossier.case)[dossier.proceeding.id],
        report=name,
        language=dossier.language,
        level=report.level,
        as_of=dossier.as_of.isoformat() if dossier.as_of else None,
        asked=request.editions,
        archive=_archive(request.archive),
        editions={edition.id: edition.as_of.isoformat() for edition in dossier.editions},
        profile=sha256_file(request.profile) if request.profile else "",
        templates=_folder_digest(program_folder("templates")),
        own_templates=_folder_digest(request.templates) if request.templates else "",
        waivers=tuple(_waived(report)),
        texts=_texts(request.folder, originals),
        originals=originals,
        pictures=_pictures(dossier),
        made=dict(sorted(made.items())),
    )


def _archive(limits: Limits | None) -> AskedArchive | None:
    return AskedArchive(file=limits.file, total=limits.total) if limits else None


def _waived(report: CheckReport) -> Iterable[WaivedFinding]:
    for finding, waiver in report.waived:
        yield WaivedFinding(
            rule=finding.code, subject=finding.gap.subject, by=waiver.who, on=str(waiver.when)
        )


def _pictures(dossier: Dossier) -> dict[str, str]:
    images = ((plate.label, plate.photograph.original.image) for plate in dossier.plates)
    return {label: image.derivative.sha256 for label, image in images if image and image.derivative}


def _texts(folder: Path, originals: Mapping[str, str]) -> dict[str, str]:
    """Everything in the folder that is no original: what people wrote, and what the program wrote there."""
    named = ((portable(path, folder), path) for path in sorted(folder.rglob("*")) if _counts(path, folder))
    return {name: sha256_file(path) for name, path in named if name not in originals}


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden


def _folder_digest(folder: Path) -> str:
    """One digest over the names and contents of a folder."""
    told = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.update(f"{portable(path, folder)} {sha256_file(path)}\n".encode())
    return told.hexdigest()
