"""What every page of a document says outside its own text."""

from dataclasses import replace

from dossier.filing.editions import is_reading_copy
from dossier.i18n.catalogue import marked, translate
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport
from dossier.model.parts import Stamps
from dossier.model.text import Language

DRAFT = marked("DRAFT")
SPECIMEN = marked("SPECIMEN")
SPECIMEN_NOTE = marked(
    "SPECIMEN – FICTITIOUS FILE. Exhibits, photographs, times, sums and signatories invented. "
    "Not for use in proceedings."
)
READING_COPY = marked("Reading copy – not for filing")


def stamps(dossier: Dossier, report: CheckReport) -> Stamps:
    """DRAFT while findings block, SPECIMEN for a made-up case, and the lines of the foot."""
    is_draft = report.level == "draft" or bool(report.blocking)
    is_specimen = dossier.case.matter.specimen
    return Stamps(
        draft=draft_word(dossier) if is_draft else "",
        specimen=translate(SPECIMEN, dossier.language) if is_specimen else "",
        foot=" ".join(_foot(dossier)),
    )


def draft_word(dossier: Dossier) -> str:
    """What stands across every page while findings block."""
    return translate(DRAFT, dossier.language)


def for_filing(stamps: Stamps, language: Language) -> Stamps:
    """The same on the files that the court takes, which are not for reading only."""
    reading = f"{translate(READING_COPY, language)}."
    return replace(stamps, foot=stamps.foot.removeprefix(reading).strip())


def _foot(dossier: Dossier) -> list[str]:
    lines = []
    if is_reading_copy(dossier.proceeding.court):
        lines.append(translate(READING_COPY, dossier.language) + ".")
    if dossier.case.matter.specimen:
        note = dossier.case.matter.specimen_note
        written = note.get(dossier.language) if note else ""
        lines.append(written or translate(SPECIMEN_NOTE, dossier.language))
    return lines
