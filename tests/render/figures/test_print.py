"""The figures go through the printer without a complaint, and the same way each time."""

import logging

import pytest
from weasyprint import HTML

from dossier.render.figures.site_plan import site_plan_svg
from dossier.render.figures.timeline import timeline_svg
from tests.render.figures.test_site_plan import near, placed
from tests.render.figures.test_timeline import SAMPLE
from tests.support.small_dossier import HOSTILE, dossier, event


def printed(folder, name, *figures):
    page = "<html lang=fr><title>t</title><body>" + "".join(figures)
    HTML(string=page).write_pdf(folder / name, pdf_tags=True)
    return (folder / name).read_bytes()


def test_figures_print_without_a_complaint_and_in_the_same_bytes(tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    hostile = event("h", "2022-09-18 14:31", what=HOSTILE)
    plan = site_plan_svg(placed([near(0, 0, bearing=10, accuracy=6), near(9, 5)]), "fr")
    timeline = timeline_svg(dossier(events=(*SAMPLE, hostile)), "fr")
    assert printed(tmp_path, "a.pdf", timeline, plan) == printed(tmp_path, "b.pdf", timeline, plan)
    assert caplog.records == []


@pytest.mark.parametrize("mark", ["opacity", "<script", "<image", "href", "style="])
def test_figures_hold_nothing_that_can_act_or_that_archives_refuse(mark):
    plan = site_plan_svg(placed([near(0, 0, bearing=10, accuracy=6)]), "fr")
    assert mark not in plan + timeline_svg(dossier(events=SAMPLE), "fr")
