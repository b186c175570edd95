"""Every picture of one file becomes a page of its own size."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from dossier.ingest import frames
from dossier.ingest.frames import joined


def scan(*shades, mode="1", size=(850, 1100), **how):
    pictures = []
    for shade in shades:
        picture = Image.new(mode, size, 1 if mode == "1" else "white")
        ImageDraw.Draw(picture).rectangle((0, 0, 99, 99 * shade), fill=0 if mode == "1" else "black")
        pictures.append(picture)
    out = io.BytesIO()
    pictures[0].save(out, "TIFF", save_all=True, append_images=pictures[1:], **how)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_page_for_each_picture_in_order(mode):
    content = scan(1, 2, 3, mode=mode, dpi=(100, 100))
    pdf, problems = joined(content)
    assert problems == ()
    with pypdfium2.PdfDocument(pdf) as seen:
        assert [page.get_size() for page in seen] == [(612, 792)] * 3
        for rank, page in enumerate(seen, start=1):
            shown = page.render(scale=100 / 72).to_pil().convert("L")
            assert shown.getpixel((50, 99 * rank - 10)) < 40
            assert shown.getpixel((50, 99 * rank + 20)) > 200


def test_a_fax_whose_dots_are_no_squares_keeps_its_proportions():
    pdf = joined(scan(1, 1, size=(1728, 1144), dpi=(204, 98)))[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        width, height = (float(edge) for edge in opened.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (610, 840)


@pytest.mark.parametrize("dots", [None, (1, 1), (90_000, 90_000)])
def test_a_resolution_that_cannot_be_is_not_believed(dots):
    pdf = joined(scan(1, 1, **({"dpi": dots} if dots else {})))[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert max(float(edge) for edge in opened.pages[0].mediabox) <= 842


def test_the_same_file_gives_the_same_bytes():
    assert joined(scan(1, 2))[0] == joined(scan(1, 2))[0]


def test_a_picture_that_is_cut_off_is_named_and_no_page_is_left_out():
    content = scan(1, 2, 3, compression="tiff_lzw")
    pdf, problems = joined(content[: len(content) // 2])
    assert pdf is None
    assert problems[0].kind == "truncated"


def test_more_pictures_than_a_file_may_hold_are_named(monkeypatch):
    monkeypatch.setattr(frames, "MOST", 2)
    pdf, problems = joined(scan(1, 2, 3))
    assert pdf is None
    assert problems[0].kind == "long"
