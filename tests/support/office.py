"""Put a made-up case of `tests/ordinary` into a folder, with the photographs and papers of an office.

Only what people type is kept as files; pictures and PDFs are drawn here, each from its own name, and
`made.yaml` says what a camera or a paper adds: times, zones, devices, positions, pages, lines.
"""

import csv
import datetime as dt
import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml
from fpdf import FPDF
from PIL import Image, ImageDraw

from tests.support.photographs import Fix, photograph

ORDINARY = Path(__file__).resolve().parent.parent / "ordinary"
CASES = tuple(sorted(folder.name for folder in ORDINARY.iterdir() if (folder / "case.yaml").is_file()))
OURS = {"made.yaml", "expected.yaml"}
"""Files of a case that no office has."""

_COLUMNS = {"HT": "net", "TVA": "vat", "TTC": "gross", "hors taxes": "ht", "taxe": "tva", "total TTC": "ttc"}
_SIZE = (1200, 900)
_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_LATIN = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "…": "...", "œ": "oe", "\u202f": " ", "€": "euros"}
)


def set_up(name: str, folder: Path) -> Path:
    """The case as it lies in an office; returns its folder."""
    root = folder / name
    shutil.copytree(ORDINARY / name, root, ignore=shutil.ignore_patterns(*OURS))
    made = yaml.safe_load((ORDINARY / name / "made.yaml").read_text("utf-8"))
    for path, facts in made["photos"].items():
        put(root / "photos" / path, shot(path, **facts))
    sums = _sums(_rows(root / "damage.csv"))
    for row in _rows(root / "exhibits.csv"):
        file = row.get("file") or row.get("fichier")
        if file:
            put(root / "exhibits" / file, paper(row, sums.get(row["id"], ()), **made["papers"].get(file, {})))
    return root


def put(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def shot(
    name: str, *, taken: str = "", offset: str = "", device: str = "", at: tuple[float, float] = ()
) -> bytes:
    """A picture unlike any other, with what its camera writes into it."""
    gps = {"gps": Fix(latitude=at[0], longitude=at[1])} if at else {}
    tags = {
        "taken": taken.replace("-", ":") or None,
        "offset": offset or None,
        "make": device and "Camera",
        **gps,
    }
    return photograph(image=_scene(name), model=device or None, **tags)


def _scene(name: str) -> Image.Image:
    """Blocks and lines over a grain: sharp, lit, and drawn from the name alone."""
    chance = random.Random(name)
    grain = Image.frombytes("L", (300, 225), chance.randbytes(300 * 225)).resize(_SIZE)
    tint = Image.new("RGB", _SIZE, tuple(chance.randrange(120, 220) for _ in range(3)))
    scene = Image.blend(tint, grain.convert("RGB"), 0.12)
    draw = ImageDraw.Draw(scene)
    for _ in range(14):
        x, y = chance.randrange(_SIZE[0]), chance.randrange(_SIZE[1])
        box = (x, y, x + chance.randrange(40, 400), y + chance.randrange(40, 300))
        shape = chance.choice([draw.rectangle, draw.ellipse])
        shape(box, fill=tuple(chance.randrange(40, 230) for _ in range(3)), outline=(20, 20, 20), width=3)
    draw.text((20, 20), f"FICTIF {name}", fill=(10, 10, 10), font_size=28)
    return scene


def paper(
    row: dict[str, str], sums: Sequence[str] = (), *, pages: int = 1, lines: tuple[str, ...] = ()
) -> bytes:
    """A typed paper with text: title, author and date, then sums and lines, on so many pages."""
    pdf = FPDF()
    pdf.set_creation_date(_DAY)
    title, author = row.get("title") or row["titre"], row.get("author") or row["auteur"]
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=13)
        pdf.multi_cell(0, 8, title.translate(_LATIN), new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=10)
        told = [
            author,
            row.get("date", ""),
            *((*sums, *lines) if number == 1 else ()),
            f"Document fictif, page {number} sur {pages}",
        ]
        for line in filter(None, told):
            pdf.multi_cell(0, 6, line.translate(_LATIN), new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _sums(damage: list[dict[str, str]]) -> dict[str, list[str]]:
    """What each exhibit says of the sums that rest on it."""
    found: dict[str, list[str]] = {}
    for row in damage:
        for id_ in re.split("[,;] *", row.get("exhibits") or row.get("pieces") or ""):
            told = [f"{name} {row[key]} euros" for name, key in _COLUMNS.items() if row.get(key)]
            found.setdefault(id_, []).append(f"{row.get('item') or row['designation']} : {', '.join(told)}")
    return found


def _rows(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(table.read_text("utf-8").splitlines(), delimiter=";"))
