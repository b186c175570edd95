"""The dossier as anyone may read it: words hidden in every text, and what cameras tell taken out."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from dossier.i18n.catalogue import marked, translate
from dossier.model.case import Case
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.hiding import Hider
from dossier.model.original import Camera, Original
from dossier.model.photograph import Photograph
from dossier.model.redaction import words_hidden
from dossier.model.source import NOWHERE, Origin, Record

MARK = marked("[hidden]")

_NEVER_WORDS = frozenset({"sha256", "media_type", "format", "currency", "language", "zone"})


def public_hider(dossier: Dossier) -> Hider:
    """What the public edition of this dossier takes out of texts."""
    words = words_hidden(dossier.case.redactions)
    return Hider(words=words, mark=translate(MARK, dossier.language))


def public_dossier(dossier: Dossier, hider: Hider) -> Dossier:
    """A dossier whose files were masked for the public, with its texts and facts cleaned too.

    Nothing of the case stays in it but what is filed: no waiver, no custody log, no pleading,
    no row that the proceeding left out.
    """
    bare = dossier.replaced(case=_only_filed(dossier), submissions=(), omissions=(), filed=(), public=True)
    hidden = _Hidden(hider, _new_names(bare, hider))
    return Dossier.model_construct(**hidden.fields(bare))


def _only_filed(dossier: Dossier) -> Case:
    case = dossier.case
    return Case(
        matter=case.matter.model_copy(update={"retention": None, "recipients": ()}),
        proceedings=(dossier.proceeding,),
        exhibits=tuple(item.exhibit for item in dossier.exhibits),
        photographs=tuple(plate.photograph for plate in dossier.plates),
        constats=dossier.constats,
        events=dossier.events,
        letters=dossier.letters,
        losses=dossier.losses,
        statements=dossier.statements,
        redactions=tuple(one.model_copy(update={"who": "", "reason": one.reason}) for one in case.redactions),
        as_of=case.as_of,
    )


def _new_names(dossier: Dossier, hider: Hider) -> Mapping[str, str]:
    """Another id for each that holds a word to hide: ids name places in the file."""
    found = dict.fromkeys(id_ for id_ in _ids(dossier) if hider.hides(id_))
    return {id_: f"x{rank}" for rank, id_ in enumerate(found, start=1)}


def _ids(value: object) -> list[str]:
    if isinstance(value, Record):
        own = getattr(value, "id", None)
        fields = [getattr(value, name) for name in type(value).model_fields]
        return ([own] if isinstance(own, str) else []) + [id_ for field in fields for id_ in _ids(field)]
    if isinstance(value, tuple):
        return [id_ for part in value for id_ in _ids(part)]
    return [id_ for part in value.values() for id_ in _ids(part)] if isinstance(value, Mapping) else []


class _Hidden:
    """Walks through records and gives their public form."""

    def __init__(self, hider: Hider, names: Mapping[str, str]) -> None:
        self._hider = hider
        self._names = names

    def of(self, value: object) -> object:
        """Any value of the model without what must not be seen."""
        if isinstance(value, str):
            return self._names.get(value) or self._hider.clean(value)
        if isinstance(value, Origin):
            return NOWHERE
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, tuple):
            return tuple(self.of(part) for part in value)
        if isinstance(value, Mapping):
            return {self.of(key): self.of(part) for key, part in value.items()}
        return value

    def _record(self, record: Record) -> Record:
        if isinstance(record, Citation):
            return record.model_copy(update={"id": self._cited(record.id)})
        return type(record).model_construct(**self.fields(record))

    def fields(self, record: Record) -> dict[str, Any]:
        """The values of a record in their public form."""
        told = _untold(record)
        kept = {name: getattr(told, name) for name in type(told).model_fields}
        changed = {name: self.of(value) for name, value in kept.items() if name not in _closed(type(told))}
        return {**kept, **changed}

    def _cited(self, id_: str) -> str:
        """An id, or that of an observation below the id of its record."""
        record, slash, number = id_.rpartition("/")
        below = f"{self._names[record]}/{number}" if slash and record in self._names else id_
        return self._names.get(id_, below)


@cache
def _closed(model: type[Record]) -> frozenset[str]:
    """Fields that hold one of the program's own words, or a digest: no text of the case."""
    listed = {name for name, field in model.model_fields.items() if _is_listed(field.annotation)}
    return frozenset(listed) | _NEVER_WORDS


def _is_listed(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    parts = get_args(annotation) if get_origin(annotation) in {Union, types.UnionType, tuple} else ()
    return any(_is_listed(part) for part in parts)


def _untold(record: Record) -> Record:
    """A photograph or file without what devices say beside the picture: where, with what, by whom edited."""
    if isinstance(record, Photograph):
        return record.model_copy(update={"position": None})
    if isinstance(record, Original):
        image, pdf = record.image, record.pdf
        bare = image and image.model_copy(
            update={
                "camera": Camera(),
                "tags": (),
                "position": None,
                "gps_time": None,
                "disagreements": (),
                "credentials": None,
            }
        )
        untitled = pdf and pdf.model_copy(update={"title": "", "sums": ()})
        return record.model_copy(update={"image": bare, "pdf": untitled, "stamp": None})
    return record
