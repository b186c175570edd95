"""Bytes that a stranger may have changed never escape as anything but named problems."""

import io

from hypothesis import example, given
from hypothesis import strategies as st

from dossier.ingest.capture import capture_problems, capture_time, gps_time, position
from dossier.ingest.exif import Tag, read_exif
from dossier.ingest.hygiene import safe
from dossier.ingest.image import read_image
from dossier.model.original import FileProblem, ImageFacts
from tests.support.photographs import Fix, exif_bytes, photograph, picture, thumbnail_of

_BLOCK = exif_bytes(
    taken="2022:09:18 14:20:00",
    offset="+02:00",
    orientation=6,
    make="SPECIMEN",
    model="X",
    gps=Fix(accuracy=4, altitude=35, bearing=90),
    thumbnail=thumbnail_of(picture((32, 24)), (16, 12)),
)
_PHOTOGRAPH = photograph(size=(32, 24), exif=_BLOCK)
_CHANGES = st.lists(st.tuples(st.integers(6, len(_BLOCK) - 1), st.integers(0, 255)), min_size=1, max_size=8)
_NUMBERS = st.one_of(st.none(), st.integers(-(2**32), 2**32), st.fractions(max_denominator=1000))
_TAGS = st.dictionaries(
    st.builds(
        Tag,
        st.sampled_from(["Image", "EXIF", "GPS"]),
        st.sampled_from([1, 2, 3, 4, 5, 6, 7, 17, 29, 31, 0x9003]),
    ),
    st.one_of(st.text(max_size=20), st.lists(_NUMBERS, max_size=4).map(tuple)),
)


@given(changes=_CHANGES)
def test_a_spoiled_exif_block_never_takes_the_picture_along(changes):
    block = bytearray(_BLOCK)
    for at, byte in changes:
        block[at] = byte
    read = read_image(photograph(size=(32, 24), exif=bytes(block)))
    assert isinstance(read.facts, ImageFacts)
    assert read.facts.derivative is not None
    assert all(isinstance(problem, FileProblem) for problem in read.problems)


@given(block=st.binary(max_size=200), whole=st.booleans())
def test_any_bytes_in_the_place_of_exif_are_survived(block, whole):
    read = read_exif(block if whole else photograph(size=(32, 24), exif=b"Exif\0\0" + block), None)
    assert isinstance(read.listed, tuple)


@given(at=st.integers(0, len(_PHOTOGRAPH) - 1), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_gives_facts_or_a_named_problem(at, bit):
    content = bytearray(_PHOTOGRAPH)
    content[at] ^= 1 << bit
    read = read_image(bytes(content))
    assert read.problems or (read.facts is not None and read.facts.derivative is not None)


@given(tags=_TAGS)
def test_whatever_the_tags_hold_time_and_place_are_sound_or_unknown(tags):
    for moment in (capture_time(tags), gps_time(tags)):
        assert moment is None or moment.wall_clock.tzinfo is None
    point = position(tags)
    assert point is None or (point.latitude, point.longitude) != (0, 0)
    assert all(problem.kind in {"bad-time", "bad-position"} for problem in capture_problems(tags))


@example(text="half \ud83d of a pair")
@example(text="a\u202eb\x1b[31m\0c\u2028d")
@given(text=st.text(alphabet=st.characters(exclude_categories=[]), max_size=300))
def test_text_made_safe_stays_on_its_line_and_can_be_written(text):
    shown = safe(text)
    assert len(shown) <= 200
    io.BytesIO().write(shown.encode("utf-8"))
    assert not any(character in shown for character in "\n\r\t\0\x1b\u202a\u202e\u2066\u2069\u200f")
    assert safe(shown) == shown
