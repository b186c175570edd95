"""Records out of trees: every fault of a record is named where it was written."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import ValidationError

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.headings import tidied
from dossier.ingest.node import Node
from dossier.ingest.shape import report_repeat, report_repeats, shaped
from dossier.ingest.wording import report
from dossier.model.source import Record, Sourced

R = TypeVar("R", bound=Record)


def read_record(node: Node, model: type[R], faults: Faults) -> R | None:
    """One record; None where it is not one, and then the faults say why."""
    if node.kind != "mapping":
        faults.add(
            node.origin,
            marked("keys with their values are expected here"),
            fix=marked("write `key: value`, one a line"),
        )
        return None
    tidy = tidied(node, model, faults)
    before = len(faults.found)
    values = shaped(tidy, model, faults)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            report(detail, tidy, model, faults)
        if len(faults.found) == before:
            raise
        return None


def read_records(node: Node | None, stem: str, model: type[R], faults: Faults) -> tuple[R, ...]:
    """All records of a table, those that cannot be read left out and reported."""
    items = _items(node, stem, faults)
    report_repeats(items, model, faults)
    read = [read_record(item, model, faults) for item in items]
    return tuple(record for record in read if record is not None)


def report_same_ids(records: Iterable[Sourced], faults: Faults) -> None:
    """Name each record that got, from its file or its row, an id that another has."""
    first: dict[str, Sourced] = {}
    for record in records:
        name = str(getattr(record, "id", ""))
        if name in first:
            report_repeat(name, record.at("id"), first[name].at("id"), faults)
        first.setdefault(name, record)


def _items(node: Node | None, stem: str, faults: Faults) -> tuple[Node, ...]:
    """A list; or one record; or a list under the table's own name."""
    if node is None or node.kind in {"empty", "unread"}:
        return ()
    if node.kind == "list":
        return node.items
    if node.kind == "mapping":
        return node.children[stem].items if set(node.children) == {stem} else (node,)
    faults.add(
        node.origin,
        marked("a list is expected in this file"),
        fix=marked("start each item with `- ` and write its keys below it"),
    )
    return ()
