"""Falsifications of an unpacked package, made by code: what is done, and what `verify` must say of it."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf

A, B = "data/originals/photos/ceiling/a.jpg", "data/originals/photos/ceiling/b.png"
LIST, LISTS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
DOSSIER = "data/dossier/dossier.pdf"


@dataclass(frozen=True, slots=True)
class Falsification:
    """One thing done to a package.

    Attributes:
        name: Words for the table.
        change: Does it to the folder.
        said: What must be said.
        overall: The answer as a whole.
    """

    name: str
    change: Callable[[Path], object]
    said: str
    overall: str = "altered"


def listed_anew(bag: Path) -> None:
    """Write both lists as they would be, had nothing been falsified."""
    lines = [_line(path, bag) for path in sorted((bag / "data").rglob("*")) if path.is_file()]
    (bag / LIST).write_text("".join(lines), "utf-8")
    tags = [_line(bag / name, bag) for name in ("bag-info.txt", "bagit.txt", LIST)]
    (bag / LISTS).write_text("".join(tags), "utf-8")


def _line(path: Path, bag: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"


def flip(bag: Path, name: str = A) -> None:
    """One bit of a file."""
    content = bytearray((bag / name).read_bytes())
    content[len(content) // 2] ^= 1
    (bag / name).write_bytes(content)


def exchange(bag: Path) -> None:
    """Two originals under each other's names."""
    one, two = (bag / A).read_bytes(), (bag / B).read_bytes()
    (bag / A).write_bytes(two)
    (bag / B).write_bytes(one)


def move(bag: Path) -> None:
    """An original under another name."""
    (bag / A).rename((bag / A).with_name("other.jpg"))


def put_in(bag: Path) -> None:
    """A file of somebody else's."""
    (bag / "data/originals/photos/ceiling/c.jpg").write_bytes(b"never communicated")


def caption(bag: Path) -> None:
    """Another caption in the manifest beside the dossier."""
    path = bag / "data/manifest.json"
    path.write_text(path.read_text("utf-8").replace("Stain on the ceiling", "Nothing at all"), "utf-8")


def page(bag: Path) -> None:
    """A white box over a page of the dossier."""
    with pikepdf.open(bag / DOSSIER, allow_overwriting_input=True) as pdf:
        pdf.pages[2].contents_add(b"q 1 1 1 rg 0 0 300 300 re f Q")
        pdf.save(bag / DOSSIER)


def bare(bag: Path) -> None:
    """A dossier without its manifest."""
    with pikepdf.open(bag / DOSSIER, allow_overwriting_input=True) as pdf:
        del pdf.Root.PieceInfo
        pdf.save(bag / DOSSIER)


def unlist(bag: Path) -> None:
    """A line taken out of the list."""
    lines = (bag / LIST).read_text("utf-8").splitlines(keepends=True)
    (bag / LIST).write_text("".join(line for line in lines if A not in line), "utf-8")


def and_the_lists(change: Callable[[Path], object]) -> Callable[[Path], None]:
    """The change, and both lists made to match."""

    def both(bag: Path) -> None:
        change(bag)
        listed_anew(bag)

    return both


def link(bag: Path) -> None:
    """A link where an original was."""
    (bag / A).unlink()
    (bag / A).symlink_to("/etc/hostname")


LABEL = "In the dossier: 1/1, page 4."
BAGS = (
    Falsification("an original changed", flip, f"{A} was changed after the package was made. {LABEL}"),
    Falsification("an original taken out", lambda bag: (bag / A).unlink(), f"{A} is listed and is not in"),
    Falsification("an original put in", put_in, "ceiling/c.jpg is not listed: it was put into"),
    Falsification(
        "an original renamed", move, f"other.jpg was renamed: the package lists it as {A}. {LABEL}"
    ),
    Falsification("an original is a link", link, f"{A} is a link, or no file: it is not read."),
    Falsification("two originals exchanged", exchange, f"{B} was changed after the package was made."),
    Falsification("a line taken out of the list", unlist, f"{A} is not listed: it was put into"),
    Falsification(
        "the list taken away", lambda bag: (bag / LIST).unlink(), f"{LIST}, the package’s own list"
    ),
    Falsification(
        "a page of the dossier changed", page, f"{DOSSIER} was changed after the package was made."
    ),
    Falsification(
        "how to verify changed", lambda bag: flip(bag, "data/HOW-TO-VERIFY.en.txt"), "HOW-TO-VERIFY.en"
    ),
    Falsification(
        "facts of the bag changed", lambda bag: flip(bag, "bag-info.txt"), "bag-info.txt was changed"
    ),
    Falsification("manifest edited", caption, "data/manifest.json was changed after the package was made."),
    Falsification(
        "an original changed, lists matching", and_the_lists(flip), f"{A} is not the file that the dossier"
    ),
    Falsification(
        "an original put in, lists matching", and_the_lists(put_in), "c.jpg: no dossier of the package lists"
    ),
    Falsification(
        "an original renamed, lists matching",
        and_the_lists(move),
        "other.jpg is a file that the dossier lists as",
    ),
    Falsification(
        "two originals exchanged, lists matching", and_the_lists(exchange), f"{B} is not the file that the"
    ),
    Falsification(
        "an original taken out, lists matching",
        and_the_lists(lambda bag: (bag / A).unlink()),
        f"{A}, which the dossier lists, is not in the package: it cannot be compared. {LABEL}",
        "unknown",
    ),
    Falsification(
        "manifest edited, lists matching", and_the_lists(caption), "data/manifest.json is not the manifest of"
    ),
    Falsification("a page changed, lists matching", and_the_lists(page), f"{DOSSIER} was altered"),
    Falsification(
        "a dossier bared, lists matching",
        and_the_lists(bare),
        "data/manifest.json is not the manifest of any",
    ),
    Falsification(
        "derivatives edited, lists matching",
        and_the_lists(lambda bag: flip(bag, "data/derivatives.tsv")),
        "data/derivatives.tsv is not what the manifest gives",
    ),
    Falsification(
        "the folder of originals taken away, lists matching",
        and_the_lists(lambda bag: shutil.rmtree(bag / "data/originals")),
        f"{A}, which the dossier lists, is not in the package",
        "unknown",
    ),
)
