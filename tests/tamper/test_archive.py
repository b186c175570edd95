"""Originals that stand in an archive: each that is changed, added or taken away is named."""

import hashlib

import pikepdf
import pytest

from dossier.model.manifest import ListedAttachment, Manifest, manifest_bytes
from dossier.verify.alone import look_at

FILES = {"a.jpg": b"first picture", "b.jpg": b"second picture"}


def attach(pdf, name, content):
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)


def change(pdf):
    del pdf.attachments["a.jpg"]
    attach(pdf, "a.jpg", b"first picture, retouched")


def take(pdf):
    del pdf.attachments["b.jpg"]


def exchange(pdf):
    for name, content in zip(FILES, reversed(FILES.values()), strict=True):
        del pdf.attachments[name]
        attach(pdf, name, content)


def second_face(pdf):
    """What one reader shows is not what another one shows."""
    held = pdf.Root.Names.EmbeddedFiles.Names[1].EF
    held.UF = pdf.make_stream(b"first picture, retouched")


ATTACHED = (
    (
        "an attached original changed",
        change,
        "The attached file a.jpg is not the one that the manifest lists",
    ),
    (
        "an attached original taken out",
        take,
        "The attached file b.jpg, which the manifest lists, is no longer",
    ),
    (
        "a file attached",
        lambda pdf: attach(pdf, "c.jpg", b"x"),
        "The attached file c.jpg is not the one that",
    ),
    (
        "two attached originals exchanged",
        exchange,
        "The attached file b.jpg is not the one that the manifest",
    ),
    (
        "an attached original with a second face",
        second_face,
        "The attached file a.jpg is not the one that the",
    ),
)


def archived(path, falsify):
    listed = [
        ListedAttachment(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        for name, content in FILES.items()
    ]
    manifest = Manifest(title="T", proceeding="P", language="en", pages=1, attached=tuple(listed))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        private = pikepdf.Dictionary(
            Manifest=pdf.make_stream(manifest_bytes(manifest)), Pages=pdf.make_stream(b"{}")
        )
        pdf.Root.PieceInfo = pikepdf.Dictionary(Dossier=pikepdf.Dictionary(Private=private))
        for name, content in FILES.items():
            attach(pdf, name, content)
        pdf.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        falsify(pdf)
        pdf.save(path)
    return " ".join(remark.sentence for remark in look_at(path).remarks)


@pytest.mark.parametrize(
    ("falsify", "needle"), [row[1:] for row in ATTACHED], ids=[row[0] for row in ATTACHED]
)
def test_what_was_done_to_an_attached_original_is_named(tmp_path, falsify, needle):
    assert needle in archived(tmp_path / "a.pdf", falsify)


def test_of_untouched_ones_nothing_is_said(tmp_path):
    assert "attached" not in archived(tmp_path / "a.pdf", lambda _: None)
