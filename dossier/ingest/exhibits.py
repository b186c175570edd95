"""Join the rows of `exhibits.csv` with the files under `exhibits/`."""

from collections.abc import Iterable, Mapping

from dossier.ingest.faults import Faults
from dossier.ingest.guess import Proposal, from_name, identifiers, propose
from dossier.ingest.paths import existing, typed_path
from dossier.ingest.written import ExhibitRow
from dossier.model.case import MissingFile
from dossier.model.exhibit import Exhibit
from dossier.model.original import Original
from dossier.model.photograph import Photograph
from dossier.model.source import Origin
from dossier.model.text import Text

_GUESSED = ("title", "kind", "date", "author")


def join_exhibits(
    rows: Iterable[ExhibitRow], originals: Mapping[str, Original], faults: Faults
) -> tuple[tuple[Exhibit, ...], tuple[MissingFile, ...]]:
    """Exhibits in the order of the table, then the files that no row names, by path.

    A row may name a file that is not there: the exhibit stays, without its file.
    """
    files = {path: file for path, file in originals.items() if path.startswith("exhibits/")}
    proposed = identifiers(list(files))
    exhibits: list[Exhibit] = []
    missing: list[MissingFile] = []
    for row in rows:
        path = typed_path(row.file, "exhibits") if row.file else None
        original = existing(path, originals, row.at("file"), faults) if path else None
        if path and original is None:
            missing.append(MissingFile(path=path, origin=row.at("file")))
        exhibits.append(_from_row(row, path or "", original, proposed))
    named = {exhibit.file for exhibit in exhibits}
    exhibits += [_from_file(files[path], proposed[path]) for path in sorted(files) if path not in named]
    return tuple(exhibits), tuple(missing)


def series_of(photographs: Iterable[Photograph], exhibits: tuple[Exhibit, ...]) -> tuple[Exhibit, ...]:
    """The exhibits, with one more for each series of photographs that no row describes."""
    used = dict.fromkeys(photograph.exhibit for photograph in photographs)
    known = {exhibit.id: exhibit for exhibit in exhibits}
    described = tuple(
        exhibit.model_copy(update={"kind": "photographs", "guessed": (*exhibit.guessed, "kind")})
        if exhibit.id in used and exhibit.kind == "other" and not exhibit.file
        else exhibit
        for exhibit in exhibits
    )
    return described + tuple(_series(name) for name in used if name not in known)


def _series(name: str) -> Exhibit:
    """A folder of photographs, under the name of the folder."""
    bare = name == "photos"
    title = Text(
        fr="Photographies" if bare else f"Photographies – {name}",
        en="Photographs" if bare else f"Photographs – {name}",
    )
    origin = Origin(file="photos" if bare else f"photos/{name}")
    return Exhibit(id=name, title=title, kind="photographs", guessed=("title", "kind"), origin=origin)


def _from_row(row: ExhibitRow, path: str, original: Original | None, proposed: Mapping[str, str]) -> Exhibit:
    """What is typed, completed by what the file says; `guessed` names the latter."""
    name = path.rpartition("/")[2]
    proposal = propose(original) if original else from_name(name or row.id or "?")
    typed = {field: getattr(row, field) for field in ExhibitRow.model_fields if field in row.model_fields_set}
    guesses: dict[str, object] = (
        {field: getattr(proposal, field) for field in _GUESSED} if name else {"title": proposal.title}
    )
    guesses["id"] = proposed.get(path) or next(iter(identifiers([name or "exhibit"]).values()))
    absent = {key: value for key, value in guesses.items() if typed.get(key) is None and value is not None}
    values = {key: value for key, value in typed.items() if value is not None} | absent
    guessed = tuple(sorted(absent))
    return Exhibit(**{**values, "file": path, "original": original, "guessed": guessed, "origin": row.origin})


def _from_file(original: Original, name: str) -> Exhibit:
    """An exhibit of which nothing was typed at all."""
    proposal: Proposal = propose(original)
    guesses = {field: getattr(proposal, field) for field in _GUESSED}
    values = {key: value for key, value in guesses.items() if value is not None}
    guessed = tuple(sorted(("id", *values)))
    origin = Origin(file=original.path)
    return Exhibit(
        **{**values, "id": name, "file": original.path, "original": original, "guessed": guessed},
        origin=origin,
    )
