"""Seal a finished file: sign and time-stamp it, and write the sealed one beside it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier import clock
from dossier.assemble.free import free_box
from dossier.errors import DossierError, InputError, OutputError, Problem, UsageError
from dossier.files import portable, work_folder, write_atomic
from dossier.i18n.catalogue import marked, translate
from dossier.model.text import Language
from dossier.seal.field import Place
from dossier.seal.identity import signer_from
from dossier.seal.log import append_event
from dossier.seal.qualified import states_qualified
from dossier.seal.signing import Level, Sealing, anchors_from, check_sealable, sealed, stamped, stamped_apart
from dossier.seal.stamp import HEIGHT, WIDTH, Appearance, drawn
from dossier.verify.alone import listed_in

_SEALED = marked("SEALED ELECTRONICALLY")
_CLAIMED = marked("{when} (UTC), as the signer’s machine says · PAdES {level}")
_HONEST = marked("Whether it holds is told by a reader of signatures, not by this picture.")
_QUALIFIED = marked("The certificate states that it is qualified.")
_FIELD = marked("Electronic seal of {name}")


@dataclass(frozen=True, slots=True)
class SealRequest:
    """What is asked for.

    Attributes:
        file: What is sealed.
        p12: Certificate and key; None: a time-stamp alone.
        passphrase: Of these.
        tsa: Address of the time-stamping authority; empty: no network at all.
        level: Of PAdES; empty: b-b without an authority, b-t with one.
        trust: A file of further anchors.
        visible: Whether a stamp is shown where a page has room.
        language: Of the stamp; None: of the file.
        case: Folder whose custody log is told of it; None: no log.
    """

    file: Path
    p12: Path | None
    passphrase: str
    tsa: str = ""
    level: Level | None = None
    trust: Path | None = None
    visible: bool = True
    language: Language | None = None
    case: Path | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was written, at which level, and on which page the stamp is seen (0: nowhere)."""

    path: Path
    level: str
    page: int = 0


def seal(request: SealRequest) -> Sealed:
    """Write `NAME.sealed.pdf` beside the file.

    Raises:
        DossierError: Nothing was written; why is said.
    """
    if request.p12 is None and request.file.suffix.lower() != ".pdf":
        return _stamp_apart(request)
    target = request.file.with_suffix(".sealed.pdf")
    _refuse_taken(target)
    content = _content(request.file)
    pages = check_sealable(request.file.name, content)
    level = _level(request)
    if request.p12 is None:
        made, page, signer = stamped(content, request.tsa), 0, request.tsa
    else:
        made, page, signer = _signed(request, request.p12, content, level, pages)
    _put(target, made)
    result = Sealed(target, level if request.p12 else "time-stamp", page)
    if request.case is not None:
        _log(request.case, result, content, made, signer)
    return result


def _stamp_apart(request: SealRequest) -> Sealed:
    """The answer of the authority beside a file that is no PDF, and the certificates that it came with."""
    target, chain = (request.file.with_name(request.file.name + end) for end in (".tsr", ".tsa.pem"))
    for path in (target, chain):
        _refuse_taken(path)
    content = _content(request.file)
    _level(request)
    answer, certificates = stamped_apart(content, request.tsa)
    _put(chain, certificates)
    _put(target, answer)
    result = Sealed(target, "time-stamp")
    if request.case is not None:
        _log(request.case, result, content, answer, request.tsa)
    return result


def _refuse_taken(target: Path) -> None:
    if target.exists():
        fix = "move it away first, if it is to be made again"
        raise OutputError("The file was not sealed", [Problem(str(target), "it exists already", "", fix)])


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        problem = Problem(str(file), f"cannot be read: {error.strerror}", "", "name a file")
        raise InputError("The file was not sealed", [problem]) from error


def _put(target: Path, made: bytes) -> None:
    try:
        write_atomic(target, made)
    except OSError as error:
        raise OutputError("The file was not sealed", [Problem(str(target), str(error.strerror))]) from error


def _log(case: Path, result: Sealed, content: bytes, made: bytes, who: str) -> None:
    """The file first, the log second: a failure of the log leaves a sealed file, and is told."""
    inside = result.path.resolve().is_relative_to(case.resolve())
    file = {
        "path": portable(result.path.resolve(), case.resolve()) if inside else result.path.name,
        "source": hashlib.sha256(content).hexdigest(),
        "copy": hashlib.sha256(made).hexdigest(),
    }
    entry = {"event": "sealed", "who": who, "files": [file], "remarks": result.level}
    try:
        append_event(case, entry, clock.now().astimezone())
    except DossierError as error:
        said = Problem(str(result.path), "it was sealed, and the log could not be told of it")
        raise type(error)(error.headline, [said, *error.problems]) from error


def _level(request: SealRequest) -> Level:
    """More than b-t asks further addresses, which the certificates name: only where told to."""
    level = request.level or ("b-t" if request.tsa else "b-b")
    if not request.tsa and (level != "b-b" or request.p12 is None):
        raise UsageError("A time-stamp comes from an authority.\n  fix: give its address with --tsa")
    return level


def _signed(
    request: SealRequest, p12: Path, content: bytes, level: Level, pages: int
) -> tuple[bytes, int, str]:
    """The sealed file, the page of the stamp, and who signed."""
    now = clock.now()
    signer = signer_from(p12, request.passphrase, now)
    certificate: Any = signer.signing_cert
    name = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    found = free_box(content, WIDTH, HEIGHT) if request.visible else None
    place = Place(*found) if found else Place(pages - 1)
    language = request.language or _language(request.file)
    said = _words(name, level, now, language, qualified=states_qualified(certificate))
    with work_folder(request.file.parent) as folder:
        shown = folder / "stamp.pdf" if found else None
        if shown:
            shown.write_bytes(drawn(said))
        anchors = anchors_from(request.trust) if request.trust else []
        described = translate(_FIELD, language, name=name)
        made = sealed(content, signer, Sealing(level, request.tsa, anchors, place, shown, described))
    return made, place.page + 1 if found else 0, name


def _language(file: Path) -> Language:
    """That of the file’s pages, as its manifest says."""
    manifest = listed_in(file)
    return manifest.language if manifest else "fr"


def _words(name: str, level: Level, now: dt.datetime, language: Language, *, qualified: bool) -> Appearance:
    when = now.strftime("%Y-%m-%d %H:%M")
    lines = [translate(_CLAIMED, language, when=when, level=level.upper())]
    lines += [translate(_QUALIFIED, language)] if qualified else []
    return Appearance(translate(_SEALED, language), name, [*lines, translate(_HONEST, language)])
