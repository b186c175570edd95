"""Turn a word processor's file into a PDF with LibreOffice, which runs apart, offline and for a while only.

Its macros are off, its profile is a folder of this run's own, links to files elsewhere are not
followed, and where the system allows it the process has no network at all.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.ingest.apart import run_apart, still
from dossier.ingest.content import suffix_of
from dossier.ingest.hygiene import reason, safe
from dossier.ingest.office_facts import remarks
from dossier.ingest.submissions.packed import measured
from dossier.model.original import FileProblem

SECONDS = 120.0
"""For one document, by the clock."""

_LARGEST = 64 << 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_FILTERS: Mapping[str, tuple[str, bytes]] = {
    "docx": ("MS Word 2007 XML", _ZIP),
    "odt": ("writer8", _ZIP),
    "doc": ("MS Word 97", _OLE),
    "rtf": ("Rich Text Format", b"{\\rtf"),
}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice on this machine: where it is, and its name with its version."""

    path: str
    name: str


@cache
def office() -> Office | None:
    """LibreOffice, where it is installed and says which version it is."""
    known = (shutil.which("soffice"), shutil.which("libreoffice"), *filter(os.path.exists, _PLACES))
    path = next(filter(None, known), None)
    if path is None:
        return None
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return Office(path, safe(" ".join(done.stdout.split()[:2])) or "LibreOffice")


def is_document(name: str, head: bytes) -> bool:
    """Whether a file is one that LibreOffice is asked to turn into pages: by its name and its bytes."""
    known = _FILTERS.get(suffix_of(name))
    return known is not None and head.startswith(known[1])


def as_pdf(
    content: bytes, name: str, program: Office, seconds: float = SECONDS
) -> tuple[bytes | None, tuple[FileProblem, ...]]:
    """The document's pages as a PDF, and what a reader of them must know; None where there are none."""
    suffix = suffix_of(name)
    if len(content) > _LARGEST:
        return None, (FileProblem(kind="bomb", detail=f"{len(content)} bytes"),)
    packed = content.startswith(_ZIP)
    if packed and (problem := measured(content)):
        return None, (problem,)
    known = remarks(content) if packed else ()
    with tempfile.TemporaryDirectory(prefix="dossier-", ignore_cleanup_errors=True) as folder:
        made, problem = _converted(content, suffix, program, Path(folder), seconds)
    return (None, (*known, problem)) if problem else (made, known)


def _converted(
    content: bytes, suffix: str, program: Office, folder: Path, seconds: float
) -> tuple[bytes, FileProblem | None]:
    source, out = folder / f"document.{suffix}", folder / "out"
    source.write_bytes(content)
    _write_profile(folder / "profile")
    command = [
        program.path,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        f"--infilter={_FILTERS[suffix][0]}",
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(out), str(source)),
    ]
    said = ""
    try:
        said = run_apart(command, folder, seconds)
        return still((out / "document.pdf").read_bytes()), None
    except subprocess.TimeoutExpired:
        return b"", FileProblem(kind="timeout", detail=program.name)
    except FileNotFoundError:
        return b"", FileProblem(kind="not-converted", detail=said or program.name)
    except (OSError, ValueError) as error:
        return b"", FileProblem(kind="not-converted", detail=reason(error))


def _write_profile(folder: Path) -> None:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n',
        encoding="utf-8",
    )
