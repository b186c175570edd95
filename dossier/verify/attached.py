"""The files that stand in a PDF: what each is called, and its digest."""

from collections.abc import Mapping
from hashlib import sha256

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, PdfError, Stream


def attached(pdf: Pdf) -> Mapping[str, str]:
    """Digest of each attached file by its name; empty where it cannot be read.

    A file may be named in the tree of names, associated with the document, or both.
    """
    tree = pdf.Root.get(Name.Names, Dictionary()).get(Name.EmbeddedFiles)
    named = dict(NameTree(tree).items()) if tree is not None else {}
    known = {file.objgen for file in named.values()}
    others = [file for file in pdf.Root.get(Name.AF, Array()) if file.objgen not in known]
    named |= {str(file.get(Name.UF, file.get(Name.F, "?"))): file for file in others}
    return {str(name): _digest(file) for name, file in named.items()}


def _digest(file: Object) -> str:
    """Of every stream that the file is given by; two that differ are none."""
    given = file.get(Name.EF, Dictionary())
    try:
        held = {sha256(one.read_bytes()).hexdigest() for _, one in given.items() if isinstance(one, Stream)}
    except (PdfError, AttributeError):
        return ""
    return held.pop() if len(held) == 1 else ""
