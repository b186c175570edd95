"""Short ids for what nobody gave an id, the same whatever else is in the folder."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from dossier.ingest.guess import slug, words_of

_SPECIAL = str.maketrans(dict.fromkeys(",;:#\n\t", "-"))
_LONGEST = 60


def photograph_ids(paths: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The path below `photos/` without suffix, or with it where two would be the same."""
    below = {path: PurePosixPath(path.removeprefix("photos/")) for path in paths}
    return _unique(
        {p: (plain(str(b).removesuffix(b.suffix)), plain(str(b))) for p, b in below.items()}, taken
    )


def exhibit_ids(paths: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The words of the file's name in small letters, or with its suffix where two would be the same."""
    names = {path: path.rpartition("/")[2] for path in paths}
    return _unique({path: (_short(words_of(name)), _short(name)) for path, name in names.items()}, taken)


def plain(text: str) -> str:
    """The text without the signs that an id cannot hold."""
    return text.translate(_SPECIAL).strip()


def _short(name: str) -> str:
    return slug(name)[:_LONGEST].strip("-")


def _unique(candidates: Mapping[str, tuple[str, str]], taken: Iterable[str]) -> dict[str, str]:
    """The first candidate that nothing else claims; a digest of the path where both are claimed."""
    used, named = set(taken), dict[str, str]()
    for level in (0, 1):
        waiting = {path: pair[level] for path, pair in candidates.items() if path not in named}
        claims = Counter(waiting.values())
        fit = {
            path: name for path, name in waiting.items() if name and claims[name] == 1 and name not in used
        }
        named |= fit
        used |= set(fit.values())
    digests = {path: sha256(path.encode()).hexdigest()[:8] for path in candidates if path not in named}
    return named | {path: f"{candidates[path][0] or 'file'}-{digest}" for path, digest in digests.items()}
