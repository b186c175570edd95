"""A photograph's masked copy: marks on the points of the upright picture, and nothing else in the file."""

import hashlib
import io

import pytest
from PIL import Image, ImageDraw, ImageStat

from dossier.errors import IntegrityError, RenderError
from dossier.files import Store
from dossier.ingest.image import read_image
from dossier.ingest.masking import PictureJob, masked_picture
from tests.support.photographs import Fix, photograph

FACE = (10, 220, 40)
WALL = (200, 190, 180)
BOX = ((0.25, 0.25), (0.5, 0.25), (0.5, 0.5), (0.25, 0.5))
_TURNS = Image.Transpose
_STORED = {
    1: None, 2: _TURNS.FLIP_LEFT_RIGHT, 3: _TURNS.ROTATE_180, 4: _TURNS.FLIP_TOP_BOTTOM,
    5: _TURNS.TRANSPOSE, 6: _TURNS.ROTATE_90, 7: _TURNS.TRANSVERSE, 8: _TURNS.ROTATE_270,
}  # fmt: skip


def upright(size=(640, 480), inside=(0.27, 0.27, 0.48, 0.48)):
    picture = Image.new("RGB", size, WALL)
    left, top, right, bottom = inside
    box = (left * size[0], top * size[1], right * size[0], bottom * size[1])
    ImageDraw.Draw(picture).rectangle(box, FACE)
    return picture


def copy_of(tmp_path, content, areas=(BOX,)):
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    facts = read_image(content).facts
    orientation = facts.orientation if facts else 1
    digest = hashlib.sha256(content).hexdigest()
    store = Store(tmp_path / "store")
    made = masked_picture(PictureJob(file, "photos/a.jpg", digest, orientation, areas, store))
    return made, store.get(made.sha256)


def green(content):
    with Image.open(io.BytesIO(content)) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
    return sum(count for count, (r, g, b) in colours if g > 140 and r < 120 and b < 140)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_is_meant_as_the_picture_is_seen(tmp_path, orientation):
    turn = _STORED[orientation]
    stored = upright() if turn is None else upright().transpose(turn)
    content = photograph(image=stored, orientation=orientation)
    made, copy = copy_of(tmp_path, content)
    assert (made.width, made.height) == (640, 480)
    assert green(read_image(content).printed) > 5000
    assert green(copy) == 0


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF", "BMP", "GIF"])
@pytest.mark.parametrize("size", [(640, 480), (3000, 2000)])
def test_every_format_and_size_loses_its_points(tmp_path, form, size):
    content = photograph(image=upright(size), form=form)
    _, copy = copy_of(tmp_path, content)
    assert green(copy) == 0
    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.getpixel((picture.width // 2 - 30, picture.height // 2 - 30)) == (0, 0, 0)
        assert picture.getpixel((5, 5)) != (0, 0, 0)


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "RGBA", "LA", "I;16"])
def test_every_mode_is_painted(tmp_path, mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    plain = Image.new("I;16", (640, 480), 50_000) if mode == "I;16" else upright().convert(mode)
    _, copy = copy_of(tmp_path, photograph(image=plain, form=form))
    with Image.open(io.BytesIO(copy)) as picture:
        grey = picture.convert("L")
    assert max(ImageStat.Stat(grey.crop((180, 140, 300, 220))).mean) <= 2
    assert min(ImageStat.Stat(grey.crop((500, 400, 640, 480))).mean) > 100


def test_nothing_is_in_the_file_but_the_picture(tmp_path):
    content = photograph(
        image=upright(), serial="SN-1", gps=Fix(), thumbnail=b"\xff\xd8preview", software="Editor"
    )
    _, copy = copy_of(tmp_path, content)
    with Image.open(io.BytesIO(copy)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not [word for word in (b"SN-1", b"Exif", b"preview", b"Editor", b"http") if word in copy]


def test_what_lies_beside_a_mark_is_as_it_was(tmp_path):
    content = photograph(image=upright(), form="PNG")
    _, copy = copy_of(tmp_path, content, (((0.6, 0.6), (0.9, 0.6), (0.75, 0.9)),))
    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.getpixel((480, 320))[1] < 5, "inside the triangle"
        assert picture.getpixel((400, 420)) == pytest.approx(WALL, abs=6)
    assert green(copy) > 5000


def test_other_marks_make_another_copy_and_the_same_marks_the_same(tmp_path):
    content = photograph(image=upright())
    first = copy_of(tmp_path, content)[0].sha256
    assert copy_of(tmp_path, content)[0].sha256 == first
    assert copy_of(tmp_path, content, (((0, 0), (1, 0), (1, 1), (0, 1)),))[0].sha256 != first


def test_half_a_picture_and_another_file_are_refused(tmp_path):
    content = photograph(image=upright())
    with pytest.raises(RenderError, match=r"photos/a\.jpg"):
        copy_of(tmp_path, content[: len(content) // 2])
    job = PictureJob(tmp_path / "a.jpg", "photos/a.jpg", "00" * 32, 1, (BOX,), Store(tmp_path))
    with pytest.raises(IntegrityError, match=r"photos/a\.jpg"):
        masked_picture(job)
    with pytest.raises(IntegrityError, match=r"photos/gone\.jpg"):
        masked_picture(PictureJob(tmp_path / "gone.jpg", "photos/gone.jpg", "", 1, (BOX,), Store(tmp_path)))
