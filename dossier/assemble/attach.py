"""Attach originals to a file, bit for bit, as an archive wants them: named, described, associated."""

import hashlib

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from dossier.errors import IntegrityError, Problem
from dossier.model.archive import Attached
from dossier.model.parts import Plan


def attach(pdf: Pdf, plan: Plan) -> None:
    """Write the plan's attachments into the file: its names, and its associated files.

    Raises:
        IntegrityError: An original is no longer the file that was recorded.
    """
    if plan.archive is None or not plan.archive.attached:
        return
    tree = NameTree.new(pdf)
    files = []
    for one in sorted(plan.archive.attached, key=lambda one: one.name.encode()):
        files.append(_specification(pdf, one, plan.created))
        tree[one.name] = files[-1]
    pdf.Root.Names.EmbeddedFiles = tree.obj
    pdf.Root.AF = Array(files)


def _specification(pdf: Pdf, one: Attached, created: str) -> Object:
    stream = pdf.make_stream(_recorded(one))
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/" + one.media_type)
    stream.Params = Dictionary(Size=one.size)
    if created:
        stream.Params.ModDate = String(f"D:{created.replace('-', '')}000000Z")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(one.name),
            UF=String(one.name),
            Desc=String(one.description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )


def _recorded(one: Attached) -> bytes:
    """The original's bytes, once they are known to be those that were recorded."""
    try:
        content = one.path.read_bytes()
    except OSError as error:
        problem = Problem(one.path.name, f"cannot be read: {error.strerror}", fix="put the original back")
        raise IntegrityError("An original that is to be attached is gone", [problem]) from error
    if hashlib.sha256(content).hexdigest() != one.sha256:
        problem = Problem(
            one.path.name,
            "is not, byte for byte, the file that was recorded",
            "the dossier would hold another file than its manifest lists",
            "put the original back, or build again so that the change is examined",
        )
        raise IntegrityError("An original that is to be attached has changed", [problem])
    return content
