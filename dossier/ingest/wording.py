"""What the models refuse, in the words of the person who wrote the file."""

from pydantic_core import ErrorDetails

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.ingest.shape import choices, fields_of, model_in, nearest
from dossier.model.misread import Misread, quoted
from dossier.model.source import Origin, Record

_WRITE_ONE = marked("a text is expected here")
_WRITE_LIST = marked("a list is expected here")
_WRITE_KEYS = marked("keys with their values are expected here")
_WRITE_INTEGER = marked("{value} is not a whole number")
_WRITE_NUMBER = marked("{value} is not a number")
_BOX = marked("write left, top, right and bottom, each from 0 to 1")
_BOUNDS = {
    "greater_than_equal": ("ge", marked("{value} is too small to be meant"), marked("write {bound} or more")),
    "less_than_equal": ("le", marked("{value} is too large to be meant"), marked("write {bound} or less")),
}
_PLAIN = {
    "string_type": (_WRITE_ONE, marked("write one text, in quotes if it holds `: `")),
    "tuple_type": (_WRITE_LIST, marked("start each item with `- `")),
    "list_type": (_WRITE_LIST, marked("start each item with `- `")),
    "model_type": (_WRITE_KEYS, marked("write `key: value`, one a line")),
    "int_parsing": (_WRITE_INTEGER, marked("write digits only, such as 12")),
    "int_from_float": (_WRITE_INTEGER, marked("write digits only, such as 12")),
    "int_parsing_size": (_WRITE_INTEGER, marked("write digits only, such as 12")),
    "int_type": (_WRITE_INTEGER, marked("write digits only, such as 12")),
    "float_parsing": (_WRITE_NUMBER, marked("write it with a point, such as 48.8584")),
    "float_type": (_WRITE_NUMBER, marked("write it with a point, such as 48.8584")),
    "finite_number": (_WRITE_NUMBER, marked("write it with a point, such as 48.8584")),
    "decimal_type": (_WRITE_NUMBER, marked("write 1 234,56 or 1234.56, or leave it empty")),
    "decimal_parsing": (_WRITE_NUMBER, marked("write 1 234,56 or 1234.56, or leave it empty")),
    "bool_type": (marked("yes or no is expected here"), marked("write yes or no (oui, non)")),
    "bool_parsing": (marked("yes or no is expected here"), marked("write yes or no (oui, non)")),
    "date_type": (marked("one day is expected here"), marked("write it as 2022-08-17")),
}


def report(detail: ErrorDetails, node: Node, model: type[Record], faults: Faults) -> None:
    """Word one refusal of a model and point at its place."""
    place, missing = _place(detail["loc"], node)
    kind = detail["type"]
    value = quoted(_told(detail["input"]))
    if kind in {"missing", "too_long"} and (kind == "too_long" or isinstance(detail["loc"][-1], int)):
        faults.add(place, marked("this list does not hold as many values as it should"), fix=_BOX)
    elif kind == "missing":
        _report_missing(detail["loc"], place, missing, faults)
    elif kind == "value_error":
        _report_value(detail["ctx"]["error"], place, faults)
    elif kind == "literal_error":
        _report_choice(_told(detail["input"]), _annotation(detail["loc"], model), place, faults)
    elif kind == "string_pattern_mismatch":
        _report_pattern(value, _description(detail["loc"], model), place, faults)
    elif kind in _BOUNDS:
        name, what, fix = _BOUNDS[kind]
        faults.add(place, what, fix=fix, value=value, bound=f"{detail['ctx'][name]:g}")
    elif kind in _PLAIN:
        what, fix = _PLAIN[kind]
        faults.add(place, what, fix=fix, value=value)
    else:
        faults.add(place, marked("{value} does not fit here: {reason}"), value=value, reason=detail["msg"])


def _report_value(error: ValueError, place: Origin, faults: Faults) -> None:
    if isinstance(error, Misread):
        faults.add_misread(place, error)
    else:
        faults.add(place, "{reason}", reason=str(error))


def _place(loc: tuple[int | str, ...], node: Node) -> tuple[Origin, Node]:
    """The place of a value, or of the nearest thing around it that was written."""
    place = node.origin
    for step in loc:
        if isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(step, str) and step in node.children:
            node = node.children[step]
        else:
            break
        place = node.origin
    return place, node


def _report_missing(loc: tuple[int | str, ...], place: Origin, node: Node, faults: Faults) -> None:
    name = str(loc[-1])
    if node.header is not None and name not in node.children:
        place = Origin(file=place.file, line=node.header)
        faults.add(
            place,
            marked("the column {name} is missing"),
            fix=marked("add it to the first row and fill it in for each row"),
            name=quoted(name),
        )
        return
    faults.add(
        place,
        marked("{name} is missing"),
        fix=marked("fill in the cell") if node.kind == "empty" else marked("add `{bare}:` with its value"),
        name=quoted(name),
        bare=name,
    )


def _report_choice(written: str, kind: object, place: Origin, faults: Faults) -> None:
    known = [str(value) for value in choices(kind)]
    close = nearest(written, known)
    faults.add(
        place,
        marked("{value} is not one of the words known here"),
        fix=marked("did you mean {close}? The words are: {known}")
        if close
        else marked("use one of: {known}"),
        value=quoted(written),
        close=close,
        known=", ".join(known),
    )


def _report_pattern(value: str, form: str, place: Origin, faults: Faults) -> None:
    faults.add(
        place,
        marked("{value} does not have the form that is needed here"),
        fix=form,
        value=value,
    )


def _annotation(loc: tuple[int | str, ...], model: type[Record]) -> object:
    """What a field is declared to be, through nested records and lists."""
    kind: object = model
    for step in loc:
        record = model_in(kind) or model_in_list(kind)
        if isinstance(step, str) and record is not None:
            kind = fields_of(record).get(step)
    return kind


def model_in_list(kind: object) -> type[Record] | None:
    """The record that a list holds."""
    for part in getattr(kind, "__args__", ()):
        found = model_in(part) or model_in_list(part)
        if found is not None:
            return found
    return None


def _description(loc: tuple[int | str, ...], model: type[Record]) -> str:
    record: type[Record] | None = model
    text = ""
    for step in loc:
        if isinstance(step, str) and record is not None and step in record.model_fields:
            text = record.model_fields[step].description or ""
            kind = fields_of(record)[step]
            record = model_in(kind) or model_in_list(kind)
    return text


def _told(value: object) -> str:
    return value if isinstance(value, str) else str(value)
