"""Lay the words of a scan below its pages with OCRmyPDF, where it is there; the pages stay as they are."""

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.ingest.apart import run_apart, still
from dossier.ingest.hygiene import safe

if TYPE_CHECKING:
    import pikepdf

_SECONDS_A_PAGE = 20.0
_LAYER = "/OCR-"
_WANTED = ("fra", "eng")
"""Languages of the words that are looked for, as far as Tesseract has them."""


@dataclass(frozen=True, slots=True)
class Reader:
    """OCRmyPDF and Tesseract on this machine: where, which languages, and both names with versions."""

    path: str
    languages: tuple[str, ...]
    name: str


@cache
def recogniser() -> Reader | None:
    """OCRmyPDF, where it and Tesseract are installed and read French or English."""
    beside = str(Path(sys.executable).parent)  # where the extra `ocr` installs it
    path = shutil.which("ocrmypdf") or shutil.which("ocrmypdf", path=beside)
    tesseract = shutil.which("tesseract")
    if path is None or tesseract is None:
        return None
    try:
        version, engine = _said(path, "--version"), _said(tesseract, "--version")
        known = _said(tesseract, "--list-langs").split()
    except (OSError, subprocess.SubprocessError):
        return None
    languages = tuple(language for language in _WANTED if language in known)
    name = safe(f"OCRmyPDF {version.split()[-1]}, {' '.join(engine.split()[:2])}")
    return Reader(path, languages, name) if languages else None


def searchable(content: bytes, pages: int, program: Reader) -> bytes | None:
    """The same pages with their words laid below; None where that fails or would change their number."""
    with tempfile.TemporaryDirectory(prefix="dossier-", ignore_cleanup_errors=True) as folder:
        source, out = Path(folder) / "scan.pdf", Path(folder) / "searchable.pdf"
        source.write_bytes(content)
        options = ("--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", "1", "--quiet")
        command = [program.path, *options, "-l", "+".join(program.languages), str(source), str(out)]
        try:
            run_apart(command, Path(folder), _SECONDS_A_PAGE * (pages + 3))
            return _of_as_many_pages(out.read_bytes(), pages)
        except (OSError, ValueError, subprocess.SubprocessError):
            return None


def _of_as_many_pages(made: bytes, pages: int) -> bytes | None:
    import pikepdf  # only where a copy is made: starting the program stays cheap

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(made)) as pdf:
            if len(pdf.pages) != pages:
                return None
            for page in pdf.pages:
                _name_steadily(page)
            pdf.save(out)
    except pikepdf.PdfError:
        return None
    return still(out.getvalue())


def _name_steadily(page: "pikepdf.Page") -> None:
    """Give the layer of words one name: OCRmyPDF draws lots for it, and no two runs would agree."""
    import pikepdf

    things = page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for drawn in [key for key in things.keys() if key.startswith(_LAYER)]:  # noqa: SIM118 - a PDF dictionary
        things[f"{_LAYER}words"] = things[drawn]
        del things[drawn]
        contents = page.obj.Contents
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            content = stream.read_bytes()
            if drawn.encode() in content:
                stream.write(content.replace(drawn.encode(), f"{_LAYER}words".encode()))


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    return done.stdout or done.stderr
