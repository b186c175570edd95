"""What a picture looks like is measured alike whatever was done to it that does not matter."""

import io
import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from dossier.ingest.look import grey_copy, look
from dossier.law.data import law

SIZE = (1440, 1080)


def _scene(seed=1):
    """A wall with stones, windows and a scratch: edges of every strength, and none alike."""
    chance = random.Random(seed)
    picture = Image.new("RGB", SIZE, (150, 145, 135))
    draw = ImageDraw.Draw(picture)
    for _ in range(220):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        grey = chance.randrange(40, 230)
        draw.rectangle((x, y, x + chance.randrange(20, 260), y + chance.randrange(20, 200)), fill=(grey,) * 3)
    draw.line((100, 900, 1300, 200), fill="black", width=4)
    return picture


def _seen(picture):
    return look(grey_copy(picture))


def _again(picture, quality, scale=1.0):
    """Through a JPEG of another size and quality, as a messenger sends it."""
    out = io.BytesIO()
    size = tuple(round(side * scale) for side in picture.size)
    picture.resize(size).save(out, "JPEG", quality=quality)
    return Image.open(out)


def _apart(one, other):
    return (int(_seen(one).fingerprint, 16) ^ int(_seen(other).fingerprint, 16)).bit_count()


@pytest.mark.parametrize("radius", [3, 5, 8])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_blurred_picture_is_told_from_the_same_one_sharp(seed, radius):
    limit = law().limit("photograph_sharpness")
    scene = _scene(seed)
    assert _seen(scene).sharpness > limit + 10
    assert _seen(scene.filter(ImageFilter.GaussianBlur(radius))).sharpness < limit
    moved = scene.filter(ImageFilter.BoxBlur((radius * 2, 0))).filter(ImageFilter.BoxBlur((0, radius * 2)))
    assert _seen(moved).sharpness < limit


def test_a_picture_of_which_a_part_is_sharp_is_not_blurred():
    scene = _scene()
    blurred = scene.filter(ImageFilter.GaussianBlur(8))
    blurred.paste(scene.crop((500, 300, 1000, 700)), (500, 300))
    assert _seen(blurred).sharpness > law().limit("photograph_sharpness")


@pytest.mark.parametrize("quality", [95, 60, 30])
def test_compression_makes_nothing_sharp_or_blurred(quality):
    limit = law().limit("photograph_sharpness")
    scene = _scene()
    assert _seen(_again(scene, quality)).sharpness > limit
    assert _seen(_again(scene.filter(ImageFilter.GaussianBlur(5)), quality)).sharpness < limit


def test_of_what_is_too_small_or_too_plain_no_sharpness_is_said():
    assert _seen(_scene().resize((300, 225))).sharpness is None
    assert _seen(Image.new("RGB", SIZE, (140, 140, 140))).sharpness is None


def test_dark_and_blown_out_pictures_are_told_from_night_and_paper():
    dark, white, pale = (law().limit(f"photograph_{name}") for name in ("dark", "white", "pale"))
    scene = _scene()
    night = ImageEnhance.Brightness(scene).enhance(0.1)
    assert _seen(night).brightest < dark
    night.paste("white", (100, 100, 500, 400))
    assert _seen(night).brightest >= dark
    burnt = _seen(scene.point(lambda value: min(255, value * 3 + 60)))
    assert burnt.middle >= white
    assert burnt.darkest >= pale
    paper = Image.new("RGB", SIZE, "white")
    for row in range(40):
        ImageDraw.Draw(paper).text(
            (100, 25 * row), "SPECIMEN of a written page " * 8, fill="black", font_size=22
        )
    assert _seen(paper).middle >= white
    assert _seen(paper).darkest < pale


@pytest.mark.parametrize(
    "changed",
    [
        lambda p: _again(p, 40, 0.5),
        lambda p: _again(p, 25, 0.3),
        lambda p: p.point(lambda value: min(255, round(value * 1.15))),
        lambda p: p.crop((14, 10, SIZE[0] - 14, SIZE[1] - 10)),
    ],
    ids=["half", "messenger", "brighter", "cropped"],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_copy_keeps_the_fingerprint(seed, changed):
    scene = _scene(seed)
    assert _apart(scene, changed(scene)) <= law().limit("photographs_alike")


def test_other_pictures_have_other_fingerprints():
    assert min(_apart(_scene(1), _scene(seed)) for seed in range(2, 8)) > 1.5 * law().limit(
        "photographs_alike"
    )


def test_a_plain_picture_has_no_fingerprint():
    assert not _seen(Image.new("RGB", SIZE, "white")).fingerprint
    assert not look(Image.new("L", (1, 1))).fingerprint


def test_the_same_picture_gives_the_same_numbers():
    assert _seen(_scene()) == _seen(_scene())
