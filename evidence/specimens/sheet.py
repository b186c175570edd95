"""A drawing surface measured in metres, so that one scene serves a whole street and a keyhole."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Colour = tuple[int, ...]

SUPERSAMPLING = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What the drawing covers: metres to the right of the door's axis, metres above the ground."""

    left: float
    bottom: float
    width: float
    pixels: tuple[int, int] = (2000, 1500)

    @property
    def height(self) -> float:
        """Metres from the lower to the upper edge."""
        return self.width * self.pixels[1] / self.pixels[0]


class Sheet:
    """Paints shapes given in metres; colours may have an alpha."""

    def __init__(self, frame: Frame, background: Colour = (200, 190, 170)) -> None:
        self.frame = frame
        size = (frame.pixels[0] * SUPERSAMPLING, frame.pixels[1] * SUPERSAMPLING)
        self.image = Image.new("RGB", size, background[:3])
        self.scale = size[0] / frame.width
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    def at(self, point: Point) -> Point:
        """Pixels of a point."""
        x, z = point
        frame = self.frame
        return (x - frame.left) * self.scale, (frame.bottom + frame.height - z) * self.scale

    def sees(self, x: float, z: float, margin: float = 1.0) -> bool:
        """Whether a thing near this point may show."""
        frame = self.frame
        inside = frame.left - margin < x < frame.left + frame.width + margin
        return inside and frame.bottom - margin < z < frame.bottom + frame.height + margin

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled outline."""
        self.draw.polygon([self.at(point) for point in points], fill=fill)

    def rectangle(self, x: float, z: float, width: float, height: float, fill: Colour) -> None:
        """A filled rectangle from its lower left corner."""
        left, bottom = self.at((x, z))
        right, top = self.at((x + width, z + height))
        if right - left >= 1 and bottom - top >= 1:
            self.draw.rectangle([left, top, right - 1, bottom - 1], fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """A line of some millimetres, never thinner than a pixel."""
        thick = max(1, round(width * self.scale))
        self.draw.line([self.at(point) for point in points], fill=fill, width=thick, joint="curve")

    def disc(self, x: float, z: float, radius: float, fill: Colour, flat: float = 1.0) -> None:
        """A disc, or an ellipse where it is flattened."""
        (cx, cy), r = self.at((x, z)), radius * self.scale
        self.draw.ellipse([cx - r, cy - r * flat, cx + r, cy + r * flat], fill=fill)

    def shade(self, x: float, z: float, size: Point, top: Colour, bottom: Colour) -> None:
        """A rectangle whose colour changes from top to bottom."""
        steps = max(2, min(120, round(size[1] * self.scale / 3)))
        for step in range(steps):
            share = step / (steps - 1)
            colour = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
            self.rectangle(x, z + size[1] * (1 - (step + 1) / steps), size[0], size[1] / steps * 1.02, colour)

    def bevel(self, x: float, z: float, size: Point, edge: float, depth: int = 40) -> None:
        """Light above and left, shade below and right: something raised (negative: sunk)."""
        width, height = size
        light, dark = (255, 255, 255, abs(depth)), (0, 0, 0, abs(depth))
        high, low = (light, dark) if depth > 0 else (dark, light)
        self.polygon(_edge(x, z + height, width, -edge), high)
        self.polygon(_edge(x, z, width, edge), low)
        self.polygon(_side(x, z, height, edge), high)
        self.polygon(_side(x + width, z, height, -edge), low)

    def soft(self, paint: Callable[[ImageDraw.ImageDraw, Callable[[Point], Point]], None], blur: float,
             colour: Colour) -> None:  # fmt: skip
        """A blurred shape: a shadow or a stain. `paint` fills a mask, given a way to place points."""
        small = 4
        mask = Image.new("L", (self.image.width // small, self.image.height // small))
        paint(ImageDraw.Draw(mask), lambda point: tuple(v / small for v in self.at(point)))  # type: ignore[return-value]
        mask = mask.filter(ImageFilter.GaussianBlur(max(0.3, blur * self.scale / small)))
        opacity = colour[3] / 255 if len(colour) > 3 else 1.0
        mask = mask.point(lambda value: value * opacity).resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(colour[:3], (0, 0), mask)

    def shadow(self, points: Sequence[Point], blur: float, strength: int = 110) -> None:
        """A soft dark shape."""
        self.soft(lambda d, at: d.polygon([at(p) for p in points], fill=255), blur, (20, 18, 24, strength))


def blob(x: float, z: float, radius: float, chance: random.Random, rough: float = 0.25,
         corners: int = 40) -> list[Point]:  # fmt: skip
    """An irregular round outline."""
    phases = [(chance.uniform(0, math.tau), chance.uniform(0, rough)) for _ in range(5)]
    points = []
    for corner in range(corners):
        angle = math.tau * corner / corners
        swing = sum(
            size * math.sin((k + 2) * angle + phase) / (k + 1) for k, (phase, size) in enumerate(phases)
        )
        reach = radius * (1 + swing)
        points.append((x + reach * math.cos(angle), z + reach * math.sin(angle)))
    return points


def mottle(image: Image.Image, seed: int, strength: int, cells: int) -> Image.Image:
    """Uneven colour, as of stone, plaster and lacquer: a coarse noise laid over the picture."""
    rows = max(2, cells * image.height // image.width)
    noise = Image.frombytes("L", (cells, rows), random.Random(seed).randbytes(cells * rows))  # noqa: S311
    noise = noise.point(lambda value: 128 + (value - 128) * strength // 128)
    noise = noise.resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.add(image, Image.merge("RGB", [noise] * 3), scale=1, offset=-128)


def _edge(x: float, z: float, width: float, edge: float) -> list[Point]:
    inset = abs(edge)
    return [(x, z), (x + width, z), (x + width - inset, z + edge), (x + inset, z + edge)]


def _side(x: float, z: float, height: float, edge: float) -> list[Point]:
    inset = abs(edge)
    return [(x, z), (x, z + height), (x + edge, z + height - inset), (x + edge, z + inset)]
