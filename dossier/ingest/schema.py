"""JSON Schemas of the YAML files of a case, so that editors complete and check them.

`python -m dossier.ingest.schema` writes them into `docs/`; a test holds them in step.
They are looser than the program in one thing: an editor sees `2017` as a number, so
every text may be a number there.
"""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from dossier.files import program_folder
from dossier.ingest.described import meaning, purpose
from dossier.ingest.kinds import DOCUMENT_MODELS
from dossier.ingest.shape import choices, fields_of, inner, item_kind, model_in
from dossier.model.citation import Citation
from dossier.model.moment import Duration, Moment
from dossier.model.source import Record
from dossier.model.text import Text

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number"]}
_TEXT: Schema = {
    "anyOf": [
        {"type": ["string", "number"]},
        {
            "type": "object",
            "properties": {"fr": {"type": "string"}, "en": {"type": "string"}},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_MOMENT = "2017, 2022-08, 2022-08-17, 2022-09-18 14:20 Europe/Paris; about …; A..B for a range"
_NOTATIONS: dict[type[Record], Schema] = {
    Text: _TEXT,
    Moment: {**_SCALAR, "examples": ["2022-09-18 14:20 Europe/Paris", "about 2022-09", "2017..2022"]},
    Duration: {"type": "string", "examples": ["30 min", "20-30 min", "1 h"]},
    Citation: {"type": "string", "examples": ["exhibit-id#2", "photo:facade/1", "obs:constat/4"]},
}
_SCALARS: dict[type, Schema] = {
    bool: {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "oui", "non"]}]},
    int: {"type": ["integer", "string"]},
    float: {"type": ["number", "string"]},
    Decimal: {**_SCALAR, "examples": ["1 234,56", "1234.56"]},
    dt.date: {"type": "string", "examples": ["2022-08-17"]},
}


def schema_of(stem: str) -> Schema:
    """The schema of one file of the case folder."""
    model = DOCUMENT_MODELS[stem]
    records: dict[str, Schema] = {}
    one = _reference(model, records)
    many: Schema = {"type": "array", "items": one}
    root = one if stem == "case" else {"anyOf": [many, {"type": "null"}]}
    root = {"anyOf": [many, one]} if stem == "constat" else root
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{stem}.yaml"}
    return {**head, "description": purpose(model), **root, "$defs": records}


def write_schemas(folder: Path) -> None:
    """One file for each YAML file of a case."""
    for stem in DOCUMENT_MODELS:
        text = json.dumps(schema_of(stem), indent=2, ensure_ascii=False)
        (folder / f"{stem}.schema.json").write_text(text + "\n", encoding="utf-8")


def _reference(model: type[Record], records: dict[str, Schema]) -> Schema:
    """A pointer to the schema of a record, which is made at the first need."""
    if model.__name__ not in records:
        records[model.__name__] = {}
        kinds = fields_of(model)
        records[model.__name__] = {
            "type": "object",
            "description": purpose(model),
            "properties": {name: _field(model, name, kind, records) for name, kind in kinds.items()},
            "required": [name for name in kinds if model.model_fields[name].is_required()],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{model.__name__}"}


def _field(model: type[Record], name: str, kind: object, records: dict[str, Schema]) -> Schema:
    about = meaning(model, name) + (f" ({_MOMENT})" if model_in(kind) is Moment else "")
    return {"description": about, **_schema(kind, records)}


def _schema(kind: object, records: dict[str, Schema]) -> Schema:
    if allowed := choices(kind):
        return {"enum": [*allowed, *(str(value) for value in allowed if not isinstance(value, str))]}
    model = model_in(kind)
    if model in _NOTATIONS:
        records[model.__name__] = _NOTATIONS[model]
        return {"$ref": f"#/$defs/{model.__name__}"}
    if model is not None:
        notation = [_SCALAR] if model.__name__ == "Position" else []
        return {"anyOf": [*notation, _reference(model, records)]} if notation else _reference(model, records)
    item = item_kind(kind)
    if item is not None:
        many = {"type": "array", "items": _schema(item, records)}
        listed = item is str or model_in(item) is Citation or item is float
        return {"anyOf": [many, {"type": "string"}]} if listed else many
    return next((_SCALARS[part] for part in inner(kind) if part in _SCALARS), _SCALAR)


if __name__ == "__main__":
    write_schemas(program_folder("docs"))
