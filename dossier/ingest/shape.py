"""Lay a tree of texts out as a record wants it, and give each record its place."""

import datetime as dt
import re
import types
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.french import VALUES, iso_dates
from dossier.ingest.guess import slug
from dossier.ingest.node import Node
from dossier.model.citation import Citation
from dossier.model.misread import quoted
from dossier.model.moment import Duration, Moment
from dossier.model.source import Origin, Record, Sourced

_NAMES = ("id", "number")
"""Fields that name a record among others of its list."""

_WRITTEN_AS_TEXT = (Moment, Duration, Citation)


@cache
def fields_of(model: type[Record]) -> Mapping[str, Any]:
    """The keys that a person may write, with their annotations."""
    return {
        name: Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        for name, field in model.model_fields.items()
        if name != "origin"
    }


def shaped(node: Node, kind: object, faults: Faults) -> object:
    """Plain values for the model to judge; unknown keys are faults already here."""
    model = model_in(kind)
    if node.kind == "empty":
        return None
    if node.kind == "text":
        return _scalar(node, kind)
    if model in _WRITTEN_AS_TEXT:
        faults.add(
            node.origin,
            marked("a date, a length of time or a citation is written as one text"),
            fix=marked("write it on one line, such as 2022-09-18 14:20 Europe/Paris"),
        )
        return None
    if node.kind == "list":
        report_repeats(node.items, item_kind(kind), faults)
        return [shaped(item, item_kind(kind), faults) for item in node.items]
    if model is None:
        return {key: shaped(child, None, faults) for key, child in node.children.items()}
    return _mapping(node, model, faults)


def report_repeats(items: tuple[Node, ...], kind: object, faults: Faults) -> None:
    """Name each item of a list whose id was used before it."""
    model = model_in(kind)
    key = next((name for name in _NAMES if model is not None and name in model.model_fields), "")
    first: dict[str, Node] = {}
    for item in items:
        name = item.children.get(key)
        if name is None or name.kind != "text":
            continue
        if name.text not in first:
            first[name.text] = name
            continue
        report_repeat(name.text, name.origin, first[name.text].origin, faults)


def report_repeat(name: str, place: Origin, first: Origin, faults: Faults) -> None:
    """Ids are cited from everywhere, so each is used once."""
    faults.add(
        place,
        marked("{name} is used twice, first at {first}"),
        why=marked("whoever cites it would not know which of the two is meant"),
        fix=marked("give one of them another name"),
        name=quoted(name),
        first=first,
    )


@cache
def model_in(kind: object) -> type[Record] | None:
    """The record that an annotation stands for, through optional and annotated ones."""
    found = [part for part in inner(kind) if isinstance(part, type) and issubclass(part, Record)]
    return found[0] if found else None


@cache
def choices(kind: object) -> tuple[object, ...]:
    """The values that an annotation allows, if it lists them."""
    return tuple(value for part in inner(kind) if get_origin(part) is Literal for value in get_args(part))


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant, or nothing."""
    return next(iter(get_close_matches(word.lower(), known, 1, 0.7)), "")


def inner(kind: object) -> Iterator[object]:
    """The alternatives of an annotation, without their wrappers."""
    if get_origin(kind) is Annotated:
        yield from inner(get_args(kind)[0])
    elif get_origin(kind) in {Union, types.UnionType}:
        for part in get_args(kind):
            yield from inner(part)
    else:
        yield kind


@cache
def item_kind(kind: object) -> object:
    """What each item of a list is to be."""
    for part in inner(kind):
        if get_origin(part) is tuple:
            return get_args(part)[0]
    return None


def _scalar(node: Node, kind: object) -> object:
    """A text; or the listed word that it means, in capitals or in French; or an ISO date."""
    text = node.text.strip()
    if allowed := {str(value): value for value in choices(kind)}:
        spellings = (text, text.lower(), text.upper(), VALUES.get(slug(text), ""))
        return next((allowed[spelling] for spelling in spellings if spelling in allowed), node.text)
    if model_in(kind) is Moment or dt.date in inner(kind):
        return iso_dates(node.text, day_first=node.day_first)
    return re.split(r"[\s,;]+", text) if item_kind(kind) is float else node.text


def _mapping(node: Node, model: type[Record], faults: Faults) -> dict[str, Any]:
    known = fields_of(model)
    values = {}
    for key, child in node.children.items():
        if key not in known:
            _report_unknown(node, key, list(known), faults)
        elif child.kind != "empty":
            values[key] = shaped(child, known[key], faults)
    if issubclass(model, Sourced):
        values["origin"] = _origin(node)
    return values


def _origin(node: Node) -> dict[str, Any]:
    places = {
        key: (child.line, child.column or 1)
        for key, child in node.children.items()
        if child.line is not None and child.kind != "empty"
    }
    return {"file": node.file, "line": node.line, "column": node.column, "fields": places}


def _report_unknown(node: Node, key: str, known: list[str], faults: Faults) -> None:
    close = nearest(key, known)
    in_table = node.header is not None
    place = node.origin_of_key(key)
    if in_table:
        place = place.model_copy(update={"line": node.header})
    faults.add(
        place,
        marked("the column {key} is not known here")
        if in_table
        else marked("the key {key} is not known here"),
        why=marked("what is not understood would be lost"),
        fix=marked("did you mean {close}?") if close else marked("use one of: {known}"),
        key=quoted(key),
        close=close,
        known=", ".join(known),
    )
