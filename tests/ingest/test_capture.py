"""When, where and with what: what EXIF says, and what it does not."""

import datetime as dt
import struct
from fractions import Fraction

import pytest

from dossier.ingest.image import read_image
from tests.support.photographs import (
    Fix,
    ascii_,
    exif_bytes,
    long_,
    photograph,
    rational,
    short,
)

MOMENT = dt.datetime(2022, 9, 18, 14, 20, 5)  # noqa: DTZ001  # a camera's clock has no zone


def _facts(**tags):
    return read_image(photograph(**tags)).facts


def _kinds(**tags):
    return [problem.kind for problem in read_image(photograph(**tags)).problems]


@pytest.mark.parametrize(
    ("offset", "seconds"),
    [
        ("+02:00", 7200),
        ("-03:30", -12600),
        ("Z", 0),
        ("+0530", 19800),
        ("+00:00", 0),
        (None, None),
        ("   :  ", None),
    ],
)
def test_the_camera_s_clock_keeps_the_offset_that_it_recorded(offset, seconds):
    capture = _facts(taken=MOMENT, offset=offset).capture
    assert (capture.wall_clock, capture.utc_offset, capture.source) == (MOMENT, seconds, "exif")


@pytest.mark.parametrize("offset", ["+25:00", "+02:60", "Paris", "+2"])
def test_an_impossible_offset_is_named_and_not_used(offset):
    assert _facts(taken=MOMENT, offset=offset).capture.utc_offset is None
    assert _kinds(taken=MOMENT, offset=offset) == ["bad-time"]


def test_the_offset_of_the_last_change_does_not_speak_for_the_capture():
    assert _facts(taken=MOMENT, exif_tags={0x9010: ascii_("+02:00")}).capture.utc_offset is None


def test_the_time_of_the_last_change_is_not_the_time_of_capture():
    facts = _facts(image_tags={0x0132: ascii_("2022:09:18 14:20:05")})
    assert facts.capture is None
    assert ("Image DateTime", "2022:09:18 14:20:05") in facts.tags


def test_fractions_of_a_second_are_left_out():
    assert _facts(taken="2022:09:18 14:20:05.75").capture.wall_clock == MOMENT


@pytest.mark.parametrize(
    "written",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "",
        "2022:13:01 10:00:00",
        "2022:09:18 25:00:00",
        "yesterday",
        "\x1b[31m",
    ],
)
def test_a_time_that_cannot_be_is_none_and_named(written):
    read = read_image(photograph(taken=written))
    assert read.facts.capture is None
    assert [problem.kind for problem in read.problems] == ["bad-time"]
    assert "\x1b" not in read.problems[0].detail


def test_a_time_written_as_numbers_is_none_and_named():
    assert _facts(exif_tags={0x9003: short(2022, 9, 18)}).capture is None


def test_time_by_satellite_is_utc():
    facts = _facts(gps=Fix(time=MOMENT))
    assert (facts.gps_time.wall_clock, facts.gps_time.utc_offset, facts.gps_time.source) == (MOMENT, 0, "gps")
    assert facts.capture is None


def test_the_machine_s_zone_is_never_used(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert _facts(taken=MOMENT).capture.instant is None


@pytest.mark.parametrize(
    "gps_tags",
    [
        {29: ascii_("2022:02:30")},
        {29: ascii_("soon")},
        {7: rational((14, 1), (20, 1))},
        {7: rational((0, 0), (0, 0), (0, 0))},
        {7: rational((99, 1), (0, 1), (0, 1))},
    ],
)
def test_a_satellite_time_that_cannot_be_is_none_and_named(gps_tags):
    tags = {"gps": Fix(time=MOMENT), "gps_tags": gps_tags}
    assert _facts(**tags).gps_time is None
    assert _kinds(**tags) == ["bad-time"]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(48.8584, 2.2945), (-33.8568, 151.2153), (40.6892, -74.0445), (-22.95, -43.21)],
)
def test_a_position_is_signed_by_its_hemispheres(latitude, longitude):
    position = _facts(gps=Fix(latitude, longitude)).position
    assert position.latitude == pytest.approx(latitude, abs=1e-6)
    assert position.longitude == pytest.approx(longitude, abs=1e-6)


def test_accuracy_altitude_and_bearing_come_with_a_position():
    position = _facts(gps=Fix(accuracy=4.5, altitude=-12.5, bearing=271.25)).position
    assert (position.accuracy, position.altitude) == (4.5, -12.5)
    assert (position.bearing, position.bearing_reference) == (271.25, "true")


