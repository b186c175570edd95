"""Seal a finished file: sign and time-stamp it, and write the sealed one beside it."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dossier import clock
from dossier.assemble.free import free_box
from dossier.errors import DossierError, OutputError, ProofError, UsageError
from dossier.files import portable, work_folder, write_atomic
from dossier.i18n.catalogue import marked, translate
from dossier.model.text import Language
from dossier.seal.field import Place
from dossier.seal.identity import signer_from
from dossier.seal.log import append_event, whole_log
from dossier.seal.qualified import states_qualified
from dossier.seal.signing import Level, Sealing, anchors_from, check_sealable, sealed, stamped, stamped_apart
from dossier.seal.stamp import HEIGHT, WIDTH, Appearance, drawn
from dossier.seal.token import Token, token_signer
from dossier.seal.words import Fault
from dossier.verify.alone import listed_in
from dossier.verify.seals import sealings

_SEALED = marked("SEALED ELECTRONICALLY")
_CLAIMED = marked("{when} (UTC), as the signer’s machine says · PAdES {level}")
_HONEST = marked("Whether it holds is told by a reader of signatures, not by this picture.")
_QUALIFIED = marked("The certificate states that it is qualified.")
_FIELD = marked("Electronic seal of {name}")
_TAKEN = Fault(
    marked("it exists already"),
    marked("a sealed file is never overwritten: somebody may have it already"),
    marked("move it away first, if it is to be made again"),
    OutputError,
)
_UNREAD = Fault(
    marked("it cannot be read ({said})"),
    marked("what is sealed is the file as it stands on the disk"),
    marked("give the path of a finished file, such as out/my-case/dossier.pdf"),
)
_UNWRITTEN = Fault(
    marked("it cannot be written ({said})"),
    marked("the sealed file stands beside the file that it seals"),
    marked("free the disk, or copy the file to a folder where you may write, and seal it there"),
    OutputError,
)
_NO_CASE = Fault(
    marked("this is no folder"),
    marked("the custody log in it was to be told of the seal"),
    marked("give the case folder with --case, or leave it out"),
)
_NO_AUTHORITY = Fault(
    marked("a time-stamp is asked for, and no authority is given"),
    marked("the program asks no address that was not given to it"),
    marked("give the address of a time-stamping authority with --tsa"),
    UsageError,
)
_UNPROVEN = Fault(
    marked("the finished seal does not hold"),
    marked("it was examined before it was to be published, and nothing was written"),
    marked("try again; if it fails again, report it: this is a fault of the program or of the token"),
    ProofError,
)
_UNTOLD = Fault(
    marked("it was sealed, and the log could not be told of it"),
    marked("the sealed file stands there, and is whole"),
    marked("mend the log as is said below, and enter the file with `intake`"),
)


@dataclass(frozen=True, slots=True)
class SealRequest:
    """What is asked for.

    Attributes:
        file: What is sealed.
        p12: Certificate and key; None with no token: a time-stamp alone.
        passphrase: Of these, or the token's PIN.
        tsa: Address of the time-stamping authority; empty: no network at all.
        level: Of PAdES; empty: b-b without an authority, b-t with one.
        trust: A file of further anchors.
        visible: Whether a stamp is shown where a page has room.
        language: Of stamp and messages; None: of the file.
        case: Folder whose custody log is told of it; None: no log.
        token: Holds certificate and key instead of a file.
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
    token: Token | None = None

    @property
    def signs(self) -> bool:
        """Whether a key signs, or an authority gives a time-stamp alone."""
        return bool(self.p12 or self.token)

    @property
    def spoken(self) -> Language:
        """Language of stamp and messages."""
        return self.language or language_of(self.file)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was written, at which level, and on which page the stamp is seen (0: nowhere)."""

    path: Path
    level: str
    page: int = 0
    who: str = ""


def seal(request: SealRequest) -> Sealed:
    """Write `NAME.sealed.pdf` beside the file; of a file that is no PDF, a time-stamp.

    Raises:
        DossierError: Nothing was written; why is said.
    """
    request = replace(request, language=request.spoken)
    _check_log(request)
    if not request.signs and request.file.suffix.lower() != ".pdf":
        return _stamp_apart(request)
    target = request.file.with_suffix(".sealed.pdf")
    content = _offered(request, target)
    pages = check_sealable(request.file.name, content, request.spoken)
    level = _level(request)
    if not request.signs:
        made = stamped(content, request.tsa, request.spoken)
        result = Sealed(target, "time-stamp", 0, request.tsa)
    else:
        made, page, who = _signed(request, content, level, pages)
        result = Sealed(target, level, page, who)
    _prove(made, target, request.spoken)
    _put(target, made, request.spoken)
    return _logged(request, result, content, made)


def language_of(file: Path) -> Language:
    """That of the file’s pages, as its manifest says; French where it has none."""
    try:
        manifest = listed_in(file)
    except (OSError, ValueError):
        return "fr"
    return manifest.language if manifest else "fr"


def _stamp_apart(request: SealRequest) -> Sealed:
    """The answer of the authority beside a file that is no PDF, and the certificates that it came with."""
    target, chain = (request.file.with_name(request.file.name + end) for end in (".tsr", ".tsa.pem"))
    content = _offered(request, target, chain)
    _level(request)
    answer, certificates = stamped_apart(content, request.tsa, request.spoken)
    _put(chain, certificates, request.spoken)
    _put(target, answer, request.spoken)
    return _logged(request, Sealed(target, "time-stamp", 0, request.tsa), content, answer)


def _check_log(request: SealRequest) -> None:
    """Before anything is signed: a log that cannot be continued is told first."""
    if request.case is not None:
        if not request.case.is_dir():
            raise _NO_CASE.error(request.case, request.spoken)
        whole_log(request.case, request.spoken)


def _offered(request: SealRequest, *targets: Path) -> bytes:
    """What the file holds, where what is to be written does not stand there yet."""
    for target in targets:
        if target.exists():
            raise _TAKEN.error(target, request.spoken)
    try:
        return request.file.read_bytes()
    except OSError as error:
        raise _UNREAD.error(request.file, request.spoken, said=error.strerror) from error


def _put(target: Path, made: bytes, language: Language) -> None:
    try:
        write_atomic(target, made)
    except OSError as error:
        raise _UNWRITTEN.error(target, language, said=error.strerror) from error


def _prove(made: bytes, target: Path, language: Language) -> None:
    """Whether every seal holds and the last covers the whole file: examined by other code than made it."""
    found = [one.seal for one in sealings(made, ())]
    if not found or not found[-1].whole or not all(one.holds for one in found):
        raise _UNPROVEN.error(target, language)


def _logged(request: SealRequest, result: Sealed, content: bytes, made: bytes) -> Sealed:
    """The file first, the log second: a failure of the log leaves a sealed file, and is told."""
    if request.case is None:
        return result
    case = request.case
    inside = result.path.resolve().is_relative_to(case.resolve())
    file = {
        "path": portable(result.path.resolve(), case.resolve()) if inside else result.path.name,
        "source": hashlib.sha256(content).hexdigest(),
        "copy": hashlib.sha256(made).hexdigest(),
    }
    entry = {"event": "sealed", "who": result.who, "files": [file], "remarks": result.level}
    try:
        append_event(case, entry, clock.now().astimezone(), request.spoken)
    except DossierError as error:
        said = _UNTOLD.problem(result.path, request.spoken)
        raise type(error)(error.headline, [said, *error.problems]) from error
    return result


def _level(request: SealRequest) -> Level:
    """More than b-t asks further addresses, which the certificates name: only where told to."""
    level = request.level or ("b-t" if request.tsa else "b-b")
    if not request.tsa and (level != "b-b" or not request.signs):
        raise _NO_AUTHORITY.error("--tsa", request.spoken)
    return level


@contextmanager
def _signer(request: SealRequest, now: dt.datetime) -> Iterator[Any]:
    """Who signs, from a file or from a token."""
    if request.token is not None:
        with token_signer(request.token, request.passphrase, now, request.spoken) as signer:
            yield signer
    elif request.p12 is not None:
        yield signer_from(request.p12, request.passphrase, now, request.spoken)


def _signed(request: SealRequest, content: bytes, level: Level, pages: int) -> tuple[bytes, int, str]:
    """The sealed file, the page of the stamp, and who signed."""
    now, language = clock.now(), request.spoken
    anchors = anchors_from(request.trust, language) if request.trust else []
    with _signer(request, now) as signer, _beside(request) as folder:
        certificate = signer.signing_cert
        name = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
        found = free_box(content, WIDTH, HEIGHT) if request.visible else None
        place = Place(*found) if found else Place(pages - 1)
        said = _words(name, level, now, language, qualified=states_qualified(certificate))
        shown = folder / "stamp.pdf" if found else None
        if shown:
            shown.write_bytes(drawn(said))
        described = translate(_FIELD, language, name=name)
        how = Sealing(level, request.tsa, anchors, place, shown, described, language)
        made = sealed(content, signer, how)
    return made, place.page + 1 if found else 0, name


@contextmanager
def _beside(request: SealRequest) -> Iterator[Path]:
    try:
        with work_folder(request.file.parent) as folder:
            yield folder
    except OSError as error:
        raise _UNWRITTEN.error(request.file.parent, request.spoken, said=error.strerror) from error


def _words(name: str, level: Level, now: dt.datetime, language: Language, *, qualified: bool) -> Appearance:
    when = now.strftime("%Y-%m-%d %H:%M")
    lines = [translate(_CLAIMED, language, when=when, level=level.upper())]
    lines += [translate(_QUALIFIED, language)] if qualified else []
    return Appearance(translate(_SEALED, language), name, [*lines, translate(_HONEST, language)])
