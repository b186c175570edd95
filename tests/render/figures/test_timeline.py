"""The timeline is drawn to scale, keeps its labels apart, and says what it leaves to the table."""

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.case import Incident, Premises
from dossier.render.figures.axis import day_axis, long_axis
from dossier.render.figures.choice import shown
from dossier.render.figures.flags import raised
from dossier.render.figures.marks import DAY, Mark, minutes
from dossier.render.figures.signs import lanes
from dossier.render.figures.timeline import WIDTH, timeline_svg
from tests.support.small_dossier import HOSTILE, dossier, event

NS = "{http://www.w3.org/2000/svg}"

SAMPLE = (
    event("w", "2017..2022", kind="warning"),
    event("n", "2022-08-17", kind="warning"),
    event("s1", "2022-09-18 14:20 Europe/Paris", fact="s", kind="start"),
    event("s2", "2022-09-18 14:10 Europe/Paris", fact="s", kind="start"),
    event("c", "about 2022-09-18 14:22 Europe/Paris", kind="call"),
    event("p", "2022-09-18 14:50 Europe/Paris", kind="police"),
    event("p2", None, fact="p", after="s", delay="20-40 min"),
    event("e", "about 2022-09-18 15:20", kind="end"),
    event("k", "2022-09-19 09:30", kind="constat"),
)


def with_matter(made, **fields):
    matter = made.case.matter.model_copy(update=fields)
    return made.model_copy(update={"case": made.case.model_copy(update={"matter": matter})})


def drawn(*events, language="fr"):
    svg = timeline_svg(dossier(events=events), language)
    return ET.fromstring(svg)


def texts(root):
    return [node.text.replace("\u202f", " ").replace("\u00a0", " ") for node in root.iter(f"{NS}text")]


def test_nothing_dated_draws_nothing():
    assert timeline_svg(dossier(), "fr") is None
    assert timeline_svg(dossier(events=[event("x", None, after="y", delay="5 min")]), "fr") is None


def test_its_title_comes_first_and_tells_the_day():
    root = drawn(*SAMPLE)
    assert root[0].tag == f"{NS}title"
    assert "Entre 14 h 10 et 14 h 20, Début" in root[0].text.replace("\u202f", " ").replace("\u00a0", " ")
    assert root.get("width") == "158mm"


def test_sources_that_differ_are_one_range_and_never_an_average():
    marks = {mark.kind: mark for mark in shown(dossier(events=SAMPLE), "fr").day}
    start = marks["start"]
    assert start.last - start.first == 10
    assert "14 h 15" not in " ".join(texts(drawn(*SAMPLE)))


def test_a_delay_given_by_another_source_is_shown_beside_the_stated_time():
    police = next(m for m in shown(dossier(events=SAMPLE), "fr").day if m.kind == "police")
    assert police.first == police.last
    assert (police.delayed[0] - police.first, police.delayed[1] - police.first) == (-20, 10)
    assert (
        police.body.replace("\u00a0", " ").replace("\u202f", " ")
        == "Arrivée de la police, 20 à 40 min après le début"
    )


def test_a_delay_after_a_vague_time_is_told_in_words_and_not_drawn():
    call = event("c", "2022-09-18 14:10..14:50", kind="call")
    rows = (
        event("p1", "2022-09-18 14:50", fact="p"),
        event("p2", None, fact="p", after="c", delay="20-40 min"),
    )
    police = shown(dossier(events=(call, *rows)), "en").day[1]
    assert police.delayed is None
    assert police.body.endswith("after the call to the police")


def test_a_minute_has_the_same_length_everywhere():
    marks = shown(dossier(events=SAMPLE), "fr").day
    axis = day_axis(marks, "fr")
    places = [axis.place(axis.start + n, 0, 100) for n in range(4)]
    steps = {round(b - a, 9) for a, b in itertools.pairwise(places)}
    assert len(steps) == 1


def test_the_years_before_stand_on_their_own_axis_with_the_day_marked():
    words = texts(drawn(*SAMPLE))
    assert "18 sept. 2022" in words
    assert "Jour détaillé ci-dessus" in words
    assert {"2017", "2019", "2022"} <= set(words)


