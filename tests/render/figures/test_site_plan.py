"""The plan is to scale, keeps its names apart, and represents or counts every photograph."""

import math
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model.case import Premises
from dossier.model.dossier import NumberedExhibit, Plate
from dossier.model.position import Position
from dossier.render.figures.boxes import Box
from dossier.render.figures.ground import Ground
from dossier.render.figures.names import LONGEST, SIZE, named
from dossier.render.figures.scale import bar_metres, round_ratio
from dossier.render.figures.site_plan import site_plan_svg, without_position
from dossier.render.figures.spots import Shot, Spot, lettered, ranges
from tests.support.small_dossier import dossier, photograph

NS = "{http://www.w3.org/2000/svg}"
METRE = 1 / 111_195


def near(east, north, **more):
    return Position(latitude=0.01 + north * METRE, longitude=0.01 + east * METRE, **more)


def placed(positions, premises=None):
    made = dossier()
    photographs = [
        photograph(f"photos/{n}.jpg", order=n).model_copy(update={"position": at})
        for n, at in enumerate(positions, 1)
    ]
    plates = tuple(Plate(label=f"2/{p.order}", photograph=p) for p in photographs)
    series = NumberedExhibit(number=2, exhibit=made.exhibits[1].exhibit, plates=plates)
    matter = made.case.matter.model_copy(update={"premises": premises or Premises()})
    case = made.case.model_copy(update={"matter": matter})
    return made.model_copy(update={"exhibits": (series,), "case": case})


def drawn(positions, premises=None, language="fr"):
    return ET.fromstring(site_plan_svg(placed(positions, premises), language))


def texts(root):
    return [node.text for node in root.iter(f"{NS}text")]


def told(root):
    """Every photograph that the words of the plan name or span."""
    found = set()
    for words in texts(root):
        for first, last in re.findall(r"2/(\d+)(?:–2/(\d+))?", words):
            found |= set(range(int(first), int(last or first) + 1))
    return found


def test_no_position_draws_nothing():
    assert site_plan_svg(placed([None, None]), "fr") is None
    assert without_position(placed([None, near(0, 0), None])) == 2


def test_its_title_comes_first():
    root = drawn([near(0, 0)])
    assert root[0].tag == f"{NS}title"
    assert root[0].text.endswith("2/1")
    assert root.get("width") == "158mm"


def test_three_hundred_photographs_at_one_spot_have_one_name():
    root = drawn([near(0, 0, bearing=n % 360) for n in range(300)])
    assert "2/1–2/300" in texts(root)


def test_spots_with_long_labels_get_a_letter_and_a_line_below():
    root = drawn([near(n % 2 * 40, 0) for n in range(40)])
    assert {"A", "B"} <= set(texts(root))
    assert told(root) == set(range(1, 41))


def test_the_figure_fits_its_page_and_counts_what_it_cannot_tell():
    positions = [near(n * 37 % 60 * 8, n * 37 % 60 % 7 * 12) for n in range(2400)]
    root = drawn(positions, language="en")
    assert float(root.get("height").removesuffix("mm")) < 235
    heads = [words for words in texts(root) if re.match(r"([A-Z]{1,2}|Shown.*) \(\d+ photographs\)", words)]
    counted = sum(int(re.search(r"\((\d+) photographs\)", words)[1]) for words in heads)
    rest = next(words for words in texts(root) if words.startswith("And "))
    assert counted + int(rest.split()[1]) == 2400


def test_a_photograph_far_away_is_told_with_its_distance_and_does_not_shrink_the_plan():
    root = drawn([near(0, 0), near(10, 5), near(8, 3), near(12_000, 12_000)])
    assert [words for words in texts(root) if words.startswith("Hors du plan")] == [
        "Hors du plan (1 photographie)\u202f: 2/4 (17\u00a0km, nord-est)"
    ]
    assert "1:200" in " ".join(texts(root))


@pytest.mark.parametrize(
    "positions",
    [
        [Position(latitude=-16.8, longitude=179.9999), Position(latitude=-16.8, longitude=-179.9999)],
        [Position(latitude=89.9999, longitude=0), Position(latitude=89.9999, longitude=180)],
        [Position(latitude=-90, longitude=0), Position(latitude=-89.9999, longitude=77)],
    ],
)
def test_the_date_line_and_the_poles_are_places_like_others(positions):
    ground = Ground.around(positions)
    apart = math.dist(*(ground.place(position) for position in positions))
    assert 5 < apart < 30
    assert told(drawn(positions)) == {1, 2}


