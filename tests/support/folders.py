"""Write a case folder in a test, and stand in for the examination of its files."""

import datetime as dt

from dossier.ingest.case import read_case
from dossier.model.original import CaptureTime, ImageFacts, MailFacts, Original, PdfFacts

SMALLEST = "id: essai\ntitle: Essai\nlanguage: en\n"


def fill(folder, files):
    """Write each file; `case.yaml` is the smallest one unless it is given."""
    for name, content in {"case.yaml": SMALLEST, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def original(path, **facts):
    """The facts of a file that need not exist."""
    return Original(
        **{"path": path, "size": 1, "sha256": "0" * 64, "media_type": "", "kind": "other", **facts}
    )


def photo(path, at="", *, offset=None, gps=""):
    """A photograph with the times that its file gives."""
    image = ImageFacts(
        format="JPEG", width=4, height=3, capture=_time(at, offset, "exif"), gps_time=_time(gps, 0, "gps")
    )
    return original(path, kind="image", image=image)


def pdf(path, title=""):
    return original(path, kind="pdf", pdf=PdfFacts(pages=1, title=title))


def mail(path, **headers):
    return original(path, kind="mail", mail=MailFacts(**headers))


def read(folder, *facts, as_of=None):
    """Read a folder; files of which nothing is said here are unknown files."""
    known = {fact.path: fact for fact in facts}
    return read_case(
        folder,
        lambda _folder, names: {name: known.get(name) or original(name) for name in names},
        as_of=as_of,
    )


def _time(text, offset, source):
    if not text:
        return None
    return CaptureTime(wall_clock=dt.datetime.fromisoformat(text), utc_offset=offset, source=source)