def test_another_zone_is_read_on_the_clock_of_the_premises():
    made = dossier(events=[event("a", "2022-09-18 16:20 Asia/Baku")])
    here = with_matter(made, premises=Premises(zone="Europe/Paris"))
    assert shown(here, "en").day[0].head == "14:20"
    assert shown(made, "en").day[0].head == "16:20"


def test_the_day_drawn_is_that_of_the_incident():
    events = [event(f"x{n}", f"2022-09-20 1{n}:00") for n in range(3)] + [event("y", "2022-09-18 14:20")]
    made = with_matter(dossier(events=events), incident=Incident(when="2022-09-18"))
    assert [mark.head for mark in shown(made, "en").day] == ["14:20"]
    assert len(shown(dossier(events=events), "en").day) == 3


def test_a_night_is_not_cut_at_midnight():
    made = dossier(events=[event("a", "2022-03-01 23:10", kind="start"), event("b", "2022-03-02 01:05")])
    assert [mark.head for mark in shown(made, "en").day] == ["23:10", "01:05"]


def test_what_happened_hours_away_does_not_squeeze_the_minutes_and_is_counted():
    later = event("z", "2022-09-18 20:00")
    found = shown(dossier(events=(*SAMPLE, later)), "en")
    assert (found.day[-1].head, found.counted) == ("About 15:20", 1)
    assert "1 autre fait figure au tableau." in texts(drawn(*SAMPLE, later))


def test_the_end_is_drawn_however_late_it_came():
    events = [event("a", "2022-03-01 20:00", kind="start"), event("b", "2022-03-01 23:30", kind="end")]
    assert [mark.kind for mark in shown(dossier(events=events), "en").day] == ["start", "end"]


def test_what_lay_somewhere_between_start_and_end_is_left_to_the_table():
    vague = event("v", "2022-09-18 14:10..15:20")
    found = shown(dossier(events=(*SAMPLE, vague)), "en")
    assert (len(found.day), found.counted) == (4, 1)


def test_a_fact_that_lasts_for_days_does_not_stretch_the_minutes():
    leak = event("leak", "2022-09-18 14:00..2022-10-18 10:00", what="Fuite")
    found = shown(dossier(events=(*SAMPLE, leak)), "fr")
    assert "Fuite" not in [mark.body for mark in found.day]
    assert "Fuite" in [mark.body for mark in found.years]


DAY_AND_NIGHT = [
    *("2022", "2022-09-18", "2022-09-18..2022-09-19"),
    *("2022-09-18 14:20", "2022-09-18 14:10..15:20", "2022-09-18 23:30"),
    *("2022-09-19 01:00", "2022-09-19 04:00", "2022-09-19 10:05"),
]


@given(st.lists(st.sampled_from(DAY_AND_NIGHT), max_size=9))
def test_every_dated_fact_is_drawn_or_counted(moments):
    events = [event(f"x{n}", when, what=f"w{n}") for n, when in enumerate(moments)]
    found = shown(dossier(events=events), "en")
    together = sum(
        int(mark.body.split()[0]) if mark.body.endswith("facts") else mark.body.count(";") + 1
        for mark in (*found.day, *found.years)
    )
    assert together + found.counted == len(moments)


def test_what_every_reader_looks_for_is_named_before_anything_else():
    crowd = [event(f"x{n}", f"2022-09-18 14:49:{n:02d}", what="Un fait " * 8) for n in range(30)]
    words = texts(drawn(*SAMPLE, *crowd))
    assert {"Début", "Appel à la police", "Fin"} <= set(words)
    assert [word for word in words if word.startswith("Arrivée de la police")]


def test_sixty_facts_of_one_minute_stand_under_one_flag():
    root = drawn(*(event(f"x{n}", "2022-09-18 14:20") for n in range(60)))
    assert "60 faits" in texts(root)


