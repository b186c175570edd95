"""Join time-stamps with the files that they stand beside."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from dossier.files import locate
from dossier.model.original import Original
from dossier.model.stamp import Stamped, StampFacts, is_stamp, target_of

_CHUNK = 1 << 20


def stamped(folder: Path, originals: Mapping[str, Original]) -> tuple[Stamped, ...]:
    """Each time-stamp with its file, and whether that file is the one that was stamped."""
    found = []
    for path, token in sorted(originals.items()):
        if is_stamp(path):
            target = target_of(path, originals)
            matches = _matches(folder, originals[target], token.stamp) if target and token.stamp else None
            found.append(Stamped(path=path, target=target, facts=token.stamp, matches=matches))
    return tuple(found)


def _matches(folder: Path, file: Original, facts: StampFacts) -> bool | None:
    """Whether the file has the digest that was stamped; another digest than ours is made anew."""
    if facts.algorithm == "sha256":
        return facts.imprint == file.sha256 if file.sha256 else None
    try:
        digest = hashlib.new(facts.algorithm)
        with locate(folder, file.path).open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):
        return None
    return digest.hexdigest() == facts.imprint
