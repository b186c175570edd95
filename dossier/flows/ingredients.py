"""What goes into every build besides the case: the program, its libraries, templates, a firm's own files."""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

from dossier.files import portable, program_folder, sha256_file
from dossier.flows.request import BuildRequest

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


def libraries() -> dict[str, str]:
    """The version of each library that has a part in what comes out."""
    return {name: version(name) for name in _LIBRARIES}


def python_version() -> str:
    """As far as it can change a result: `3.11`."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def templates(request: BuildRequest) -> tuple[str, str]:
    """Digests of the program's templates and of the firm's own, which may be none."""
    own = folder_digest(request.templates) if request.templates else ""
    return folder_digest(program_folder("templates")), own


def profile(request: BuildRequest) -> str:
    """Digest of the firm's own profile of an edition, if there is one."""
    return sha256_file(request.profile) if request.profile else ""


def program() -> str:
    """Digest of the program itself: whoever changes it wants to see what that changes."""
    return folder_digest(Path(__file__).resolve().parent.parent)


def folder_digest(folder: Path) -> str:
    """One digest over the names and contents of a folder."""
    told = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        told.update(f"{portable(path, folder)} {sha256_file(path)}\n".encode())
    return told.hexdigest()