@pytest.mark.parametrize(
    ("written", "reference"), [("M", "magnetic"), ("T", "true"), ("X", None), (None, None)]
)
def test_a_bearing_says_which_north_it_means_only_where_the_file_does(written, reference):
    assert _facts(gps=Fix(bearing=90, bearing_ref=written)).position.bearing_reference == reference


@pytest.mark.parametrize("wrong", [{17: rational((0, 0))}, {17: rational(361)}, {17: ascii_("north")}])
def test_a_bearing_that_cannot_be_is_unknown(wrong):
    position = _facts(gps=Fix(bearing=90), gps_tags=wrong).position
    assert (position.bearing, position.bearing_reference) == (None, None)


@pytest.mark.parametrize(
    "tags",
    [
        {"gps": Fix(references=False)},
        {"gps": Fix(latitude_ref="?")},
        {"gps": Fix(longitude_ref=" ")},
        {"gps": Fix(0.0, 0.0)},
        {"gps": Fix(), "gps_tags": {2: rational((0, 0), (0, 0), (0, 0))}},
        {"gps": Fix(), "gps_tags": {2: rational(Fraction(91), Fraction(0), Fraction(0))}},
        {"gps": Fix(), "gps_tags": {4: rational(Fraction(181), Fraction(0), Fraction(0))}},
        {"gps": Fix(datum="TOKYO")},
    ],
)
def test_without_hemispheres_sense_or_wgs84_there_is_no_position(tags):
    assert _facts(**tags).position is None
    assert _kinds(**tags) == ["bad-position"]


@pytest.mark.parametrize("datum", ["WGS-84", "WGS84", "wgs 84", ""])
def test_a_datum_that_says_wgs84_is_as_good_as_none(datum):
    assert _facts(gps=Fix(datum=datum)).position is not None


def test_the_device_is_named_as_the_file_names_it():
    camera = _facts(make="SPECIMEN", model="Réflex", serial="0042", lens="50 mm", software="1.0").camera
    assert camera.model_dump() == {
        "make": "SPECIMEN",
        "model": "Réflex",
        "serial": "0042",
        "lens": "50 mm",
        "software": "1.0",
    }


def test_a_device_cannot_reorder_or_break_the_line_that_it_is_printed_on():
    model = "a\u202eevil\u202c\u2066\n\x07<b>\u200b" + "x" * 500
    camera = _facts(model=model).camera
    assert camera.model.startswith("aevil <b>x")
    assert len(camera.model) == 200


def test_text_that_is_not_utf8_is_read_as_latin1():
    assert _facts(image_tags={0x0110: ascii_(b"R\xe9flex")}).camera.model == "Réflex"


def test_a_tag_that_only_one_reader_finds_is_a_disagreement():
    exif = exif_bytes(model="SPECIMEN", image_tags={0x0112: short(1)})
    at = exif.index(struct.pack("<HHI", 0x0112, 3, 1))
    spoiled = exif[:at] + struct.pack("<HHI", 0x0112, 99, 1) + exif[at + 8 :]
    assert read_image(photograph(exif=spoiled)).facts.camera.model == "SPECIMEN"


def test_readers_that_differ_are_both_quoted(monkeypatch):
    monkeypatch.setattr("dossier.ingest.exif._plain_pillow", lambda _exif: iter([(("EXIF", 0x9003), "2020")]))
    facts = read_image(photograph(taken=MOMENT)).facts
    assert facts.disagreements == ("EXIF DateTimeOriginal: 2022:09:18 14:20:05 (ExifRead) ≠ 2020 (Pillow)",)
    assert facts.capture.wall_clock == MOMENT


def test_too_many_tags_are_cut_and_the_rest_is_counted():
    many = {number: long_(number) for number in range(0xC000, 0xC000 + 200)}
    tags = _facts(image_tags=many).tags
    assert tags[-1] == ("…", "+50")
    assert len(tags) == 151


@pytest.mark.parametrize("reader", ["exifread.process_file", "dossier.ingest.exif._plain_pillow"])
@pytest.mark.parametrize("error", [ValueError("no"), RecursionError(), MemoryError(), ZeroDivisionError()])
def test_whatever_one_reader_throws_the_other_still_speaks(monkeypatch, reader, error):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(reader, fail)
    read = read_image(photograph(taken=MOMENT, model="SPECIMEN"))
    assert read.facts.capture.wall_clock == MOMENT
    assert [problem.kind for problem in read.problems] == ["bad-exif"]
    assert read.facts.derivative is not None
