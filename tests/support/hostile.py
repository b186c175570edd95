"""Cases that no office would write: every field of every record empty, huge or strange."""

import datetime as dt
import types
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from dossier.filing.selection import select
from dossier.model.case import Case
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.filed import FiledFile
from dossier.model.moment import Duration, Moment
from dossier.model.original import CaptureTime
from dossier.model.position import Position
from dossier.model.source import Origin, Record
from dossier.model.text import Text

IDS = ("a", "b", "main", "x" * 300, "é\u202e\u0301", "*", "0")
"""Few, so that records meet each other; some of them strange."""

_STRANGE = (
    "",
    " ",
    "\u202egnp.exe",
    "{0} {subject} {x!r} %s",
    "<script>alert(1)</script>",
    "e\u0301" * 50,
    "\U0001f600",
    "ل",
    "\x00\x1b[31m",
    "a" * 5000,
    "photos/a.jpg",
    "2022",
    "-",
    "art. 202",
)
_NUMBERS = (0, 1, -1, 2, 10**6, 10**18, -(10**18))
_SUMS = tuple(map(Decimal, ("0", "0.01", "-1", "1200.00", "1e25", "-1e25", "0.1")))
_FLOATS = (0.0, -1.0, 0.5, 90.0, 360.0, 1e300, 1e-300)
_DAYS = tuple(
    dt.datetime(*parts)  # noqa: DTZ001 - a wall clock has no zone
    for parts in ((1, 1, 1), (9999, 12, 31, 23, 59, 59), (2022, 9, 18, 14, 20), (2024, 2, 29), (1969, 12, 31))
)
_KINDS = ("", "photo:", "letter:", "loss:", "event:", "fact:")
_CITED = tuple(f"{kind}{id_}" for kind in _KINDS for id_ in IDS[:4])


@cache
def words() -> st.SearchStrategy[str]:
    """Texts, most of them hostile."""
    return st.sampled_from(_STRANGE + IDS) | st.text(max_size=12)


@cache
def records(model: type[Record]) -> st.SearchStrategy[Any]:
    """Records of a model, with any optional field left out."""
    if model in _OWN:
        return _OWN[model]
    fields = {name: _of(field) for name, field in model.model_fields.items() if name != "origin"}
    return st.fixed_dictionaries(fields).map(lambda values: _made(model, values))


def _made(model: type[Record], values: Mapping[str, Any]) -> Any:
    """The record without the values that its model refuses; None where it refuses all."""
    left = {name: value for name, value in values.items() if value is not None}
    for _ in range(3):
        try:
            return model.model_validate(left)
        except ValidationError as error:
            for detail in error.errors():
                left.pop(str(detail["loc"][0]) if detail["loc"] else "", None)
    return None


def _of(field: FieldInfo) -> st.SearchStrategy[Any]:
    kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    found = _values(kind)
    return found if field.is_required() else st.none() | found | st.just(field.get_default())


