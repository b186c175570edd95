"""Look at what is no dossier: a time-stamp and the file that it is of, a custody log."""

from dataclasses import dataclass, field
from pathlib import Path

from dossier.files import sha256_file
from dossier.flows.apart import apart
from dossier.i18n.catalogue import marked, translate
from dossier.model.chain import LARGEST_LOG, custody_from
from dossier.model.custody import CustodyLog
from dossier.model.text import Language
from dossier.model.verdict import Kind, Remark, Seal, Verdict
from dossier.verify.alone import unknown
from dossier.verify.digests import printable
from dossier.verify.log import chain_remarks, head_remark
from dossier.verify.stamps import CHAIN, LARGEST_STAMP, STAMP, hashed, tell_stamp

_ALONE = marked("The file that {stamp} is of ({name}) is not beside it: nothing can be compared.")
_LARGE = marked("The file is larger than {limit} MB: it is not opened.")
_STOPPED = marked("The file cannot be checked: {why}.")


@dataclass(frozen=True, slots=True)
class _Job:
    file: Path
    language: Language
    anchors: tuple[bytes, ...]


@dataclass(slots=True)
class _Said:
    """The remarks so far."""

    language: Language
    remarks: list[Remark] = field(default_factory=list)

    def add(self, kind: Kind, message: str, where: str = "", **values: object) -> None:
        said = {name: printable(str(value)) for name, value in values.items()}
        self.remarks.append(
            Remark(kind=kind, where=where, sentence=translate(message, self.language, **said))
        )


def beside(verdict: Verdict, file: Path, anchors: tuple[bytes, ...]) -> Verdict:
    """The verdict on a file, and what the time-stamp beside it says, if there is one."""
    if not file.with_name(file.name + STAMP).is_file() or file.is_dir():
        return verdict
    seals, remarks = _stamped(_Job(file, verdict.language, anchors))
    changes = {"seals": verdict.seals + seals, "remarks": verdict.remarks + remarks}
    return verdict.model_copy(update=changes)


def stamp_verdict(file: Path, language: Language | None, anchors: tuple[bytes, ...]) -> Verdict:
    """What a time-stamp says of the file that it stands beside."""
    stamp = file.with_name(file.name + STAMP)
    stamp.open("rb").close()
    if not file.is_file():
        verdict = unknown("", language, _ALONE, stamp=printable(stamp.name), name=printable(file.name))
        return verdict.model_copy(update={"subject": "file"})
    verdict = Verdict(sha256=sha256_file(file), language=language or "en", subject="file")
    return beside(verdict, file, anchors)


def log_verdict(file: Path, language: Language | None) -> Verdict:
    """Whether the chain of a custody log holds, and where it ends."""
    digest, told = sha256_file(file), language or "en"
    if file.stat().st_size > LARGEST_LOG:
        verdict = unknown(digest, language, _LARGE, limit=LARGEST_LOG >> 20)
        return verdict.model_copy(update={"subject": "log"})
    log = apart(_read, file)
    if isinstance(log, str):
        verdict = unknown(digest, language, _STOPPED, why=log)
        return verdict.model_copy(update={"subject": "log"})
    said = (*chain_remarks(log, told), head_remark(log, told))
    return Verdict(sha256=digest, language=told, subject="log", remarks=said)


def _read(file: Path) -> CustodyLog:
    return custody_from(file.read_bytes())


def _stamped(job: _Job) -> tuple[tuple[Seal, ...], tuple[Remark, ...]]:
    found = apart(_look, job)
    if isinstance(found, str):
        said = translate(_STOPPED, job.language, why=translate(found, job.language))
        return (), (Remark(kind="unknown", where=job.file.name + STAMP, sentence=said),)
    return found


def _look(job: _Job) -> tuple[tuple[Seal, ...], tuple[Remark, ...]]:
    """What the time-stamp beside a file proves."""

    def digest(algorithm: str) -> bytes:
        told = hashed(algorithm)
        with job.file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                told.update(chunk)
        return bytes(told.digest())

    name, said = job.file.name, _Said(job.language)
    answer = _little(job.file.with_name(name + STAMP))
    chain = _little(job.file.with_name(name + CHAIN))
    seal = tell_stamp(name + STAMP, answer, chain, digest, job.anchors, said.add)
    return (seal,) if seal else (), tuple(said.remarks)


def _little(file: Path) -> bytes:
    """A small file; nothing of one that is not there."""
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        return stream.read(LARGEST_STAMP)
