"""Whether the last build still stands: nothing that went into it has changed, nor anything that it made.

At every level but a draft each file is read and hashed again; a draft trusts size, time and inode.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from dossier import __version__
from dossier.files import portable, sha256_file, write_atomic
from dossier.flows.ingredients import libraries, profile, program, python_version, templates
from dossier.flows.publishing import LAST, OURS
from dossier.flows.request import BuildRequest, Built
from dossier.model.text import Language

_Identity = list[int]
_Seen = Mapping[str, _Identity]
"""Size, time and inode of each file by its name; none for a folder."""

_KEPT = 16
"""Records: one for each way in which a case is built."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build of the same request said, which is still true.

    Attributes:
        told: Its closing words.
        language: In which they are.
        blocked: Whether a finding blocked it.
    """

    told: str
    language: Language
    blocked: bool


@dataclass(frozen=True, slots=True)
class _Record:
    """One build: what it saw, with digests, and what it made."""

    inputs: Mapping[str, tuple[str, _Identity]]
    made: Mapping[str, tuple[str, _Identity]]
    told: str
    language: Language
    blocked: bool

    @classmethod
    def load(cls, path: Path) -> "_Record | None":
        """The record, if there is one and it is whole."""
        try:
            digest, _, text = path.read_text("utf-8").partition("\n")
            told = json.loads(text) if digest == _digest(text) else None
        except (OSError, ValueError):
            return None
        return cls(**told) if told else None

    def save(self, path: Path) -> None:
        """Keep it, below its own digest."""
        text = json.dumps(asdict(self))
        write_atomic(path, f"{_digest(text)}\n{text}".encode())


class Ledger:
    """Looks at a case before it is built, and remembers the build.

    Args:
        request: What is asked for.
    """

    def __init__(self, request: BuildRequest) -> None:
        self._request = request
        self._folder = request.cache / "builds"
        self._before = _inputs(request.folder)
        self._path = self._folder / f"{_key(request)}.json"

    def standing(self) -> Standing | None:
        """What the last build said, if it would be made again bit for bit; else None."""
        record = _Record.load(self._path)
        if record is None or not self._same(record):
            return None
        return Standing(record.told, record.language, record.blocked)

    def remember(self, built: Sequence[Built], told: str) -> None:
        """Keep what this build saw and made, unless the case changed meanwhile."""
        case = built[0].dossier.case
        known = {path: original.sha256 for path, original in case.originals.items()}
        inputs = _digested(self._request.folder, self._before, known, self._request.workers)
        if _inputs(self._request.folder) != self._before:
            return
        places = dict(_made(self._request, built))
        seen = {name: _identity(path.stat()) for name, path in places.items()}
        proven = {f"out/{self._name(one, name)}": p.sha256 for one in built for name, p in one.proofs.items()}
        made = {name: (proven.get(name) or sha256_file(path), seen[name]) for name, path in places.items()}
        _Record(
            inputs={name: (sha, self._before[name]) for name, sha in inputs.items()},
            made=made,
            told=told,
            language=built[0].dossier.language,
            blocked=any(one.report.blocking for one in built),
        ).save(self._path)
        _forget(self._folder)

    def _same(self, record: _Record) -> bool:
        if {name: seen for name, (_, seen) in record.inputs.items()} != self._before:
            return False
        roots = {"out": self._request.out, "internal": self._request.internal}
        made = {name: roots[name.partition("/")[0]] / name.partition("/")[2] for name in record.made}
        if _stray(made.values()):
            return False
        try:
            now = {name: _identity(path.stat()) for name, path in made.items()}
        except OSError:
            return False
        if now != {name: seen for name, (_, seen) in record.made.items()}:
            return False
        return self._request.level == "draft" or self._hashes(record, made)

    def _hashes(self, record: _Record, made: Mapping[str, Path]) -> bool:
        """Whether every byte is the same, of what is read and of what was made."""
        folder = self._request.folder
        wanted = [(folder / name, sha) for name, (sha, _) in record.inputs.items() if sha]
        wanted += [(made[name], sha) for name, (sha, _) in record.made.items()]
        with ThreadPoolExecutor(self._request.workers) as threads:
            return all(threads.map(_holds, *zip(*wanted, strict=True)))

    def _name(self, one: Built, name: str) -> str:
        return (one.folder / name).relative_to(self._request.out).as_posix()


def _key(request: BuildRequest) -> str:
    """Everything else that goes into a build."""
    told = {
        "program": (__version__, program(), python_version(), libraries()),
        "templates": templates(request),
        "profile": profile(request),
        "asked": (request.proceeding, request.level, request.language, str(request.as_of), request.editions),
        "archive": repr(request.archive),
        "supplement": repr(request.supplement),
    }
    return _digest(json.dumps(told, sort_keys=True))


def _inputs(folder: Path) -> _Seen:
    """Every file of the case; of a link only that it is one, as what it leads to is never read."""
    return dict(_walked(folder))


def _walked(folder: Path) -> Iterator[tuple[str, _Identity]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield name, [] if path.is_dir() and not path.is_symlink() else _identity(path.lstat())


def _digested(folder: Path, seen: _Seen, known: Mapping[str, str], workers: int) -> Mapping[str, str]:
    """The digest of each file: as it was read, or of what people wrote, read now."""
    names = {name: portable(folder / name, folder) for name in seen}
    fresh = [name for name, at in seen.items() if at and names[name] not in known]
    with ThreadPoolExecutor(workers) as threads:
        hashed = dict(zip(fresh, threads.map(_read, (folder / name for name in fresh)), strict=True))
    return {name: hashed.get(name, known.get(names[name], "")) for name in seen}


def _made(request: BuildRequest, built: Sequence[Built]) -> Iterator[tuple[str, Path]]:
    """Everything that the build left, by a name that does not depend on the place."""
    for one in built:
        for name in one.files:
            path = one.folder / name
            yield f"out/{path.relative_to(request.out).as_posix()}", path
        yield from ((f"internal/{name}", request.internal / name) for name in one.internal)


def _stray(made: Collection[Path]) -> bool:
    """Whether something of ours stands beside a dossier that was not made with it."""
    folders = {path.parent for path in made if path.name == LAST}
    found = {path for folder in folders for form in OURS for path in folder.glob(form) if path.is_file()}
    return not found <= set(made)


def _holds(path: Path, sha256: str) -> bool:
    return _read(path) == sha256


def _read(path: Path) -> str:
    """Its digest; of a link, or of what cannot be read, none."""
    try:
        return "" if path.is_symlink() else sha256_file(path)
    except OSError:
        return ""


def _identity(stat: os.stat_result) -> _Identity:
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _forget(folder: Path) -> None:
    """Keep the latest records only."""
    records = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in records[:-_KEPT]:
        path.unlink(missing_ok=True)