def _values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one return for each kind of annotation
    """Values of an annotation."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        formed = any(getattr(part, "pattern", None) or getattr(part, "metadata", None) for part in parts[1:])
        return st.sampled_from(_fitting(kind)) if formed and parts[0] is str else _values(parts[0])
    if origin in {Union, types.UnionType}:
        return st.one_of(*(_values(part) for part in parts if part is not type(None)))
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple and Ellipsis in parts:
        some = st.lists(_values(parts[0]), max_size=2)
        return some.map(lambda items: tuple(item for item in items if item is not None))
    if origin is tuple:
        return st.tuples(*(_values(part) for part in parts))
    if origin is not None:
        return st.just({})
    return records(kind) if issubclass(kind, Record) else _PLAIN[kind]


@cache
def _fitting(kind: Any) -> tuple[str, ...]:
    """The ids and words that a pattern lets through."""
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    found = []
    for word in (*IDS, "EUR", "Europe/Paris", "+02:00", "0" * 64):
        try:
            found.append(adapter.validate_python(word))
        except ValidationError:
            continue
    return tuple(found)


def _moment(first: dt.datetime, last: dt.datetime, precision: str, zone: str | None) -> Moment:
    return Moment(earliest=min(first, last), latest=max(first, last), precision=precision, zone=zone)


_ZONES = st.sampled_from((None, "Europe/Paris", "+14:00", "UTC"))
_PRECISIONS = st.sampled_from(("year", "month", "day", "minute", "second"))
_OWN: dict[type[Record], st.SearchStrategy[Any]] = {
    Text: st.tuples(words(), words()).map(lambda pair: Text(fr=pair[0], en=pair[1].strip() or "x")),
    Citation: st.sampled_from(_CITED).map(Citation.model_validate),
    Moment: st.builds(_moment, st.sampled_from(_DAYS), st.sampled_from(_DAYS), _PRECISIONS, _ZONES),
    Duration: st.builds(Duration, shortest=st.sampled_from((0, 60)), longest=st.sampled_from((60, 10**12))),
    CaptureTime: st.builds(
        CaptureTime,
        wall_clock=st.sampled_from(_DAYS),
        utc_offset=st.sampled_from((None, 0, 50400, -43200)),
        source=st.sampled_from(("exif", "gps", "declared", "corrected")),
    ),
    Position: st.builds(Position, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
    Origin: st.builds(Origin, file=st.sampled_from(("a.yaml", ""))),
}
_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: words(),
    bool: st.booleans(),
    int: st.sampled_from(_NUMBERS),
    float: st.sampled_from(_FLOATS),
    Decimal: st.sampled_from(_SUMS),
    dt.date: st.sampled_from(_DAYS).map(dt.datetime.date),
    dt.datetime: st.sampled_from(_DAYS),
    AwareDatetime: st.sampled_from(_DAYS).map(lambda day: day.replace(tzinfo=dt.UTC)),
}


_TABLES = tuple(name for name in Case.model_fields if name not in {"originals", "ignored", "as_of"})


def dossiers(cases: Sequence[Case]) -> st.SearchStrategy[Dossier]:
    """Cases that were whole, and of which some fields now hold anything."""

    @st.composite
    def one(draw: st.DrawFn) -> Dossier:
        case = whole = cases[draw(st.integers(0, len(cases) - 1))]
        for _ in range(draw(st.integers(1, 12))):
            case = _struck(draw, case, draw(st.sampled_from(_TABLES)))
        files = [row.original for row in (*case.exhibits, *case.photographs) if row.original]
        case = case.model_copy(update={"originals": {file.path: file for file in files}})
        made = draw(st.just(()) | st.lists(records(FiledFile).filter(bool), max_size=1).map(tuple))
        proceeding = (case.proceedings or whole.proceedings)[0]
        return select(case, proceeding).model_copy(update={"filed": made})

    return one()


def _struck(draw: st.DrawFn, record: Any, name: str = "") -> Any:
    """The record with one field, or one far below it, replaced by anything."""
    fields = [field for field in type(record).model_fields if field != "origin"]
    name = name or draw(st.sampled_from(fields))
    value = getattr(record, name)
    rows = value if isinstance(value, tuple) and value and isinstance(value[0], Record) else ()
    if rows and draw(st.integers(0, 9)):
        index = draw(st.integers(0, len(rows) - 1))
        value = (*rows[:index], _struck(draw, rows[index]), *rows[index + 1 :])
    elif isinstance(value, Record) and type(value) not in _OWN and draw(st.integers(0, 9)):
        value = _struck(draw, value)
    else:
        value = draw(_of(type(record).model_fields[name]))
        value = getattr(record, name) if value is None and not _may_lack(record, name) else value
    return record.model_copy(update={name: value})


def _may_lack(record: Record, name: str) -> bool:
    field = type(record).model_fields[name]
    return not field.is_required() and field.get_default(call_default_factory=True) is None
