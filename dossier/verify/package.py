"""What is to be said of a package: its lists, its manifests, its originals, its time-stamps, its log."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.i18n.catalogue import marked, translate
from dossier.model.chain import LARGEST_LOG, custody_from
from dossier.model.custody import CUSTODY_FILE, CustodyLog
from dossier.model.manifest import ListedOriginal, Manifest, manifest_digest, manifest_from
from dossier.model.text import Language
from dossier.model.verdict import Remark, Seal
from dossier.verify.bag import PAYLOAD, Difference, read_bag
from dossier.verify.digests import printable
from dossier.verify.members import Members, Oddity, members
from dossier.verify.stamps import CHAIN, LARGEST_STAMP, STAMP, hashed, tell_stamp
from dossier.verify.told import Add

FACTS = "bag-info.txt"
_DOSSIERS, _ORIGINALS, _CASE = "data/dossier/", "data/originals/", "data/case/"
_MANIFEST = re.compile(r"data/manifest(-[^/]*)?\.json")
_LARGEST_LIST = 64 << 20

_AS = marked("{sentence} In the dossier: {label}, page {page}.")
_AS_UNSEEN = marked("{sentence} In the dossier: {label}.")
_BROKEN = marked("{path} cannot be read as a manifest: it was changed.")
_NO_MANIFEST = marked("The package holds no manifest (data/manifest.json).")
_FOREIGN = marked("{path} is not the manifest of any dossier in the package: one of them was changed.")
_DERIVATIVES = marked("{path} is not what the manifest gives: it was changed.")
_NOT_LISTED = marked("{path}: no dossier of the package lists it.")
_NOT_SAME = marked("{path} is not the file that the dossier lists: it was changed, and the lists with it.")
_MOVED = marked("{path} is a file that the dossier lists as {other}: it was renamed, and the lists with it.")
_ABSENT = marked("{path}, which the dossier lists, is not in the package: it cannot be compared.")
_KEPT = marked("{path} was kept back by who made the package, for parts of it are masked.")
_STRAY = marked("{path} has no file beside it that it could be of.")

_Said = tuple[str, str, str, Mapping[str, object]]
"""Kind, path, msgid, what fills it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a package, before anything is said of it.

    Attributes:
        digests: SHA-256 by path; empty for a file that cannot be read.
        differences: From the package's own lists.
        oddities: What no honest package holds.
        manifests: Content of each manifest beside the dossiers, by path.
        derivatives: Content of each list of derivatives, by path.
        kept_back: Digests of originals that whoever made the package says were kept back.
        log: Of the office's package; None: none.
        stamps: What is said of time-stamps in it, and the seals that they are.
    """

    digests: Mapping[str, str]
    differences: tuple[Difference, ...]
    oddities: tuple[Oddity, ...]
    manifests: Mapping[str, bytes] = field(default_factory=dict)
    derivatives: Mapping[str, bytes] = field(default_factory=dict)
    kept_back: frozenset[str] = frozenset()
    log: CustodyLog | None = None
    stamps: tuple[_Said, ...] = ()

    @property
    def dossiers(self) -> tuple[str, ...]:
        """Paths of the PDFs that were built, as far as they can be read."""
        return tuple(
            name
            for name, digest in self.digests.items()
            if digest and name.startswith(_DOSSIERS) and name.lower().endswith(".pdf")
        )

    @property
    def listed(self) -> tuple[Manifest, ...]:
        """The manifests that can be read."""
        read = (readable(content) for content in self.manifests.values())
        return tuple(one for one in read if one)


def survey(source: Path, anchors: tuple[bytes, ...]) -> Survey:
    """Read all of a package once; of a ZIP nothing is unpacked.

    Raises:
        UnreadableError: It is none, or reading it would cost too much.
        OSError: It is not there, or may not be read.
    """
    with members(source) as held:
        bag = read_bag(held)
        small = {name: _small(held, name) for name in bag.digests if _is_small(name)}
        return Survey(
            bag.digests,
            bag.differences,
            held.oddities,
            {name: content for name, content in small.items() if _MANIFEST.fullmatch(name)},
            {name: content for name, content in small.items() if name.endswith(".tsv")},
            _kept_back(small.get(FACTS, b"")),
            _log(held),
            tuple(_stamps(held, bag.digests, anchors)),
        )


def remarks(found: Survey, dossiers: Sequence[Manifest], held: set[str], language: Language) -> list[Remark]:
    """Everything that is to be said of the package beside what its dossiers say of themselves.

    Args:
        found: What stands in it.
        dossiers: The manifests that stand in its dossiers.
        held: The digests of these.
        language: Of the sentences.
    """
    listed = (*dossiers, *found.listed)
    labels = {
        f"{top}{one.path}": one for each in listed for one in each.originals for top in (_ORIGINALS, _CASE)
    }
    own: list[_Said] = [(odd.kind, odd.path, odd.message, {}) for odd in found.oddities]
    own += [(one.kind, one.path, one.message, dict(one.values)) for one in found.differences]
    named = {one.path for one in found.differences}
    own += list(_manifests(found, held))
    own += [one for one in _originals(found, listed, named) if one[1] not in named]
    own += found.stamps
    return [_remark(*one, labels.get(one[1]), language) for one in own]


def _remark(
    kind: str,
    path: str,
    message: str,
    values: Mapping[str, object],
    listed: ListedOriginal | None,
    language: Language,
) -> Remark:
    told = {name: printable(str(value)) for name, value in ({"path": path} | dict(values)).items()}
    sentence = translate(message, language, **told)
    if listed:
        words = _AS if listed.page else _AS_UNSEEN
        sentence = translate(words, language, sentence=sentence, label=listed.label, page=listed.page)
    return Remark.model_validate({"kind": kind, "where": path, "sentence": sentence})


def _manifests(found: Survey, held: set[str]) -> Iterator[_Said]:
    """Each manifest stands in a dossier as well, and gives the list of derivatives beside it."""
    if not found.manifests:
        yield "unknown", "", _NO_MANIFEST, {}
    for path, content in found.manifests.items():
        manifest = readable(content)
        if manifest is None:
            yield "altered", path, _BROKEN, {}
            continue
        if manifest_digest(content) not in held:
            yield "altered", path, _FOREIGN, {}
        table = path.replace("data/manifest", "data/derivatives").replace(".json", ".tsv")
        if table in found.derivatives and found.derivatives[table] != _table(manifest):
            yield "altered", table, _DERIVATIVES, {}


def _table(manifest: Manifest) -> bytes:
    """The list of derivatives that `docs/package.md` describes."""
    rows = ["label\toriginal_sha256\tprinted_sha256\tpage"]
    rows += [f"{one.label}\t{one.original}\t{one.derivative}\t{one.page}" for one in manifest.pictures]
    return "".join(row + "\n" for row in rows).encode()


def _originals(found: Survey, listed: Sequence[Manifest], named: set[str]) -> Iterator[_Said]:
    """Each listed original is in the package, byte for byte; each original in it is listed."""
    wanted = {(one.path, one.sha256) for each in listed for one in each.originals}
    known, digests = {path for path, _ in wanted}, {digest for _, digest in wanted}
    masked = {one.original for each in listed for one in each.pictures if one.masked} | found.kept_back
    where = {digest: name for name, digest in found.digests.items() if name.startswith((_ORIGINALS, _CASE))}
    for path, digest in sorted(wanted):
        name = next((top + path for top in (_ORIGINALS, _CASE) if top + path in found.digests), "")
        if name and found.digests[name] != digest:
            yield "altered", name, _NOT_SAME, {}
        elif not name and where.get(digest) not in named:
            yield _absent(path, where.get(digest), kept=digest in masked)
    for name, digest in found.digests.items():
        if (
            name.startswith(_ORIGINALS)
            and name.removeprefix(_ORIGINALS) not in known
            and digest not in digests
        ):
            yield "altered", name, _NOT_LISTED, {}


def _absent(path: str, other: str | None, *, kept: bool) -> _Said:
    """A listed original that is not where it should be."""
    name = _ORIGINALS + path
    if other:
        return "altered", name, _MOVED, {"path": other, "other": path}
    return ("noted", name, _KEPT, {}) if kept else ("unknown", name, _ABSENT, {})


def readable(content: bytes) -> Manifest | None:
    """A manifest; None for anything else."""
    try:
        return manifest_from(content)
    except ValueError:
        return None


def _is_small(name: str) -> bool:
    return name == FACTS or bool(
        _MANIFEST.fullmatch(name) or re.fullmatch(r"data/derivatives[^/]*\.tsv", name)
    )


def _small(held: Members, name: str) -> bytes:
    try:
        return held.content(name, _LARGEST_LIST)
    except (OSError, ValueError):
        return b""


def _kept_back(facts: bytes) -> frozenset[str]:
    lines = facts.decode("utf-8", "replace").splitlines()
    told = (re.fullmatch(r"Kept-Back: ([0-9a-f]{64})( .*)?", line) for line in lines)
    return frozenset(one[1] for one in told if one)


def _log(held: Members) -> CustodyLog | None:
    name = f"{_CASE}{CUSTODY_FILE}"
    if name not in held.held:
        return None
    try:
        return custody_from(held.content(name, LARGEST_LOG))
    except (OSError, ValueError):
        return custody_from(b"\0")


def _stamps(held: Members, digests: Mapping[str, str], anchors: tuple[bytes, ...]) -> Iterator[_Said]:
    """What each time-stamp in the package says of the file beside it."""
    said: list[_Said] = []

    def add(kind: str, message: str, where: str = "", **values: object) -> None:
        said.append((kind, where, message, values))

    for name in (name for name in digests if name.startswith(PAYLOAD) and name.endswith(STAMP)):
        file = name.removesuffix(STAMP)
        if file not in digests:
            add("unknown", _STRAY, name, path=name)
            continue
        _stamp(held, name, file, anchors, add)
    yield from said


def _stamp(held: Members, name: str, file: str, anchors: tuple[bytes, ...], add: Add) -> Seal | None:
    def digest(algorithm: str) -> bytes:
        told = hashed(algorithm)
        with held.opened(file) as stream:
            while chunk := stream.read(1 << 20):
                told.update(chunk)
        return bytes(told.digest())

    chain = _small(held, file + CHAIN) if file + CHAIN in held.held else b""
    try:
        answer = held.content(name, LARGEST_STAMP)
    except (OSError, ValueError):
        answer = b""
    return tell_stamp(name, answer, chain, digest, anchors, add)
