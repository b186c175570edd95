"""Make a dossier out of one YAML: the tables of a case, and the facts of files that do not exist."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dossier.filing.selection import select
from dossier.ingest.case import case_from
from dossier.ingest.submissions.reader import Heard
from dossier.ingest.submissions.text_words import read_text
from dossier.ingest.submissions.told import Told, numbered
from dossier.ingest.tables import STEMS, read_yaml
from dossier.model.archive import ArchiveFacts
from dossier.model.dossier import Dossier
from dossier.model.filed import FiledFile
from dossier.model.original import Original
from dossier.model.served import ServedFault
from dossier.model.stamp import Stamped
from tests.support.custody import log_of
from tests.support.served import communicated

RULES = Path(__file__).resolve().parent.parent / "rules"
_KEYS = ("id", "path", "file", "number")
_SUFFIXES = {
    ".jpg": ("image", "image/jpeg"),
    ".heic": ("image", "image/heic"),
    ".pdf": ("pdf", "application/pdf"),
    ".eml": ("mail", "message/rfc822"),
    ".mp4": ("video", "video/mp4"),
    ".docx": ("other", "application/octet-stream"),
}
_CAPTURE = {"utc_offset": "7200", "source": "exif"}
_IMAGE = {
    "format": "JPEG",
    "width": "3000",
    "height": "2000",
    "camera": {"make": "Maker", "model": "One"},
    "derivative": {"sha256": "0" * 64, "width": "1500", "height": "1000"},
}
_BESIDE = ("files", "pleadings", "filed", "custody", "stamps", "served", "served_faults", "archive")
_MINUTES = {"photos/front/street.jpg": 0, "photos/front/entrance.jpg": 1, "photos/front/door.jpg": 2}
"""One camera takes one photograph at a time; any other follows, in an order of its own."""

_PDF = {"pages": "2", "text_pages": "2"}


@dataclass(frozen=True)
class CaseFile:
    """One case of a rule.

    Attributes:
        expected: Pairs of code and subject that its comments `# expect: CODE subject` name.
        crashes: Codes of rules that `# crash: CODE` breaks.
        level: From `# level: draft`; court by default.
    """

    dossier: Dossier
    expected: tuple[tuple[str, str], ...]
    crashes: tuple[str, ...]
    level: str


def load(path: Path) -> CaseFile:
    """Read a case and merge it over the faultless one, or over the one that `# over: NAME` names."""
    text = path.read_text(encoding="utf-8")
    level = re.search(r"^# level: (\w+)$", text, re.MULTILINE)
    over = re.search(r"^# over: (\w+)$", text, re.MULTILINE)
    base = faultless(over[1]) if over else _default()
    return CaseFile(
        dossier=dossier_of(_plain(text), base),
        expected=tuple(re.findall(r"^# expect: (\w+) (.+?)\s*$", text, re.MULTILINE)),
        crashes=tuple(re.findall(r"^# crash: (\w+)$", text, re.MULTILINE)),
        level=level[1] if level else "court",
    )


def dossier_of(changes: dict[str, object], base: dict[str, object] | None = None) -> Dossier:
    """The faultless case (or another) with these changes, as its first proceeding files it."""
    unknown = set(changes) - {*STEMS, *_BESIDE}
    assert not unknown, f"no such table: {unknown}"
    changes = dict(changes)
    served, faults = changes.pop("served", ()), changes.pop("served_faults", ())
    merged = _merged(base or _default(), changes)
    archive = ArchiveFacts.model_validate(merged.pop("archive")) if "archive" in merged else None
    made = tuple(FiledFile(**file) for file in merged.pop("filed", ()))
    originals = {file["path"]: _original(file) for file in merged.pop("files")}
    heard = {one["path"]: _heard(one) for one in merged.pop("pleadings", [])}
    stamps = tuple(Stamped(**stamp) for stamp in merged.pop("stamps", ()))
    custody = log_of(merged.pop("custody"), originals) if "custody" in merged else None
    dumped = {stem: yaml.safe_dump(table, allow_unicode=True) for stem, table in merged.items() if table}
    case = case_from(
        {stem: read_yaml(text, f"{stem}.yaml") for stem, text in dumped.items()}, originals, heard
    )
    case = case.model_copy(update={"custody": custody, "stamps": stamps})
    case = case.model_copy(update=_served(served, faults))
    return select(case, case.proceedings[0]).model_copy(update={"filed": made, "archive": archive})


def _served(rows, faults):
    """What was communicated before anything was changed, each with changes of the case of its own."""
    made: tuple = ()
    for row in rows:
        before = dossier_of(dict(row.get("case", {})))
        before = before.replaced(case=before.case.model_copy(update={"communications": made}))
        before = select(before.case, before.proceeding)
        made = communicated(before, on=row["on"], to=row.get("to", "court")).communications
    return {"communications": made, "served_faults": tuple(ServedFault(**fault) for fault in faults)}


@cache
def faultless(name: str) -> dict[str, object]:
    """The faultless case for another court."""
    return _merged(_default(), _plain((RULES / f"{name}.yaml").read_text(encoding="utf-8")))


@cache
def _default() -> dict[str, object]:
    return _plain((RULES / "default.yaml").read_text(encoding="utf-8"))


def _plain(text: str) -> dict[str, object]:
    """Every scalar a string, as the program reads it."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}


def _merged(base, change):
    if isinstance(base, dict) and isinstance(change, dict):
        merged = {key: _merged(base.get(key), value) for key, value in change.items()}
        return {key: value for key, value in {**base, **merged}.items() if value not in ("", None)}
    if isinstance(base, list) and isinstance(change, list) and _keyed(change):
        return _merged_rows(base, change)
    if isinstance(base, str) and isinstance(change, str) and change.startswith("+ "):
        return f"{base}, {change[2:]}"
    return change


def _keyed(rows) -> str:
    keys = (key for key in _KEYS if all(isinstance(row, dict) and key in row for row in rows))
    return next(keys, "") if rows else ""


def _merged_rows(base, change):
    key = _keyed(change)
    rows = {row[key]: row for row in base}
    for row in change:
        rows[row[key]] = _merged(rows.get(row[key], {}), row)
    return [row for row in rows.values() if row.get("gone") != "yes"]


def _image(path: str, digest: str) -> dict[str, object]:
    minute, second = _MINUTES.get(path, 3), int(digest[:4], 16) % 60
    return _IMAGE | {"capture": _CAPTURE | {"wall_clock": f"2022-09-18T16:{minute:02d}:{second:02d}"}}


def _heard(pleading: dict[str, object]) -> Heard:
    """A pleading in plain words, as a reader of its file would tell them."""
    passages = tuple(numbered(read_text(str(pleading.get("text", "")).encode())))
    facts = {
        "path": pleading["path"],
        "size": 1,
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "kind": "text",
    }
    unread = tuple(int(page) for page in pleading.get("unread", ()))
    original = Original(**facts, problems=pleading.get("problems", ()))
    return Heard(original=original, told=Told(passages=passages, unread=unread))


def _original(file: dict[str, object]) -> Original:
    path = str(file["path"])
    kind, media = _SUFFIXES.get(Path(path).suffix.lower(), ("other", "application/octet-stream"))
    digest = hashlib.sha256(path.encode()).hexdigest()
    facts = {"size": "1000", "sha256": digest, "kind": kind, "media_type": media}
    facts |= {"image": _image(path, digest)} if kind == "image" else {"pdf": _PDF} if kind == "pdf" else {}
    merged = _merged(facts, file)
    return Original(**{key: value for key, value in merged.items() if value != "none"})
