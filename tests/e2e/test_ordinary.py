"""An ordinary case, built as an office builds it: nothing blocks, and its pages say what it rests on."""

import re

import pypdfium2
import pytest

from dossier.errors import ExitCode
from tests.support.office import set_up


@pytest.fixture(scope="module")
def pages(tmp_path_factory, program_of_module):
    folder = tmp_path_factory.mktemp("office")
    case, out = set_up("car-accident", folder), folder / "out"
    program_of_module("build", case, "--out", out, code=ExitCode.OK)
    with pypdfium2.PdfDocument(out / "dossier.pdf") as pdf:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf]


def test_it_is_no_draft(pages):
    assert not [page for page in pages if "PROJET" in page]


def test_the_joint_report_is_said_to_be_signed_by_both(pages):
    (sheet,) = (page for page in pages if "Résumé du constat amiable" in page and "Signé par" in page)
    assert "Mme Lelong ; M. Tissot" in sheet.replace("\u202f", " ")
    assert "ne sont pas des constatations" not in sheet


def test_the_plan_names_a_place_and_no_premises(pages):
    (plan,) = (
        page for page in pages if "Plan des lieux" in page and "photographie" in page and "Position" in page
    )
    assert "lieu de l’accident" in plan
    assert "locaux" not in plan


def test_the_schedule_shows_each_head_and_what_is_left(pages):
    (schedule,) = (page.replace("\u202f", " ") for page in pages if "Reste à indemniser" in page)
    assert "Déficit fonctionnel temporaire" in schedule
    assert "classes et durées du rapport, à 30 € par jour" in schedule.replace("\u00a0", " ")
    assert "11 767,40" in schedule


def test_no_filed_page_speaks_of_what_is_internal(pages):
    words = " ".join(pages)
    for secret in (
        "Cinq ans après la fin de l’affaire",
        "téléphone conservé par Mme Lelong",
        "protection juridique",
        "PC039",
    ):
        assert secret not in words
