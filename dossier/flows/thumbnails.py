"""Small pictures of the photographs that findings name, for the page inside the office."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from dossier.cache import PictureCache
from dossier.files import Store
from dossier.flows.reading import derivatives
from dossier.flows.request import BuildRequest
from dossier.ingest.small import small_picture
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding
from dossier.reports.order import by_severity
from dossier.reports.page_rows import STRIP

MOST = 400
"""Pictures on one page: it stays under two megabytes, and opens at once."""


def thumbnails(dossier: Dossier, report: CheckReport, request: BuildRequest) -> Mapping[str, bytes]:
    """Small JPEG pictures by the name under which findings speak of a photograph.

    Of a finding about many only the first are made, which are those that the page shows; the worst
    findings come first. A photograph without a picture is left out: the page says how many more.
    """
    printed = _printed(dossier)
    accepted = (finding for finding, _ in report.waived)
    worst_first = (finding for group in by_severity(report.findings).values() for finding in group)
    names = list(islice(_named((*worst_first, *accepted), printed), MOST))
    store, cache = derivatives(request), PictureCache(request.cache / "small")
    with ThreadPoolExecutor(max_workers=request.workers) as threads:
        made = threads.map(lambda name: _made(printed[name], store, cache), names)
        return {name: picture for name, picture in zip(names, made, strict=True) if picture}


def _printed(dossier: Dossier) -> Mapping[str, str]:
    """The digest of what is printed of each photograph, by its id and by its path."""
    found: dict[str, str] = {}
    for plate in dossier.plates:
        original = plate.photograph.original
        if original.image and original.image.derivative:
            found[plate.photograph.id] = found[original.path] = original.image.derivative.sha256
    return found


def _named(findings: Iterable[Finding], printed: Mapping[str, str]) -> Iterator[str]:
    """The photographs that the page shows of each finding, each once."""
    seen: set[str] = set()
    for finding in findings:
        subjects: Sequence[str] = finding.gap.members or (finding.gap.subject,)
        for name in islice((subject for subject in subjects if subject in printed), STRIP):
            if name not in seen:
                seen.add(name)
                yield name


def _made(sha256: str, store: Store, cache: PictureCache) -> bytes:
    """The small picture from last time, or a new one; nothing where the large one is gone or broken."""
    known = cache.get(sha256)
    if known is not None:
        return known
    printed = store.get(sha256)
    if printed is None:
        return b""
    try:
        picture = small_picture(printed)
    except (OSError, ValueError):
        return b""
    cache.put(sha256, picture)
    return picture
