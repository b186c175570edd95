"""Join the rows of `submissions.csv` with the files under `submissions/`."""

import re
from collections.abc import Mapping, Sequence

from dossier.ingest.faults import Faults
from dossier.ingest.guess import from_name, slug, words_of
from dossier.ingest.naming import exhibit_ids
from dossier.ingest.paths import existing, report_second, typed_path
from dossier.ingest.submissions.reader import Heard
from dossier.model.case import MissingFile
from dossier.model.original import Original
from dossier.model.proceeding import Proceeding
from dossier.model.source import Origin
from dossier.model.submission import Submission, SubmissionRow

FOLDER = "submissions"
_SIGNED = re.compile(r"(?:^|[\s_.-])sign(?:[ée]e?s?|ed)(?:[\s_.-]|$)", re.IGNORECASE)


def join_submissions(
    rows: Sequence[SubmissionRow],
    heard: Mapping[str, Heard],
    proceedings: Sequence[Proceeding],
    faults: Faults,
) -> tuple[tuple[Submission, ...], tuple[MissingFile, ...]]:
    """Every file of the folder, in the order of dates and names, with what its row says of it."""
    by_path: dict[str, SubmissionRow] = {}
    missing: list[MissingFile] = []
    originals = {path: one.original for path, one in heard.items()}
    for row in rows:
        path = typed_path(row.file, FOLDER)
        if existing(path, originals, row.at("file"), faults) is None:
            missing.append(MissingFile(path=path, origin=row.at("file")))
        if path in by_path:
            report_second(path, by_path[path].at("file"), row.at("file"), faults)
        by_path.setdefault(path, row)
    ids = exhibit_ids(heard, {row.id for row in rows if row.id})
    several = len(proceedings) > 1
    found = [_joined(one, by_path.get(path), ids[path], several=several) for path, one in heard.items()]
    return tuple(sorted(found, key=_order)), tuple(missing)


def _joined(heard: Heard, row: SubmissionRow | None, name: str, *, several: bool) -> Submission:
    """What is typed, else what its name and its folder say."""
    original = heard.original
    proposal = from_name(original.name)
    folder = _folder(original)
    signed = True if _SIGNED.search(slug(words_of(original.name))) else None
    return Submission(
        id=row.id if row and row.id else name,
        title=row.title if row and row.title else proposal.title,
        original=original,
        date=row.date if row and row.date else proposal.date,
        signed=row.signed if row and row.signed is not None else signed,
        proceedings=(row.proceedings if row else ()) or ((folder,) if folder and several else ()),
        passages=heard.told.passages,
        unread=heard.told.unread,
        origin=row.origin if row else Origin(file=original.path),
    )


def _folder(original: Original) -> str:
    """`submissions/state/…` belongs to the proceeding `state`."""
    parts = original.path.split("/")
    return parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 (the folder, its child, the file)


def _order(submission: Submission) -> tuple[bool, str, str]:
    """By date, then what has none, by name."""
    return submission.date is None, str(submission.date.latest) if submission.date else "", submission.path


def unheard(name: str) -> Heard:
    """Stands for a pleading while only the tables are judged."""
    return Heard(original=Original(path=name, size=0, sha256="", media_type="", kind="other"))