def test_the_two_ends_of_the_world_are_not_one_spot():
    root = drawn([Position(latitude=0, longitude=0), Position(latitude=0, longitude=180)])
    assert "20\u202f015\u00a0km" in " ".join(texts(root))
    assert told(root) == {1, 2}


def test_distances_and_bearings_from_the_centre_are_true():
    ground = Ground(48.85, 2.35)
    east, north = ground.place(Position(latitude=48.85 + 100 * METRE, longitude=2.35))
    assert (round(east, 3), round(north, 1)) == (0, 100)
    east, north = ground.place(
        Position(latitude=48.85, longitude=2.35 + 100 * METRE / math.cos(math.radians(48.85)))
    )
    assert (round(east, 1), round(north, 2)) == (100, 0)


def test_the_scale_bar_is_as_long_as_it_says():
    root = drawn([near(0, 0), near(60, 30)])
    words = next(words for words in texts(root) if "Échelle" in words)
    metres, ratio = re.fullmatch(r"(\d+)\u00a0m · Échelle 1:(\d+)", words).groups()
    bar = max(
        abs(float(line.get("x2")) - float(line.get("x1")))
        for line in root.iter(f"{NS}line")
        if line.get("y1") == line.get("y2")
    )
    assert bar == pytest.approx(int(metres) * 1000 / int(ratio), abs=0.01)


def test_a_magnetic_bearing_is_drawn_apart_and_explained():
    words = texts(
        drawn([near(0, 0, bearing=10), near(20, 0, bearing=10, bearing_reference="magnetic")], language="en")
    )
    assert {"direction of the view", "direction by magnetic compass"} <= set(words)


def test_the_premises_and_the_accuracy_are_shown_where_they_are_known():
    outline = tuple(near(x, y) for x, y in ((0, 0), (20, 0), (20, 10), (0, 10)))
    root = drawn([near(5, -5, accuracy=5)], Premises(position=near(10, 5), outline=outline))
    assert len(list(root.iter(f"{NS}polygon"))) == 1
    assert {"locaux", "précision indiquée par l’appareil"} <= set(texts(root))
    assert "locaux" not in texts(drawn([near(5, -5)]))


def test_labels_in_a_row_are_told_by_their_ends():
    labels = ["2/1", "2/2", "2/3", "2/7", "2/8", "3/9", "x"]
    assert ranges(labels) == "2/1–2/3, 2/7, 2/8, 3/9, x"


def test_the_same_photographs_draw_the_same_bytes():
    made = placed([near(0, 0, bearing=30), near(9, 4)])
    assert site_plan_svg(made, "en") == site_plan_svg(made, "en")


spot_lists = st.lists(
    st.tuples(st.floats(0, 158), st.floats(0, 90), st.integers(1, 4000)), min_size=1, max_size=40
)


@given(spot_lists)
def test_no_name_covers_another_or_a_spot_or_the_furniture(wanted):
    origin = Position(latitude=0, longitude=0)
    spots = [Spot(x, y, (Shot(f"2/{n}", (0, 0), origin),)) for x, y, n in wanted]
    frame, furniture = Box(0, 0, 158, 90), (Box(149, 0, 158, 13), Box(0, 80, 75, 90))
    names, nameless = named(spots, frame, furniture)
    assert len(names) + len(nameless) == len(spots)
    for index, name in enumerate(names):
        assert name.box.within(frame)
        assert name.box.is_free(furniture)
        assert name.box.is_free(other.box for other in names[index + 1 :])
        assert all(not name.box.meets(Box(s.x, s.y, s.x, s.y)) for s in spots)


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.builds(near, st.floats(-80, 80), st.floats(-60, 60), bearing=st.none() | st.floats(0, 360)),
            st.builds(Position, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_every_photograph_is_named_somewhere(positions):
    assert told(drawn(positions)) == set(range(1, len(positions) + 1))


@given(st.floats(0, 2e7), st.floats(0, 2e7))
def test_a_round_scale_always_fits(east, north):
    ratio = round_ratio([(0, 0), (east, north)], 118, 90)
    assert east * 1000 / ratio <= 118
    assert north * 1000 / ratio <= 90
    assert bar_metres(ratio) * 1000 / ratio <= 45


def test_a_letter_is_never_used_twice():
    origin = Position(latitude=0, longitude=0)
    long = tuple(Shot(f"2/{n}", (0, 0), origin) for n in range(1, 90, 2))
    spots, letters = lettered([Spot(n, 0, long) for n in range(60)], LONGEST, SIZE)
    assert len(letters) == len(spots) == 60
    assert list(letters)[26:28] == ["AA", "AB"]
