"""What earlier builds made, kept under the hash of all that went into it.

Every entry is checked by its own digest when it is used: a corrupt one is made
again. Two builds may share the folder, because files appear whole or not at all.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from dossier.files import publish, sha256_file, write_atomic
from dossier.model.parts import Part, part_from_json, part_to_json


@dataclass(frozen=True, slots=True)
class PartCache:
    """Rendered parts by the key of their job."""

    folder: Path

    def get(self, key: str) -> Part | None:
        """The part that was rendered from the same job, if it is still whole."""
        try:
            digest, _, record = self._record(key).read_text("utf-8").partition("\n")
            whole = sha256_file(self._pdf(key)) == digest
            return replace(part_from_json(record), pdf=self._pdf(key)) if whole else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, part: Part) -> Part:
        """Keep a part, and give it back as it is kept."""
        publish(part.pdf, self._pdf(key))
        kept = replace(part, pdf=self._pdf(key))
        digest = sha256_file(kept.pdf)
        write_atomic(self._record(key), f"{digest}\n{part_to_json(part)}".encode())
        return kept

    def _pdf(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"

    def _record(self, key: str) -> Path:
        return self.folder / f"{key}.json"
