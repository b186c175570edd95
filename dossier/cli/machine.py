"""What this machine has of what the program needs, one fact a function; `doctor` prints them."""

import importlib.metadata
import multiprocessing
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier.files import program_folder

REQUIRED_LETTERS = (
    "ABCXYZabcxyz0123456789 .,;:!?()[]/&@%+-*=<>#_'\""
    "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ"  # French
    "ƏĞİÖŞÜəğıöşü"  # Azeri
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"  # Russian
    "\u00a0\u202f«»“”‘’–—…•·°№²³½×−€£‰§©"  # typography
)
"""What case files in French, English, Azeri and Russian are written with."""

SPACE_NEEDED = 2 * 1024**3
"""A case of a thousand photographs needs about this much while it is built."""

OPTIONAL = {
    "qpdf": "a second opinion on the structure of PDF files",
    "pdftotext": "a second reading of the text of a dossier",
    "pdfsig": "a second verifier of signatures",
    "verapdf": "the reference checker of PDF/A and PDF/UA",
    "chromium": "another renderer, to compare pages with",
}

_RENDER = """
import sys, warnings
warnings.simplefilter("error")
import pikepdf, PIL.Image, pillow_heif, pypdfium2, weasyprint
from weasyprint.text.ffi import pango
font = 'url("' + sys.argv[1] + '")'
page = "<style>@font-face{font-family:Doctor;src:" + font + "}body{font-family:Doctor}</style><p>n\\u00ba 1"
pdf = weasyprint.HTML(string=page).write_pdf()
if len(pypdfium2.PdfDocument(pdf)) != 1:
    sys.exit("the page came out wrong")
number = pango.pango_version()
print(".".join(map(str, (number // 10000, number // 100 % 100, number % 100))))
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the program needs, or would like, and what was found of it.

    Attributes:
        name: What is looked for.
        state: `optional` means: not there, and the program does without.
        found: What is there.
        advice: What to do about it; empty where nothing needs doing.
    """

    name: str
    state: Literal["ok", "missing", "optional"]
    found: str
    advice: str = ""


def facts(out: Path) -> Iterator[Fact]:
    """Everything there is to know, for a program that would write into `out`."""
    yield Fact("python", "ok", platform.python_version())
    yield Fact("system", "ok", f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors")
    yield from libraries(locked())
    yield rendering()
    yield processes()
    yield from fonts(program_folder("templates") / "fonts")
    yield writable(out)
    yield space(out)
    yield from programs()
    yield office_program()
    yield recognition()


def locked() -> dict[str, str]:
    """The version of each library that this program was tested with, on this kind of machine."""
    from packaging.requirements import Requirement

    lines = (program_folder("templates").parent / "requirements.lock").read_text("utf-8").splitlines()
    named = [Requirement(line.rstrip(" \\")) for line in lines if re.match(r"[a-z0-9]", line)]
    here = [one for one in named if one.marker is None or one.marker.evaluate()]
    return {one.name: str(one.specifier).removeprefix("==") for one in here}


def libraries(wanted: dict[str, str]) -> Iterator[Fact]:
    """Each library: there, missing, or of another version than the tested one."""
    for name, version in sorted(wanted.items()):
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield Fact(name, "missing", "not installed", f"install {name} {version}; {_repair()}")
            continue
        if found == version:
            yield Fact(name, "ok", found)
        else:
            yield Fact(name, "optional", found, f"tested with {version}; {_repair()}")


def _repair() -> str:
    """What mends the libraries: a checkout makes them again, an installed program is installed again."""
    root = program_folder("templates").parent
    if (root / "build.py").is_file():
        return f"remove the folder {root / '.venv'} and run build.py again"
    return "pip install --force-reinstall dossier"


def rendering() -> Fact:
    """Whether a page comes out, in a process of its own: broken libraries take theirs down with them."""
    font = next((program_folder("templates") / "fonts").glob("*-Regular.ttf"), Path("none.ttf"))
    advice = "see the last words of `python3 build.py`, which fetches Pango or names the line to type"
    command = [sys.executable, "-P", "-c", _RENDER, font.resolve().as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)  # noqa: S603
        return Fact("rendering", "ok", f"a page was made, Pango {done.stdout.strip()}")
    except subprocess.CalledProcessError as error:
        said = (error.stderr.strip().splitlines() or [f"the renderer died of signal {-error.returncode}"])[-1]
        return Fact("rendering", "missing", said, advice)
    except subprocess.TimeoutExpired:
        return Fact("rendering", "missing", "no page within two minutes", advice)


def processes() -> Fact:
    """Whether several processes can work together; a container without shared memory forbids it."""
    try:
        multiprocessing.get_context("spawn").Lock()
    except OSError as error:
        advice = "mount shared memory: mount -t tmpfs -o mode=1777 shm /dev/shm"
        return Fact("worker processes", "missing", f"no shared memory: {error.strerror}", advice)
    return Fact("worker processes", "ok", "can share their work")


def fonts(folder: Path) -> Iterator[Fact]:
    """Whether the fonts that ship with the program are there, and hold every letter."""
    from fontTools.ttLib import TTFont

    files = sorted(folder.glob("*.ttf"))
    if not files:
        yield Fact("fonts", "missing", f"none in {folder}", "get the program again: it is incomplete")
    for path in files:
        with TTFont(path, lazy=True) as font:
            lacking = [letter for letter in REQUIRED_LETTERS if ord(letter) not in font.getBestCmap()]
        if lacking:
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in lacking)
            yield Fact(path.name, "missing", f"lacks {codes}", "get the program again: this font is another")
        else:
            yield Fact(path.name, "ok", "every letter of French, English, Azeri and Russian")


