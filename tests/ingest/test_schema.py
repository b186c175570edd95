"""The schemas that editors use are in step with the records, and say yes to the samples."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dossier.ingest.described import meaning
from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.schema import schema_of, write_schemas
from dossier.ingest.shape import fields_of, item_kind, model_in
from dossier.ingest.tables import read_yaml
from dossier.model.citation import Citation
from dossier.model.moment import Duration, Moment
from dossier.model.text import Text

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted(
    path
    for stem in DOCUMENT_MODELS
    for path in (ROOT / "evidence").glob(f"*/{stem}.yaml")
    if (path.parent / "photos").is_dir()
)


def plain(node):
    """What an editor sees, every scalar a string."""
    if node.kind == "mapping":
        return {key: plain(child) for key, child in node.children.items()}
    return [plain(item) for item in node.items] if node.kind == "list" else node.text or None


def faults(stem, text):
    validator = Draft202012Validator(schema_of(stem))
    return [error.message for error in validator.iter_errors(plain(read_yaml(text, f"{stem}.yaml")))]


def test_the_schemas_in_docs_are_those_of_the_records(tmp_path):
    write_schemas(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert (ROOT / "docs" / path.name).read_text("utf-8") == path.read_text("utf-8"), (
            "run: python -m dossier.ingest.schema"
        )


@pytest.mark.parametrize("stem", DOCUMENT_MODELS)
def test_each_schema_is_one(stem):
    Draft202012Validator.check_schema(json.loads((ROOT / "docs" / f"{stem}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_samples_are_valid(path):
    assert not faults(path.stem, path.read_text("utf-8"))


def test_a_slip_is_seen_by_the_editor_too():
    assert faults("case", "id: a\ntitle: b\nlangauge: fr\n")
    assert faults("case", "id: a\ntitle: {de: b}\n")
    assert faults("case", "title: b\n")
    assert faults("proceedings", "- {id: p, title: t, court: {name: c, order: administratif}}\n")
    assert faults("constat", "id: c\nobservations: none\n")
    assert not faults("case", "id: a\ntitle: {fr: b}\nincident: {when: 2022-09-18 14:20}\n")
    assert not faults(
        "proceedings", "- {id: p, title: t, court: {name: c}, exhibits: a; b, photos_per_page: 2}\n"
    )


def records():
    """Every record that a person may write, with those inside it."""
    found, waiting = {}, [*DOCUMENT_MODELS.values(), *TABLE_MODELS.values()]
    while waiting:
        model = waiting.pop()
        if model.__name__ in found or model in {Text, Moment, Duration, Citation}:
            continue
        found[model.__name__] = model
        inside = [model_in(kind) or model_in(item_kind(kind)) for kind in fields_of(model).values()]
        waiting += [record for record in inside if record]
    return found


@pytest.mark.parametrize("model", records().values(), ids=records())
def test_every_key_says_what_it_means(model):
    assert not [name for name in fields_of(model) if not meaning(model, name)]
