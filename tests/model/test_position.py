"""A place on the ground, as offices and maps on the web write it."""

import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from dossier.model.misread import Misread
from dossier.model.moment import Zone
from dossier.model.position import Position


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("48.8606 N, 2.3376 E", 48.8606, 2.3376),
        ("48,8606° N ; 2,3376° E", 48.8606, 2.3376),
        ("33.9 S, 18.4 W", -33.9, -18.4),
        ("48 N 4 O", 48.0, -4.0),
        ("48.8606, 2.3376", 48.8606, 2.3376),
        ("-33.9, -18.4", -33.9, -18.4),
    ],
)
def test_a_position_is_read_where_its_sense_is_certain(text, latitude, longitude):
    position = Position.model_validate(text)
    assert (position.latitude, position.longitude) == (latitude, longitude)


@pytest.mark.parametrize(
    "text", ["48, 2", "48,86, 2,33", "2.3 E, 48.8 N", "95 N, 2 E", "48.86", "", "nan, nan"]
)
def test_anything_else_is_no_position(text):
    with pytest.raises(ValidationError):
        Position.model_validate(text)


def test_a_radius_that_is_no_number_is_refused():
    with pytest.raises(ValidationError):
        Position(latitude=1, longitude=1, accuracy=float("inf"))


@pytest.mark.parametrize("name", ["Europe/Paris", "UTC", "+02:00", "-09:30", ""])
def test_a_zone_is_a_name_or_an_offset(name):
    assert TypeAdapter(Zone).validate_python(name) == name


@pytest.mark.parametrize("name", ["Paris", "CET+1", "+2", "+99:00", "../etc", "Europe/"])
def test_a_town_or_a_path_is_no_zone(name):
    with pytest.raises(ValidationError):
        TypeAdapter(Zone).validate_python(name)


def test_what_cannot_be_read_comes_back_whole_from_a_worker():
    error = pickle.loads(pickle.dumps(Misread("{value} is odd", "write {bare}", "x" * 99)))
    assert (error.what, error.fix, error.value) == ("{value} is odd", "write {bare}", "x" * 99)
    assert str(error) == f"'{'x' * 60}…' is odd: write {{bare}}"
