"""A firm's own profile: the court's smaller limit, and numbers that run through all files."""

import json

import pypdfium2
import pytest

from dossier.errors import ExitCode
from tests.e2e.conftest import ROOT

EMBASSY = ROOT / "evidence" / "embassy-paris-2022"
OURS = ROOT / "dossier" / "law" / "editions" / "us-cmecf.toml"
LIMIT = 1_500_000


@pytest.fixture(scope="module")
def built(tmp_path_factory, program_of_module):
    folder = tmp_path_factory.mktemp("profile")
    profile = OURS.read_text("utf-8").replace("file_bytes = 35_000_000", f"file_bytes = {LIMIT}")
    profile = profile.replace(
        "slips = true", 'slips = true\nnumbering = { prefix = "EMB", digits = 6, through = true }'
    )
    (folder / "own.toml").write_text(profile, encoding="utf-8")
    words = ("--language", "en", "--proceeding", "civil", "--profile", str(folder / "own.toml"))
    done = program_of_module("build", str(EMBASSY), *words, "--out", str(folder / "out"))
    assert done.returncode == ExitCode.OK, done.stderr
    return folder / "out" / "civil" / "filing" / "us-cmecf", folder / "out.internal"


def test_every_file_fits_and_what_was_lowered_is_told(built):
    files, internal = built
    assert max(file.stat().st_size for file in files.iterdir()) <= LIMIT
    report = json.loads((internal / "completeness-civil.json").read_text("utf-8"))
    told = [one for one in report["findings"] if one["code"] == "FP110"]
    assert sum(one.get("count", 1) for one in told) == 2
    assert not [one for one in report["findings"] if one["code"] == "FP109"]


def test_no_number_of_a_page_is_used_twice(built):
    files, _ = built
    labels = []
    for file in sorted(files.iterdir(), key=lambda file: int(file.name.split("_")[0])):
        with pypdfium2.PdfDocument(file) as pdf:
            labels += [pdf.get_page_label(at) for at in range(len(pdf))]
    assert labels == [f"EMB{number:06d}" for number in range(1, len(labels) + 1)]


def test_a_qualified_person_finds_the_draft_to_sign(built):
    _, internal = built
    assert "SHA-256" in (internal / "certificate-902-14-civil.txt").read_text("utf-8")


def test_the_size_was_predicted_within_a_tenth(built):
    files, internal = built
    weight = sum(file.stat().st_size for file in files.iterdir()) / 1_000_000
    page = (internal / "upload-us-cmecf-civil.txt").read_text("utf-8")
    told = page.split("expected before the pages were made: ")[1].split("\u00a0")[0].split(" ")[0]
    assert abs(float(told) - weight) / weight < 0.1
