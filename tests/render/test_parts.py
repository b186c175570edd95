import hashlib
import io
import itertools
import logging
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from dossier.errors import RenderError
from dossier.files import Store, program_folder
from dossier.model.dossier import Dossier
from dossier.model.parts import Part, Plan
from dossier.render.front import front_jobs, places_in
from dossier.render.hearing import hearing_jobs
from dossier.render.job import PartJob, Picture
from dossier.render.part import render_part
from dossier.render.plan import body_jobs
from tests.render.builders import dossier_of, full_dossier, proceeding, series


def rendered(dossier, options):
    """The whole dossier, its front matter once more when its places are known."""
    items = tuple(
        render_part(job) if isinstance(job, PartJob) else job for job in body_jobs(dossier, options)
    )
    plan = Plan(title="", language=dossier.language, items=items)
    for _ in range(2):
        front = tuple(render_part(job) for job in front_jobs(dossier, options, plan))
        plan = replace(plan, items=(*front, *items))
    return plan


def plates(dossier, options):
    """The first part of plates."""
    return next(job for job in body_jobs(dossier, options) if job.name.startswith("exhibit-"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A full dossier in French, rendered once for the tests that only look at it."""
    from dossier.render.options import RenderOptions

    folder = tmp_path_factory.mktemp("whole")
    store = Store(folder / "store")
    dossier = full_dossier(store)
    options = RenderOptions(folder=folder / "case", store=store, out=folder / "parts")
    return dossier, options, rendered(dossier, options)


def test_every_link_of_the_dossier_leads_somewhere(whole):
    _, _, plan = whole
    known = set(plan.anchors())
    links = [(item.name, link) for item in plan.items if isinstance(item, Part) for link in item.links]
    assert len(links) > 80
    assert [pair for pair in links if pair[1] not in known] == []


def test_links_hold_too_where_the_pleadings_are_filed(store, options):
    dossier = full_dossier(store, "en")
    told = dossier.proceeding.model_copy(update={"file_pleadings": True})
    plan = rendered(dossier.model_copy(update={"proceeding": told}), options)
    links = {link for item in plan.items if isinstance(item, Part) for link in item.links}
    assert {"fact-group", "event-start-a", "statement-officer"} & links
    assert links <= set(plan.anchors())


def test_no_place_has_two_names_alike(whole):
    names = Counter(name for item in whole[2].items if isinstance(item, Part) for name in item.anchors)
    assert [name for name, count in names.items() if count > 1] == []


def test_everything_cited_has_a_place(whole):
    dossier, _, plan = whole
    known = set(plan.anchors())
    assert {f"exhibit-{item.number}" for item in dossier.exhibits} <= known
    assert {f"photo-2-{rank}" for rank in range(1, 6)} <= known
    assert {"obs-1-1", "loss-lock", "letter-note", "event-start-a", "event-start-b", "file-2-1"} <= known


def test_the_list_of_exhibits_prints_the_pages_where_they_begin(whole):
    dossier, options, plan = whole
    places = places_in(plan)
    listed = next(job for job in front_jobs(dossier, options, plan) if job.name == "exhibits").html
    for item in dossier.exhibits:
        page = places.page_of[f"exhibit-{item.number}"]
        assert f'<a href="dossier:exhibit-{item.number}">{page}</a>' in listed
    assert places.pages_of[3] == 3  # its sheet, then its two pages
    assert plan.pages == sum(item.pages for item in plan.items)


def test_the_hearing_file_links_only_to_itself(whole):
    dossier, options, plan = whole
    parts = [render_part(job) for job in hearing_jobs(dossier, replace(options, out=options.out / "h"), plan)]
    known = {name for part in parts for name in part.anchors}
    links = {link for part in parts for link in part.links}
    assert links == {"fact-group", "fact-door", "claim-money"}
    assert links <= known


def test_a_part_is_tagged_and_every_picture_has_words(whole):
    _, _, plan = whole
    part = next(item for item in plan.items if item.name == "exhibit-2-1")
    with pikepdf.open(part.pdf) as pdf:
        assert pdf.Root.Lang == "fr"
        figures = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
        assert len(figures) == 5
        assert all(str(figure.Alt).startswith("Photo\u00a02/") for figure in figures)
    assert [mark.title.split("\u00a0–")[0].split(" –")[0] for mark in part.bookmarks if mark.level == 2] == [
        f"Photo\u00a02/{rank}" for rank in range(1, 6)
    ]


def test_pictures_are_embedded_byte_for_byte(whole):
    part = next(item for item in whole[2].items if item.name == "exhibit-2-1")
    with pikepdf.open(part.pdf) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        digests = {hashlib.sha256(image.read_raw_bytes()).hexdigest() for image in images}
        assert digests == set(part.images)
        assert not any(image.get("/Interpolate", False) for image in images)


def test_a_missing_picture_stops_the_rendering_and_is_named(store, options):
    job = plates(dossier_of(exhibits=[series(store, 1, 2)]), options)
    store.path(job.pictures[1].sha256).unlink()
    with pytest.raises(RenderError, match=r"photo 1/2 \(photos/series/SPECIMEN_4002\.jpg\)"):
        render_part(job)
    assert not job.out.exists()


def test_a_changed_picture_is_as_good_as_missing(store, options):
    job = plates(dossier_of(exhibits=[series(store, 1, 1)]), options)
    store.path(job.pictures[0].sha256).write_bytes(b"other")
    with pytest.raises(RenderError, match="photo 1/1"):
        render_part(job)


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "program:fonts/../base.html", "x.png"]
)
def test_a_page_can_ask_for_nothing_but_its_pictures(tmp_path, address):
    html = f'<html lang="fr"><title>x</title><body><img alt="" src="{address}"></body></html>'
    job = PartJob("x", html, "", (), Store(tmp_path), tmp_path, tmp_path / "x.pdf")
    with pytest.raises(RenderError):
        render_part(job)


def test_what_weasyprint_only_logs_is_an_error(tmp_path):
    job = PartJob("x", "<html><title>x</title><p>x</p></html>", "p { colour: red }", (), Store(tmp_path),
                  tmp_path, tmp_path / "x.pdf")  # fmt: skip
    with pytest.raises(RenderError, match="colour"):
        render_part(job)
    assert logging.getLogger("weasyprint").propagate


def test_the_same_dossier_gives_the_same_bytes_in_another_folder(store, options, tmp_path):
    dossier = full_dossier(store)
    first = {job.name: job for job in body_jobs(dossier, options) if isinstance(job, PartJob)}
    moved = replace(options, out=tmp_path / "elsewhere", folder=tmp_path / "other")
    second = {job.name: job for job in body_jobs(dossier, moved) if isinstance(job, PartJob)}
    for name in ("exhibit-2-1", "chronology", "losses"):
        assert first[name].key == second[name].key
        assert render_part(first[name]).pdf.read_bytes() == render_part(second[name]).pdf.read_bytes()


_FRESH = """
import hashlib, pickle, sys
from dossier.render.part import render_part
jobs = pickle.load(open(sys.argv[1], "rb"))
print([hashlib.sha256(render_part(job).pdf.read_bytes()).hexdigest() for job in jobs])
"""


def test_the_same_part_gives_the_same_bytes_in_a_fresh_process(store, options, tmp_path):
    import pickle

    jobs = [plates(dossier_of(exhibits=[series(store, 1, 2)]), options)]
    (tmp_path / "jobs").write_bytes(pickle.dumps(jobs))
    here = [hashlib.sha256(render_part(job).pdf.read_bytes()).hexdigest() for job in jobs]
    root = program_folder("templates").parent
    told = dict(os.environ, PYTHONHASHSEED="7", PYTHONPATH=str(root))
    command = [sys.executable, "-c", _FRESH, str(tmp_path / "jobs")]
    there = subprocess.run(command, env=told, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == str(here)


def test_the_key_moves_with_everything_that_is_printed(store, options):
    job = plates(dossier_of(exhibits=[series(store, 1, 1)]), options)
    other = plates(dossier_of(exhibits=[series(store, 1, 1, caption="Autre")]), options)
    assert len({job.key, other.key, replace(job, css=job.css + " ").key}) == 3


HOSTILE = {
    "markup": "<script>alert(1)</script> <img src=file:///etc/passwd> {{ 7*7 }} & \" '",
    "direction": "photo \u202egpj.exe\u202c fin",
    "long": "Une légende très longue. " * 200,
    "unbroken": "x" * 300 + " " + "é" * 300,
    "unknown": "visage \U0001f600 \u0531\u0540 \x07 fin",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("wanted", [None, 4])
def test_hostile_captions_are_printed_as_words_and_lie_over_nothing(store, options, name, wanted):
    told = proceeding(photos_per_page=wanted)
    shown = series(store, 1, 3, caption=HOSTILE[name], place=None)
    part = render_part(plates(dossier_of(exhibits=[shown], proceeding=told), options))
    text, overlaps = _looked_at(part.pdf)
    assert overlaps == []
    words = text.replace("\r", "").replace("\n", "").replace("\ufffe", "")
    expected = {
        "markup": "<script>alert(1)</script>",
        "direction": "[U+202E]gpj.exe[U+202C]",
        "unknown": "[U+1F600] [U+0531][U+0540] [U+0007]",
    }.get(name)
    if expected:
        assert words.count(expected) == 3
    if name == "long":
        assert words.count("légende") == 600
    if name == "unbroken":
        assert words.count("x") >= 900
        assert words.count("é") >= 900


@pytest.mark.parametrize("wanted", [None, 1, 2, 4])
@pytest.mark.parametrize("size", [(900, 600), (600, 900), (1600, 120), (40, 30)])
def test_plates_fill_their_pages_and_nothing_overlaps(store, options, wanted, size):
    told = proceeding(photos_per_page=wanted)
    shown = series(store, 1, 5, size=size)
    part = render_part(plates(dossier_of(exhibits=[shown], proceeding=told), options))
    assert part.pages == {None: 3, 1: 5, 2: 3, 4: 2}[wanted]
    _, overlaps = _looked_at(part.pdf)
    assert overlaps == []


def test_a_firm_may_replace_a_template_and_is_told_where_it_is_wrong(store, options, tmp_path):
    own = tmp_path / "own"
    (own / "sections").mkdir(parents=True)
    template = own / "sections" / "plates.html"
    dossier = dossier_of(exhibits=[series(store, 1, 1)])
    theirs = replace(options, templates=own)
    template.write_text('{% extends "base.html" %}{% block content %}OURS{% endblock %}', "utf-8")
    assert "OURS" in plates(dossier, theirs).html
    from dossier.render.compose import _environment

    _environment.cache_clear()
    template.write_text("a\n{{ nothing.at.all }}", "utf-8")
    with pytest.raises(RenderError, match="nothing"):
        plates(dossier, theirs)
    _environment.cache_clear()
    template.write_text("a\n{% if %}", "utf-8")
    with pytest.raises(RenderError, match=r"plates\.html:2"):
        plates(dossier, theirs)


def test_a_job_names_the_pictures_that_it_shows(store, options):
    job = plates(dossier_of(exhibits=[series(store, 1, 2)]), options)
    assert [picture.subject for picture in job.pictures] == [
        "photo 1/1 (photos/series/SPECIMEN_4001.jpg)",
        "photo 1/2 (photos/series/SPECIMEN_4002.jpg)",
    ]
    assert all(isinstance(picture, Picture) for picture in job.pictures)


def test_importing_the_plan_does_not_import_weasyprint():
    command = "import sys, dossier.render.plan, dossier.render.part; print('weasyprint' in sys.modules)"
    root = program_folder("templates").parent
    told = dict(os.environ, PYTHONPATH=str(root))
    done = subprocess.run(
        [sys.executable, "-c", command], env=told, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def _looked_at(path: Path):
    """All words, and every word that lies over a picture or outside the page's margins."""
    text, overlaps = "", []
    pdf = pypdfium2.PdfDocument(path)
    for number, page in enumerate(pdf):
        words = page.get_textpage()
        text += words.get_text_bounded()
        pictures = [o.get_bounds() for o in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
        for at in range(words.count_rects()):
            box = words.get_rect(at)
            outside = box[0] < 80 or box[2] > 540 or box[1] < 60
            if outside or any(_meet(box, picture) for picture in pictures):
                overlaps.append((number, box))
    pdf.close()
    return text, overlaps


def _meet(one, other):
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1


def test_the_test_for_overlaps_sees_one(tmp_path):
    Image.new("RGB", (20, 20), "red").save(stream := io.BytesIO(), "JPEG")
    store = Store(tmp_path)
    digest = store.put(stream.getvalue())
    html = (
        f'<html lang="en"><title>x</title><body><img alt="x" style="width:200px;height:200px" '
        f'src="derivative:{digest}"><p style="margin-top:-100px">over</p></body></html>'
    )
    css = "@page { margin: 40mm }"
    job = PartJob("x", html, css, (Picture(digest, "x"),), store, tmp_path, tmp_path / "x.pdf")
    _, overlaps = _looked_at(render_part(job).pdf)
    assert overlaps


_ROTTEN = (
    "x" * 700,
    "<b>&amp;</b> \" ' ` {{x}} {% y %}",
    "\u202eabc\u0000\ufffe",
    "mot " * 900,
    "«" * 40 + "»" * 40 + "! ? ; :",
    "\U0001f600" * 50,
    "1 000 000 n° 3 " * 30,
    "a\n\n\tb",
)


def _rotten(value, turn):
    """Every text of a dossier replaced by a hostile one."""
    if isinstance(value, dict) and set(value) == {"fr", "en"}:
        text = _ROTTEN[next(turn) % len(_ROTTEN)]
        return {"fr": text, "en": text}
    if isinstance(value, dict):
        return {key: part if key == "origin" else _rotten(part, turn) for key, part in value.items()}
    return [_rotten(part, turn) for part in value] if isinstance(value, list | tuple) else value


@pytest.mark.slow
def test_no_text_of_a_case_can_break_a_page(store, options):
    told = _rotten(full_dossier(store).model_dump(), itertools.count())
    plan = rendered(Dossier.model_validate(told), options)
    parts = [item for item in plan.items if isinstance(item, Part)]
    assert {link for part in parts for link in part.links} <= set(plan.anchors())
    assert {part.name: _looked_at(part.pdf)[1] for part in parts} == {part.name: [] for part in parts}
