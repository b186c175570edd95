"""A folder of originals beside the dossier that lists them: each falsification is named."""

import hashlib
import time

import pikepdf
import pytest

from dossier.flows.verify import verify
from dossier.model.manifest import ListedOriginal, Manifest, manifest_bytes

FILES = {"photos/a.jpg": b"first picture", "photos/b.jpg": b"second picture"}


def flipped(files):
    files["photos/a.jpg"] = bytes([FILES["photos/a.jpg"][0] ^ 1]) + FILES["photos/a.jpg"][1:]


def swapped(files):
    files["photos/a.jpg"], files["photos/b.jpg"] = FILES["photos/b.jpg"], FILES["photos/a.jpg"]


def renamed(files):
    files["photos/other.jpg"] = files.pop("photos/a.jpg")


def missing(files):
    del files["photos/b.jpg"]


def added(files):
    files["photos/c.jpg"] = b"a third picture"


def alike(files):
    """Its name only ends like one that is listed."""
    files["photos/xa.jpg"] = b"a third picture"


ORIGINALS = (
    (
        "one bit changed",
        flipped,
        "altered",
        "photos/a.jpg: it bears the name of 1/1, and is not that file any",
    ),
    (
        "names of two exchanged",
        swapped,
        "noted",
        "photos/a.jpg: unchanged, under another name; in the dossier as 1/2",
    ),
    ("renamed", renamed, "noted", "photos/other.jpg: unchanged, under another name; in the dossier as 1/1"),
    ("taken away", missing, "unknown", "1/2 (photos/b.jpg) is not in the folder"),
    ("one put in", added, "noted", "photos/c.jpg: the dossier does not list it"),
    (
        "one put in whose name ends like another",
        alike,
        "noted",
        "photos/xa.jpg: the dossier does not list it",
    ),
)


@pytest.fixture
def dossier(tmp_path):
    """A file that lists two originals."""
    listed = [
        ListedOriginal(
            path=path,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            exhibit=1,
            label=f"1/{rank}",
        )
        for rank, (path, content) in enumerate(FILES.items(), 1)
    ]
    manifest = Manifest(title="T", proceeding="P", language="en", pages=1, originals=tuple(listed))
    path = tmp_path / "dossier.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        private = pikepdf.Dictionary(
            Manifest=pdf.make_stream(manifest_bytes(manifest)), Pages=pdf.make_stream(b"{}")
        )
        pdf.Root.PieceInfo = pikepdf.Dictionary(Dossier=pikepdf.Dictionary(Private=private))
        pdf.save(path)
    return path


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("change", "kind", "needle"), [row[1:] for row in ORIGINALS], ids=[row[0] for row in ORIGINALS]
)
def test_what_was_done_to_an_original_is_named(dossier, tmp_path, change, kind, needle):
    files = dict(FILES)
    change(files)
    for name, content in files.items():
        (tmp_path / "held" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "held" / name).write_bytes(content)
    told = verify(dossier, originals=tmp_path / "held").originals
    assert any(one.kind == kind and needle in one.sentence for one in told), told


def hang(_job):
    """Stands for a file that keeps its reader busy for ever."""
    time.sleep(600)


def test_a_file_that_takes_too_long_cannot_be_checked(dossier, tmp_path, monkeypatch):
    (tmp_path / "held").mkdir()
    monkeypatch.setattr("dossier.flows.verify._SECONDS", 1.0)
    monkeypatch.setattr("dossier.flows.verify._look", hang)
    told = verify(dossier, originals=tmp_path / "held", language="en")
    assert told.verdict.overall == "unknown"
    assert "cannot be checked" in told.verdict.remarks[0].sentence
