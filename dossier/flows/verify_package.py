"""Look at a package: its own lists, every dossier in it, the originals, the log, each time-stamp."""

import tempfile
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from dossier.files import sha256_file
from dossier.flows.apart import SECONDS, apart, each_apart
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
_LISTED_ONLY = marked(
    "PDFs that carry no manifest, of which only the package’s own list speaks: {count} "
    "(--format json names them)."
)
_REST = marked("The package holds more than {count} PDFs: the others were compared with its list only.")
_MOST = 5000
_ALTERED = marked("{path} was altered: see below.")
_UNTOLD = marked("{path}: it cannot be told whether it is what it was; see below.")
_PACE = 20 << 20  # bytes that the slowest disk gives in a second

_Seen = tuple[str, Verdict, Manifest | None]
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
    said += _below(dossiers, told)
    if len(found.dossiers) > _MOST:
        said.append(Remark(kind="unknown", sentence=translate(_REST, told, count=_MOST)))
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


def _dossiers(source: Path, found: Survey, language: Language, anchors: tuple[bytes, ...]) -> list[_Seen]:
    """Each in a process with limits, and two at a time on our disk."""
    with tempfile.TemporaryDirectory(prefix="dossier-verify-") as work:
        jobs = [_Job(source, name, Path(work), language, anchors) for name in found.dossiers[:_MOST]]
        return sorted((_seen(one, found) for one in each_apart(_look, jobs)), key=itemgetter(0))


def _seen(one: _Seen | tuple[_Job, str], found: Survey) -> _Seen:
    """What was found; of one that came to nothing, why."""
    if len(one) == 3:  # noqa: PLR2004 - what `_look` gives
        return one
    job, why = one
    return job.name, unknown(found.digests[job.name], job.language, _STOPPED, why=why), None


def _look(job: _Job) -> _Seen:
    """Copy one file under a name of ours, and look at it."""
    with tempfile.TemporaryDirectory(dir=job.work) as folder:
        copy = Path(folder) / "dossier.pdf"
        with members(job.source) as held, held.opened(job.name) as stream, copy.open("wb") as kept:
            left = LARGEST + 1
            while left > 0 and (chunk := stream.read(min(1 << 20, left))):
                left -= kept.write(chunk)
        if not left:
            return job.name, unknown("", job.language, _LARGE, limit=LARGEST >> 20), None
        return job.name, look_at(copy, job.language, job.anchors), listed_in(copy)


def _below(dossiers: Dossiers, language: Language) -> list[Remark]:
    """What the package as a whole takes over from its dossiers."""
    said = []
    bare = [name for name, one in dossiers if carries_none(one) and one.overall == "unknown"]
    for name, one in dossiers:
        if one.overall == "altered" or (one.overall == "unknown" and name not in bare):
            words = _ALTERED if one.overall == "altered" else _UNTOLD
            sentence = translate(words, language, path=printable(name))
            said.append(Remark(kind=one.overall, where=name, sentence=sentence))
    if bare:
        said.append(Remark(kind="noted", sentence=translate(_LISTED_ONLY, language, count=len(bare))))
    return said


def _logged(found: Survey, manifests: tuple[Manifest, ...], language: Language) -> list[Remark]:
    """The office's log: its chain, and the entry that each dossier pins."""
    if found.log is None:
        return []
    said = list(chain_remarks(found.log, language))
    for manifest in manifests:
        said += pin_remarks(found.log, manifest.custody, language)
    return list(dict.fromkeys(said))