def test_facts_without_room_are_counted():
    events = [event(f"x{n}", f"2022-09-18 14:20:{n:02d}", what=f"Fait {n}") for n in range(60)]
    words = texts(drawn(*events))
    left = next(int(m[1]) for word in words if (m := re.match(r"(\d+) autres faits figurent", word)))
    assert left + sum(word.startswith("Fait ") for word in words) == 60


@pytest.mark.parametrize(
    "when", [["1500", "9999-12-31"], ["1500-01-01 00:00"], ["9999-12-31 23:59:59"], ["2022"]]
)
def test_the_ends_of_the_calendar_hold(when):
    assert drawn(*(event(f"x{n}", moment) for n, moment in enumerate(when))) is not None


def test_hostile_words_stay_words():
    root = drawn(event("x", "2022-09-18 14:20", what=HOSTILE), event("y", "2020", what=HOSTILE))
    assert {node.tag for node in root.iter()} <= {
        f"{NS}{t}" for t in ("svg", "title", "g", "line", "text", "circle", "rect")
    }
    assert not set("".join(root.itertext())) & {"\u202e", "\x1b", "\x00"}
    assert not [
        v for node in root.iter() for k, v in node.attrib.items() if "href" in k or k.startswith("on")
    ]


def test_the_same_events_draw_the_same_bytes():
    assert timeline_svg(dossier(events=SAMPLE), "en") == timeline_svg(dossier(events=SAMPLE), "en")


spans = st.lists(
    st.tuples(st.floats(0, WIDTH), st.floats(0, 40), st.text("abc  défg", min_size=1, max_size=60)),
    min_size=1,
    max_size=14,
)


@given(spans)
def test_no_label_covers_another_or_a_pole(wanted):
    marks = [Mark(0, 0, "14 h 20", words) for _, _, words in wanted]
    places = [(left, min(left + length, WIDTH)) for left, length, _ in wanted]
    flags, left = raised(marks, places, [0.0] * len(marks), (0.0, WIDTH))
    assert len(flags) + left == len(marks)
    for index, flag in enumerate(flags):
        assert flag.box.left >= 0
        assert flag.box.right <= WIDTH
        for other in flags[index + 1 :]:
            assert not flag.box.meets(other.box)
            assert not flag.box.meets(other.pole_box)
            assert not flag.pole_box.meets(other.box)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(4, 60)), max_size=5))
def test_stretches_that_meet_never_share_a_lane(wanted):
    ends = [(left, left + length) for left, length in wanted]
    found = lanes(ends)
    for a, lane in enumerate(found):
        for b in range(a + 1, len(found)):
            if lane == found[b]:
                assert ends[a][1] <= ends[b][0] or ends[b][1] <= ends[a][0]


@given(st.datetimes(), st.datetimes(), st.sampled_from(["fr", "en"]))
def test_every_axis_holds_its_marks_and_keeps_its_ticks_in_order(one, two, language):
    marks = [Mark(minutes(t), minutes(t), "", "") for t in sorted((one, two))]
    for axis in (day_axis(marks[:1], language), long_axis(marks, language)):
        assert axis.start <= marks[0].first
        assert [tick.at for tick in axis.ticks] == sorted({tick.at for tick in axis.ticks})
        assert 2 <= len(axis.ticks) <= 16
    assert long_axis(marks, language).end >= marks[-1].last // DAY * DAY


def test_what_the_day_shows_is_not_shown_again():
    made = dossier(events=SAMPLE)
    heads = [mark.head for mark in shown(made, "en").years]
    assert len(heads) == 3
    assert not [head for head in heads if "18" in head]


@pytest.mark.parametrize("more", [(), SAMPLE])
def test_a_fact_that_cannot_be_drawn_is_counted(more):
    lost = (event("l", None, after="nowhere", delay="5 min"), event("m", "2019-05-02", kind="reply"))
    found = shown(dossier(events=[*more, *lost]), "en")
    facts = {each.fact or each.id for each in (*more, *lost)}
    assert found.counted + len(found.day) + len(found.years) == len(facts)
    assert "1 further fact stands in the table." in texts(drawn(*more, *lost, language="en"))
