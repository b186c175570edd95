"""A package made by hand: photographs of the same bytes, or of the same name, an exhibit, one kept back."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dossier.model.manifest import ListedExhibit, ListedOriginal, ListedPicture, Manifest, manifest_bytes

DERIVATIVE = b"\xff\xd8 as printed"
CONTENTS = {
    "photos/front/IMG_1.jpg": b"front one " * 5000,
    "photos/front/IMG_2.jpg": b"front two " * 5000,
    "photos/back/IMG_1.jpg": b"back one " * 5000,
    "photos/back/IMG_3.jpg": b"front two " * 5000,
    "exhibits/01 procès-verbal.pdf": b"%PDF-1.7 record " * 4000,
}
WITHHELD = {"exhibits/02 kept.pdf": b"%PDF-1.7 kept back"}
_LABELS = {name: f"2/{rank}" for rank, name in enumerate(list(CONTENTS)[:4], 1)}
_LABELS |= {"exhibits/01 procès-verbal.pdf": "1", "exhibits/02 kept.pdf": "3"}
OTHERS = {"dossier/dossier.pdf": b"%PDF-1.7 dossier " * 9000, "HOW-TO-VERIFY.en.txt": b"how"}


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def _original(path, content):
    label = _LABELS[path]
    return ListedOriginal(
        path=path,
        sha256=sha256(content),
        size=len(content),
        exhibit=int(label[0]),
        label=label,
        page=f"{10 + len(path)}",
    )


def manifest(caption="Vitrine brisée", title="Affaire Exemple – vitrine", proceeding="Dupont c/ Durand"):
    originals = tuple(_original(path, content) for path, content in (CONTENTS | WITHHELD).items())
    pictures = tuple(
        ListedPicture(
            label=one.label,
            original=one.sha256,
            derivative=sha256(DERIVATIVE + one.label.encode()),
            position=12,
            page=one.page,
            caption=caption if one.label == "2/1" else "",
            masked=one.label == "2/2",
        )
        for one in originals
        if "/" in one.label
    )
    exhibits = tuple(
        ListedExhibit(number=number, title=title, position=9, page="9", pages=3)
        for number, title in ((1, "Procès-verbal"), (2, "Photographies"), (3, "Contrat"))
    )
    return Manifest(
        title=title,
        proceeding=proceeding,
        language="fr",
        pages=40,
        exhibits=exhibits,
        originals=originals,
        pictures=pictures,
    )


@dataclass
class Package:
    """A package on disk, and what its page is made from."""

    folder: Path
    manifests: tuple[Manifest, ...]

    @property
    def files(self):
        data = self.folder / "data"
        return {
            path.relative_to(data).as_posix(): sha256(path.read_bytes())
            for path in data.rglob("*")
            if path.is_file() and path.name != "verify.html"
        }

    def original(self, path):
        return self.folder / "data" / "originals" / path


def package(folder, made=None):
    """Write it below a folder, with the lists of a bag that hold nothing here."""
    made = made or manifest()
    contents = {f"originals/{path}": content for path, content in CONTENTS.items()}
    contents |= OTHERS | {"manifest.json": manifest_bytes(made)}
    for path, content in contents.items():
        target = folder / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for name in ("bagit.txt", "manifest-sha256.txt"):
        (folder / name).write_text("of the bag", "utf-8")
    return Package(folder, (made,))
