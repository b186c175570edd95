"""Join the rows of `exhibits.csv` with the files under `exhibits/`."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.guess import Proposal, from_name, propose
from dossier.ingest.naming import exhibit_ids
from dossier.ingest.paths import existing, report_second, typed_path
from dossier.ingest.written import ExhibitRow
from dossier.model.case import MissingFile
from dossier.model.exhibit import Exhibit, ExhibitKind
from dossier.model.misread import quoted
from dossier.model.original import Original
from dossier.model.photograph import Photograph
from dossier.model.source import Origin
from dossier.model.text import Text

_GROUPS: tuple[tuple[ExhibitKind, ...], ...] = (
    ("constat", "amicable-report", "report"),
    ("photographs", "plan"),
    ("letter", "note-verbale", "e-mail", "reply"),
    ("claim", "decision", "complaint"),
    ("statement", "identity"),
    ("invoice", "quote", "estimate", "insurance"),
    ("contract", "title", "authority"),
    ("press",),
    ("translation",),
)
"""What counsel puts first, for exhibits that nobody put in order."""

_GUESSED = ("title", "kind", "date", "author")


def join_exhibits(
    rows: Sequence[ExhibitRow],
    photographs: Sequence[Photograph],
    originals: Mapping[str, Original],
    faults: Faults,
) -> tuple[tuple[Exhibit, ...], tuple[MissingFile, ...]]:
    """Exhibits in the order of the table, then the others as a list of exhibits groups them.

    A row may name a file that is not there: the exhibit stays, without its file.
    """
    files = {path: file for path, file in originals.items() if path.startswith("exhibits/")}
    paths = [typed_path(row.file, "exhibits") if row.file else "" for row in rows]
    taken = {row.id for row in rows if row.id} | {photograph.exhibit for photograph in photographs}
    ids = exhibit_ids({*files, *filter(None, paths)}, taken)
    _report_shared(rows, paths, faults)
    exhibits: list[Exhibit] = []
    missing: list[MissingFile] = []
    for row, path in zip(rows, paths, strict=True):
        original = existing(path, files, row.at("file"), faults) if path else None
        if path and original is None:
            missing.append(MissingFile(path=path, origin=row.at("file")))
        exhibits.append(_from_row(row, path, original, ids.get(path, "")))
    unlisted = [_from_file(files[path], ids[path]) for path in sorted(files) if path not in paths]
    listed = {exhibit.id for exhibit in exhibits}
    _report_mixed(photographs, [*exhibits, *unlisted], faults)
    all_of_them = _with_series(photographs, [*exhibits, *unlisted])
    return tuple(sorted(all_of_them, key=lambda one: _rank(one, listed))), tuple(missing)


def _rank(exhibit: Exhibit, listed: AbstractSet[str]) -> tuple[bool, int, str]:
    """Listed ones as they stand; findings of fact before letters before losses, each by date."""
    if exhibit.id in listed:
        return False, 0, ""
    group = next((n for n, kinds in enumerate(_GROUPS) if exhibit.kind in kinds), len(_GROUPS))
    return True, group, str(exhibit.date.earliest) if exhibit.date else ""


def _report_shared(rows: Sequence[ExhibitRow], paths: Sequence[str], faults: Faults) -> None:
    """A file is one exhibit."""
    first: dict[str, ExhibitRow] = {}
    for row, path in zip(rows, paths, strict=True):
        if path and path in first:
            report_second(path, first[path].at("file"), row.at("file"), faults)
        first.setdefault(path, row)


def _report_mixed(photographs: Sequence[Photograph], exhibits: Sequence[Exhibit], faults: Faults) -> None:
    """An exhibit is a file or a series of photographs; of both, one would not be printed."""
    files = {exhibit.id: exhibit for exhibit in exhibits if exhibit.file}
    mixed = {item.exhibit: item for item in photographs if item.exhibit in files}
    for name, photograph in mixed.items():
        faults.add(
            files[name].at("id"),
            marked("the exhibit {name} is a file, and photographs such as {photograph} belong to it too"),
            why=marked("an exhibit is one file or one series of photographs"),
            fix=marked("give the file another id, or the photographs another exhibit in photos.csv"),
            name=quoted(name),
            photograph=quoted(photograph.original.path),
        )


def _with_series(photographs: Sequence[Photograph], exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
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


def _from_row(row: ExhibitRow, path: str, original: Original | None, name: str) -> Exhibit:
    """What is typed, completed by what the file says; `guessed` names the latter."""
    proposal = propose(original) if original else from_name(path.rpartition("/")[2] or row.id or "")
    fields = _GUESSED if path else ("title",)
    guesses = {"id": name, **{field: getattr(proposal, field) for field in fields}}
    typed = {field: getattr(row, field) for field in row.model_fields_set if getattr(row, field) is not None}
    absent = {key: value for key, value in guesses.items() if key not in typed and value is not None}
    unchecked = set(typed.pop("proposed", ())) & set(typed)
    joined = {"file": path, "original": original, "guessed": tuple(sorted({*absent, *unchecked}))}
    return Exhibit(**{**typed, **absent, **joined})


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
