"""The archive that a DOCX or ODT is, measured before any of it is opened."""

import io
import re
import zipfile

from dossier.ingest.hygiene import reason
from dossier.model.original import FileProblem

_WHOLE = 512 << 20
_ONE_PART = 64 << 20
_MEMBERS = 5000
_SUSPECT = 200
"""Times smaller than its content: no text packs so well."""

_DECLARES = re.compile(
    rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O|E\0N)", re.IGNORECASE
)
_LOCKED = 0x1
_LOCKED_ODF = re.compile(rb"encryption-data|keyinfo", re.IGNORECASE)


def measured(content: bytes) -> FileProblem | None:
    """Why the archive is not opened; None where it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _size(archive) or _locked(archive) or _entities(archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        return FileProblem(kind="broken", detail=reason(error))
    except Exception as error:  # noqa: BLE001 (zlib.error and whatever else hostile bytes raise)
        return FileProblem(kind="broken", detail=reason(error))


def has(content: bytes, *words: str) -> bool:
    """Whether a member of the archive has one of these words in its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(word in name.lower() for name in archive.namelist() for word in words)


def _size(archive: zipfile.ZipFile) -> FileProblem | None:
    members = archive.infolist()
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_much = whole > _WHOLE or len(members) > _MEMBERS
    too_dense = whole > _ONE_PART // 4 and whole > _SUSPECT * max(packed, 1)
    if too_much or too_dense or any(_is_xml(m) and m.file_size > _ONE_PART for m in members):
        return FileProblem(kind="bomb", detail=f"{whole} bytes in {len(members)} parts")
    return None


def _locked(archive: zipfile.ZipFile) -> FileProblem | None:
    flagged = any(member.flag_bits & _LOCKED for member in archive.infolist())
    manifest = "META-INF/manifest.xml"
    inside = manifest in archive.namelist() and _LOCKED_ODF.search(archive.read(manifest))
    return FileProblem(kind="encrypted") if flagged or inside else None


def _entities(archive: zipfile.ZipFile) -> FileProblem | None:
    """Neither format has a use for a document type; a bomb of entities needs one."""
    for member in archive.infolist():
        if _is_xml(member) and _DECLARES.search(archive.read(member)):
            return FileProblem(kind="entities", detail=member.filename[:80])
    return None


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels", ".rdf"))