def writable(out: Path) -> Fact:
    """Whether results can be written; tried, because permissions alone do not tell."""
    place = _nearest(out)
    try:
        with tempfile.TemporaryFile(dir=place):
            return Fact("output folder", "ok", f"{place} can be written to")
    except OSError as error:
        return Fact(
            "output folder", "missing", f"{place}: {error.strerror}", "choose another place with --out"
        )


def space(out: Path) -> Fact:
    """Whether there is room for a large dossier."""
    free = shutil.disk_usage(_nearest(out)).free
    found = f"{free / 1024**3:.1f} GB free"
    if free >= SPACE_NEEDED:
        return Fact("disk space", "ok", found)
    return Fact("disk space", "missing", found, "free 2 GB, or choose another place with --out")


def _nearest(out: Path) -> Path:
    """The folder where `out` would be made."""
    return next(place for place in (out.absolute(), *out.absolute().parents) if place.is_dir())


def office_program() -> Fact:
    """Whether word processors' files can be turned into pages; without it they have a sheet and a finding."""
    from dossier.ingest.office import office

    gives = "pages for exhibits in DOCX, ODT, DOC and RTF"
    found = office()
    if found is not None:
        return Fact("LibreOffice", "ok", f"{found.name}: {gives}")
    advice = f"install LibreOffice if the case holds such files; it would give {gives}"
    return Fact("LibreOffice", "optional", "not there", advice)


def recognition() -> Fact:
    """Whether the words of scans can be found; without it they stand as pictures, and a finding says so."""
    from dossier.ingest.recognition import recogniser

    gives = "scans whose words can be searched, as England and the United States ask"
    found = recogniser()
    if found is not None:
        return Fact("text recognition", "ok", f"{found.name} ({', '.join(found.languages)}): {gives}")
    lacking = [name for name in ("ocrmypdf", "tesseract") if not shutil.which(name)]
    what = f"not there: {', '.join(lacking)}" if lacking else "Tesseract reads neither French nor English"
    advice = f"install OCRmyPDF, and Tesseract with `fra` and `eng`; they would give {gives}"
    return Fact("text recognition", "optional", what, advice)


def programs() -> Iterator[Fact]:
    """Programs that the tests and the curious may use; no build needs them."""
    for name, purpose in OPTIONAL.items():
        if shutil.which(name):
            yield Fact(name, "ok", purpose)
        else:
            yield Fact(name, "optional", "not there", f"not needed; it would give {purpose}")
