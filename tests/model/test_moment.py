"""Dates are read with the precision that they were written with, and never guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.moment import Duration, Moment


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2017", "2017-01-01 00:00:00", "2017-12-31 23:59:59", "year"),
        ("2024-02", "2024-02-01 00:00:00", "2024-02-29 23:59:59", "month"),
        ("2022-08-17", "2022-08-17 00:00:00", "2022-08-17 23:59:59", "day"),
        ("2022-09-18 14:20", "2022-09-18 14:20:00", "2022-09-18 14:20:59", "minute"),
        ("2022-09-18 14:20:05", "2022-09-18 14:20:05", "2022-09-18 14:20:05", "second"),
        ("2022-09-18 14:10..14:20", "2022-09-18 14:10:00", "2022-09-18 14:20:59", "minute"),
        ("2022-07..2022-08", "2022-07-01 00:00:00", "2022-08-31 23:59:59", "month"),
    ],
)
def test_a_moment_covers_what_its_writing_covers(text, earliest, latest, precision):
    moment = Moment.parse(text)
    assert (str(moment.earliest), str(moment.latest), moment.precision) == (earliest, latest, precision)
    assert moment.zone is None
    assert moment.is_range == (".." in text)


@pytest.mark.parametrize("text", ["18/09/2022", "2022-02-30", "14:20", "2022-9-1", "20240305", "", "hier"])
def test_what_can_be_read_in_two_ways_is_refused_with_the_form_to_write(text):
    with pytest.raises(ValueError, match=r"2022-08-17|no such day"):
        Moment.parse(text)


def test_a_zone_is_known_or_refused():
    assert Moment.parse("2022-09-18 14:20 Europe/Paris").zone == "Europe/Paris"
    with pytest.raises(ValueError, match="time zone"):
        Moment.parse("2022-09-18 14:20 Europe/Atlantis")


def test_an_unknown_zone_gives_no_instant():
    assert Moment.parse("2022-09-18 14:20").instants() is None


def test_the_zone_counts_with_its_summer_time():
    first, last = Moment.parse("2022-09-18 14:20 Europe/Paris").instants()
    assert first.astimezone(dt.UTC).hour == 12
    assert (last - first).seconds == 59


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        Moment.parse("2022-09-18 14:20..14:10")


def test_a_year_that_no_deed_has_is_a_slip_of_the_pen():
    with pytest.raises(ValueError, match="too early"):
        Moment.parse("0001-01-01")


def test_about_is_kept():
    assert Moment.parse("vers 2022-09-18 15:20").about


@given(st.dates(min_value=dt.date(1500, 1, 1)))
def test_every_day_reads_back(day):
    assert Moment.parse(day.isoformat()).date == day


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_a_value_error(text):
    try:
        Moment.parse(text)
    except ValueError:
        return


@pytest.mark.parametrize(
    ("text", "shortest", "longest"), [("30 min", 1800, 1800), ("20-30 min", 1200, 1800), ("1 h", 3600, 3600)]
)
def test_a_delay_may_be_a_range(text, shortest, longest):
    duration = Duration.model_validate(text)
    assert (duration.shortest, duration.longest) == (shortest, longest)
