"""What each page prints outside its content: number, exhibit stamp, notices."""

from dossier.model.parts import ForeignPages, Stamps
from dossier.verify.digests import squeezed
from dossier.verify.faults import Faults
from dossier.verify.sheet import Sheet

_LARGE = 8.0  # points: the least that a word across a page measures, on the smallest page


def check_printed(sheet: Sheet, stamps: Stamps, faults: Faults) -> None:
    """Read a page again as a person would: its number, its label, its stamps."""
    _check_number(sheet, faults)
    if stamps.foot and squeezed(stamps.foot) not in sheet.foot():
        faults.add(
            "Page {page}: the notice at its foot is missing: “{text}”.", page=sheet.number, text=stamps.foot
        )
    _check_head(sheet, sheet.item.stamp if isinstance(sheet.item, ForeignPages) else stamps.head, faults)
    _check_across(sheet, stamps, faults)


def _check_number(sheet: Sheet, faults: Faults) -> None:
    """Printed number = page label = position."""
    if sheet.label != sheet.planned:
        faults.add("Page {page}: its label is “{text}”.", page=sheet.number, text=sheet.label)
    printed = sheet.corner()
    if not printed:
        faults.add("Page {page}: no page number is printed on it.", page=sheet.number)
    elif printed != sheet.planned:
        faults.add("Page {page}: the number printed on it is “{text}”.", page=sheet.number, text=printed[:40])


def _check_head(sheet: Sheet, stamp: str, faults: Faults) -> None:
    if squeezed(stamp) not in sheet.head():
        faults.add("Page {page}: the exhibit stamp “{text}” is missing.", page=sheet.number, text=stamp)


def _check_across(sheet: Sheet, stamps: Stamps, faults: Faults) -> None:
    """Words across the page; beside it where the page is signed by someone else."""
    words = [word for word in (stamps.draft, stamps.specimen) if word]
    if not words:
        return
    signed = isinstance(sheet.item, ForeignPages) and sheet.item.signed
    head = sheet.head() if signed else ""
    missing = {word for word in words if squeezed(word) not in head}
    if missing and not signed:
        for found in sheet.large(_LARGE):
            missing -= {word for word in missing if squeezed(word) == found}
            if not missing:
                break
    for word in sorted(missing):
        faults.add("Page {page}: “{text}” is not printed across it.", page=sheet.number, text=word)
