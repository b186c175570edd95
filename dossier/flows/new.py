"""Start a case: a commented folder that already builds, out of what files themselves say."""

import csv
import io
import json
import os
import shutil
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier.errors import OutputError, UsageError
from dossier.files import program_folder, work_folder
from dossier.flows.copying import Copied, copy_folder, save_attachments
from dossier.flows.unpacking import unpack
from dossier.ingest.case import Examine, read_case
from dossier.ingest.guess import slug
from dossier.model.case import Case
from dossier.model.moment import Moment
from dossier.model.original import Original
from dossier.model.text import Language

_STARTERS = Path(__file__).resolve().parent / "starter"
_DOCUMENTS = ("case", "proceedings")
PHOTO_COLUMNS = (
    "file",
    "caption",
    "author",
    "place",
    "direction",
    "view",
    "declared",
    "acquired",
    "people",
)
"""Columns of the `photos.csv` that is proposed; more are known (docs/case-folder.md)."""

EXHIBIT_COLUMNS = ("id", "title", "kind", "date", "author", "language", "file", "proposed")
"""Columns of the `exhibits.csv` that is proposed."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a person asks for.

    Attributes:
        folder: Where the case is to be; must not hold anything.
        photos: Folder or ZIP of photographs to copy, if any; its sub-folders become exhibits.
        exhibits: Folder or ZIP of other exhibits to copy, if any.
        title: As on the cover; by default the name of the folder.
    """

    folder: Path
    photos: Path | None = None
    exhibits: Path | None = None
    language: Language = "fr"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """What was made, and what became of each file that was offered."""

    case: Case
    copied: tuple[Copied, ...] = field(default=())


def new_case(request: NewCase, examine: Examine) -> Started:
    """Write the whole case folder, or nothing.

    Raises:
        UsageError: The place is taken, or lies inside what is to be copied.
        InputError: Files cannot be read; all of them are named.
        IntegrityError: A copy is not, byte for byte, its original.
        OutputError: The folder cannot be written.
    """
    _refuse_taken(request)
    try:
        with work_folder(request.folder.resolve().parent) as work:
            draft = work / request.folder.resolve().name
            started = _write(request, draft, examine)
            _publish(draft, request.folder)
    except OSError as error:
        raise OutputError(f"The case cannot be written to {request.folder}: {error.strerror}") from error
    return started


def _write(request: NewCase, draft: Path, examine: Examine) -> Started:
    """Files first; then the tables, proposed from what the files say; then read all of it back."""
    offered = {"photos": request.photos, "exhibits": request.exhibits}
    copied = tuple(_copied(source, draft, top) for top, source in offered.items() if source)
    copied += (save_attachments(draft / "exhibits"),)
    for top in offered:
        (draft / top).mkdir(parents=True, exist_ok=True)
    for stem in _DOCUMENTS:
        _put(draft / f"{stem}.yaml", _document(stem, request))
    case = read_case(draft, examine)
    _put(draft / "photos.csv", _table(PHOTO_COLUMNS, _photo_rows(case), request.language))
    _put(
        draft / "exhibits.csv",
        _table(EXHIBIT_COLUMNS, _exhibit_rows(case, request.language), request.language),
    )
    return Started(read_case(draft, _already(case.originals)), copied)


def _copied(source: Path, draft: Path, top: str) -> Copied:
    """Copy a folder, or what a ZIP holds."""
    if not source.is_file():
        return copy_folder(source, draft, top)
    folder = draft.parent / f"unpacked-{top}"
    folder.mkdir()
    unpacked = unpack(source, folder)
    copied = copy_folder(folder, draft, top)
    shutil.rmtree(folder)
    return replace(copied, skipped=(*unpacked.skipped, *copied.skipped))


def _already(originals: Mapping[str, Original]) -> Examine:
    """What the files are is known by now."""
    return lambda _folder, names: {name: originals[name] for name in names}


def _document(stem: str, request: NewCase) -> str:
    folder = request.folder.resolve()
    template = string.Template((_STARTERS / request.language / f"{stem}.yaml").read_text(encoding="utf-8"))
    return template.substitute(
        id=_quoted(slug(folder.name) or "case"),
        title=_quoted(request.title.strip() or folder.name),
        schema=_schema(stem, folder),
    )


def _schema(stem: str, folder: Path) -> str:
    """Where an editor finds the schema: beside the program if the case is, else by its full address."""
    schema = program_folder("docs") / f"{stem}.schema.json"
    if folder.is_relative_to(schema.parent.parent):
        return Path(os.path.relpath(schema, folder)).as_posix()
    return schema.as_uri()


def _quoted(text: str) -> str:
    """A YAML scalar that says exactly this: JSON strings are YAML."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return json.dumps(printable, ensure_ascii=False)


def _photo_rows(case: Case) -> Iterable[Mapping[str, str]]:
    """A row for each folder, whose cells count for all in it, then one for each photograph."""
    folders: set[str] = set()
    for photograph in case.photographs:
        name = photograph.original.path.removeprefix("photos/")
        folder, slash, _ = name.partition("/")
        if slash and folder not in folders:
            folders.add(folder)
            yield {"file": f"{folder}/"}
        yield {"file": _harmless(name)}


def _exhibit_rows(case: Case, language: Language) -> Iterable[Mapping[str, str]]:
    for exhibit in case.exhibits:
        yield {
            "id": exhibit.id,
            "title": _harmless(exhibit.title.get(language)),
            "kind": exhibit.kind if exhibit.kind != "other" else "",
            "date": _stated(exhibit.date),
            "author": _harmless(exhibit.author.get(language) if exhibit.author else ""),
            "file": _harmless(exhibit.file.removeprefix("exhibits/")),
            "proposed": ", ".join(field for field in exhibit.guessed if field != "id"),
        }


def _harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula: a space before it, which reading takes away."""
    return f" {text}" if text.startswith(("=", "+", "-", "@")) else text


def _stated(moment: Moment | None) -> str:
    """A moment as the case folder writes it."""
    if moment is None:
        return ""
    form = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M"}
    written = moment.earliest.strftime(form.get(moment.precision, "%Y-%m-%d %H:%M:%S"))
    return f"{written} {moment.zone}" if moment.zone else written


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]], language: Language) -> str:
    """CSV that the language's Excel opens with a double click: BOM, and `;` in French."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, columns, restval="", delimiter=";" if language == "fr" else ",", lineterminator="\r\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")


def _refuse_taken(request: NewCase) -> None:
    folder = request.folder
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty.\n  fix: name a new folder; nothing is ever written over")
    for source in filter(None, (request.photos, request.exhibits)):
        if folder.resolve().is_relative_to(source.resolve()):
            raise UsageError(
                f"{folder} lies inside {source}, where nothing may be written.\n  fix: choose another place"
            )


def _publish(draft: Path, folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()
    draft.rename(folder.resolve())
