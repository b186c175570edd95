"""Make the picture of the README from the built sample: `docs/pages.png`.

python3 build.py --language en && .venv/bin/python benchmarks/picture.py
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
WIDTH, GAP = 420, 18
GROUND = "#8a94a0"


def main(file: Path, numbers: list[int]) -> None:
    """Set the pages side by side, three in a row."""
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [small(pdf[number - 1].render(scale=2).to_pil()) for number in numbers]
    rows = -(-len(pages) // 3)
    height = pages[0].height
    sheet = Image.new("RGB", (3 * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for place, page in enumerate(pages):
        sheet.paste(page, (GAP + place % 3 * (WIDTH + GAP), GAP + place // 3 * (height + GAP)))
    sheet.quantize(128).save(ROOT / "docs" / "pages.png", optimize=True)


def small(page: Image.Image) -> Image.Image:
    """The page at the width of the sheet's columns."""
    return page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:]] or [1, 2, 7, 10, 27, 70]
    main(ROOT / "out" / "embassy-paris-2022" / "state" / "dossier.pdf", wanted)
