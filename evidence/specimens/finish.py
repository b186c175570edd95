"""What makes a drawing look like light fell on it, and what says that it is a specimen."""

import math
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from specimens.sheet import SUPERSAMPLING, Point, Sheet, mottle

FONTS = Path(__file__).resolve().parents[2] / "templates" / "fonts"
RED = (178, 52, 34)


@lru_cache
def font(size: int, name: str = "SourceSans3-SemiBold") -> ImageFont.FreeTypeFont:
    """One of the program's own fonts."""
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


def ruler(sheet: Sheet, x: float, z: float, centimetres: int = 10) -> None:
    """A flat scale with centimetres, white and black by turns."""
    length = centimetres / 100
    tall = length * 0.16
    sheet.shadow([(x + 0.002, z - 0.003), (x + length + 0.004, z - 0.003), (x + length + 0.004, z + tall - 0.003),
                  (x + 0.002, z + tall - 0.003)], length * 0.02, 130)  # fmt: skip
    sheet.rectangle(x - length * 0.03, z - tall * 0.1, length * 1.06, tall * 1.2, (250, 249, 244))
    for step in range(centimetres):
        left = x + length * step / centimetres
        if step % 2 == 0:
            sheet.rectangle(left, z + tall * 0.55, length / centimetres, tall * 0.45, (20, 20, 22))
        sheet.line([(left, z + tall * 0.4), (left, z + tall)], length * 0.003, (20, 20, 22))
    sheet.line([(x + length, z + tall * 0.4), (x + length, z + tall)], length * 0.003, (20, 20, 22))
    lettering = font(max(8, round(tall * 0.34 * sheet.scale)))
    left, base = sheet.at((x + length * 0.01, z + tall * 0.2))
    sheet.draw.text((left, base), f"{centimetres} cm", font=lettering, fill=(20, 20, 22), anchor="lm")
    sheet.draw.text(
        (left + length * sheet.scale * 0.97, base), "SPECIMEN", font=lettering, fill=RED, anchor="rm"
    )


def photograph(sheet: Sheet, seed: int, corners: tuple[Point, ...] = (), warmth: int = 0) -> Image.Image:
    """The finished picture: seen aslant if corners are given, uneven, lit, and marked as a specimen."""
    image = mottle(sheet.image, seed, 7, 22)
    image = mottle(image, seed + 1, 4, 260)
    if corners:
        image = aslant(image, corners)
    image = image.reduce(SUPERSAMPLING)
    image = _lit(image, seed, warmth)
    image = mottle(image, seed + 2, 3, image.width)
    return marked(image)


def aslant(image: Image.Image, corners: tuple[Point, ...]) -> Image.Image:
    """The picture in perspective; corners (shares of width and height) of what becomes the whole."""
    width, height = image.size
    wanted = [(0, 0), (width, 0), (width, height), (0, height)]
    source = [(x * width, y * height) for x, y in corners]
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, _homography(wanted, source), Image.Resampling.BICUBIC
    )


def _homography(wanted: list[Point], source: list[Point]) -> list[float]:
    """The eight numbers that send each wanted corner to its source."""
    rows = []
    for (x, y), (u, v) in zip(wanted, source, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss and Jordan, with the largest pivot."""
    size = len(rows)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]


def _lit(image: Image.Image, seed: int, warmth: int) -> Image.Image:
    """Brighter from one side, darker to the corners, a little warmer or cooler."""
    width, height = 64, 48
    light = Image.new("L", (width, height))
    turn = math.radians(200 + seed * 17 % 60)
    for y in range(height):
        for x in range(width):
            dx, dy = x / width - 0.5, y / height - 0.5
            slant = 8 * (dx * math.cos(turn) + dy * math.sin(turn))
            light.putpixel((x, y), max(0, min(255, round(246 + slant * 3 - 88 * (dx * dx + dy * dy)))))
    light = light.resize(image.size, Image.Resampling.BICUBIC)
    image = ImageChops.multiply(image, Image.merge("RGB", [light] * 3))
    red, green, blue = image.split()
    return Image.merge("RGB", (red.point(lambda v: min(255, v + warmth)), green,
                               blue.point(lambda v: max(0, v - warmth))))  # fmt: skip


def marked(image: Image.Image) -> Image.Image:
    """SPECIMEN across the picture, lightly, and in full in its corner."""
    width, height = image.size
    layer = Image.new("RGBA", (width, height))
    across = Image.new("RGBA", (width, height))
    ImageDraw.Draw(across).text((width / 2, height / 2), "SPECIMEN", font=font(width // 6), anchor="mm",
                                fill=(255, 255, 255, 46))  # fmt: skip
    layer.alpha_composite(across.rotate(24, Image.Resampling.BICUBIC))
    draw = ImageDraw.Draw(layer)
    words, small = "SPECIMEN · FICTIF / FICTITIOUS", font(width // 48)
    length = draw.textlength(words, font=small)
    pad, tall = width // 80, width // 30
    draw.rectangle(
        [width - length - 3 * pad, height - tall - pad, width - pad, height - pad], fill=(250, 248, 243, 225)
    )
    draw.text(
        (width - 2 * pad - length, height - pad - tall / 2), words, font=small, fill=(*RED, 255), anchor="lm"
    )
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")
