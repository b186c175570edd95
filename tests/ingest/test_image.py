"""What is read from an image file, and the picture that is printed in its place."""

import hashlib
import io
import struct
import sys
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile, features

from dossier.ingest.derivative import LONG_SIDE
from dossier.ingest.image import read_image
from tests.support.photographs import exif_bytes, hanging_exif, photograph, picture, short, thumbnail_of

_BACK = {
    2: 0,
    3: 3,
    4: 1,
    5: 5,
    6: 2,
    7: 6,
    8: 4,
}  # Pillow's transposition that undoes each orientation's cure


def _printed(content: bytes) -> Image.Image:
    read = read_image(content)
    assert read.facts is not None, read.problems
    assert read.facts.derivative is not None, read.problems
    assert hashlib.sha256(read.printed).hexdigest() == read.facts.derivative.sha256
    image = Image.open(io.BytesIO(read.printed))
    assert image.size == (read.facts.derivative.width, read.facts.derivative.height)
    return image


def _is_red(image: Image.Image, x: float = 0.1, y: float = 0.1) -> bool:
    red, green, blue = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    return red > 150 and green < 80 and blue < 80


def _kinds(content: bytes) -> list[str]:
    return [problem.kind for problem in read_image(content).problems]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_what_is_printed_stands_upright_whatever_the_orientation(form, orientation):
    stored = picture((320, 240))
    if orientation in _BACK:
        stored = stored.transpose(Image.Transpose(_BACK[orientation]))
    content = photograph(form=form, image=stored, orientation=orientation)
    facts = read_image(content).facts
    assert (facts.orientation, facts.width, facts.height) == (orientation, *stored.size)
    image = _printed(content)
    assert image.size == (320, 240)
    assert [_is_red(image, x, y) for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9))] == [True] + [
        False
    ] * 3


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_heic_file_is_not_turned_twice(orientation):
    stored = picture((320, 240))
    if orientation in _BACK:
        stored = stored.transpose(Image.Transpose(_BACK[orientation]))
    content = photograph(form="HEIF", image=stored, orientation=orientation, model="SPECIMEN")
    read = read_image(content)
    assert (read.facts.format, read.facts.orientation) == ("HEIF", 1)
    assert (read.facts.width, read.facts.height) == (320, 240)
    assert read.facts.camera.model == "SPECIMEN"
    assert read.facts.disagreements == ()
    assert _is_red(_printed(content))


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_impossible_orientation_leaves_the_picture_as_it_lies(value):
    assert read_image(photograph(orientation=value)).facts.orientation == 1


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("TIFF", "CMYK"),
        ("TIFF", "LAB"),
        ("TIFF", "1"),
        ("TIFF", "I"),
        ("TIFF", "F"),
        ("TIFF", "I;16"),
        ("PNG", "1"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("WEBP", "RGBA"),
    ],
)
def test_every_mode_becomes_grey_or_rgb(form, mode):
    image = _printed(photograph(form=form, mode=mode))
    assert image.mode in {"L", "RGB"}
    assert image.format == "JPEG"
    assert not image.getexif()
    assert "icc_profile" not in image.info


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("TIFF", "CMYK"), ("PNG", "P"), ("PNG", "RGBA")]
)
def test_colours_survive_the_change_of_mode(form, mode):
    assert _is_red(_printed(photograph(form=form, mode=mode)))


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
@pytest.mark.parametrize("orientation", [1, 6])
def test_an_avif_file_stands_upright(orientation):
    stored = picture((320, 240))
    if orientation in _BACK:
        stored = stored.transpose(Image.Transpose(_BACK[orientation]))
    image = _printed(photograph(form="AVIF", image=stored, orientation=orientation))
    assert image.size == (320, 240)
    assert _is_red(image)


def test_sixteen_bits_are_scaled_and_not_cut():
    ramp = Image.new("I;16", (256, 16))
    ramp.putdata([column * 257 for _ in range(16) for column in range(256)])
    out = io.BytesIO()
    ramp.save(out, "PNG")
    grey = _printed(out.getvalue())
    assert [abs(grey.getpixel((x, 8)) - x) < 6 for x in (4, 60, 128, 200, 250)] == [True] * 5


def test_floating_point_greys_are_scaled_by_their_own_range():
    field = Image.new("F", (64, 64), -2.0)
    field.paste(7.0, (32, 0, 64, 64))
    out = io.BytesIO()
    field.save(out, "TIFF")
    grey = _printed(out.getvalue())
    assert grey.getpixel((8, 32)) < 8
    assert grey.getpixel((56, 32)) > 247


def test_what_shows_through_is_white_like_paper():
    glass = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    assert _printed(photograph(form="PNG", image=glass)).getpixel((32, 32)) == (255, 255, 255)


def test_colours_are_matched_to_srgb_by_the_profile_of_the_picture():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    image = Image.new("LAB", (64, 64), (128, 128 + 60, 128 + 40))
    matched = _printed(photograph(form="TIFF", image=image, icc=lab.tobytes())).getpixel((32, 32))
    assert matched[0] > 150 > matched[1]


