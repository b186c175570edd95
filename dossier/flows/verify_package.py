"""Look at a package: its own lists, every dossier in it, the originals, the log, each time-stamp."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from dossier.files import sha256_file
from dossier.flows.apart import SECONDS, apart
from dossier.i18n.catalogue import marked, translate
from dossier.model.manifest import Manifest
from dossier.model.text import Language
from dossier.model.verdict import Remark, Verdict
from dossier.verify.alone import LARGEST, carries_none, listed_in, look_at, unknown
from dossier.verify.digests import printable
from dossier.verify.log import chain_remarks, pin_remarks
from dossier.verify.members import UnreadableError, members
from dossier.verify.package import Survey, remarks, survey

_STOPPED = marked("The file cannot be checked: {why}.")
_LARGE = marked("The file is larger than {limit} MB: it is not opened.")
_LISTED_ONLY = marked("{path} carries no manifest: only the package’s own list speaks of it.")
_ALTERED = marked("{path} was altered: see below.")
_UNTOLD = marked("{path}: it cannot be told whether it is what it was; see below.")
_PACE = 20 << 20  # bytes that the slowest disk gives in a second

Dossiers = tuple[tuple[str, Verdict], ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One dossier of a package, and a folder of ours for as long as it is looked at."""

    source: Path
    name: str
    work: Path
    language: Language | None
    anchors: tuple[bytes, ...]


def package_verdict(
    source: Path, language: Language | None, anchors: tuple[bytes, ...]
) -> tuple[Verdict, Manifest | None, Dossiers]:
    """What can be said of a package, the manifest that lists its originals, and each dossier's verdict.

    Raises:
        OSError: It is not there, or may not be read.
    """
    digest = "" if source.is_dir() else sha256_file(source)
    size = 0 if source.is_dir() else source.stat().st_size
    found = apart(_survey, (source, anchors), SECONDS + size / _PACE)
    if not isinstance(found, Survey):
        message, values = found if isinstance(found, tuple) else (_STOPPED, {"why": found})
        verdict = unknown(digest, language, message, **values)
        return verdict.model_copy(update={"subject": "package"}), None, ()
    told = language or _language(found)
    seen = _dossiers(source, found, told, anchors)
    manifests = [one for _, _, one in seen if one]
    dossiers = tuple((name, verdict) for name, verdict, _ in seen)
    said = remarks(found, manifests, {verdict.manifest for _, verdict in dossiers}, told)
    said += [one for name, verdict in dossiers for one in _below(name, verdict, told)]
    said += _logged(found, (*manifests, *found.listed), told)
    verdict = Verdict(
        sha256=digest,
        language=told,
        subject="package",
        files=len(found.digests),
        pages=sum(one.pages for _, one in dossiers),
        pictures=sum(one.pictures for _, one in dossiers),
        remarks=tuple(dict.fromkeys(said)),
    )
    return verdict, next(iter((*manifests, *found.listed)), None), dossiers


def _language(found: Survey) -> Language:
    return next((one.language for one in found.listed), "en")


def _survey(job: tuple[Path, tuple[bytes, ...]]) -> Survey | tuple[str, dict[str, object]]:
    try:
        return survey(*job)
    except UnreadableError as error:
        return error.message, error.values_


def _dossiers(
    source: Path, found: Survey, language: Language, anchors: tuple[bytes, ...]
) -> list[tuple[str, Verdict, Manifest | None]]:
    """Each in a process of its own, and one at a time on our disk."""
    with tempfile.TemporaryDirectory(prefix="dossier-verify-") as work:
        jobs = [_Job(source, name, Path(work), language, anchors) for name in found.dossiers]
        return [(job.name, *_seen(job, found.digests[job.name])) for job in jobs]


def _seen(job: _Job, digest: str) -> tuple[Verdict, Manifest | None]:
    seen = apart(_look, job)
    if isinstance(seen, str):
        return unknown(digest, job.language, _STOPPED, why=seen), None
    return seen


def _look(job: _Job) -> tuple[Verdict, Manifest | None]:
    """Copy one file under a name of ours, and look at it."""
    with members(job.source) as held, held.opened(job.name) as stream:
        copy = job.work / "dossier.pdf"
        with copy.open("wb") as kept:
            left = LARGEST + 1
            while left > 0 and (chunk := stream.read(min(1 << 20, left))):
                left -= kept.write(chunk)
        if not left:
            return unknown("", job.language, _LARGE, limit=LARGEST >> 20), None
        return look_at(copy, job.language, job.anchors), listed_in(copy)


def _below(name: str, verdict: Verdict, language: Language) -> list[Remark]:
    """What the package as a whole takes over from one dossier."""
    if carries_none(verdict) and verdict.overall == "unknown":
        kind, words = "noted", _LISTED_ONLY
    elif verdict.overall in {"altered", "unknown"}:
        kind, words = verdict.overall, _ALTERED if verdict.overall == "altered" else _UNTOLD
    else:
        return []
    said = translate(words, language, path=printable(name))
    return [Remark.model_validate({"kind": kind, "where": name, "sentence": said})]


def _logged(found: Survey, manifests: tuple[Manifest, ...], language: Language) -> list[Remark]:
    """The office's log: its chain, and the entry that each dossier pins."""
    if found.log is None:
        return []
    said = list(chain_remarks(found.log, language))
    for manifest in manifests:
        said += pin_remarks(found.log, manifest.custody, language)
    return list(dict.fromkeys(said))
