"""Office documents whose bytes say nothing of the hour at which they were written."""

import datetime as dt
import io
import re
import zipfile
from typing import Final

EPOCH: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the oldest day that a zip can say, in no zone

_CHANGED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def settled(written: bytes) -> bytes:
    """The same document with the days of its parts and of itself set to one and the same."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, _undated(name, source.read(name)))
    return held.getvalue()


def _undated(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return _CHANGED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
