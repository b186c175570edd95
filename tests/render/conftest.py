"""A dossier made by code: nothing here comes from a real case."""

import datetime as dt
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from dossier.files import Store
from dossier.model.case import Case, Incident, Matter, Premises
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.original import Camera, CaptureTime, Derivative, ImageFacts, Original, PdfFacts
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Court, Party, Proceeding
from dossier.render.options import RenderOptions


def picture(name: str, size: tuple[int, int] = (900, 600)) -> bytes:
    """A JPEG that differs with its name."""
    seed = hashlib.sha256(name.encode()).digest()
    image = Image.new("RGB", size, tuple(150 + value % 80 for value in seed[:3]))
    draw = ImageDraw.Draw(image)
    for at in range(8):
        x, y = seed[at] * size[0] // 300, seed[at + 8] * size[1] // 300
        draw.rectangle((x, y, x + size[0] // 9, y + size[1] // 6), fill=tuple(seed[at + 3 : at + 6]))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def image_original(store: Store, path: str, size: tuple[int, int] = (900, 600), **facts) -> Original:
    """A picture whose derivative is in the store."""
    content = picture(path, size)
    derivative = Derivative(sha256=store.put(content), width=size[0], height=size[1])
    told = {
        "format": "JPEG",
        "width": 4032,
        "height": 3024,
        "capture": CaptureTime(
            wall_clock=dt.datetime(2022, 9, 18, 15, 42, 10),  # noqa: DTZ001
            utc_offset=7200,
            source="exif",
        ),
        "camera": Camera(make="SPECIMEN", model="SPECIMEN 1", serial="0001"),
        "derivative": derivative,
    } | facts
    return Original(
        path=path,
        size=3_612_000,
        sha256=hashlib.sha256(path.encode()).hexdigest(),
        media_type="image/jpeg",
        kind="image",
        image=ImageFacts(**told),
    )


def photograph(store: Store, rank: int, **values) -> Photograph:
    """A photograph of the series `series`."""
    size = values.pop("size", (900, 600))
    facts = values.pop("facts", {})
    original = image_original(store, f"photos/series/SPECIMEN_{4000 + rank}.jpg", size, **facts)
    told = {
        "id": f"series/SPECIMEN_{4000 + rank}",
        "exhibit": "series",
        "original": original,
        "order": rank,
        "caption": {
            "fr": "Façade sur rue. Traces d'œufs sur la pierre et les huisseries; deux vitres brisées.",
            "en": "Street front. Egg marks on the stone and frames; two broken panes.",
        },
        "author": {"fr": "agent de permanence", "en": "officer on duty"},
        "place": {"fr": "Façade", "en": "Front"},
        "direction": {"fr": "vers le nord", "en": "to the north"},
        "taken": original.image.capture if original.image else None,
    } | values
    return Photograph(**told)


def pdf_original(path: str, pages: int = 2, **facts) -> Original:
    """What is known of a PDF; no test here opens it."""
    return Original(
        path=path,
        size=81_000,
        sha256=hashlib.sha256(path.encode()).hexdigest(),
        media_type="application/pdf",
        kind="pdf",
        pdf=PdfFacts(pages=pages, sizes=((595.0, 842.0),) * pages, **facts),
    )


def proceeding(**values) -> Proceeding:
    """Two parties before an administrative court."""
    told = {
        "id": "state",
        "title": {"fr": "Recours indemnitaire", "en": "Claim for compensation"},
        "court": Court(name="Tribunal administratif de Paris", order="administrative"),
        "parties": (
            Party(
                id="claimant",
                name={"fr": "L'État accréditant", "en": "The sending State"},
                role="claimant",
                kind="state",
                represented_by={"fr": "son ambassadeur", "en": "its ambassador"},
                counsel="Maître A. Exemple, avocat au barreau de Paris",
            ),
            Party(
                id="defendant",
                name={"fr": "L'État français", "en": "The French State"},
                role="defendant",
                kind="state",
            ),
        ),
    } | values
    return Proceeding(**told)


def dossier_of(language="fr", exhibits=(), *, case=None, **values) -> Dossier:
    """A dossier of these exhibits."""
    case = case or {}
    matter = Matter(
        id="test",
        title={"fr": "Dossier de preuves", "en": "Dossier of evidence"},
        subtitle={
            "fr": "Dégradation des locaux d'une mission diplomatique, Paris, 18 septembre 2022",
            "en": "Damage to the premises of a diplomatic mission, Paris, 18 September 2022",
        },
        kind="attack",
        specimen=True,
        premises=Premises(zone="Europe/Paris"),
        incident=Incident(when="2022-09-18 14:20 Europe/Paris"),
    )
    told = {"proceeding": proceeding(), "as_of": dt.date(2026, 11, 23)} | values
    whole = Case(matter=matter, proceedings=(told["proceeding"],), **case)
    return Dossier(case=whole, language=language, exhibits=tuple(exhibits), **told)


def series(store: Store, number: int, count: int, **values) -> NumberedExhibit:
    """An exhibit of photographs."""
    plates = tuple(
        Plate(label=f"{number}/{rank}", photograph=photograph(store, rank, **values))
        for rank in range(1, count + 1)
    )
    exhibit = Exhibit(
        id="series",
        kind="photographs",
        title={"fr": "Photographies prises par l'agent de permanence", "en": "Photographs taken on duty"},
        date="2022-09-18",
    )
    return NumberedExhibit(number=number, exhibit=exhibit, plates=plates)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "store")


@pytest.fixture
def options(tmp_path: Path, store: Store) -> RenderOptions:
    """Where a test renders."""
    return RenderOptions(folder=tmp_path / "case", store=store, out=tmp_path / "parts")
