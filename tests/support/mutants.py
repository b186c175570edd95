"""Every way to take one thing out of a case folder: a value, one item of a list, a row, a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.ingest.faults import Faults
from dossier.ingest.headings import tidied
from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.node import Node
from dossier.ingest.shape import fields_of, inner, item_kind, model_in
from dossier.model.moment import Duration, Moment
from dossier.model.original import Original
from dossier.model.position import Position
from dossier.model.source import Record
from dossier.model.text import Text

MODELS: Mapping[str, type[Record]] = {**DOCUMENT_MODELS, **TABLE_MODELS}
_WHOLE = (Moment, Duration, Position)
_NAMES = ("id", "number", "file", "rule", "test")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A case folder that lacks one thing.

    Attributes:
        table: Stem of the table, or `files`.
        field: Such as `title`, `title.fr` (one language), `parties[].seat`, `exhibits[*]` (one item
            of a list), `[row]` (a whole row).
        row: What people call the row: the ids on the way to the value.
        node: The table without it; None for a file.
        gone: Path of the file that is missing.
    """

    table: str
    field: str
    row: str
    node: Node | None = None
    gone: str = ""

    @property
    def name(self) -> str:
        """`exhibits.title`."""
        return f"{self.table}.{self.field}"


def mutants(tables: Mapping[str, Node], originals: Mapping[str, Original]) -> Iterator[Mutant]:
    """All of them, table by table."""
    for stem, table in tables.items():
        for field, row, node in _of_table(stem, table):
            yield Mutant(stem, field, row, node)
    for path in originals:
        yield Mutant("files", path.partition("/")[0], path, gone=path)


def _of_table(stem: str, table: Node) -> Iterator[tuple[str, str, Node]]:
    model = MODELS[stem]
    if table.kind == "mapping":
        yield from _of_record(table, model, "")
        return
    rows = [tidied(row, model, Faults()) for row in table.items]
    for index, row in enumerate(rows):
        name = called(row)
        yield "[row]", name, replace(table, items=_without(table.items, index))
        for field, below, changed in _of_record(row, model, ""):
            yield field, f"{name}{below}", replace(table, items=_with(table.items, index, changed))


def _of_record(row: Node, model: type[Record], prefix: str) -> Iterator[tuple[str, str, Node]]:
    """Pairs of field, name below the row, and the row without the value."""
    row = tidied(row, model, Faults())
    kinds = fields_of(model)
    for key, child in row.children.items():
        if child.kind == "empty" or key not in kinds:
            continue
        field = f"{prefix}{key}"
        yield field, "", _set(row, key, _blank(child))
        for name, below, changed in _inside(child, kinds[key], field):
            yield name, below, _set(row, key, changed)


def _inside(child: Node, kind: object, field: str) -> Iterator[tuple[str, str, Node]]:
    """What can be taken out of a value without taking all of it."""
    model = model_in(kind)
    if model in _WHOLE:
        return
    if model is Text and child.kind == "mapping":
        for tongue in child.children:
            yield f"{field}.{tongue}", "", _set(child, tongue, _blank(child.children[tongue]))
    elif child.kind == "mapping" and model is not None:
        yield from _of_record(child, model, f"{field}.")
    elif child.kind == "list":
        yield from _of_list(child, kind, field)
    elif child.kind == "text" and any(part for part in inner(kind) if _is_list(part)):
        words = [word.strip() for word in child.text.replace(";", ",").split(",") if word.strip()]
        for index in range(len(words) if len(words) > 1 else 0):
            rest = ", ".join(words[:index] + words[index + 1 :])
            yield f"{field}[*]", f"/{words[index]}", replace(child, text=rest)


def _of_list(child: Node, kind: object, field: str) -> Iterator[tuple[str, str, Node]]:
    model = model_in(item_kind(kind))
    for index, item in enumerate(child.items):
        name = called(item) if item.kind == "mapping" else item.text
        name = name or str(index + 1)
        yield f"{field}[*]", f"/{name}", replace(child, items=_without(child.items, index))
        if model is not None and model not in (Text, Position) and item.kind == "mapping":
            for below, rest, changed in _of_record(item, model, f"{field}[]."):
                yield below, f"/{name}{rest}", replace(child, items=_with(child.items, index, changed))


def changed(table: Node, row: str, field: str, value: str) -> Node:
    """The table with another value in one place; `row` and `field` as a mutant names them.

    Raises:
        KeyError: There is no such row.
    """
    return _put(table, field.split("."), row.split("/") if row else [], value)


def _put(node: Node, keys: list[str], names: list[str], value: str) -> Node:
    if node.kind == "list":
        index = next((n for n, item in enumerate(node.items) if called(item) == names[0]), None)
        if index is None:
            raise KeyError(names[0])
        return replace(node, items=_with(node.items, index, _put(node.items[index], keys, names[1:], value)))
    key, *rest = keys
    key = key.removesuffix("[]")
    below = node.children.get(key) or Node("empty", node.file, node.line, node.column)
    if not rest:
        return _set(node, key, Node("text", below.file, below.line, below.column, text=value))
    return _set(node, key, _put(below, rest, names, value))


def called(row: Node) -> str:
    """What people call a row."""
    for key in _NAMES:
        child = row.children.get(key)
        if child is not None and child.kind == "text":
            return child.text
        if child is not None and child.children:
            return next(iter(child.children.values())).text[:30]
    return ""


def _is_list(part: object) -> bool:
    return getattr(part, "__origin__", None) is tuple and part != tuple[float, float, float, float]


def _blank(child: Node) -> Node:
    return Node("empty", child.file, child.line, child.column)


def _set(row: Node, key: str, child: Node) -> Node:
    return replace(row, children={**row.children, key: child})


def _with(items: tuple[Node, ...], index: int, item: Node) -> tuple[Node, ...]:
    return (*items[:index], item, *items[index + 1 :])


def _without(items: tuple[Node, ...], index: int) -> tuple[Node, ...]:
    return (*items[:index], *items[index + 1 :])
