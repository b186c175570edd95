"""Find and read the tables of a case folder, whichever program wrote them."""

import re
from collections.abc import Callable
from pathlib import Path

from dossier.i18n.catalogue import marked
from dossier.ingest.csv_file import parse_csv
from dossier.ingest.faults import Faults
from dossier.ingest.kinds import DOCUMENT_MODELS, TABLE_MODELS
from dossier.ingest.node import Node
from dossier.ingest.plain_file import is_plain_file
from dossier.ingest.text_file import LARGEST, decode
from dossier.ingest.xlsx_file import parse_xlsx
from dossier.ingest.yaml_file import parse_yaml
from dossier.model.source import Origin

Parse = Callable[[str, str, Faults], Node | None]

STEMS = (*DOCUMENT_MODELS, *TABLE_MODELS)
"""Names of the files that are read, without their suffix."""

_LANGUAGE = re.compile(rb"^language:\s*[\"']?(fr|en)\b", re.MULTILINE)
SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx")


def read_yaml(text: str, file: str) -> Node:
    """Read one YAML document.

    Raises:
        InputError: With every fault found.
    """
    return _read(parse_yaml, text, file)


def read_csv(text: str, file: str) -> Node:
    """Read one CSV table as a list of mappings.

    Raises:
        InputError: With every fault found.
    """
    return _read(parse_csv, text, file)


def read_tables(folder: Path, faults: Faults) -> dict[str, Node]:
    """Every table of the folder by its stem; at most one file for each."""
    present: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES and path.stem in STEMS and is_plain_file(path, folder, faults):
            present.setdefault(path.stem, []).append(path.name)
    tables = {}
    for stem, names in present.items():
        if len(names) > 1:
            _report_twice(names, faults)
        tables[stem] = read_table(folder / names[0], faults) or _unread(folder / names[0])
    return tables


def read_table(path: Path, faults: Faults) -> Node | None:
    """One file, by its suffix."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        faults.add(Origin(file=path.name), marked("this file cannot be opened: {reason}"), reason=reason)
        return None
    if path.suffix == ".xlsx":
        return parse_xlsx(content, path.name, faults)
    text = decode(content, path.name, faults)
    if text is None:
        return None
    return (parse_csv if path.suffix == ".csv" else parse_yaml)(text, path.name, faults)


def _unread(path: Path) -> Node:
    """Stands for a file that is no table; the language of a case is told even so."""
    try:
        with path.open("rb") as stream:
            found = _LANGUAGE.search(stream.read(LARGEST))
    except OSError:
        found = None
    language = {"language": Node("text", path.name, text=found[1].decode())} if found else {}
    return Node("unread", path.name, children=language)


def _report_twice(names: list[str], faults: Faults) -> None:
    faults.add(
        Origin(file=names[1]),
        marked("{first} and {second} are the same table twice"),
        why=marked("nothing says which of the two is right"),
        fix=marked("keep one of them in the case folder"),
        first=names[0],
        second=names[1],
    )


def _read(parse: Parse, text: str, file: str) -> Node:
    faults = Faults()
    node = parse(text.removeprefix("\ufeff"), file, faults)
    faults.raise_if_any("en")
    return node or Node("empty", file)
