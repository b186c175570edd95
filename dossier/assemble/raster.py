"""A page as a picture that an archive holds: as small as it can be without being seen to be."""

import io
import zlib

from pikepdf import Name, Object, Pdf, Stream
from PIL import Image
from pypdfium2 import PdfBitmap, PdfPage

_POINTS = 72
_MOST_DOTS = 36_000_000
_WORTH = 2
"""A JPEG blurs print a little: it must be so many times smaller than the exact picture."""

_SMALL = 1 << 16

_QUALITY = 88


def raster(pdf: Pdf, page: PdfPage, width: float, height: float, resolution: int) -> Object:
    """The picture of a page that is shown in this size in points."""
    wanted = min(resolution / _POINTS, (_MOST_DOTS / (width * height)) ** 0.5)
    bitmap = page.render(
        scale=wanted * width / page.get_width(), rev_byteorder=True, prefer_bgrx=False, may_draw_forms=True
    )
    return _stream(pdf, _grey(_image(bitmap)))


def _image(bitmap: PdfBitmap) -> Image.Image:
    content = bytes(memoryview(bitmap.buffer).cast("B"))
    kind, raw = {1: ("L", "L"), 3: ("RGB", "RGB"), 4: ("RGB", "RGBX")}[bitmap.n_channels]
    return Image.frombytes(kind, (bitmap.width, bitmap.height), content, "raw", raw, bitmap.stride)


def _grey(image: Image.Image) -> Image.Image:
    """Without colours where there are none."""
    if image.mode == "L":
        return image
    red, green, blue = image.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else image


def _jpeg(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "JPEG", quality=_QUALITY, subsampling=0)
    return held.getvalue()


def _stream(pdf: Pdf, image: Image.Image) -> Object:
    content = image.tobytes()
    packed, filter_ = zlib.compress(content), Name.FlateDecode
    if len(packed) > _SMALL and len(blurred := _jpeg(image)) * _WORTH < len(packed):
        packed, filter_ = blurred, Name.DCTDecode
    made = Stream(pdf, packed)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height, made.BitsPerComponent = image.width, image.height, 8
    made.ColorSpace = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    made.Filter = filter_
    return made
