"""Join the rows of `photos.csv` with the files under `photos/`, and settle their times."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dossier.ingest.faults import Faults
from dossier.ingest.naming import photograph_ids, plain
from dossier.ingest.paths import existing, report_second, typed_path
from dossier.ingest.written import PhotoRow
from dossier.model.case import MissingFile
from dossier.model.moment import Moment, tzinfo
from dossier.model.original import CaptureTime, Original
from dossier.model.photograph import Photograph
from dossier.model.source import Origin

_OWN = {"origin", "file", "id"}
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - readings of clocks without zone count from it


def join_photographs(
    rows: Iterable[PhotoRow], originals: Mapping[str, Original], zone: str, faults: Faults
) -> tuple[tuple[Photograph, ...], tuple[MissingFile, ...]]:
    """Every file under `photos/`, each with its own row or the row of its folder, or none.

    Ranks inside an exhibit: the order of the table for the files it names, then the time
    of capture, then the name.
    """
    files = {path: file for path, file in originals.items() if path.startswith("photos/")}
    own, folders, missing = _sorted_rows(rows, files, originals, faults)
    names = photograph_ids(files, {row.id for row in own.values() if row.id})
    made = [
        _photograph(file, own.get(path), _defaults(path, folders), names[path], zone)
        for path, file in sorted(files.items())
    ]
    listed = {path: rank for rank, path in enumerate(own)}
    return _ranked(made, listed), tuple(missing)


def best_time(original: Original, row: Mapping[str, Any], zone: str) -> CaptureTime | None:
    """When it was taken, from the surest source there is.

    1. the camera's clock corrected by a stated error; 2. EXIF with its offset; 3. EXIF
    in the zone that someone states for that camera; 4. GPS, which is UTC; 5. EXIF of
    which the zone stays unknown; 6. the declaration of a person, if to the minute, in
    its own zone or else in that of the premises. Nothing of these: None.
    """
    image = original.image
    camera = _in_zone(image.capture, row.get("zone")) if image and image.capture else None
    if camera is not None and row.get("clock_correction") is not None:
        return _corrected(camera, row["clock_correction"])
    if camera is not None and camera.utc_offset is not None:
        return camera
    gps = image.gps_time if image else None
    return gps or camera or _declared(row.get("declared"), zone)


def _in_zone(capture: CaptureTime, zone: str | None) -> CaptureTime:
    """The reading with its own offset, else with that of the stated zone."""
    if capture.utc_offset is not None or not zone:
        return capture
    return capture.model_copy(update={"utc_offset": _offset(capture.wall_clock, zone)})


def _corrected(reading: CaptureTime, seconds: int) -> CaptureTime:
    """The reading with the error of the clock taken away; a year that does not exist stays as read."""
    try:
        clock = reading.wall_clock + dt.timedelta(seconds=seconds)
    except OverflowError:
        return reading
    return reading.model_copy(update={"wall_clock": clock, "source": "corrected"})


def _declared(moment: Moment | None, zone: str) -> CaptureTime | None:
    if moment is None or not moment.has_time or moment.is_range or moment.about:
        return None
    name = moment.zone or zone
    offset = _offset(moment.earliest, name) if name else None
    return CaptureTime(wall_clock=moment.earliest, utc_offset=offset, source="declared")


def _offset(reading: dt.datetime, zone: str) -> int | None:
    """Seconds from UTC; None in the hour that a change of clocks repeats or skips."""
    info = tzinfo(zone)
    first = reading.replace(tzinfo=info, fold=0).utcoffset()
    second = reading.replace(tzinfo=info, fold=1).utcoffset()
    return int(first.total_seconds()) if first is not None and first == second else None


def _sorted_rows(
    rows: Iterable[PhotoRow], files: Mapping[str, Original], originals: Mapping[str, Original], faults: Faults
) -> tuple[dict[str, PhotoRow], dict[str, PhotoRow], list[MissingFile]]:
    """Rows of files, rows of folders, and what they name that is not there."""
    own: dict[str, PhotoRow] = {}
    folders: dict[str, PhotoRow] = {}
    missing: list[MissingFile] = []
    for row in rows:
        path = typed_path(row.file, "photos")
        target = folders if path.endswith("/") else own
        if path in target:
            report_second(path, target[path].at("file"), row.at("file"), faults)
        elif _is_there(path, files, originals, row, faults):
            target[path] = row
        else:
            missing.append(MissingFile(path=path, origin=row.at("file")))
    return own, folders, missing


def _is_there(
    path: str, files: Mapping[str, Original], originals: Mapping[str, Original], row: PhotoRow, faults: Faults
) -> bool:
    if path.endswith("/"):
        return any(name.startswith(path) for name in files)
    return existing(path, originals, row.at("file"), faults) is not None and path in files


def _defaults(path: str, folders: Mapping[str, PhotoRow]) -> tuple[PhotoRow, ...]:
    """Rows of the folders that a file lies in, the outermost first."""
    around = [folder for folder in folders if path.startswith(folder)]
    return tuple(folders[folder] for folder in sorted(around, key=len))


def _photograph(
    original: Original, row: PhotoRow | None, defaults: tuple[PhotoRow, ...], name: str, zone: str
) -> Photograph:
    values: dict[str, Any] = {}
    places: dict[str, tuple[int, int]] = {}
    for source in (*defaults, *([row] if row else [])):
        written = {key for key in source.model_fields_set - _OWN if getattr(source, key) is not None}
        values |= {key: getattr(source, key) for key in written}
        places |= {key: place for key, place in source.origin.fields.items() if key in written}
    folder = original.path.split("/")[1] if original.path.count("/") > 1 else "photos"
    values.setdefault("exhibit", plain(folder) or "photos")
    nearest = row or (defaults[-1] if defaults else None)
    origin = nearest.origin.model_copy(update={"fields": places}) if nearest else Origin(file=original.path)
    return Photograph(
        **values,
        id=row.id if row and row.id else name,
        original=original,
        order=1,
        origin=origin,
        taken=best_time(original, values, zone),
    )


def _ranked(photographs: list[Photograph], listed: Mapping[str, int]) -> tuple[Photograph, ...]:
    """Photographs by exhibit and rank, ranks counted from one in each exhibit."""
    counts: dict[str, int] = defaultdict(int)
    ranked = []
    for photograph in sorted(photographs, key=lambda item: _rank(item, listed)):
        counts[photograph.exhibit] += 1
        ranked.append(photograph.model_copy(update={"order": counts[photograph.exhibit]}))
    return tuple(sorted(ranked, key=lambda item: (item.exhibit, item.order)))


def _rank(photograph: Photograph, listed: Mapping[str, int]) -> tuple[int, bool, float, str]:
    taken, path = photograph.taken, photograph.original.path
    moment = (taken.wall_clock - _EPOCH).total_seconds() - (taken.utc_offset or 0) if taken else 0.0
    return listed.get(path, len(listed)), taken is None, moment, path
