"""The columns of a table under the names that a record knows them by."""

from dataclasses import replace

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.french import COLUMNS
from dossier.ingest.node import Node
from dossier.ingest.shape import fields_of, model_in
from dossier.model.misread import quoted
from dossier.model.source import Record
from dossier.model.text import LANGUAGES, Text


def tidied(node: Node, model: type[Record], faults: Faults) -> Node:
    """A row with its columns' English names and its two languages together."""
    if node.header is not None:
        node = replace(node, children=_in_english(node, model))
    children = dict(node.children)
    for name, kind in fields_of(model).items():
        if model_in(kind) is Text:
            _fold(name, node, children, faults)
    return replace(node, children=children)


def _in_english(node: Node, model: type[Record]) -> dict[str, Node]:
    known = fields_of(model)
    children: dict[str, Node] = {}
    for name, child in node.children.items():
        bare, _, tongue = name.rpartition("_") if name.endswith(("_fr", "_en")) else (name, "", "")
        english = COLUMNS.get(bare, "")
        usable = bare not in known and english in known and english not in {*node.children, *children}
        children[f"{english}_{tongue}".rstrip("_") if usable else name] = child
    return children


def _fold(name: str, node: Node, children: dict[str, Node], faults: Faults) -> None:
    """`caption_fr` and `caption_en` become the two languages of `caption`."""
    columns = {tongue: children.pop(f"{name}_{tongue}", None) for tongue in LANGUAGES}
    written = {str(tongue): cell for tongue, cell in columns.items() if cell and cell.kind != "empty"}
    if not written:
        return
    first = next(iter(written.values()))
    if name in children and children[name].kind != "empty":
        faults.add(
            first.origin,
            marked("{name} is written twice: once for both languages, and once for one"),
            why=marked("nothing says which of the two is right"),
            fix=marked("keep either {bare}, or {bare}_fr and {bare}_en"),
            name=quoted(name),
            bare=name,
        )
        return
    children[name] = Node("mapping", node.file, first.line, first.column, children=written)
