"""Make the small picture by which a report shows which photograph it means."""

import io

from PIL import Image

SIDE = 160
"""Pixels of its longer side: enough to recognise a photograph, too few to judge it."""

_QUALITY = 70


def small_picture(printed: bytes) -> bytes:
    """A small JPEG of a picture that was made for printing; the same bytes give the same bytes.

    Args:
        printed: The JPEG that ingest made, upright and without metadata.
    """
    out = io.BytesIO()
    with Image.open(io.BytesIO(printed), formats=("JPEG",)) as picture:
        scale = min(1.0, SIDE / max(picture.size))
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        picture.draft(None, size)  # decoded at an eighth of its size, which is where the time goes
        picture.resize(size, Image.Resampling.BOX).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
