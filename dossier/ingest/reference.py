"""The tables of keys and columns in `docs/case-folder.md`, made from the records.

`python -m dossier.ingest.reference` writes them between the marks of that page; a test
holds them in step.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from dossier.files import program_folder
from dossier.ingest.described import meaning, purpose
from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.shape import choices, fields_of, inner, item_kind, model_in
from dossier.model.citation import Citation
from dossier.model.moment import Duration, Moment
from dossier.model.position import Position
from dossier.model.source import Record
from dossier.model.text import Text

_MARK = re.compile(r"(<!-- keys: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_NOTATIONS: dict[type, str] = {
    Text: "text",
    Moment: "date or time",
    Duration: "length of time",
    Citation: "citation",
    Position: "position",
    bool: "yes or no",
    int: "whole number",
    float: "number",
    Decimal: "sum",
    dt.date: "day",
    str: "word",
}


def filled(page: str) -> str:
    """The page with what stands between its marks made anew."""
    return _MARK.sub(lambda found: f"{found[1]}\n{keys_of(found[2])}\n{found[3]}", page)


def keys_of(stem: str) -> str:
    """One table for a file, and one for each record inside it."""
    models = list(dict.fromkeys(_within({**DOCUMENT_MODELS, **TABLE_MODELS}[stem])))
    parts = [_table(models[0])]
    for model in models[1:]:
        parts += [f"**{model.__name__}**: {purpose(model)}\n", _table(model)]
    return "\n".join(parts)


def _within(model: type[Record]) -> Iterator[type[Record]]:
    """A record and those that its keys hold, each before what it holds itself."""
    yield model
    for kind in fields_of(model).values():
        inside = model_in(kind) or model_in(item_kind(kind))
        if inside is not None and inside not in _NOTATIONS:
            yield from _within(inside)


def _table(model: type[Record]) -> str:
    rows = ["| key | write | meaning |", "|---|---|---|"]
    for name, kind in fields_of(model).items():
        needed = " **(needed)**" if model.model_fields[name].is_required() else ""
        rows.append(f"| `{name}` | {_notation(kind)} | {meaning(model, name)}{needed} |")
    return "\n".join([*rows, ""])


def _notation(kind: object) -> str:
    if allowed := choices(kind):
        return " · ".join(f"`{value}`" for value in allowed)
    item = item_kind(kind)
    if item is not None:
        return f"list: {_notation(item)}"
    model = model_in(kind)
    if model is not None:
        return _NOTATIONS.get(model, f"{model.__name__}, below")
    return next(_NOTATIONS[part] for part in inner(kind) if isinstance(part, type) and part in _NOTATIONS)


if __name__ == "__main__":
    page = program_folder("docs") / "case-folder.md"
    page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
