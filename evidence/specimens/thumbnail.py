"""Small upright copies of the drawn photographs, for papers that annex them."""

import io
from pathlib import Path

from PIL import Image, ImageOps


def thumbnail(path: Path, width: int = 620) -> bytes:
    """A JPEG without metadata."""
    with Image.open(path) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((width, width))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=68, optimize=True)
    return out.getvalue()