@pytest.mark.parametrize("icc", [b"", b"not a profile", b"\0" * 200])
def test_a_profile_that_is_none_does_not_lose_the_picture(icc):
    assert _is_red(_printed(photograph(icc=icc)))


def test_an_srgb_profile_changes_nothing():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert read_image(photograph(icc=srgb)).printed == read_image(photograph()).printed


@pytest.mark.parametrize(
    ("size", "printed"), [((2000, 1500), (1440, 1080)), ((300, 3000), (144, 1440)), ((50, 40), (50, 40))]
)
def test_a_picture_is_made_to_fit_the_page_and_never_larger(size, printed):
    assert max(printed) <= LONG_SIDE
    assert _printed(photograph(size=size)).size == printed


def test_the_same_original_gives_the_same_bytes():
    content = photograph(size=(1600, 1200), orientation=6, model="SPECIMEN")
    assert read_image(content) == read_image(content)


def test_metadata_does_not_change_what_is_printed():
    assert read_image(photograph(model="SPECIMEN")).printed == read_image(photograph()).printed


@pytest.mark.parametrize("keep", [0.5, 0.98])
def test_half_a_picture_is_refused_even_after_a_library_asked_for_lenience(monkeypatch, keep):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    content = photograph(size=(640, 480), model="SPECIMEN")
    read = read_image(content[: int(len(content) * keep)])
    assert [problem.kind for problem in read.problems] == ["truncated"]
    assert read.printed == b""
    assert read.facts.derivative is None
    assert read.facts.camera.model == "SPECIMEN"


def test_half_a_picture_is_refused_with_weasyprint_in_the_process():
    import weasyprint  # noqa: F401  # what it does to Pillow is the point

    assert "weasyprint" in sys.modules
    content = photograph(size=(640, 480))
    assert "truncated" in _kinds(content[: len(content) // 2])


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [16_000, 60_000])
def test_a_picture_that_claims_more_than_any_camera_takes_is_a_bomb(side):
    read = read_image(_png_that_claims(side, side))
    assert read.facts is None
    assert [problem.kind for problem in read.problems] == ["bomb"]


def test_bytes_that_only_begin_like_a_picture_are_unreadable():
    assert _kinds(b"\xff\xd8\xff garbage") == ["unreadable"]


def test_pages_beyond_the_first_are_counted_and_named():
    read = read_image(photograph(form="TIFF", frames=3))
    assert read.facts.frames == 3
    assert [(problem.kind, problem.detail) for problem in read.problems] == [("frames", "3")]


def test_the_second_picture_of_a_telephone_is_no_page():
    read = read_image(photograph(form="MPO", frames=2))
    assert read.facts.frames == 2
    assert read.problems == ()


def test_a_preview_of_the_same_picture_does_not_differ():
    shown = picture((640, 480))
    for orientation in (1, 6):
        content = photograph(image=shown, thumbnail=thumbnail_of(shown), orientation=orientation)
        assert read_image(content).facts.thumbnail_differs is False


def test_a_preview_between_black_bars_does_not_differ():
    wide = picture((600, 400))
    bars = Image.new("RGB", (160, 120))
    bars.paste(wide.resize((160, 106)), (0, 7))
    assert read_image(photograph(image=wide, thumbnail=thumbnail_of(bars))).facts.thumbnail_differs is False


def test_a_preview_that_was_turned_by_a_program_does_not_differ():
    stored = picture((640, 480))
    upright = thumbnail_of(stored.transpose(Image.Transpose.ROTATE_270), (120, 160))
    assert (
        read_image(photograph(image=stored, orientation=6, thumbnail=upright)).facts.thumbnail_differs
        is False
    )


def test_a_preview_of_another_picture_differs():
    other = Image.new("RGB", (160, 120), (250, 250, 250))
    assert read_image(photograph(thumbnail=thumbnail_of(other))).facts.thumbnail_differs is True


@pytest.mark.parametrize("preview", [b"", b"\xff\xd8\xff no picture"])
def test_without_a_readable_preview_nothing_is_said_of_it(preview):
    assert read_image(photograph(model="SPECIMEN", thumbnail=preview)).facts.thumbnail_differs is None


def test_metadata_that_takes_minutes_costs_seconds_and_not_the_picture(monkeypatch):
    monkeypatch.setattr("dossier.ingest.exif.BUDGET", 0.2)
    read = read_image(photograph(exif=hanging_exif()))
    assert [problem.kind for problem in read.problems] == ["bad-exif"]
    assert read.facts.capture.wall_clock.isoformat() == "2022-09-18T14:20:00"
    assert read.facts.derivative is not None


def test_without_exifread_pillow_stands_in():
    read = read_image(photograph(model="SPECIMEN", orientation=3), exifread_too=False)
    assert (read.facts.camera.model, read.facts.orientation) == ("SPECIMEN", 3)
    assert ("Image Model", "SPECIMEN") in read.facts.tags


def test_an_orientation_that_only_exifread_understands_is_followed():
    content = photograph(exif=exif_bytes(image_tags={0x0112: short(6, 6)}))
    assert read_image(content).facts.orientation == 6
