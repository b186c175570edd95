"""A part to be rendered: everything that goes into it, and the key of all that."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dossier.files import Store, program_folder, sha256_file

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2")


@dataclass(frozen=True, slots=True)
class Picture:
    """A derivative that a part shows, and whose it is, for messages.

    Attributes:
        sha256: Name of the derivative in the store.
        subject: Such as `photo 2/1 (photos/facade.jpg)`.
    """

    sha256: str
    subject: str


@dataclass(frozen=True, slots=True)
class PartJob:
    """One part, ready to be rendered in any process.

    Attributes:
        name: Unique in the plan; parts of exhibit N are named `exhibit-N…`.
        html: The finished page, without styles.
        css: The styles, joined.
        pictures: What the page shows, in order of appearance.
        store: Where the derivatives are.
        fonts: Folder of the fonts that the styles name.
        out: The PDF to write.
    """

    name: str
    html: str
    css: str
    pictures: tuple[Picture, ...]
    store: Store
    fonts: Path
    out: Path

    @property
    def key(self) -> str:
        """Digest of all that decides the bytes of the part; paths do not."""
        told = (self.html, self.css, _fonts_digest(self.fonts), _libraries())
        return hashlib.sha256("\0".join(told).encode()).hexdigest()


def fonts_folder() -> Path:
    """The fonts that ship with the program."""
    return program_folder("templates") / "fonts"


@cache
def _fonts_digest(folder: Path) -> str:
    digests = (sha256_file(path) for path in sorted(folder.glob("*.ttf")))
    return hashlib.sha256("".join(digests).encode()).hexdigest()


@cache
def _libraries() -> str:
    return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
