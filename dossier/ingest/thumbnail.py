"""Compare the preview that a camera stores inside a photograph with the photograph itself.

Some editors leave the old preview behind. A preview that shows another picture tells of
editing; it does not say what was edited.
"""

import io

from PIL import Image, ImageOps

from dossier.ingest.derivative import turned

_GRID = (16, 16)
_LIMIT = 10.0
"""Mean difference of grey, of 255, that neither scaling nor compression explains."""


def thumbnail_differs(thumbnail: bytes, upright: Image.Image, orientation: int) -> bool | None:
    """Whether the preview shows another picture; None where there is none to compare.

    Cameras store the preview as the sensor lay, some programs turn it: both are tried. Black
    bars that pad a preview to its usual shape are cut away by taking its middle.
    """
    if not thumbnail:
        return None
    try:
        with Image.open(io.BytesIO(thumbnail)) as preview:
            grey = preview.convert("L")
    except Exception:  # noqa: BLE001  # a preview that cannot be read cannot be compared
        return None
    shown = _grid(upright.convert("L"), upright.size)
    tries = (_grid(turned(grey, orientation), upright.size), _grid(grey, upright.size))
    return min(_distance(shown, one) for one in tries) > _LIMIT


def _grid(image: Image.Image, shape: tuple[int, int]) -> bytes:
    """A few grey values over the middle of the picture that has the proportions of `shape`."""
    scale = min(image.width / shape[0], image.height / shape[1])
    size = (max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale)))
    return ImageOps.fit(image, size, Image.Resampling.BOX).resize(_GRID, Image.Resampling.BOX).tobytes()


def _distance(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
