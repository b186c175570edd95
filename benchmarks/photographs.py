"""Make a case of N distinct photographs of 12 megapixels, to measure on.

    python3 benchmarks/photographs.py 100 /tmp/hundred

Every file differs in its pixels, its time and its position, as photographs do.
"""

import argparse
import datetime as dt
import random
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw

SIZE = (4000, 3000)
GRAIN = (1000, 750)  # coarse noise, enlarged: it compresses to about as much as a real picture
START = dt.datetime(2022, 9, 18, 14, 20)  # noqa: DTZ001 - a camera's clock has no zone


def main() -> None:
    """Make the case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    photos = args.folder / "photos" / "series"
    photos.mkdir(parents=True)
    case = f"id: measured\ntitle: {args.count} photographs\nas_of: 2026-11-23\nlanguage: en\n"
    (args.folder / "case.yaml").write_text(case, encoding="utf-8")
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(make, photos), range(args.count), chunksize=4))


def make(folder: Path, number: int) -> None:
    """One photograph with its metadata."""
    noise = random.Random(number).randbytes(GRAIN[0] * GRAIN[1] * 3)
    picture = Image.frombytes("RGB", GRAIN, noise).resize(SIZE, Image.Resampling.BICUBIC)
    ImageDraw.Draw(picture).text((200, 200), f"SPECIMEN {number}", fill="white", font_size=240)
    picture.save(folder / f"SPECIMEN_{number:05d}.jpg", quality=85, exif=exif(number))


def exif(number: int) -> Image.Exif:
    """Camera, time with zone, and position."""
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = tags[ExifTags.Base.Model] = "SPECIMEN"
    details = tags.get_ifd(ExifTags.IFD.Exif)
    taken = START + dt.timedelta(seconds=7 * number)
    details[ExifTags.Base.DateTimeOriginal] = taken.strftime("%Y:%m:%d %H:%M:%S")
    details[ExifTags.Base.OffsetTimeOriginal] = "+02:00"
    position = tags.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSLatitudeRef], position[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
    position[ExifTags.GPS.GPSLatitude] = position[ExifTags.GPS.GPSLongitude] = (0.0, 0.0, 36.0 + number / 100)
    return tags


if __name__ == "__main__":
    main()
