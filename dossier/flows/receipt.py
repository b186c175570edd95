"""Write down what went into a build and what came out of it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dossier import __version__
from dossier.files import portable, sha256_file
from dossier.flows.ingredients import libraries, profile, python_version, templates
from dossier.flows.request import BuildRequest, folders
from dossier.model.archive import Limits
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.receipt import AskedArchive, Receipt, WaivedFinding


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
    shipped, own = templates(request)
    return Receipt(
        program=__version__,
        python=python_version(),
        libraries=libraries(),
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
        profile=profile(request),
        templates=shipped,
        own_templates=own,
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
