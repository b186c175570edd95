"""Make the picture that is printed: upright, sRGB, without metadata, sized for the page.

WeasyPrint embeds a JPEG without EXIF byte for byte, so what is made here is what the reader
of the dossier sees. The same original gives the same bytes.
"""

import io
from functools import lru_cache

from PIL import Image, ImageCms

LONG_SIDE = 1440
"""Pixels: 220 dots an inch over the full width of a page, 166 over its full height."""

QUALITY = 85
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MANY_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")


def fitted(width: int, height: int) -> tuple[int, int]:
    """The size that fits the page; never larger than the original."""
    scale = min(1.0, LONG_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def printable(image: Image.Image, orientation: int) -> Image.Image:
    """The picture as it is printed, from one that may not have been decoded yet.

    Args:
        image: As opened; it is decoded here, at half size where its format allows that.
        orientation: How far it still has to be turned, as EXIF counts.
    """
    size = fitted(*image.size)
    image.draft(None, size)  # the fitted size: with a square no reduction would happen
    image.load()
    small = _plain_mode(image)
    if small.size != size:
        small = small.resize(size, Image.Resampling.HAMMING)
    return turned(_to_srgb(small, image.info.get("icc_profile")), orientation)


def in_srgb(image: Image.Image) -> Image.Image:
    """All points of a decoded picture in grey or sRGB, as it was stored."""
    return _to_srgb(_plain_mode(image), image.info.get("icc_profile"))


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """The picture upright, when it was stored with this EXIF orientation."""
    return image.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else image


def jpeg(image: Image.Image) -> bytes:
    """The bytes of a picture as JPEG, with nothing but the picture in them."""
    out = io.BytesIO()
    bare = image.copy()
    bare.info = {}
    bare.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return out.getvalue()


def _plain_mode(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized and matched: L, RGB, CMYK or LAB."""
    if image.mode in {"L", "RGB", "CMYK", "LAB"} and "transparency" not in image.info:
        return image
    if image.mode in _MANY_BITS:
        return _eight_bits(image)
    if image.has_transparency_data:
        return _on_white(image.convert("RGBA"))
    return image.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """What shows through becomes white, as paper is."""
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey scaled to eight; other depths by their own range."""
    low, high = (0.0, 65535.0) if image.mode.startswith("I;16") else _range(image)
    scale = 255 / (high - low) if high > low else 0.0
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _range(image: Image.Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if image.mode == "I" and low >= 0:  # type: ignore[operator]
        return 0.0, max(65535.0, float(high))  # type: ignore[arg-type]
    return float(low), float(high)  # type: ignore[arg-type]


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours matched to sRGB by the picture's own profile, or taken to be sRGB without one."""
    if profile and image.mode in {"RGB", "CMYK", "LAB"}:
        transform = _transform(profile, image.mode)
        if transform is not None:
            return ImageCms.applyTransform(image, transform) or image
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """How to get from a profile to sRGB; None where it is sRGB already or cannot be used."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
