"""Orders, gaps, likenesses and clocks of photographs, against what counting by hand gives."""

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.checks.alike import first_alike
from dossier.checks.devices import clocks, device, seconds_ahead
from dossier.checks.sequence import jumps, out_of_order, ranges
from dossier.law.data import law
from dossier.model.original import Camera
from tests.support.case_file import dossier_of


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ([], ()),
        ([1], ()),
        ([1, 1, 1], ()),
        ([1, 2, 9, 3, 4], (2,)),
        ([9, 1, 2, 3], (0,)),
        ([1, 2, 3, 0], (3,)),
        ([3, 2, 1], (0, 1)),
    ],
)
def test_the_fewest_that_jump_are_named(values, wrong):
    assert out_of_order(values) == wrong


@given(st.lists(st.integers(0, 9), max_size=9))
def test_what_is_left_rises_and_no_fewer_could_be_taken_out(values):
    wrong = out_of_order(values)
    left = [value for place, value in enumerate(values) if place not in wrong]
    assert left == sorted(left)
    fewer = itertools.combinations(range(len(values)), max(0, len(wrong) - 1))
    kept = ([v for p, v in enumerate(values) if p not in taken] for taken in fewer)
    assert not wrong or not any(one == sorted(one) for one in kept)


def test_a_jump_within_the_tolerance_is_none():
    assert jumps([0, 60, 50, 120], 10) == ()
    assert jumps([0, 60, 40, 120], 10) in {(1,), (2,)}
    assert jumps([0, 900, 60, 120], 10) == (1,)


def test_numbers_are_told_in_ranges():
    assert ranges([]) == ""
    assert ranges([13], 4) == "0013"
    assert ranges([17, 13, 16, 15], 4) == "0013, 0015–0017"


@settings(max_examples=30)
@given(st.integers(0, 2**256 - 1), st.sets(st.integers(0, 255), max_size=24))
def test_a_copy_that_differs_in_few_bits_is_found(bits, flipped):
    other = bits ^ sum(1 << place for place in flipped)
    written = [("one", f"{bits:064x}"), ("other", f"{other:064x}")]
    assert list(first_alike(written, 32)) == [("other", "one")]


def test_of_many_alike_each_is_found_once_and_of_many_unlike_none():
    chance = random.Random(1)
    base = chance.getrandbits(256)
    alike = [(str(n), f"{base ^ 1 << n % 256:064x}") for n in range(300)]
    assert [pair[0] for pair in first_alike(alike, 32)] == [str(n) for n in range(1, 300)]
    assert not list(first_alike(((str(n), f"{chance.getrandbits(256):064x}") for n in range(300)), 32))


def test_ten_thousand_are_compared_in_a_moment():
    chance = random.Random(2)
    written = [(str(n), f"{chance.getrandbits(256):064x}") for n in range(10_000)]
    start = time.process_time()
    list(first_alike(written, law().limit("photographs_alike")))
    assert time.process_time() - start < 3  # each with each would take a minute


def test_a_camera_is_named_without_saying_its_maker_twice():
    assert device(Camera(make="NIKON", model="NIKON D90")) == "NIKON D90"
    assert device(Camera(make="Maker", model="One", serial="7")) == "Maker One (7)"
    assert device(Camera(serial="7")) == ""


def _taken(*pairs, offset="7200", model="Two"):
    """Photographs of one camera: minutes of its clock after 16:00, and of satellite time after 14:00."""
    return [
        {
            "path": f"photos/front/c{number}.jpg",
            "image": {
                "camera": {"model": model},
                "capture": {"wall_clock": f"2022-09-18T16:{camera:02d}:00", "utc_offset": offset},
                "gps_time": {
                    "wall_clock": f"2022-09-18T14:{sky:02d}:00",
                    "utc_offset": "0",
                    "source": "gps",
                },
            },
        }
        for number, (camera, sky) in enumerate(pairs)
    ]


def test_a_clock_is_estimated_by_the_median_so_that_one_stale_fix_moves_nothing():
    (clock,) = clocks(dossier_of({"files": _taken((17, 10), (18, 11), (19, 2))}))
    assert (clock.device, clock.error) == ("Maker Two", 7 * 60)
    assert len(clock.photographs) == 3


def test_two_readings_are_no_estimate():
    assert clocks(dossier_of({"files": _taken((17, 10), (18, 11))})) == ()


def test_an_unknown_zone_leaves_whole_quarter_hours_out_of_account():
    dossier = dossier_of({"files": _taken((33, 0), (34, 1), (35, 2), offset="")})
    taken = dossier.case.photograph_by_id["front/c0"]
    assert taken.original.image.capture.utc_offset is None
    assert seconds_ahead(taken) == 180


def test_of_a_camera_that_is_always_wrong_one_rule_speaks():
    from dossier.checks.runner import check

    found = check(dossier_of({"files": _taken((17, 10), (18, 11), (19, 12))}), "court").findings
    codes = [finding.code for finding in found if finding.code in {"PH007", "PH038"}]
    assert codes == ["PH038"]
