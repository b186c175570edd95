"""Whether an archive keeps what it claims, by a checker that knows the standards and by looking ourselves."""

from pathlib import Path

import page as checker
from pikepdf import Array, Name, Pdf

from dossier.model.parts import Plan
from dossier.verify.attached import attached
from dossier.verify.faults import Faults
from dossier.verify.tagged import check_tags

_PROFILES = {
    "PDF/A-3A": checker.ValidationProfile.PDF_A_3A,
    "PDF/UA-1": checker.ValidationProfile.PDF_UA_1,
}
_LARGE = 1 << 32  # an archive holds originals; what the checker refuses by default is a stranger's size
_LIMITS = checker.SafetyLimits(
    max_input_size=_LARGE,
    max_decoded_stream_size=1 << 30,
    max_total_decoded_content_size=_LARGE,
    max_form_invocations=10_000_000,
    max_object_count=100_000_000,
    max_reference_depth=100_000,  # the entries of an outline follow one another
)


def check_archive(file: Path, pdf: Pdf, plan: Plan, faults: Faults) -> None:
    """An archive keeps its standards and holds the planned originals; nothing is asked of another file."""
    if plan.archive is None:
        return
    _check_standards(file, faults)
    check_tags(pdf, faults)
    _check_attached(pdf, plan, faults)


def _check_standards(file: Path, faults: Faults) -> None:
    for name, profile in _PROFILES.items():
        try:
            report = checker.validate_pdf(str(file), profile=profile, limits=_LIMITS)
        except checker.PageError as error:
            faults.add("The file cannot be checked against {standard}: {text}.", standard=name, text=error)
            continue
        for failure in report.failures:
            faults.add("The file does not keep {standard}: {text}.", standard=name, text=failure.message)


def _check_attached(pdf: Pdf, plan: Plan, faults: Faults) -> None:
    """Each planned original is there, bit for bit, associated with the file, and nothing else is."""
    planned = {one.name: one.sha256 for one in plan.archive.attached} if plan.archive else {}
    found = attached(pdf)
    for name in sorted(planned.keys() | found.keys()):
        if planned.get(name) != found.get(name):
            faults.add("The attached file {name} is not the planned one.", name=name)
    associated = [
        one for one in pdf.Root.get(Name.AF, Array()) if one.get(Name.AFRelationship) == Name.Source
    ]
    if len(associated) != len(planned):
        faults.add("Attached files are not associated with the file.")
