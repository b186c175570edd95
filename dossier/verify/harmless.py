"""Nothing active, nothing hidden, no trace of the machine; fonts inside the file."""

import re
import socket
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from dossier.model.parts import Part, Plan
from dossier.verify.faults import Faults

_ACTIVE = (Name.OpenAction, Name.AA, Name.AcroForm, Name.AF, Name.Collection)
_TELLING = 4  # letters: a shorter name of a machine is found in any text
_PATH = re.compile(r"(?:/(?:home|root|tmp|work|Users|mnt|var|media)/|[A-Za-z]:\\)[^\s<\"']*|file:\S+")


def check_harmless(pdf: Pdf, plan: Plan, faults: Faults) -> None:
    """Whatever the reader is not shown must not be there."""
    names = pdf.Root.get(Name.Names, Dictionary())
    planned = {Name.AF, Name.EmbeddedFiles} if plan.archive and plan.archive.attached else set[Name]()
    for active in [key for key in _ACTIVE if _does(pdf, key, plan) and key not in planned]:
        faults.add("The file does something when it is opened or holds a form: {key}.", key=active)
    for key in [key for key in names if key not in {Name.Dests, *planned}]:
        faults.add("The file holds scripts or attached files: {key}.", key=key)
    _check_words(pdf, faults)
    _check_fonts(pdf, plan, faults)


def _does(pdf: Pdf, key: Name, plan: Plan) -> bool:
    return key in pdf.Root and not _opens(pdf, key, plan)


def _opens(pdf: Pdf, key: Name, plan: Plan) -> bool:
    """Whether it only shows the first page in the size that was planned."""
    place = pdf.Root[key]
    if (
        key != Name.OpenAction
        or not plan.zoom
        or not isinstance(place, Array)
        or list(place)[1:2] != [Name.XYZ]
    ):
        return False
    return place[0].objgen == pdf.pages[0].obj.objgen and float(place[4]) == plan.zoom / 100


def _check_words(pdf: Pdf, faults: Faults) -> None:
    """Metadata name neither a folder nor the machine that the file was made on."""
    machine = socket.gethostname()
    named = re.compile(rf"\b{re.escape(machine)}\b") if len(machine) >= _TELLING else None
    for text in _metadata(pdf):
        found = _PATH.search(text)
        if found or (named and named.search(text)):
            faults.add("The metadata name this machine: “{text}”.", text=found[0] if found else machine)


def _metadata(pdf: Pdf) -> Iterator[str]:
    yield from (str(value) for value in pdf.docinfo.values())
    if Name.Metadata in pdf.Root:
        yield pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")


def _check_fonts(pdf: Pdf, plan: Plan, faults: Faults) -> None:
    """Every font of our own pages is inside the file."""
    number, known = 0, set[tuple[int, int]]()
    for item in plan.items:
        for _ in range(item.pages):
            number += 1
            fonts = pdf.pages[number - 1].resources.get(Name.Font, Dictionary())
            if not isinstance(item, Part) or fonts.objgen in known - {(0, 0)}:
                continue
            known.add(fonts.objgen)
            for name in [str(font.BaseFont) for font in fonts.values() if not _embedded(font)]:
                faults.add("Page {page}: the font {name} is not in the file.", page=number, name=name)


def _embedded(font: Object) -> bool:
    if font.get(Name.Subtype) == Name.Type3:
        return True
    holder = font.DescendantFonts[0] if Name.DescendantFonts in font else font
    descriptor = holder.get(Name.FontDescriptor, Dictionary())
    return any(key in descriptor for key in (Name.FontFile, Name.FontFile2, Name.FontFile3))
