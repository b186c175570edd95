"""Join the pictures of one file, such as a scan of several pages, into a PDF: a page for each."""

import io
import zlib

import pikepdf
from PIL import Image, ImageFile

from dossier.ingest.derivative import in_srgb, jpeg
from dossier.ingest.hygiene import reason
from dossier.ingest.limits import strict_pictures
from dossier.model.original import FileProblem

MOST = 500
"""Pictures of one file."""

_LONG_SIDE = 3508  # pixels: 300 dots an inch on A4
_A4 = (595.28, 841.89)
_PLAUSIBLE = (50.0, 1300.0)  # dots an inch that a scanner may say


def joined(content: bytes) -> tuple[bytes | None, tuple[FileProblem, ...]]:
    """A PDF with every picture of the file, in order; none where one of them cannot be read."""
    with strict_pictures():
        try:
            with Image.open(io.BytesIO(content)) as image:
                return _pages(image)
        except MemoryError:
            return None, (FileProblem(kind="bomb"),)
        except Exception as error:  # noqa: BLE001  # hostile pixels: any type may escape
            return None, (FileProblem(kind="truncated", detail=reason(error)),)


def _pages(image: ImageFile.ImageFile) -> tuple[bytes | None, tuple[FileProblem, ...]]:
    frames = int(getattr(image, "n_frames", 1))
    if frames > MOST:
        return None, (FileProblem(kind="long", detail=f"{frames} > {MOST}"),)
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for number in range(frames):
            image.seek(number)
            image.load()
            _add(pdf, image)
        pdf.save(out, deterministic_id=True)
    return out.getvalue(), ()


def _add(pdf: pikepdf.Pdf, image: ImageFile.ImageFile) -> None:
    """One page, of the size that the scanner says, or within A4 where it says nothing credible."""
    width, height = _points(image)
    page = pdf.add_blank_page(page_size=(round(width, 2), round(height, 2)))
    name = page.add_resource(_picture(pdf, image), pikepdf.Name.XObject, _name("Picture"))
    page.contents_add(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm {name} Do Q".encode())


def _points(image: ImageFile.ImageFile) -> tuple[float, float]:
    told = image.info.get("dpi") or (0, 0)
    across, down = (float(dots) for dots in told[:2])
    low, high = _PLAUSIBLE
    if low <= across <= high and low <= down <= high:
        return image.width * 72 / across, image.height * 72 / down
    room = _A4 if image.height >= image.width else _A4[::-1]
    scale = min(room[0] / image.width, room[1] / image.height)
    return image.width * scale, image.height * scale


def _picture(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Stream:
    """Black and white as it is; grey and colour as JPEG, never finer than print needs."""
    if image.mode == "1":
        stream = pikepdf.Stream(pdf, zlib.compress(image.tobytes(), 9))
        stream.Filter, stream.ColorSpace, stream.BitsPerComponent = (
            _name("FlateDecode"),
            _name("DeviceGray"),
            1,
        )
        size = image.size
    else:
        seen = _fitted(in_srgb(image))
        stream = pikepdf.Stream(pdf, jpeg(seen))
        grey = seen.mode == "L"
        stream.Filter, stream.BitsPerComponent = _name("DCTDecode"), 8
        stream.ColorSpace = _name("DeviceGray" if grey else "DeviceRGB")
        size = seen.size
    stream.Type, stream.Subtype = _name("XObject"), _name("Image")
    stream.Width, stream.Height = size
    return stream


def _fitted(image: Image.Image) -> Image.Image:
    scale = _LONG_SIDE / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.HAMMING)


def _name(word: str) -> pikepdf.Name:
    return pikepdf.Name(f"/{word}")
