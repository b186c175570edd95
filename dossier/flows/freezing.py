"""Write down what was communicated, whole or not at all, and never over anything."""

import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from dossier.errors import OutputError, Problem, UsageError
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked, translate
from dossier.model.served import (
    COMMUNICATION,
    SERVED,
    TEXT,
    Communication,
    Receipt,
    with_digests,
    written,
)
from dossier.reports.served import communication_text

RECEIPT = "receipt.json"
_HEADLINE = marked("What was communicated cannot be written down; nothing was")
_BUSY = marked("somebody else wrote down a communication meanwhile")
_AGAIN = marked("run the command again: it counts anew what is new")
_LINK = marked("this is a link, and nothing is written through it")
_LINK_FIX = marked("put a folder of the case itself in its place")


def freeze(told: Communication, request: BuildRequest, known: int) -> Communication:
    """Write a communication into the case folder; as it stands there.

    Args:
        told: What was communicated.
        request: The case folder and the lock.
        known: How many communications of the proceeding were read; another number is refused.

    Raises:
        OutputError: It cannot be written, or somebody wrote meanwhile; nothing was.
    """
    language = told.language
    place = request.folder / SERVED / told.proceeding
    with FileLock(request.lock):
        _refuse_links(place, request.folder, language)
        if len(_communications(place)) != known:
            raise OutputError(
                translate(_HEADLINE, language),
                [Problem(str(place), translate(_BUSY, language), fix=translate(_AGAIN, language))],
            )
        name = free_folder(request.folder, told.proceeding, told.on)
        text = communication_text(told).encode()
        sealed = with_digests(told.model_copy(update={"text": hashlib.sha256(text).hexdigest()}))
        record = written(sealed.model_dump(mode="json")).encode()
        _put({COMMUNICATION: record, TEXT: text}, place / name, language)
    return sealed.model_copy(update={"folder": name})


def keep_receipt(file: Path, one: Communication, request: BuildRequest, receipt: Receipt) -> Path:
    """Store a copy of what came back with the communication that it answers; where it is.

    Raises:
        OutputError: It cannot be written; nothing was.
    """
    place = request.folder / SERVED / one.proceeding / one.folder
    with FileLock(request.lock):
        _refuse_links(place, request.folder, one.language)
        rank = 1
        while (place / f"receipt-{rank}").exists():
            rank += 1
        record = written(receipt.model_dump(mode="json")).encode()
        content = _bytes(file)
        if hashlib.sha256(content).hexdigest() != receipt.sha256:
            raise UsageError(f"{file} changed while it was read.\n  fix: run the command again")
        _put({receipt.name: content, RECEIPT: record}, place / f"receipt-{rank}", one.language)
    return place / f"receipt-{rank}" / receipt.name


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}\n  fix: name a file") from error


def _communications(place: Path) -> list[Path]:
    return sorted(place.glob(f"*/{COMMUNICATION}"))


def free_folder(folder: Path, proceeding: str, on: dt.date) -> str:
    """The name of this day that is still free: `2026-11-24`, then `2026-11-24-2`."""
    place, day = folder / SERVED / proceeding, on.isoformat()
    name, rank = day, 1
    while (place / name).exists():
        rank += 1
        name = f"{day}-{rank}"
    return name


def _refuse_links(place: Path, folder: Path, language: str) -> None:
    for path in (place, *place.parents):
        if path == folder:
            return
        if path.is_symlink():
            problem = Problem(str(path), translate(_LINK, language), fix=translate(_LINK_FIX, language))
            raise OutputError(translate(_HEADLINE, language), [problem])


def _put(contents: Mapping[str, bytes], target: Path, language: str) -> None:
    """A folder with these files, in one step; what stands there is never touched."""
    draft: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=".part-"))
        for name, content in contents.items():
            with (draft / name).open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            (draft / name).chmod(0o444)
        draft.chmod(0o755)
        if target.exists():
            raise FileExistsError(None, "it is there already", str(target))
        draft.rename(target)
    except OSError as error:
        problem = Problem(str(error.filename or target), error.strerror or str(error))
        raise OutputError(translate(_HEADLINE, language), [problem]) from error
    finally:
        if draft is not None and draft.exists():
            with suppress(OSError):
                shutil.rmtree(draft)
